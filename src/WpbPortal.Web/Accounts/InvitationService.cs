using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Data.Audit;
using WpbPortal.Domain;
using WpbPortal.Domain.People;
using WpbPortal.Web.Access;
using WpbPortal.Web.Mail;

namespace WpbPortal.Web.Accounts;

/// <summary>Invites the people of a partnership. Coordinators invite; the platform's administrator invites coordinators only.</summary>
public sealed class InvitationService(WpbContexts contexts, AccountLetters texts, PasswordResetService resets, Letters letters)
{
    /// <summary>How long an invitation can be taken.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>
    /// Invites somebody, or invites again: the earlier invitation then no longer works. Who signs in already gets a letter
    /// to choose a new password, at the account's own address. Never tells whether the address is known elsewhere.
    /// </summary>
    /// <param name="viewer">Who invites.</param>
    /// <param name="personId">Who is invited.</param>
    /// <param name="language">The letter's language, "nl" or "en".</param>
    /// <param name="stop">To give up.</param>
    /// <exception cref="NotFoundException">There is no such person, or the viewer may not invite.</exception>
    public async Task<SentLetter> InviteAsync(Viewer viewer, Guid personId, string language = "nl", CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        var person = await db.People.VisibleTo(db.Viewer).Include(known => known.Roles).SingleOrDefaultAsync(known => known.Id == personId, stop);
        if (person is null || !MayInvite(db.Viewer, person)) throw new NotFoundException(nameof(Person));
        var sent = person.AccountId is { } account ? await ResetAsync(db, account, stop) : await PromiseAsync(db, person, language, stop);
        await db.CommitAsync(stop);
        return sent;
    }

    /// <summary>How it stands with the invitations of these people: who was invited until when, and who signs in.</summary>
    /// <exception cref="NotFoundException">The viewer may not invite.</exception>
    public async Task<IReadOnlyDictionary<Guid, InvitationState>> StatesAsync(Viewer viewer, IReadOnlyCollection<Guid> personIds, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenAsync(viewer, stop);
        if (!db.Viewer.IsAny(Role.Coordinator, Role.PlatformAdmin)) throw new NotFoundException(nameof(Person));
        return await StatesAsync(db, personIds, stop);
    }

    /// <summary>The same within a list that is read already, by whoever may invite.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, InvitationState>> StatesAsync(WpbDbContext db, IReadOnlyCollection<Guid> personIds, CancellationToken stop)
    {
        var people = await db.KnownAsync(new PeopleAsked([.. personIds]), static (db, viewer, asked) => db.People.VisibleTo(viewer).Where(person => asked.Ids.Contains(person.Id)).Select(person => new
        {
            person.Id, SignsIn = person.AccountId != null,
            Last = db.Invitations.Where(one => one.PartnershipId == viewer.PartnershipId && one.PersonId == person.Id).OrderByDescending(one => one.CreatedAt)
                .Select(one => new { one.CreatedAt, one.ExpiresAt, Failed = db.Outbox.Any(letter => letter.IdempotencyKey == AccountLetters.InvitationKey + one.Id && letter.FailedAt != null) }).FirstOrDefault(),
        }), stop);
        return people.ToDictionary(person => person.Id, person => new InvitationState(person.SignsIn, person.Last?.CreatedAt, person.Last?.ExpiresAt, person.Last?.Failed == true));
    }

    private sealed record PeopleAsked(IReadOnlyList<Guid> Ids);

    /// <summary>Invites somebody within an act that makes him, such as a new partnership's first coordinator.</summary>
    internal async Task<SentLetter> PromiseAsync(WpbDbContext db, Person person, string language, CancellationToken stop)
    {
        var (key, now) = (SessionToken.New(), db.Now);
        await WithdrawAsync(db, person, stop);
        var invitation = new Invitation
        {
            TokenHash = key.Hash(),
            PartnershipId = person.PartnershipId,
            PersonId = person.Id,
            Email = person.Email,
            CreatedAt = now,
            ExpiresAt = now + Lifetime,
        };
        db.Invitations.Add(invitation);
        var partnership = db.Partnerships.Local.SingleOrDefault(known => known.Id == person.PartnershipId)?.Name
            ?? await db.Partnerships.Where(known => known.Id == person.PartnershipId).Select(known => known.Name).SingleAsync(stop);
        letters.Promise(db, texts.Invitation(invitation, key, person.Name.Full, partnership, language));
        db.Note(AuditAct.Invited, person, person.Id);
        return SentLetter.Invitation;
    }

    /// <summary>Takes back the invitations that are under way, within an act that makes them wrong, such as another address.</summary>
    internal static Task WithdrawAsync(WpbDbContext db, Person person, CancellationToken stop)
    {
        var now = db.Now;
        return db.Invitations
            .Where(earlier => earlier.PartnershipId == person.PartnershipId && earlier.PersonId == person.Id && earlier.UsedAt == null && earlier.ExpiresAt > now)
            .ExecuteUpdateAsync(earlier => earlier.SetProperty(row => row.ExpiresAt, now), stop);
    }

    private async Task<SentLetter> ResetAsync(WpbDbContext db, Guid accountId, CancellationToken stop)
    {
        resets.Promise(db, await db.Accounts.SingleAsync(account => account.Id == accountId, stop));
        return SentLetter.NewPassword;
    }

    private static bool MayInvite(Viewer viewer, Person person) =>
        viewer.Is(Role.Coordinator)
        || (viewer.Is(Role.PlatformAdmin) && person.Roles.Any(held => held.Role == Role.Coordinator && held.IsHeldOn(viewer.Today)));
}

/// <summary>Which letter went out.</summary>
public enum SentLetter
{
    /// <summary>An invitation of seven days.</summary>
    Invitation,

    /// <summary>A link to choose a new password, for somebody who signs in already.</summary>
    NewPassword,
}

/// <summary>How it stands with somebody's invitation.</summary>
/// <param name="SignsIn">The invitation was taken: the person signs in.</param>
/// <param name="InvitedAt">When the last invitation went out; null when none did.</param>
/// <param name="Until">Until when it can be taken; in the past when it has expired.</param>
/// <param name="LetterFailed">The letter could not be delivered: the address may be wrong.</param>
public sealed record InvitationState(bool SignsIn, DateTimeOffset? InvitedAt, DateTimeOffset? Until, bool LetterFailed);
