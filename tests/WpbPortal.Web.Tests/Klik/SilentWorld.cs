using WpbPortal.Data.Accounts;
using WpbPortal.Data.Live;
using WpbPortal.Domain;
using WpbPortal.Domain.Klik;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;
using WpbPortal.Web.Access;

namespace WpbPortal.Web.Tests.Klik;

/// <summary>
/// A partnership of its own with two who work together, made by the same script as its twin: all that differs are ids and the key in its
/// addresses.
/// </summary>
internal sealed class SilentWorld
{
    private readonly TestData _data;
    private readonly Dictionary<Person, Viewer> _viewers = [];

    private SilentWorld(TestData data, SilentCase script, string key)
    {
        (_data, Case, Key) = (data, script, key);
        var partnership = new Partnership("Opleidingsschool Stil", HolidayRegion.Middle);
        PartnershipId = partnership.Id;
        School = new(partnership.Id, "Locatie Stil");
        Team = new(partnership.Id, School.Id, "Team Stil");
        Rows.AddRange([partnership, SchoolYear.Usual(partnership.Id, data.Today), School, Team]);
        (Student, Supervisor, Colleague) = (Add("Sem", "Beek", Role.StudentTeacher, Team), Add("Hanna", "Duin", Role.Supervisor, Team), Add("Youri", "Veld", Role.Supervisor, Team));
        (First, Second, Coordinator, Counsellor) = (Add("Loes", "Berg", Role.SchoolEducator), Add("Amin", "Dal", Role.SchoolEducator), Add("Rik", "Zand", Role.Coordinator), Add("Jo", "Visser", Role.Supervisor, Team));
        var neighbour = Add("Puck", "Meer", Role.StudentTeacher, Team);
        Placement = new(partnership.Id, Student.Id, School.Id, Team.Id, data.ThisYear, 2);
        var second = new Placement(partnership.Id, neighbour.Id, School.Id, Team.Id, data.ThisYear, 3);
        Supervision = new(Placement, Supervisor.Id, data.ThisYear);
        Rows.AddRange([Placement, second, Supervision, new Supervision(second, Colleague.Id, data.ThisYear), new SchoolCounsellor(School, "Jo Visser", "0800 000", null, Counsellor.Id)]);
        if (script.OtherTakesPartAs is { } role) Rows.Add(new RoleAssignment(partnership.Id, Other.Id, role, data.ThisYear, role == Role.Coordinator ? null : School.Id, null));
        if (!script.NobodyIsLeft) Rows.AddRange([new KlikHandler(School, First.Id), new KlikHandler(School, Second.Id)]);
        // Also where she may be chosen for others, she never is for what is about her.
        if (script.OtherHandles || script.NobodyIsLeft) Rows.Add(new KlikHandler(School, Other.Id));
    }

    public SilentCase Case { get; }

    /// <summary>What differs in the addresses of its people.</summary>
    public string Key { get; }

    public Guid PartnershipId { get; }

    public School School { get; }

    public Team Team { get; }

    public Placement Placement { get; }

    public Supervision Supervision { get; }

    public Person Student { get; }

    public Person Supervisor { get; }

    public Person Colleague { get; }

    public Person First { get; }

    public Person Second { get; }

    public Person Coordinator { get; }

    public Person Counsellor { get; }

    /// <summary>Who raises the signal.</summary>
    public Person Author => Case.ByStudent ? Student : Supervisor;

    /// <summary>Who must notice nothing.</summary>
    public Person Other => Case.ByStudent ? Supervisor : Student;

    /// <summary>The signal; in the world without one an id that is nobody's.</summary>
    public Guid SignalId { get; set; } = Guid.CreateVersion7();

    /// <summary>The session of who must notice nothing.</summary>
    public SessionToken Session { get; private set; }

    /// <summary>Of what her open pages want to hear.</summary>
    public IReadOnlySet<LiveTopic> Topics { get; private set; } = new HashSet<LiveTopic>();

    /// <summary>How often they were woken, up to now.</summary>
    public int Woken { get; private set; }

    private List<object> Rows { get; } = [];

