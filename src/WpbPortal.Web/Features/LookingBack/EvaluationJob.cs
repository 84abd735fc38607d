using Quartz;
using WpbPortal.Data.Holidays;

namespace WpbPortal.Web.Features.LookingBack;

/// <summary>Lets the clockwork of looking back take its turns. What is due stands in the database.</summary>
[DisallowConcurrentExecution]
public sealed class EvaluationJob(EvaluationClockwork clockwork) : IJob
{
    /// <summary>Every half hour of the hours in which a school works, on the clock of the Netherlands.</summary>
    public static readonly string Schedule = $"0 22/30 {WorkingDays.FirstHour}-{WorkingDays.LastHour - 1} ? * MON-FRI";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await clockwork.TurnAsync(cancellationToken);
}
