using Microsoft.EntityFrameworkCore;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Notices;
using WpbPortal.Domain.People;
using WpbPortal.Web.Features.Agenda;
using WpbPortal.Web.Features.Learning;
using Xunit;

namespace WpbPortal.Web.Tests.Learning;

/// <summary>Who names themes, what they gather, who reads that, and who offers, takes and leaves a source.</summary>
public sealed class ThemeServiceTests(MigratedDatabase database) : PortalTest(database)
{
    private ThemeService Service => Data.Service<ThemeService>();

    private ThemeQueries Queries => Data.Service<ThemeQueries>();

    public static TheoryData<Role> AllButStudents => [.. Enum.GetValues<Role>().Except([Role.StudentTeacher])];

    public static TheoryData<Role> EveryRole => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(AllButStudents))]
    public async Task Writing_AllRolesButStudents_AreNotFound(Role role)
    {
        var pair = await Data.CoachingPairAsync();
        var theme = await ThemeAsync(pair, isShared: true);
        await Service.AddSourceAsync(pair.Student, theme, new("een boek", null, null), Stop);
        var source = Assert.Single((await Queries.ThemeAsync(pair.Student, theme, true, Stop)).Sources).Id;
        var viewer = await Data.ViewerAs(role);

        await HiddenAsync(() => Service.SaveAsync(viewer, new(theme, "anders", null, false), Stop));
        await HiddenAsync(() => Service.EndAsync(viewer, theme, true, Stop));
        await HiddenAsync(() => Service.ShareAsync(viewer, theme, Stop));
        await HiddenAsync(() => Service.KeepToSelfAsync(viewer, theme, Stop));
        await HiddenAsync(() => Service.GatherAsync(viewer, theme, PartKind.Session, Guid.CreateVersion7(), Stop));
        await HiddenAsync(() => Service.AddSourceAsync(viewer, theme, new("een boek", null, null), Stop));
        await HiddenAsync(() => Service.AnswerSourceAsync(viewer, source, false, Stop));
        await HiddenAsync(() => Queries.ThemeAsync(viewer, theme, true, Stop));
    }

    [Theory]
    [MemberData(nameof(EveryRole))]
    public async Task SharedTheme_WhoIsNoParty_ReadsNothingOfIt(Role role)
    {
        var pair = await Data.CoachingPairAsync();
        var theme = await ThemeAsync(pair, isShared: true);
        await Service.AddSourceAsync(pair.Student, theme, new("een boek", null, null), Stop);
        var viewer = await Data.ViewerAs(role);

        await HiddenAsync(() => Queries.ThemeAsync(viewer, theme, false, Stop));
        Assert.Equal(0, await Data.AsOwnerAsync(pair.Supervision.PartnershipId,
            async db => await db.DominantThemes.CountAsync(Stop) + await db.ThemeParts.CountAsync(Stop) + await db.Sources.CountAsync(Stop), viewer.PersonId));
    }

    [Fact]
    public async Task Theme_WhatItGathers_IsReadByEachAsFarAsThatIsReadAnyway()
    {
        var pair = await Data.CoachingPairAsync();
        var theme = await ThemeAsync(pair, isShared: false);
        var session = await Data.SharedSessionAsync(pair.Supervision, pair.Supervisor);
        var (agenda, own) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Data.Service<AgendaService>().SaveAsync(pair.Student, new(agenda, AgendaKind.Experience, "gedeelde inbreng", null, true), Stop);
        await Data.Service<ExperimentService>().SaveAsync(pair.Student, new(own, new("eigen experiment", Data.Today, null), false), Stop);
        foreach (var (kind, id) in new[] { (PartKind.Session, session.Id), (PartKind.Agenda, agenda), (PartKind.Experiment, own), (PartKind.Experiment, own) })
            await Service.GatherAsync(pair.Student, theme, kind, id, Stop);

        Assert.Equal(3, (await Queries.ThemeAsync(pair.Student, theme, true, Stop)).Parts.Count);
        await HiddenAsync(() => Queries.ThemeAsync(pair.Supervisor, theme, false, Stop));
        await Service.ShareAsync(pair.Student, theme, Stop);
        var seen = await Queries.ThemeAsync(pair.Supervisor, theme, false, Stop);
        Assert.Equal([PartKind.Agenda, PartKind.Session], seen.Parts.Select(part => part.Kind).Order().Reverse());
        Assert.Empty(seen.Candidates);
        await HiddenAsync(() => Service.GatherAsync(pair.Student, theme, PartKind.Agenda, session.Feedback[0].Id, Stop));
        // What is thrown away goes out of the theme.
        await Data.Service<AgendaService>().RemoveAsync(pair.Student, agenda, Stop);
        var part = (await Queries.ThemeAsync(pair.Student, theme, true, Stop)).Parts.Single(one => one.Kind == PartKind.Experiment);
        await HiddenAsync(() => Service.TakeOutAsync(pair.Supervisor, part.Id, Stop));
        await Service.TakeOutAsync(pair.Student, part.Id, Stop);
        Assert.Equal([PartKind.Session], (await Queries.ThemeAsync(pair.Student, theme, true, Stop)).Parts.Select(one => one.Kind));
    }

    [Fact]
    public async Task Source_OfferedByWhoSupervises_IsTakenOrLeftByTheStudent()
    {
        var pair = await Data.CoachingPairAsync();
        var theme = await ThemeAsync(pair, isShared: true);
        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => Service.AddSourceAsync(pair.Supervisor, theme, new("978-0-306-40615-8", null, null), Stop));
        Assert.Equal((Rule.IsbnInvalid, nameof(Source.Reference)), (broken.Rule, broken.Field));
        await Service.AddSourceAsync(pair.Supervisor, theme, new("https://doi.org/10.3102/003465430298487", "Feedback", "lees dit"), Stop);

        var offered = Assert.Single((await Queries.ThemeAsync(pair.Student, theme, true, Stop)).Sources);
        Assert.Equal((SourceKind.Doi, "10.3102/003465430298487", SourceState.Offered, pair.SupervisorPerson.Name), (offered.Kind, offered.Reference, offered.State, offered.OfferedBy));
        Assert.Equal(1, Assert.Single((await Data.Service<LearningQueries>().BoardAsync(pair.Student, Stop)).Themes).Offered);
        var kinds = await Data.AsOwnerAsync(pair.Supervision.PartnershipId, db => db.Notifications.Where(row => row.RecipientId == pair.StudentPerson.Id).Select(row => row.Kind).ToListAsync(Stop), pair.StudentPerson.Id);
        Assert.Equal([NotificationKind.SourceOffered], kinds);
        await HiddenAsync(() => Service.AnswerSourceAsync(pair.Supervisor, offered.Id, true, Stop));
        await Service.AnswerSourceAsync(pair.Student, offered.Id, false, Stop);
        Assert.Equal(SourceState.Left, Assert.Single((await Queries.ThemeAsync(pair.Supervisor, theme, false, Stop)).Sources).State);
        await Service.AnswerSourceAsync(pair.Student, offered.Id, true, Stop);
        Assert.Equal(1, Assert.Single((await Data.Service<LearningQueries>().OfAsync(pair.Supervisor, pair.StudentPerson.Id, Stop)).Themes).Sources);
    }

    [Fact]
    public async Task Source_OfferedBeforeAChangeOfSupervisor_StaysTheStudentsAndTheNextSeesWhatHeTook()
    {
        var pair = await Data.CoachingPairAsync(new(new(2026, 8, 1), Data.Today));
        var theme = await ThemeAsync(pair, isShared: true);
        foreach (var title in new[] { "genomen", "gelaten" }) await Service.AddSourceAsync(pair.Supervisor, theme, new($"boek {title}", title, null), Stop);
        var sources = (await Queries.ThemeAsync(pair.Student, theme, true, Stop)).Sources;
        foreach (var source in sources) await Service.AnswerSourceAsync(pair.Student, source.Id, source.Title == "genomen", Stop);
        var placement = await Data.AsOwnerAsync(pair.Supervision.PartnershipId, db => db.Placements.AsNoTracking().SingleAsync(row => row.Id == pair.Supervision.PlacementId, Stop));
        Data.Clock.Advance(TimeSpan.FromDays(1));
        var next = await Data.PersonAsync(Role.Supervisor);
        await Data.SupervisionAsync(next, placement, period: new(Data.Today, placement.Period.Until));

        Assert.Equal(["genomen"], (await Queries.ThemeAsync(await Data.ViewerOf(next), theme, false, Stop)).Sources.Select(source => source.Title));
        var former = await Data.ViewerOf(pair.SupervisorPerson);
        await HiddenAsync(() => Queries.ThemeAsync(former, theme, false, Stop));
        await HiddenAsync(() => Service.AddSourceAsync(former, theme, new("nog een boek", null, null), Stop));
    }

    [Fact]
    public async Task Theme_OverAndAgain_KeepsWhatItGathered()
    {
        var pair = await Data.CoachingPairAsync();
        var theme = await ThemeAsync(pair, isShared: false);
        await Service.AddSourceAsync(pair.Student, theme, new("0-306-40615-2", null, null), Stop);
        await Service.EndAsync(pair.Student, theme, true, Stop);
        Assert.NotNull((await Queries.ThemeAsync(pair.Student, theme, true, Stop)).Row.EndedAt);
        await Service.EndAsync(pair.Student, theme, false, Stop);
        await Service.SaveAsync(pair.Student, new(theme, "Rust", "anders", true), Stop);

        var found = await Queries.ThemeAsync(pair.Student, theme, true, Stop);
        Assert.Equal(("Rust", "anders", null, null, 1), (found.Row.Title, found.Row.Description, found.Row.EndedAt, found.Row.SharedAt, found.Sources.Count));
    }

    private async Task<Guid> ThemeAsync(CoachingPair pair, bool isShared)
    {
        var id = Guid.CreateVersion7();
        await Service.SaveAsync(pair.Student, new(id, "Veilig fouten maken", "Wat maakt dat ze durven?", isShared), Stop);
        return id;
    }

    private static Task HiddenAsync(Func<Task> act) => Assert.ThrowsAsync<NotFoundException>(act);
}
