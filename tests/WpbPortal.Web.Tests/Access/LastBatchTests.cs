using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Domain;
using WpbPortal.Domain.Learning;
using WpbPortal.Web.Drafts;
using Xunit;

namespace WpbPortal.Web.Tests.Access;

/// <summary>That what goes to the database in one trip with its commit is still all there, or nothing of it.</summary>
public sealed class LastBatchTests(MigratedDatabase database) : PortalTest(database)
{
    private const string Key = "agenda:new";

    private WpbContexts Contexts => Data.Service<WpbContexts>();

    private DraftService Drafts => Data.Service<DraftService>();

    [Fact]
    public async Task Commit_OfNewRowsAndWhatIsDoneLast_IsWholeAndOver()
    {
        var viewer = await TypingAsync();
        await using var db = await Contexts.OpenAsync(viewer, Stop);
        var item = New(db);
        await DraftService.CloseAsync(db, Key, Stop);
        await db.CommitAsync(Stop);

        Assert.Null(db.Database.CurrentTransaction);
        Assert.True(await IsThereAsync(viewer, item));
        Assert.Null((await Drafts.FindAsync(viewer, Key, Stop)).Fields);
    }

    [Fact]
    public async Task Commit_OfARowThatIsThereAlready_KeepsNothingOfTheRest()
    {
        var viewer = await TypingAsync();
        Guid before;
        await using (var db = await Contexts.OpenAsync(viewer, Stop))
        {
            before = New(db);
            await db.CommitAsync(Stop);
        }
        await using var again = await Contexts.OpenAsync(viewer, Stop);
        var item = New(again);
        New(again, before);
        await DraftService.CloseAsync(again, Key, Stop);

        Assert.Equal(Rule.AlreadyExists, (await Assert.ThrowsAsync<RuleViolationException>(() => again.CommitAsync(Stop))).Rule);
        Assert.False(await IsThereAsync(viewer, item));
        Assert.NotNull((await Drafts.FindAsync(viewer, Key, Stop)).Fields);
    }

    [Fact]
    public async Task Commit_OfWhatIsDoneLastAndFails_KeepsNothingOfTheRest()
    {
        var viewer = await TypingAsync();
        await using var db = await Contexts.OpenAsync(viewer, Stop);
        var item = New(db);
        db.DoLast($"select 1 / {0}");

        await Assert.ThrowsAsync<DbUpdateException>(() => db.CommitAsync(Stop));
        Assert.False(await IsThereAsync(viewer, item));
    }

    /// <summary>That a row was changed meanwhile is known only when the statement is done: such a commit goes apart.</summary>
    [Fact]
    public async Task Commit_OfARowThatWasChangedMeanwhile_KeepsNothingOfTheRest()
    {
        var viewer = await TypingAsync();
        await using var first = await Contexts.OpenAsync(viewer, Stop);
        var id = New(first);
        await first.CommitAsync(Stop);
        await using var slow = await Contexts.OpenAsync(viewer, Stop);
        var seen = await slow.AgendaItems.SingleAsync(row => row.Id == id, Stop);
        await using (var quick = await Contexts.OpenAsync(viewer, Stop))
        {
            (await quick.AgendaItems.SingleAsync(row => row.Id == id, Stop)).Write(AgendaKind.Question, "eerder", quick.Now);
            await quick.CommitAsync(Stop);
        }
        seen.Write(AgendaKind.Question, "later", slow.Now);
        var item = New(slow);

        Assert.Equal(Rule.ChangedMeanwhile, (await Assert.ThrowsAsync<RuleViolationException>(() => slow.CommitAsync(Stop))).Rule);
        Assert.False(await IsThereAsync(viewer, item));
    }

    [Fact]
    public async Task Commit_OfOneStatement_SaysHowManyRowsItTouched()
    {
        var viewer = await TypingAsync();
        await using var db = await Contexts.OpenAsync(viewer, Stop);

        Assert.Equal(1, await db.CommitAsync($"update draft set sequence = sequence + 1 where person_id = {viewer.PersonId} and key = {Key}", Stop));
        Assert.Equal(2, (await Drafts.FindAsync(viewer, Key, Stop)).Sequence);
    }

    /// <summary>A student with something half typed.</summary>
    private async Task<Viewer> TypingAsync()
    {
        var student = (await Data.CoachingPairAsync()).Student;
        await Drafts.KeepAsync(student, Key, 1, new(new Dictionary<string, string[]> { ["Form.Content"] = ["half"] }), Stop);
        return student;
    }

    private static Guid New(WpbDbContext db, Guid? id = null)
    {
        var item = new AgendaItem(db.Viewer.PartnershipId, db.Viewer.PersonId, AgendaKind.Experience, "brengt in", db.Now, id);
        db.Add(item);
        return item.Id;
    }

    private async Task<bool> IsThereAsync(Viewer viewer, Guid id)
    {
        await using var db = await Contexts.OpenAsync(viewer, Stop);
        return await db.AgendaItems.AnyAsync(row => row.Id == id, Stop);
    }
}
