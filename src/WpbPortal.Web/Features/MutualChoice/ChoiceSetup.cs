namespace WpbPortal.Web.Features.MutualChoice;

/// <summary>The services of mutual choice.</summary>
internal static class ChoiceSetup
{
    public static void AddMutualChoice(this IServiceCollection services)
    {
        services.AddSingleton<ChoiceLetters>();
        services.AddSingleton<ChoiceNews>();
        services.AddSingleton<ChoiceQueries>();
        services.AddSingleton<ChoiceService>();
        services.AddSingleton<ChoiceClockwork>();
    }
}
