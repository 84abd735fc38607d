using Quartz;

namespace WpbPortal.Web.Features.Interviews;

/// <summary>Lets talks, interviews and what people of a group said go that are past their term, every night.</summary>
[DisallowConcurrentExecution]
public sealed class ConversationJob(ConversationRetention retention) : IJob
{
    /// <summary>Twenty to four in the Netherlands.</summary>
    public const string Schedule = "0 40 3 ? * *";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await retention.TurnAsync(cancellationToken);
}
