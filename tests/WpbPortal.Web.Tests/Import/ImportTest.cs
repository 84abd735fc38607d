using System.Text;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Import;
using WpbPortal.Web.Features.Import.Checking;
using WpbPortal.Web.Features.Import.Runs;
using Xunit;

namespace WpbPortal.Web.Tests.Import;

/// <summary>An import by a coordinator, on the real service and the real database.</summary>
public abstract class ImportTest(MigratedDatabase database) : PortalTest(database)
{
    protected const string PeopleHeader = "Nr;Roepnaam;Tussenvoegsel;Achternaam;E-mailadres;Rol;School;Team;Begindatum;Einddatum;Uren";
    protected const string PlacementsHeader = "E-mail student;School;Team;Begindatum;Einddatum;Dagen per week;E-mail buddy;E-mail wpb";

    protected ImportService Imports => Data.Service<ImportService>();

    /// <summary>Chooses a file and waits until it was looked at.</summary>
    protected async Task<ImportDetail> LookAsync(Viewer viewer, byte[] file, string name = "lijst.csv")
    {
        var id = await Imports.StartAsync(viewer, name, new MemoryStream(file), Stop);
        return await EndOfAsync(viewer, id);
    }

    protected Task<ImportDetail> LookAsync(Viewer viewer, params string[] lines) => LookAsync(viewer, Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n"));

    /// <summary>Chooses a file of the fixtures and waits until it was looked at.</summary>
    protected Task<ImportDetail> LookAtAsync(Viewer viewer, string fixture) => LookAsync(viewer, Files.Bytes(fixture), fixture);

    /// <summary>Says yes and waits until it is in.</summary>
    protected async Task<ImportDetail> ConfirmAsync(Viewer viewer, ImportDetail looked)
    {
        Assert.Equal("Ready", $"{looked.Stand.State} {string.Join(' ', Errors(looked))}".Trim());
        await Imports.ConfirmAsync(viewer, looked.Id, Stop);
        return await EndOfAsync(viewer, looked.Id);
    }

    /// <summary>Chooses a file and lets it in.</summary>
    protected async Task<ImportDetail> ImportAsync(Viewer viewer, params string[] lines)
    {
        var done = await ConfirmAsync(viewer, await LookAsync(viewer, lines));
        Assert.Equal(ImportState.Done, done.Stand.State);
        return done;
    }

    protected async Task<ImportDetail> ImportFixtureAsync(Viewer viewer, string fixture)
    {
        var done = await ConfirmAsync(viewer, await LookAtAsync(viewer, fixture));
        Assert.Equal(ImportState.Done, done.Stand.State);
        return done;
    }

    protected async Task<ImportDetail> EndOfAsync(Viewer viewer, Guid id)
    {
        while (true)
        {
            var detail = await Imports.GetAsync(viewer, id, Stop);
            if (!ImportWords.IsUnderWay(detail.Stand)) return detail;
            await Task.Delay(20, Stop);
        }
    }

    /// <summary>Counts as <c>Thing new/changed/same</c>.</summary>
    protected static string Counts(ImportDetail detail) =>
        string.Join(' ', detail.Stand.Preview!.Counts.Select(count => $"{count.Thing} {count.New}/{count.Changed}/{count.Same}"));

    /// <summary>Findings as <c>row;column;kind</c>.</summary>
    protected static IReadOnlyList<string> Findings(ImportDetail detail) =>
        Files.In("nl", () => detail.Stand.Findings.All.Select(finding => $"{finding.Row};{finding.Column};{finding.Kind}").ToList());

    private static IEnumerable<string> Errors(ImportDetail detail) => detail.Stand.Findings.All.Where(finding => finding.Severity == ImportSeverity.Error).Select(FindingSentences.Of);

    /// <summary>Everybody and every role of a partnership, in words.</summary>
    protected Task<List<string>> PeopleOf(Viewer viewer) => Data.AsOwnerAsync(viewer.PartnershipId, async db =>
        (await db.RoleAssignments.Where(role => role.PersonId != viewer.PersonId)
            .Select(role => new { role.Person.Number, role.Person.GivenName, role.Person.SurnamePrefix, role.Person.FamilyName, role.Person.Email, role.Role, School = role.School!.Name, Team = role.Team!.Name, role.Period, role.Hours }).ToListAsync())
        .Select(row => $"{row.Number}|{new PersonName(row.GivenName, row.SurnamePrefix, row.FamilyName).Full}|{row.Email}|{row.Role}|{row.School}|{row.Team}|{row.Period.From:yyyy-MM-dd}|{row.Period.Until:yyyy-MM-dd}|{row.Hours:0.##}")
        .Order(StringComparer.Ordinal).ToList());
}
