using Quartz;
using WpbPortal.Data;
using WpbPortal.Data.Holidays;

namespace WpbPortal.Web.Features.MutualChoice;

/// <summary>Lets the clockwork of mutual choice take its turns. The schedule lives in memory: what is due stands in the database.</summary>
[DisallowConcurrentExecution]
public sealed class ChoiceJob(ChoiceClockwork clockwork) : IJob
{
    /// <summary>Every five minutes of the hours in which a school works, on the clock of the Netherlands.</summary>
    public static readonly string Schedule = $"0 0/5 {WorkingDays.FirstHour}-{WorkingDays.LastHour - 1} ? * MON-FRI";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await clockwork.TurnAsync(cancellationToken);
}
