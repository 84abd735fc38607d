using Quartz;

namespace WpbPortal.Web.Features.Klik;

/// <summary>Lets what is past its term go, every night.</summary>
[DisallowConcurrentExecution]
public sealed class KlikJob(KlikRetention retention) : IJob
{
    /// <summary>Half past three in the Netherlands.</summary>
    public const string Schedule = "0 30 3 ? * *";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await retention.TurnAsync(cancellationToken);
}
