namespace WpbPortal.Web.Features.Facilitation;

internal static class FacilitationSetup
{
    public static void AddFacilitation(this IServiceCollection services)
    {
        services.AddSingleton<FacilitationQueries>();
        services.AddSingleton<FacilitationService>();
    }
}
