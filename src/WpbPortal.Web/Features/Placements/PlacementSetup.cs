namespace WpbPortal.Web.Features.Placements;

internal static class PlacementSetup
{
    public static void AddPlacements(this IServiceCollection services)
    {
        services.AddScoped<PlacementQueries>();
        services.AddScoped<PlacementService>();
    }
}
