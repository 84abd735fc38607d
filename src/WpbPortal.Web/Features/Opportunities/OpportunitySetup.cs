namespace WpbPortal.Web.Features.Opportunities;

internal static class OpportunitySetup
{
    public static void AddOpportunities(this IServiceCollection services)
    {
        services.AddSingleton<OpportunityQueries>();
        services.AddSingleton<OpportunityService>();
    }
}
