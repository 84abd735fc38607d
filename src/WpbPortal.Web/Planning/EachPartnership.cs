namespace WpbPortal.Web.Planning;

/// <summary>A turn of a clockwork goes through partnerships one by one.</summary>
internal static class EachPartnership
{
    /// <summary>Takes the turn of each; one that fails is told of and does not hold up the others.</summary>
    public static async Task TurnAsync(IEnumerable<Guid> partnerships, Func<Guid, CancellationToken, Task> turn, Action<Exception, Guid> tell, CancellationToken stop)
    {
        foreach (var partnership in partnerships)
        {
            try
            {
                await turn(partnership, stop);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                tell(failed, partnership);
            }
        }
    }
}
