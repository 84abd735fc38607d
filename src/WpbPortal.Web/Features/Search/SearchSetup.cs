namespace WpbPortal.Web.Features.Search;

internal static class SearchSetup
{
    public static void AddSearch(this IServiceCollection services) => services.AddSingleton<SearchQueries>();
}
