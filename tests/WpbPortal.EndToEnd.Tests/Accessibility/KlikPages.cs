using Microsoft.Extensions.DependencyInjection;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.EndToEnd.Tests.Portal;
using WpbPortal.Web;
using WpbPortal.Web.Features.Klik;

namespace WpbPortal.EndToEnd.Tests.Accessibility;

/// <summary>The klik signals of which the pages are looked at: the one of the demonstration, and one that is talked about.</summary>
internal static class KlikPages
{
    /// <summary>The partnership of the demonstration in which a signal waits.</summary>
    public const string Stage = "Heidebron";

    /// <summary>What a student told.</summary>
    public static async Task<string> OwnAsync(RunningPortal portal) =>
        Urls.OwnKlik((await portal.Services.GetRequiredService<KlikQueries>().OwnAsync(await portal.ViewerAsync(DemoCast.As(Role.StudentTeacher, Stage)))).Signals[0].Id);

    /// <summary>That, for the handler whom he chose.</summary>
    public static async Task<string> HandledAsync(RunningPortal portal) =>
        Urls.Klik((await portal.Services.GetRequiredService<KlikQueries>().OwnAsync(await portal.ViewerAsync(DemoCast.As(Role.StudentTeacher, Stage)))).Signals[0].Id);

    /// <summary>What another student told, and that is talked about.</summary>
    public static async Task<string> TalkedAboutAsync(RunningPortal portal)
    {
        var (kliks, service, handling) = (portal.Services.GetRequiredService<KlikQueries>(), portal.Services.GetRequiredService<KlikService>(), portal.Services.GetRequiredService<KlikHandlingService>());
        var (student, handler) = (await portal.ViewerAsync(DemoCast.As(Role.StudentTeacher, Stage, 1)), await portal.ViewerAsync(DemoCast.As(Role.SchoolEducator, Stage)));
        var relation = (await kliks.OwnAsync(student)).Relations[0];
        try
        {
            await handling.NoteAsync(handler, await service.RaiseAsync(student, relation.SupervisionId, "Ik wil er graag eens met iemand over praten.", [handler.PersonId]), "Een eerste gesprek bij de koffie.");
        }
        catch (RuleViolationException broken) when (broken.Rule == Rule.KlikOpenAlready)
        {
            // Another look at the same page was first.
        }
        return Urls.Klik((await kliks.OwnAsync(student)).Relations.First(one => one.SupervisionId == relation.SupervisionId).OpenId!.Value);
    }
}
