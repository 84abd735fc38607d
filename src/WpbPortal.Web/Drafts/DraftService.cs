using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Drafts;
using WpbPortal.Domain;
using WpbPortal.Web.Access;
using WpbPortal.Web.Components.Shared;

namespace WpbPortal.Web.Drafts;

/// <summary>
/// Keeps what somebody is typing, beside the circuit, so that a lost connection, a closed tab or a restarted server
/// loses nothing. A draft is its author's alone, and encrypted.
/// </summary>
public sealed class DraftService(WpbContexts contexts, WorkAtOnce atOnce, IDataProtectionProvider protection, TimeProvider clock)
{
    // What was on its way when a form was saved comes with a number below this much more, and is not kept.
    private const int Gap = 1000;

    // No key of a form has it.
    private const string BesideMark = "~";

    /// <summary>
    /// Keeps the fields of a form, unless something that the same window typed later is kept already. What another window wrote in
    /// the meantime is never overwritten: then both stay, the one beside the other.
    /// </summary>
    /// <param name="viewer">Who types.</param>
    /// <param name="key">Which form.</param>
    /// <param name="turn">Its place among what is typed in this form.</param>
    /// <param name="fields">What stands in the form.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>.</exception>
    public async Task<DraftReceipt> KeepAsync(Viewer viewer, string key, DraftTurn turn, DraftFields fields, CancellationToken stop = default)
    {
        DemandFits(fields);
        await using (var db = await OpenAsync(viewer, stop))
        {
            var now = db.Now;
            if (await db.CommitAsync(Keeping(db.Viewer.PersonId, key, turn, Closed(db.Viewer.PersonId, key, fields), now), stop) == 1) return new(now, turn.Sequence);
        }
        // Something else stands there, which is rare: it is looked at, and all of it is done in one piece.
        await using var again = await OpenAsync(viewer, stop);
        var receipt = await KeepAsync(again, key, turn, fields, stop);
        await again.CommitAsync(stop);
        return receipt;
    }

    /// <summary>
    /// The same in one trip, for by far the most letters: those that follow on what is kept. Row security sees to it that they are of whose session it is.
    /// Null when this one has to be looked at, for whatever reason: nothing was done.
    /// </summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>.</exception>
    internal async Task<DraftReceipt?> KeepAtOnceAsync(SessionToken session, Guid owner, string key, DraftTurn turn, DraftFields fields, CancellationToken stop)
    {
        DemandFits(fields);
        var now = clock.GetUtcNow();
        return await atOnce.DoAsync(session.Hash(), Keeping(owner, key, turn, Closed(owner, key, fields), now), stop) == 1 ? new(now, turn.Sequence) : null;
    }

    /// <summary>The same in the viewer's own transaction.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>.</exception>
    internal async Task<DraftReceipt> KeepAsync(WpbDbContext db, string key, DraftTurn turn, DraftFields fields, CancellationToken stop)
    {
        DemandFits(fields);
        var (now, content) = (db.Now, Closed(db.Viewer.PersonId, key, fields));
        return await db.Database.ExecuteSqlAsync(Keeping(db.Viewer.PersonId, key, turn, content, now), stop) == 1 ? new DraftReceipt(now, turn.Sequence) : await KeepBesideAsync(db, key, turn, content, stop);
    }

    /// <summary>The statement that keeps a letter; it touches no row when it does not follow on what is kept.</summary>
    private static FormattableString Keeping(Guid person, string key, DraftTurn turn, byte[] content, DateTimeOffset now) =>
        $"""
        insert into draft (partnership_id, id, person_id, key, sequence, writer, content, saved_at)
        values (nullif(current_setting('app.partnership_id', true), '')::uuid, {Guid.CreateVersion7()}, {person}, {key}, {turn.Sequence}, {turn.Writer}, {content}, {now})
        on conflict (partnership_id, person_id, key) do update set sequence = excluded.sequence, writer = excluded.writer, content = excluded.content, saved_at = excluded.saved_at
        where draft.sequence < excluded.sequence and (draft.writer = excluded.writer or draft.sequence <= {turn.After})
        """;

    private byte[] Closed(Guid person, string key, DraftFields fields) => Protector(person, key).Protect(JsonSerializer.SerializeToUtf8Bytes(fields.Values));

    private static void DemandFits(DraftFields fields)
    {
        if (!fields.Fits) throw new RuleViolationException(Rule.TooLong, DraftFields.LongestText);
    }

