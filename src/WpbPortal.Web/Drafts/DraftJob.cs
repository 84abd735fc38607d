using Quartz;

namespace WpbPortal.Web.Drafts;

/// <summary>Lets go what was typed and left, every night.</summary>
[DisallowConcurrentExecution]
public sealed class DraftJob(DraftRetention retention) : IJob
{
    /// <summary>A quarter to four in the Netherlands.</summary>
    public const string Schedule = "0 45 3 ? * *";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await retention.TurnAsync(cancellationToken);
}
