namespace WpbPortal.Web.Features.Klik;

/// <summary>The services of klik signals.</summary>
internal static class KlikSetup
{
    public static void AddKlik(this IServiceCollection services)
    {
        services.AddSingleton<KlikLetters>();
        services.AddSingleton<KlikNews>();
        services.AddSingleton<KlikQueries>();
        services.AddSingleton<KlikService>();
        services.AddSingleton<KlikHandlingService>();
        services.AddSingleton<KlikSchoolService>();
        services.AddSingleton<KlikRetention>();
    }
}
