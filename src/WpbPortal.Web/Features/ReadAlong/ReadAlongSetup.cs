namespace WpbPortal.Web.Features.ReadAlong;

internal static class ReadAlongSetup
{
    public static void AddReadAlong(this IServiceCollection services)
    {
        services.AddSingleton<ReadAlongQueries>();
        services.AddSingleton<ReadAlongService>();
    }
}
