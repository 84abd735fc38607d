using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using Xunit;

namespace WpbPortal.Web.Tests.Access;

/// <summary>A statement that is kept for a kind of viewer gives each of them what is hers, and keeps nobody's values.</summary>
public sealed class KnownQueriesTests(MigratedDatabase database) : PortalTest(database)
{
    private WpbContexts Contexts => Data.Service<WpbContexts>();

    [Fact]
    public async Task Known_TwoOfOneKindAskInTurn_EachIsGivenHerOwn()
    {
        var (first, second) = (await Data.ViewerAs(Role.StudentTeacher), await Data.ViewerAs(Role.StudentTeacher));

        Assert.Equal(first.Kind, second.Kind);
        foreach (var viewer in new[] { first, second, first })
            Assert.Equal([viewer.PersonId], await AskAsync(viewer, static (db, viewer) => db.People.VisibleTo(viewer).Where(row => row.Id == viewer.PersonId).Select(row => row.Id)));
    }

    [Fact]
    public async Task Known_OneStatementAskedByTwoKinds_IsReadForEachOfThem()
    {
        var (coordinator, student) = (await Data.ViewerAs(Role.Coordinator), await Data.ViewerAs(Role.StudentTeacher));
        static IQueryable<Guid> Held(WpbDbContext db, Viewer viewer) => db.RoleAssignments.VisibleTo(viewer).Select(row => row.PersonId);

        Assert.NotEqual(coordinator.Kind, student.Kind);
        Assert.Equivalent(new[] { coordinator.PersonId, student.PersonId }, await AskAsync(coordinator, Held));
        Assert.Equal([student.PersonId], await AskAsync(student, Held));
    }

    [Fact]
    public async Task Known_ValuesThatAreAsked_AreThoseOfTheCall()
    {
        var viewer = await Data.ViewerAs(Role.Coordinator);
        var other = await Data.PersonAsync(Role.Supervisor);
        await using var db = await Contexts.OpenAsync(viewer, Stop);

        foreach (var id in new[] { viewer.PersonId, other.Id })
            Assert.Equal([id], await db.KnownAsync(new Asked([id]), static (db, viewer, asked) => db.People.VisibleTo(viewer).Where(row => asked.Ids.Contains(row.Id)).Select(row => row.Id), Stop));
    }

    /// <summary>What a statement would keep of the first who asks is refused, so nobody is ever given another's.</summary>
    [Fact]
    public async Task Known_TakesSomebodysValueFromElsewhere_IsRefused()
    {
        var viewer = await Data.ViewerAs(Role.Coordinator);
        var id = viewer.PersonId;

        await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(viewer, (db, _) => db.People.Where(row => row.Id == id).Select(row => row.Id)));
    }

    /// <summary>A condition that hangs on more than the kind of viewer is found by the tests, which compare every call.</summary>
    [Fact]
    public async Task Known_DiffersWithinOneKind_IsRefusedWhereverTestsRun()
    {
        var turn = 0;
        var (first, second) = (await Data.ViewerAs(Role.StudentTeacher), await Data.ViewerAs(Role.StudentTeacher));
        IQueryable<Guid> Fickle(WpbDbContext db, Viewer viewer) => (turn++ < 2 ? db.People : db.People.Where(row => row.Id == viewer.PersonId)).Select(row => row.Id);
        Func<WpbDbContext, Viewer, IQueryable<Guid>> build = Fickle;

        await AskAsync(first, build);
        await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(second, build));
    }

    private async Task<List<Guid>> AskAsync(Viewer viewer, Func<WpbDbContext, Viewer, IQueryable<Guid>> build)
    {
        await using var db = await Contexts.OpenAsync(viewer, Stop);
        return await db.KnownAsync(build, Stop);
    }

    private sealed record Asked(IReadOnlyList<Guid> Ids);
}
