namespace WpbPortal.Web.Features.Platform;

internal static class PlatformSetup
{
    public static IServiceCollection AddPlatform(this IServiceCollection services) => services.AddScoped<PlatformService>();
}
