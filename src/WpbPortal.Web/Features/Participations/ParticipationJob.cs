using Quartz;
using WpbPortal.Data.Holidays;

namespace WpbPortal.Web.Features.Participations;

/// <summary>Lets the clockwork of invitations take its turns. The schedule lives in memory: what is due stands in the database.</summary>
[DisallowConcurrentExecution]
public sealed class ParticipationJob(ParticipationClockwork clockwork) : IJob
{
    /// <summary>Every hour in which a school works, a little past it, on the clock of the Netherlands.</summary>
    public static readonly string Schedule = $"0 7 {WorkingDays.FirstHour}-{WorkingDays.LastHour - 1} ? * MON-FRI";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await clockwork.TurnAsync(cancellationToken);
}