    /// <summary>What the viewer left in a form. Its sequence goes on from there, also when nothing is kept any more.</summary>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    public async Task<KeptDraft> FindAsync(Viewer viewer, string key, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        return await FindAsync(db, key, stop);
    }

    /// <summary>What the viewer left in the forms whose key begins like this, by key.</summary>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    public async Task<IReadOnlyDictionary<string, KeptDraft>> FindAllAsync(Viewer viewer, string beginning, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var me = db.Viewer.PersonId;
        var rows = await db.Drafts.Where(row => row.PersonId == me && row.Key.StartsWith(beginning)).Select(row => new { row.Key, row.Sequence, row.SavedAt, row.Content }).ToListAsync(stop);
        var beside = rows.Where(row => row.Key.Contains(BesideMark, StringComparison.Ordinal)).Select(row => row.Key.Split(BesideMark)[0]).ToHashSet();
        return rows.Where(row => !row.Key.Contains(BesideMark, StringComparison.Ordinal))
            .ToDictionary(row => row.Key, row => new KeptDraft(row.Sequence, row.SavedAt, Open(me, row.Key, row.Content), beside.Contains(row.Key)));
    }

    /// <summary>What the viewer left in a form, when it is what stands on his screen; null when it is not (yet).</summary>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    public async Task<DraftFields?> FindSameAsync(Viewer viewer, string key, OnScreen screen, CancellationToken stop = default)
    {
        var kept = await FindAsync(viewer, key, stop);
        return kept.Fields is { } fields && kept.Sequence == screen.Sequence && screen.IsSameAs(fields) ? fields : null;
    }

    /// <summary>Settles in which of two versions one goes on.</summary>
    /// <param name="viewer">Who chooses.</param>
    /// <param name="key">Which form.</param>
    /// <param name="writer">His window, whose own version comes first.</param>
    /// <param name="swaps">Whether the other version takes the place of the one that counts; that one then stays as the other.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>The one that counts now.</returns>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    public async Task<KeptDraft> ChooseAsync(Viewer viewer, string key, Guid writer, bool swaps, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var (me, others, now) = (db.Viewer.PersonId, Beside(key), db.Now);
        if (swaps)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                with main as (select id, content from draft where person_id = {me} and key = {key} for update),
                  other as (select id, content from draft where person_id = {me} and starts_with(key, {others}) order by (writer = {writer}) is true desc, saved_at desc limit 1 for update)
                update draft set content = case draft.id when main.id then other.content else main.content end, writer = case draft.id when main.id then {writer} end,
                  sequence = draft.sequence + 1, saved_at = {now}
                from main, other where draft.id in (main.id, other.id)
                """, stop);
        }
        // What this window writes from now on goes into the one that counts.
        await db.Database.ExecuteSqlAsync($"update draft set writer = null where person_id = {me} and starts_with(key, {others}) and writer = {writer}", stop);
        await db.Database.ExecuteSqlAsync($"delete from draft where person_id = {me} and starts_with(key, {others}) and content is null", stop);
        var chosen = await FindAsync(db, key, stop);
        await db.CommitAsync(stop);
        return chosen;
    }

    /// <summary>Throws away every version of a form but the one that counts.</summary>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    public async Task ThrowOthersAwayAsync(Viewer viewer, string key, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        await db.Database.ExecuteSqlAsync($"delete from draft where person_id = {db.Viewer.PersonId} and starts_with(key, {Beside(key)})", stop);
        await db.CommitAsync(stop);
    }

    /// <summary>The form that the viewer typed in last among those whose key begins like this, when something is kept of it.</summary>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    public async Task<string?> LatestKeyAsync(Viewer viewer, string beginning, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        return (await db.KnownAsync(new Forms(beginning + "%"), Latest, stop)).SingleOrDefault();
    }

    /// <summary>Whether the viewer left something in a form whose key begins like this.</summary>
    internal static async Task<bool> AnyAsync(WpbDbContext db, string beginning, CancellationToken stop) => (await db.KnownAsync(new Forms(beginning + "%"), Latest, stop)).Count > 0;

    private static IQueryable<string> Latest(WpbDbContext db, Viewer viewer, Forms forms) => db.Drafts
        .Where(row => row.PersonId == viewer.PersonId && EF.Functions.Like(row.Key, forms.Beginning) && !row.Key.Contains(BesideMark) && row.Content != null)
        .OrderByDescending(row => row.SavedAt).Select(row => row.Key).Take(1);

    /// <summary>Throws away what the viewer left in a form.</summary>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    public async Task ThrowAwayAsync(Viewer viewer, string key, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        await CloseAsync(db, key, stop);
        await db.CommitAsync(stop);
    }

    /// <summary>
    /// Erases what was typed in a form, in the transaction that saves it and along with its commit. Only its number stays, higher than before, so
    /// that a letter still on its way does not bring the draft back.
    /// </summary>
    public static Task CloseAsync(WpbDbContext db, string key, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        db.DoLast(
            $"""
            insert into draft (partnership_id, id, person_id, key, sequence, content, saved_at)
            values ({db.Viewer.PartnershipId}, {Guid.CreateVersion7()}, {db.Viewer.PersonId}, {key}, {Gap}, null, {db.Now})
            on conflict (partnership_id, person_id, key) do update set sequence = draft.sequence + {Gap}, content = null, saved_at = excluded.saved_at
            """);
        return Task.CompletedTask;
    }

    private async Task<WpbDbContext> OpenAsync(Viewer viewer, CancellationToken stop)
    {
        var db = await contexts.OpenAsync(viewer, stop);
        if (db.Viewer.PersonId != Guid.Empty) return db;
        await db.DisposeAsync();
        throw new NotFoundException("Draft");
    }

    private static string Beside(string key) => key + BesideMark;

    /// <summary>A form, and how the names of the versions beside it look.</summary>
    private sealed record Form(string Key, string Others);

    /// <summary>How the names of some forms look.</summary>
    private sealed record Forms(string Beginning);

    /// <summary>The same in the viewer's own transaction.</summary>
    internal async Task<KeptDraft> FindAsync(WpbDbContext db, string key, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        var rows = await db.KnownAsync(new Form(key, Beside(key) + "%"), static (db, viewer, form) => db.Drafts.Where(row => row.PersonId == viewer.PersonId && (row.Key == form.Key || EF.Functions.Like(row.Key, form.Others)))
            .Select(row => new { row.Key, row.Sequence, row.SavedAt, Content = row.Key == form.Key ? row.Content : null }), stop);
        var hasOther = rows.Any(row => row.Key != key);
        return rows.SingleOrDefault(row => row.Key == key) is { } draft ? new(draft.Sequence, draft.SavedAt, Open(me, key, draft.Content), hasOther) : KeptDraft.None with { HasOther = hasOther };
    }

    /// <summary>A letter that does not follow on what is kept: it comes late, or another window wrote in between and it stands beside that.</summary>
    private static async Task<DraftReceipt> KeepBesideAsync(WpbDbContext db, string key, DraftTurn turn, byte[] content, CancellationToken stop)
    {
        var (me, now, others) = (db.Viewer.PersonId, db.Now, Beside(key));
        var main = await db.Drafts.Where(row => row.PersonId == me && row.Key == key).Select(row => new { row.Sequence, row.Writer, IsClosed = row.Content == null }).SingleAsync(stop);
        if (main.Writer == turn.Writer || main.Sequence <= turn.After) return new(null, main.Sequence) { IsClosed = main.IsClosed };
        var own = await db.Drafts.Where(row => row.PersonId == me && row.Key.StartsWith(others) && row.Writer == turn.Writer).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(stop);
        if (own is null)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into draft (partnership_id, id, person_id, key, sequence, writer, content, saved_at)
                values ({db.Viewer.PartnershipId}, {Guid.CreateVersion7()}, {me}, {others + Guid.NewGuid().ToString("N")}, {turn.Sequence}, {turn.Writer}, {content}, {now})
                """, stop);
        }
        else
        {
            await db.Database.ExecuteSqlAsync($"update draft set sequence = {turn.Sequence}, content = {content}, saved_at = {now} where id = {own} and person_id = {me} and sequence < {turn.Sequence}", stop);
        }
        return new(now, main.Sequence) { IsBeside = true };
    }

    private DraftFields? Open(Guid person, string key, byte[]? content)
    {
        if (content is null) return null;
        try
        {
            return new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(Protector(person, key).Unprotect(content))!);
        }
        catch (CryptographicException)
        {
            // Its key is gone: nobody can read it any more, and the form begins empty.
            return null;
        }
    }

    private IDataProtector Protector(Guid person, string key) => protection.CreateProtector("drafts", person.ToString(), key);
}

