using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Klik;

/// <summary>Somebody at a school who may be chosen to read klik signals. Everybody in the partnership may know who that is.</summary>
public sealed class KlikHandler : TenantEntity
{
    /// <summary>Fewest handlers that a school names, so that an author can choose.</summary>
    public const int Fewest = 2;

    private KlikHandler() { }

    /// <summary>Names somebody.</summary>
    public KlikHandler(School school, Guid personId) : base(school.PartnershipId) => (SchoolId, PersonId) = (school.Id, personId);

    /// <summary>Of which school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>Of which school.</summary>
    public School School { get; private set; } = null!;

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Who.</summary>
    public Person Person { get; private set; } = null!;

    /// <summary>Checks who are to be the handlers of a school.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.KlikTooFewHandlers"/>.</exception>
    public static void DemandEnough(IReadOnlyCollection<Guid> people)
    {
        if (people.Distinct().Count() < Fewest) throw new RuleViolationException(Rule.KlikTooFewHandlers, Fewest) { Field = nameof(KlikHandler) };
    }
}

/// <summary>The confidential counsellor of a school (vertrouwenspersoon): where one goes with what is not safe. No part of a klik signal.</summary>
public sealed class SchoolCounsellor : TenantEntity
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 120;

    /// <summary>Longest telephone number, in characters.</summary>
    public const int PhoneLength = 40;

    private SchoolCounsellor() { }

    /// <summary>Names the counsellor of a school.</summary>
    /// <exception cref="RuleViolationException">A rule of <see cref="Describe"/>.</exception>
    public SchoolCounsellor(School school, string? name, string? phone, string? email, Guid? personId) : base(school.PartnershipId)
    {
        SchoolId = school.Id;
        Describe(name, phone, email, personId);
    }

    /// <summary>Of which school.</summary>
    public Guid SchoolId { get; private set; }

    /// <summary>Who.</summary>
    public string Name { get; private set; } = "";

    /// <summary>By which number.</summary>
    public string? Phone { get; private set; }

    /// <summary>By which address.</summary>
    public string? Email { get; private set; }

    /// <summary>Who that is in the portal, to be told there; null for somebody who is not in it.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Says who it is and how to reach that person: by at least one way.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/>, <see cref="Rule.TooLong"/>, <see cref="Rule.CounsellorUnreachable"/> or a rule of <see cref="EmailAddress"/>.</exception>
    public void Describe(string? name, string? phone, string? email, Guid? personId)
    {
        Name = Text.Required(name, NameLength, nameof(Name));
        Phone = Text.Optional(phone, PhoneLength, nameof(Phone));
        Email = string.IsNullOrWhiteSpace(email) ? null : EmailAddress.Parse(email);
        if (Phone is null && Email is null) throw new RuleViolationException(Rule.CounsellorUnreachable) { Field = nameof(Phone) };
        PersonId = personId;
    }
}
