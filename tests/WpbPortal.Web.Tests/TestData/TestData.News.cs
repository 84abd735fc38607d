using WpbPortal.Domain.News;

namespace WpbPortal.Web.Tests;

public sealed partial class TestData
{
    /// <summary>What is typed of a posting: an announcement of today and the week after.</summary>
    public PostingText News(string? text = null) => new($"Bericht {Next()}", text ?? "Wat er **speelt**.", Today, Today.AddDays(7));
}
