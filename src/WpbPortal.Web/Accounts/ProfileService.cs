using Microsoft.EntityFrameworkCore;
using WpbPortal.Data;
using WpbPortal.Data.Accounts;
using WpbPortal.Data.Live;
using WpbPortal.Domain;
using WpbPortal.Web.Mail;

namespace WpbPortal.Web.Accounts;

/// <summary>
/// What somebody sees and changes of the own account. It holds for all partnerships, so it works outside them; the session
/// is looked up again at every call.
/// </summary>
public sealed class ProfileService(WpbContexts contexts, AccountManager accounts, SignInService signIns, PasswordResetService resets, AccountLetters texts, Letters letters, TimeProvider clock)
{
    /// <summary>The own account and where it is signed in, the last seen first.</summary>
    /// <exception cref="SessionEndedException">The session has ended.</exception>
    public async Task<Profile> GetAsync(Viewer viewer, CancellationToken stop = default)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        var account = await OwnAsync(db, viewer, stop);
        var (own, now) = (viewer.SessionHash.ToArray(), clock.GetUtcNow());
        var sessions = await db.AccountSessions
            .Where(session => session.AccountId == account.Id && session.EndedAt == null && session.ExpiresAt > now)
            .OrderByDescending(session => session.LastSeenAt)
            .Select(session => new OwnSession(session.Id, session.Device, session.CreatedAt, session.LastSeenAt, session.TokenHash == own))
            .ToListAsync(stop);
        return new(account.DisplayName, account.Email, account.Language, account.Theme, sessions);
    }

    /// <summary>Chooses the language, "nl" or "en"; anything else is Dutch.</summary>
    /// <exception cref="SessionEndedException">The session has ended.</exception>
    public Task ChooseLanguageAsync(Viewer viewer, string? language, CancellationToken stop = default) =>
        ChangeAsync(viewer, account => account.Language = language == "en" ? "en" : "nl", stop);

    /// <summary>Chooses the colours, "light" or "dark"; anything else is what the device says.</summary>
    /// <exception cref="SessionEndedException">The session has ended.</exception>
    public Task ChooseThemeAsync(Viewer viewer, string? theme, CancellationToken stop = default) =>
        ChangeAsync(viewer, account => account.Theme = theme is "light" or "dark" ? theme : null, stop);

    /// <summary>Changes the password and ends the sessions elsewhere. A wrong present password counts as a failed sign-in.</summary>
    /// <exception cref="SessionEndedException">The session has ended.</exception>
    /// <exception cref="RuleViolationException">
    /// <see cref="Rule.PasswordWrong"/>, or the new one is too short, too long or too common.
    /// </exception>
    public async Task ChangePasswordAsync(Viewer viewer, string? present, string? password, CancellationToken stop = default)
    {
        var email = (await GetAsync(viewer, stop)).Email;
        // Who is signed in is no stranger on the network; the account itself still counts.
        if (await signIns.CheckAsync(email, present, new(null, null), stop) is null) throw new RuleViolationException(Rule.PasswordWrong) { Field = "Present" };
        await using var db = await contexts.OpenPlatformAsync(stop);
        var account = await OwnAsync(db, viewer, stop);
        await accounts.ChoosePasswordAsync(db, account, password);
        await EndAsync(Elsewhere(db.AccountSessions, account, viewer), stop);
        db.Tells(LiveTopic.Account(account.Id));
        await resets.EndAllAsync(db, account, stop);
        letters.Promise(db, texts.PasswordChanged(account));
        await db.CommitAsync(stop);
    }

    /// <summary>Ends one session of one's own; nothing happens when it has ended already.</summary>
    /// <exception cref="SessionEndedException">The session that asks has ended.</exception>
    public Task EndSessionAsync(Viewer viewer, Guid sessionId, CancellationToken stop = default) =>
        EndSessionsAsync(viewer, (sessions, account) => sessions.Where(session => session.AccountId == account.Id && session.Id == sessionId), stop);

    /// <summary>Ends every session of one's own but the one that asks.</summary>
    /// <exception cref="SessionEndedException">The session that asks has ended.</exception>
    public Task EndOtherSessionsAsync(Viewer viewer, CancellationToken stop = default) =>
        EndSessionsAsync(viewer, (sessions, account) => Elsewhere(sessions, account, viewer), stop);

    private async Task EndSessionsAsync(Viewer viewer, Func<IQueryable<AccountSession>, Account, IQueryable<AccountSession>> which, CancellationToken stop)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        var account = await OwnAsync(db, viewer, stop);
        await EndAsync(which(db.AccountSessions, account), stop);
        db.Tells(LiveTopic.Account(account.Id));
        await db.CommitAsync(stop);
    }

    private async Task ChangeAsync(Viewer viewer, Action<Account> change, CancellationToken stop)
    {
        await using var db = await contexts.OpenPlatformAsync(stop);
        change(await OwnAsync(db, viewer, stop));
        await db.CommitAsync(stop);
    }

    private async Task<Account> OwnAsync(WpbDbContext db, Viewer viewer, CancellationToken stop)
    {
        var (own, now) = (viewer.SessionHash.ToArray(), clock.GetUtcNow());
        return await db.AccountSessions.Where(session => session.TokenHash == own && session.EndedAt == null && session.ExpiresAt > now)
            .Select(session => session.Account).SingleOrDefaultAsync(stop) ?? throw new SessionEndedException();
    }

    private Task<int> EndAsync(IQueryable<AccountSession> sessions, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return sessions.Where(session => session.EndedAt == null).ExecuteUpdateAsync(session => session.SetProperty(row => row.EndedAt, now), stop);
    }

    private static IQueryable<AccountSession> Elsewhere(IQueryable<AccountSession> sessions, Account account, Viewer viewer)
    {
        var own = viewer.SessionHash.ToArray();
        return sessions.Where(session => session.AccountId == account.Id && session.TokenHash != own);
    }
}

/// <summary>The own account.</summary>
/// <param name="Name">The account's name; the partnership says it, so it is not changed here.</param>
/// <param name="Email">The address to sign in with.</param>
/// <param name="Language">"nl" or "en".</param>
/// <param name="Theme">"light", "dark" or null for what the device says.</param>
/// <param name="Sessions">Where it is signed in.</param>
public sealed record Profile(string Name, string Email, string Language, string? Theme, IReadOnlyList<OwnSession> Sessions);

/// <summary>A place where the account is signed in.</summary>
public sealed record OwnSession(Guid Id, string? Device, DateTimeOffset Since, DateTimeOffset LastSeen, bool IsThis);