/// <summary>The place of a letter among what is typed in a form.</summary>
/// <param name="Sequence">Rises with every letter of a window.</param>
/// <param name="Writer">The window.</param>
/// <param name="After">The number of what this window last knew to be kept, its own or another's: on that its text goes on.</param>
public readonly record struct DraftTurn(long Sequence, Guid Writer = default, long After = 0)
{
    /// <summary>A letter where there is but one window.</summary>
    public static implicit operator DraftTurn(long sequence) => new(sequence);
}

/// <summary>What became of a letter.</summary>
/// <param name="At">When it was kept; null when something later of the same window is kept already.</param>
/// <param name="Sequence">The number of what counts now.</param>
public sealed record DraftReceipt(DateTimeOffset? At, long Sequence)
{
    /// <summary>Whether it was kept beside what another window wrote in the meantime.</summary>
    public bool IsBeside { get; init; }

    /// <summary>Whether what came before was saved or thrown away.</summary>
    public bool IsClosed { get; init; }
}

/// <summary>What is kept of a form.</summary>
/// <param name="Sequence">The number of what is kept; typing goes on from there.</param>
/// <param name="SavedAt">When it was kept.</param>
/// <param name="Fields">What stood in the form; null when nothing is kept (any more).</param>
/// <param name="HasOther">Whether another window wrote something else, which is kept beside it.</param>
public sealed record KeptDraft(long Sequence, DateTimeOffset? SavedAt, DraftFields? Fields, bool HasOther = false)
{
    /// <summary>Nothing was ever typed.</summary>
    public static KeptDraft None { get; } = new(0, null, null);

    /// <summary>When it was kept, as a clock with seconds says it; null when nothing is kept.</summary>
    [JsonIgnore] public string? ShownAt => Fields is null ? null : SavedAt?.ShowSeconds();
}
