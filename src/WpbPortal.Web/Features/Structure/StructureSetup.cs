namespace WpbPortal.Web.Features.Structure;

internal static class StructureSetup
{
    public static void AddStructure(this IServiceCollection services) => services.AddScoped<StructureService>();
}
