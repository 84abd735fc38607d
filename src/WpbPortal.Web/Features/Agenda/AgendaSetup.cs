namespace WpbPortal.Web.Features.Agenda;

internal static class AgendaSetup
{
    public static void AddAgenda(this IServiceCollection services)
    {
        services.AddSingleton<AgendaQueries>();
        services.AddSingleton<AgendaService>();
    }
}
