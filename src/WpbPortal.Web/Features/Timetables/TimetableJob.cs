using Quartz;

namespace WpbPortal.Web.Features.Timetables;

/// <summary>Lets timetables be fetched anew, in the early morning on the clock of the Netherlands.</summary>
[DisallowConcurrentExecution]
public sealed class TimetableJob(TimetableClockwork clockwork) : IJob
{
    /// <summary>Every ten minutes between four and six: what is done already is not due again.</summary>
    public const string Schedule = "0 0/10 4-5 * * ?";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await clockwork.TurnAsync(cancellationToken);
}