    public static async Task<SilentWorld> MakeAsync(TestData data, SilentCase script)
    {
        var world = new SilentWorld(data, script, $"k{Guid.NewGuid():N}"[..12]);
        await data.AddAsync(world.PartnershipId, world.Rows);
        world.Rows.Clear();
        world.Session = await data.SessionAsync(world.Other.AccountId!.Value, world.PartnershipId);
        world.Topics = await data.Service<SessionStore>().TopicsAsync(world.Session);
        data.Service<LiveWire>().Told += topics => { if (topics.Overlaps(world.Topics)) world.Woken++; };
        return world;
    }

    /// <summary>Somebody of this world, signed in once.</summary>
    public async Task<Viewer> AsAsync(Person person)
    {
        // She has one session, so that no list of hers is in the order of chance.
        if (!_viewers.TryGetValue(person, out var viewer)) _viewers[person] = viewer = person == Other ? await _data.ViewerOf(Session) : await _data.ViewerOf(person);
        return viewer;
    }

    private Person Add(string given, string family, Role role, Team? team = null)
    {
        var person = new Person(PartnershipId, new(given, null, family), $"{given}.{Key}@stil.example".ToLowerInvariant());
        var account = new Account { Email = person.Email, DisplayName = person.Name.Full, SecurityStamp = Key, Language = Case.Language, CreatedAt = _data.Clock.GetUtcNow() };
        person.SignInWith(account.Id);
        Rows.AddRange([account, person, new RoleAssignment(PartnershipId, person.Id, role, _data.ThisYear, role == Role.Coordinator ? null : School.Id, team?.Id)]);
        return person;
    }
}

/// <summary>How far a signal goes in a case.</summary>
internal enum SilentDepth
{
    Typed, Raised, Read, TakenUp, Noted, Mediated, Continued, Reopened, Closed, Withdrawn, ChosenAnew, Transferred,
}

/// <summary>One case, invented from its number.</summary>
internal sealed record SilentCase(int Number)
{
    private readonly Random _dice = new(Number * 7919 + 17);

    /// <summary>Rolled in this order, once.</summary>
    private IReadOnlyList<int> Rolled => field ??= [.. Enumerable.Range(0, 12).Select(_ => _dice.Next(1 << 20))];

    public bool ByStudent => Rolled[0] % 3 != 0;

    public string Language => Rolled[1] % 2 == 0 ? "nl" : "en";

    public SilentDepth Depth => NobodyIsLeft ? (SilentDepth)(Rolled[2] % 2) : (SilentDepth)(Number % Enum.GetValues<SilentDepth>().Length);

    /// <summary>What the other is besides; a student is a student.</summary>
    public Role? OtherTakesPartAs => !ByStudent ? null : (Rolled[3] % 5) switch { 0 => Role.SchoolEducator, 1 => Role.Coordinator, 2 => Role.Trainer, _ => null };

    /// <summary>Whether the other is one of the school's handlers herself.</summary>
    public bool OtherHandles => ByStudent && Rolled[4] % 3 == 0;

    /// <summary>Whether the other is the school's only handler, so that only the coordinator hears that something waits.</summary>
    public bool NobodyIsLeft => ByStudent && Rolled[5] % 9 == 0;

    public bool BothRead => Rolled[6] % 2 == 0;

    /// <summary>Ordinary things that happen in both worlds before and after.</summary>
    public int Before => Rolled[7] % 3;

    public int After => Rolled[8] % 3;

    /// <summary>Whether the author asks for the counsellor too.</summary>
    public bool AsksCounsellor => Rolled[9] % 4 == 0;

    /// <summary>Whether the other raises a signal of her own, about the same supervision.</summary>
    public bool OtherRaisesToo => Rolled[10] % 5 == 0;

    /// <summary>Whether the school names other handlers meanwhile, in both worlds.</summary>
    public bool NamesOthers => !NobodyIsLeft && Depth < SilentDepth.Reopened && Rolled[11] % 6 == 0;

    public override string ToString() => $"case {Number}: {(ByStudent ? "student" : "supervisor")}, {Depth}, other also {OtherTakesPartAs?.ToString() ?? "nothing"}{(OtherHandles ? " and handler" : "")}{(NobodyIsLeft ? ", nobody left" : "")}";
}
