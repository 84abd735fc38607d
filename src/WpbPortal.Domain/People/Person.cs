using WpbPortal.Domain.Learning;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Domain.People;

/// <summary>Somebody known to a partnership, with or without an account to sign in with.</summary>
public sealed class Person : TenantEntity
{
    /// <summary>Longest part of a name, in characters.</summary>
    public const int NameLength = 80;

    /// <summary>Longest prefix of a family name (tussenvoegsel), in characters.</summary>
    public const int PrefixLength = 20;

    /// <summary>Longest e-mail address, in characters (RFC 5321).</summary>
    public const int EmailLength = 254;

    /// <summary>Longest number of a member of staff or a student, in characters.</summary>
    public const int NumberLength = 40;

    private Person() { }

    /// <summary>A new person of a partnership.</summary>
    /// <exception cref="RuleViolationException">A name or the address is missing, too long or no address.</exception>
    public Person(Guid partnershipId, PersonName name, string email, string? number = null) : base(partnershipId) =>
        Describe(name, email, number);

    /// <summary>Number of a member of staff or a student; the key of an import where it is there, unique in the partnership.</summary>
    public string? Number { get; private set; }

    /// <summary>Roepnaam.</summary>
    public string GivenName { get; private set; } = "";

    /// <summary>Tussenvoegsel, kept apart because the Dutch sort without it: <i>Haar, van der</i>.</summary>
    public string? SurnamePrefix { get; private set; }

    /// <summary>Achternaam without its prefix.</summary>
    public string FamilyName { get; private set; } = "";

    /// <summary>The address the school knows, in lower case; not necessarily the one that the person signs in with.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The account this person signs in with, once the invitation is taken.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>What the person is and was in the partnership.</summary>
    public IReadOnlyCollection<RoleAssignment> Roles { get; private set; } = new List<RoleAssignment>();

    /// <summary>Who follows this student from the institute, and when.</summary>
    public IReadOnlyCollection<InstituteGuidance> Guidances { get; private set; } = new List<InstituteGuidance>();

    /// <summary>Where this student is and was placed.</summary>
    public IReadOnlyCollection<Placement> Placements { get; private set; } = new List<Placement>();

    /// <summary>Whom this student lets read along, and let once.</summary>
    public IReadOnlyCollection<StudentGrant> Grants { get; private set; } = new List<StudentGrant>();

    /// <summary>The name as people say it.</summary>
    public PersonName Name => new(GivenName, SurnamePrefix, FamilyName);

    /// <summary>Corrects name, address or number.</summary>
    /// <exception cref="RuleViolationException">A name or the address is missing, too long or no address.</exception>
    public void Describe(PersonName name, string email, string? number)
    {
        GivenName = Text.Required(name.GivenName, NameLength, nameof(GivenName));
        SurnamePrefix = Text.Optional(name.SurnamePrefix, PrefixLength, nameof(SurnamePrefix));
        FamilyName = Text.Required(name.FamilyName, NameLength, nameof(FamilyName));
        Email = EmailAddress.Parse(email);
        Number = Text.Optional(number, NumberLength, nameof(Number));
    }

    /// <summary>Ties the account that took the invitation to this person.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.AlreadyExists"/> when another account is tied already.</exception>
    public void SignInWith(Guid accountId)
    {
        if (AccountId is { } other && other != accountId) throw new RuleViolationException(Rule.AlreadyExists);
        AccountId = accountId;
    }
}

/// <summary>A Dutch name in its three parts.</summary>
public readonly record struct PersonName(string GivenName, string? SurnamePrefix, string FamilyName)
{
    /// <summary>As people say it: <i>Anna de Vries</i>.</summary>
    public string Full => SurnamePrefix is null ? $"{GivenName} {FamilyName}" : $"{GivenName} {SurnamePrefix} {FamilyName}";

    /// <summary>As a list is sorted: <i>Vries, Anna de</i>.</summary>
    public string Sorted => SurnamePrefix is null ? $"{FamilyName}, {GivenName}" : $"{FamilyName}, {GivenName} {SurnamePrefix}";

    /// <inheritdoc />
    public override string ToString() => Full;
}
