namespace WpbPortal.Domain.Partnerships;

/// <summary>
/// Schools, boards and institutes that educate teachers together (Kwaliteitskader Samen Opleiden &amp; Inductie, 2021).
/// The tenant: nothing of one partnership ever shows in another.
/// </summary>
public sealed class Partnership
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 120;

    private Partnership() { }

    /// <summary>A new partnership.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public Partnership(string name, HolidayRegion region, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7();
        Name = Text.Required(name, NameLength);
        Region = region;
    }

    /// <summary>Its id, which every row that belongs to it carries.</summary>
    public Guid Id { get; private set; }

    /// <summary>The name people know it by.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whose school holidays it keeps.</summary>
    public HolidayRegion Region { get; private set; }

    /// <summary>Length of the buddy period at the start of a placement, in weeks; two in the Koning Willem I trajectory.</summary>
    public int BuddyWeeks { get; private set; } = 2;

    /// <summary>Most weeks that a buddy period can last.</summary>
    public const int MostBuddyWeeks = 8;

    /// <summary>Changes how many weeks the buddy period of a new placement lasts.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.BuddyWeeksOutOfRange"/>.</exception>
    public void OpenWithBuddyWeeks(int weeks)
    {
        if (weeks is < 1 or > MostBuddyWeeks) throw new RuleViolationException(Rule.BuddyWeeksOutOfRange, MostBuddyWeeks) { Field = nameof(BuddyWeeks) };
        BuddyWeeks = weeks;
    }

    /// <summary>Gives it another name or region.</summary>
    /// <exception cref="RuleViolationException"><see cref="Rule.Required"/> or <see cref="Rule.TooLong"/>.</exception>
    public void Rename(string name, HolidayRegion region)
    {
        Name = Text.Required(name, NameLength);
        Region = region;
    }
}

/// <summary>The three regions over which Dutch school holidays are spread.</summary>
public enum HolidayRegion
{
    /// <summary>Regio noord.</summary>
    North = 1,

    /// <summary>Regio midden.</summary>
    Middle = 2,

    /// <summary>Regio zuid.</summary>
    South = 3,
}
