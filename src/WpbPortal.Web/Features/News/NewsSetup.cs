namespace WpbPortal.Web.Features.News;

/// <summary>The services of announcements and procedures.</summary>
internal static class NewsSetup
{
    public static void AddNews(this IServiceCollection services)
    {
        services.AddSingleton<NewsQueries>();
        services.AddSingleton<NewsService>();
        services.AddSingleton<NewsLetters>();
        services.AddSingleton<NewsTelling>();
        services.AddSingleton<NewsClockwork>();
    }
}
