using Quartz;
using WpbPortal.Data.Holidays;

namespace WpbPortal.Web.Features.OwnQuestions;

/// <summary>Lets the clockwork of learning questions take its turns. What is due stands in the database.</summary>
[DisallowConcurrentExecution]
public sealed class QuestionJob(QuestionClockwork clockwork) : IJob
{
    /// <summary>Every half hour of the hours in which a school works, on the clock of the Netherlands.</summary>
    public static readonly string Schedule = $"0 7/30 {WorkingDays.FirstHour}-{WorkingDays.LastHour - 1} ? * MON-FRI";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await clockwork.TurnAsync(cancellationToken);
}
