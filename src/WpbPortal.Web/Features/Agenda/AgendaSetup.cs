using WpbPortal.Web.Components;

namespace WpbPortal.Web.Features.Agenda;

internal static class AgendaSetup
{
    public static void AddAgenda(this IServiceCollection services)
    {
        services.AddSingleton<AgendaQueries>();
        services.AddSingleton<AgendaService>();
        services.AddFormAct<BringInPage>(BringInPage.Handler, BringInPage.TakeAsync);
    }
}
