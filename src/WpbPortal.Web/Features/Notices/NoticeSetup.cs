namespace WpbPortal.Web.Features.Notices;

/// <summary>The services of notifications.</summary>
internal static class NoticeSetup
{
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<NoticeQueries>();
        services.AddSingleton<NoticeService>();
        services.AddSingleton<MailWishService>();
    }
}
