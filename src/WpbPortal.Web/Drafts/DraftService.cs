using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Drafts;
using WpbPortal.Domain;

namespace WpbPortal.Web.Drafts;

/// <summary>
/// Keeps what somebody is typing, beside the circuit, so that a lost connection, a closed tab or a restarted server
/// loses nothing. A draft is its author's alone, and encrypted.
/// </summary>
public sealed class DraftService(WpbContexts contexts, IDataProtectionProvider protection)
{
    // What was on its way when a form was saved comes with a number below this much more, and is not kept.
    private const int Gap = 1000;

    /// <summary>Keeps the fields of a form, unless something typed later is kept already.</summary>
    /// <param name="viewer">Who types.</param>
    /// <param name="key">Which form.</param>
    /// <param name="sequence">Rises with every change; only a higher one is kept.</param>
    /// <param name="fields">What stands in the form.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>When it was kept; null when something typed later stands there.</returns>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>.</exception>
    public async Task<DateTimeOffset?> KeepAsync(Viewer viewer, string key, long sequence, DraftFields fields, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var isKept = await KeepAsync(db, key, sequence, fields, stop);
        await db.CommitAsync(stop);
        return isKept ? db.Now : null;
    }

    /// <summary>Keeps the fields of a form in the viewer's own transaction; false when something typed later stands there.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.TooLong"/>.</exception>
    internal async Task<bool> KeepAsync(WpbDbContext db, string key, long sequence, DraftFields fields, CancellationToken stop)
    {
        if (!fields.Fits) throw new RuleViolationException(Rule.TooLong, DraftFields.LongestText);
        var me = db.Viewer.PersonId;
        var content = Protector(me, key).Protect(JsonSerializer.SerializeToUtf8Bytes(fields.Values));
        return await db.Database.ExecuteSqlAsync(
            $"""
            insert into draft (partnership_id, id, person_id, key, sequence, content, saved_at)
            values ({db.Viewer.PartnershipId}, {Guid.CreateVersion7()}, {me}, {key}, {sequence}, {content}, {db.Now})
            on conflict (partnership_id, person_id, key) do update set sequence = excluded.sequence, content = excluded.content, saved_at = excluded.saved_at
            where draft.sequence < excluded.sequence
            """, stop) == 1;
    }

    /// <summary>What the viewer left in a form. Its sequence goes on from there, also when nothing is kept any more.</summary>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    public async Task<KeptDraft> FindAsync(Viewer viewer, string key, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var me = db.Viewer.PersonId;
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == me && row.Key == key, stop);
        return draft is null ? KeptDraft.None : new(draft.Sequence, draft.SavedAt, Open(me, key, draft.Content));
    }

    /// <summary>The form that the viewer typed in last among those whose key begins like this, when something is kept of it.</summary>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    public async Task<string?> LatestKeyAsync(Viewer viewer, string beginning, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        var me = db.Viewer.PersonId;
        return await db.Drafts.Where(row => row.PersonId == me && row.Key.StartsWith(beginning) && row.Content != null)
            .OrderByDescending(row => row.SavedAt).Select(row => row.Key).FirstOrDefaultAsync(stop);
    }

    /// <summary>Whether the viewer left something in a form whose key begins like this.</summary>
    internal static Task<bool> AnyAsync(WpbDbContext db, string beginning, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        return db.Drafts.AnyAsync(row => row.PersonId == me && row.Key.StartsWith(beginning) && row.Content != null, stop);
    }

    /// <summary>Throws away what the viewer left in a form.</summary>
    /// <exception cref="NotFoundException">Who asks is no person of this partnership.</exception>
    public async Task ThrowAwayAsync(Viewer viewer, string key, CancellationToken stop = default)
    {
        await using var db = await OpenAsync(viewer, stop);
        await CloseAsync(db, key, stop);
        await db.CommitAsync(stop);
    }

    /// <summary>
    /// Erases what was typed in a form, in the transaction that saves it. Only its number stays, higher than before, so
    /// that a letter still on its way does not bring the draft back.
    /// </summary>
    public static Task CloseAsync(WpbDbContext db, string key, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into draft (partnership_id, id, person_id, key, sequence, content, saved_at)
            values ({db.Viewer.PartnershipId}, {Guid.CreateVersion7()}, {db.Viewer.PersonId}, {key}, {Gap}, null, {db.Now})
            on conflict (partnership_id, person_id, key) do update set sequence = draft.sequence + {Gap}, content = null, saved_at = excluded.saved_at
            """, stop);

    private async Task<WpbDbContext> OpenAsync(Viewer viewer, CancellationToken stop)
    {
        var db = await contexts.OpenAsync(viewer, stop);
        if (db.Viewer.PersonId != Guid.Empty) return db;
        await db.DisposeAsync();
        throw new NotFoundException("Draft");
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

/// <summary>What is kept of a form.</summary>
/// <param name="Sequence">The number of what is kept; typing goes on from there.</param>
/// <param name="SavedAt">When it was kept.</param>
/// <param name="Fields">What stood in the form; null when nothing is kept (any more).</param>
public sealed record KeptDraft(long Sequence, DateTimeOffset? SavedAt, DraftFields? Fields)
{
    /// <summary>Nothing was ever typed.</summary>
    public static KeptDraft None { get; } = new(0, null, null);
}
