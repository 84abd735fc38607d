namespace WpbPortal.Data.Accounts;

/// <summary>What somebody signs in with, once for all partnerships. Says nothing of what they may do there.</summary>
public sealed class Account
{
    public const int DisplayNameLength = 200;

    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The address of this account, in lower case; an import never changes it.</summary>
    public string Email { get; set; } = "";

    /// <summary>How the account greets its owner; taken from the person at the invitation.</summary>
    public string DisplayName { get; set; } = "";

    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever password or factors change: sessions made before then end.</summary>
    public string SecurityStamp { get; set; } = "";

    public int FailedSignIns { get; set; }
    public DateTimeOffset? LockedOutUntil { get; set; }

    /// <summary>"nl" or "en".</summary>
    public string Language { get; set; } = "nl";

    /// <summary>"light", "dark" or null for what the device says.</summary>
    public string? Theme { get; set; }

    /// <summary>IANA name.</summary>
    public string TimeZone { get; set; } = "Europe/Amsterdam";

    /// <summary>Room for the second factor of a later day.</summary>
    public bool TwoFactorEnabled { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>A sign-in that can be ended: the cookie holds only its token, of which the hash is kept here.</summary>
public sealed class AccountSession
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public byte[] TokenHash { get; set; } = [];
    public Guid AccountId { get; set; }
    public Account Account { get; set; } = null!;

    /// <summary>The partnership the session works in now; null for an administrator of the platform.</summary>
    public Guid? PartnershipId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset LastSeenAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What the browser said it is, shortened, so that its owner recognises it.</summary>
    public string? Device { get; set; }
}

/// <summary>A letter that lets somebody in once: single use, seven days. Only the hash of its token is kept.</summary>
public sealed class Invitation
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public byte[] TokenHash { get; set; } = [];
    public Guid PartnershipId { get; set; }
    public Guid PersonId { get; set; }
    public string Email { get; set; } = "";
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A letter that lets the owner of an account choose a new password once.</summary>
public sealed class PasswordReset
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public byte[] TokenHash { get; set; } = [];
    public Guid AccountId { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>An account that may make partnerships and their first coordinators, and sees no coaching content.</summary>
public sealed class PlatformAdministrator
{
    public Guid AccountId { get; set; }
    public DateTimeOffset Since { get; set; }
}

/// <summary>A key of ASP.NET Core's data protection, wrapped by the secret from a file, so that every node reads the same cookies.</summary>
public sealed class DataProtectionKey
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string FriendlyName { get; set; } = "";
    public string Xml { get; set; } = "";
}
