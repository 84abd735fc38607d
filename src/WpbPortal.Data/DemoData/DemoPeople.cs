using WpbPortal.Data.Accounts;
using WpbPortal.Domain;
using WpbPortal.Domain.Partnerships;
using WpbPortal.Domain.People;
using WpbPortal.Domain.Placements;

namespace WpbPortal.Data.DemoData;

/// <summary>Makes one partnership of the demonstration: its schools, people, roles and placements.</summary>
internal sealed class DemoPeople(DemoPartnership demo, Partnership partnership, IDictionary<string, Account> accounts)
{
    private static readonly DatePeriod DaysAway = new(new(2027, 1, 11), new(2027, 1, 29));

    private readonly Dictionary<string, School> _schools = [];
    private readonly Dictionary<(string School, string Team), Team> _teams = [];
    private readonly Dictionary<string, Person> _people = [];
    private readonly Dictionary<string, (Role Role, Guid SchoolId)> _places = [];
    private readonly Dictionary<Supervision, Guid> _colleagues = [];

    /// <summary>Everybody, by e-mail address.</summary>
    public IReadOnlyDictionary<string, Person> ByEmail => _people;

    /// <summary>The schools, by name.</summary>
    public IReadOnlyDictionary<string, School> Schools => _schools;

    public List<Placement> Placements { get; } = [];

    public List<Supervision> Supervisions { get; } = [];

    public SchoolYear ThisYear { get; private set; } = null!;

    private SchoolYear LastYear { get; set; } = null!;

    /// <summary>A school year by its name, however its dash is typed.</summary>
    public SchoolYear YearNamed(string name) => new[] { ThisYear, LastYear }.Single(year => year.Name == name.Replace('-', '–'));

    /// <summary>A team of a school.</summary>
    public Team TeamNamed(string school, string team) => _teams[(school, team)];

    /// <summary>As what somebody takes part, and from which school.</summary>
    public (Role Role, Guid SchoolId) PlaceOf(string email) => _places[email];

    public void AddTo(WpbDbContext context)
    {
        ThisYear = SchoolYear.Usual(partnership.Id, new(2026, 9, 1));
        LastYear = SchoolYear.Usual(partnership.Id, new(2025, 9, 1));
        context.AddRange(ThisYear, LastYear);
        var institute = new Institute(partnership.Id, demo.Institute);
        context.Add(institute);
        foreach (var school in demo.Schools)
        {
            foreach (var team in school.Teams) AddTeam(context, school.Name, team);
        }

        foreach (var person in Everybody(demo)) AddPerson(context, person, institute);
        foreach (var placement in demo.EarlierPlacements.Concat(ImportedPlacements()).Concat(demo.Placements)) AddPlacement(context, placement);
        foreach (var move in demo.Moves ?? []) AddMove(context, move);
        AddCover(context);
        foreach (var guidance in demo.InstituteGuidance)
        {
            foreach (var student in guidance.Students)
            {
                context.Add(new InstituteGuidance(partnership.Id, _people[student].Id, _people[guidance.InstituteEducator].Id,
                    new(ThisYear.Period.From, ThisYear.Period.Until)));
            }
        }
    }

    private Team AddTeam(WpbDbContext context, string schoolName, string teamName)
    {
        if (!_schools.TryGetValue(schoolName, out var school))
            context.Add(_schools[schoolName] = school = new(partnership.Id, schoolName));
        if (!_teams.TryGetValue((schoolName, teamName), out var team))
            context.Add(_teams[(schoolName, teamName)] = team = new(partnership.Id, school.Id, teamName));
        return team;
    }

    private void AddPerson(WpbDbContext context, DemoPerson demoPerson, Institute institute)
    {
        if (!_people.TryGetValue(demoPerson.Email, out var person))
        {
            person = new(partnership.Id, new(demoPerson.GivenName, demoPerson.Prefix, demoPerson.FamilyName), demoPerson.Email, demoPerson.Number);
            context.Add(_people[demoPerson.Email] = person);
            if (accounts.TryGetValue(demoPerson.Email, out var account)) person.SignInWith(account.Id);
        }
        foreach (var role in demoPerson.Roles)
        {
            var team = role is { School: { } inSchool, Team: { } inTeam } ? AddTeam(context, inSchool, inTeam) : null;
            if (role is { Role: Role.Supervisor or Role.StudentTeacher, School: { } at }) _places[demoPerson.Email] = (role.Role, _schools[at].Id);
            context.Add(new RoleAssignment(partnership.Id, person.Id, role.Role, demoPerson.RolePeriod?.Days ?? new(ThisYear.Period.From),
                role.School is { } name ? _schools[name].Id : null, team?.Id, role.Role == Role.InstituteEducator ? institute.Id : null, demoPerson.Hours));
        }
    }

    private void AddPlacement(WpbDbContext context, DemoPlacement demoPlacement)
    {
        var team = _teams[(demoPlacement.School, demoPlacement.Team)];
        var placement = new Placement(partnership.Id, _people[demoPlacement.Student].Id, team.SchoolId, team.Id,
            new(demoPlacement.StartDate, demoPlacement.EndDate), demoPlacement.DaysPerWeek);
        context.Add(placement);
        Placements.Add(placement);
        if (demoPlacement.Buddy is { } buddy) context.Add(new BuddyPeriod(placement, _people[buddy].Id, placement.BuddyWeeks(partnership.BuddyWeeks)));
        if (demoPlacement.Supervisor is not { } supervisor) return;
        if (demoPlacement.StartDate < ThisYear.Period.From)
        {
            // Whoever supervised before this year had the role then, too.
            context.Add(new RoleAssignment(partnership.Id, _people[supervisor].Id, Role.Supervisor, placement.Period, team.SchoolId, team.Id));
        }
        var supervision = new Supervision(placement, _people[supervisor].Id, placement.Period);
        context.Add(supervision);
        Supervisions.Add(supervision);
        if (demoPlacement.Buddy is { } colleague && colleague != supervisor && placement.Period.From >= ThisYear.Period.From) _colleagues[supervision] = _people[colleague].Id;
    }

    /// <summary>A student goes on at another team: what was before stays, with who supervised then.</summary>
    private void AddMove(WpbDbContext context, DemoMove move)
    {
        var team = _teams[(move.School, move.Team)];
        var before = Placements.Single(placement => placement.StudentId == _people[move.Student].Id && placement.Period.Contains(move.From));
        var next = before.MoveTo(team.SchoolId, team.Id, move.From, move.DecidedOn, DutchTime.Moment(move.DecidedOn, new(16, 0)));
        context.Add(next);
        Placements.Add(next);
        var supervision = new Supervision(next, _people[move.Supervisor].Id, next.Period);
        context.Add(supervision);
        Supervisions.Add(supervision);
    }

    /// <summary>A supervisor who will be away for some weeks after Christmas: the colleague who was the buddy stands in.</summary>
    private void AddCover(WpbDbContext context)
    {
        if (_colleagues.Keys.FirstOrDefault(one => one.Period.Covers(DaysAway)) is { } supervision) context.Add(new Cover(supervision, _colleagues[supervision], DaysAway));
    }

    /// <summary>Everybody of a partnership: from the school's own file and told besides.</summary>
    public static IEnumerable<DemoPerson> Everybody(DemoPartnership demo) => demo.People.Concat(ImportedPeople(demo));

    private static IEnumerable<DemoPerson> ImportedPeople(DemoPartnership demo) => demo.ImportFiles is not { } files ? [] : DemoFiles.ReadRows(files.People).Select(row => new DemoPerson(
        row["Roepnaam"], row["Tussenvoegsel"] is { Length: > 0 } prefix ? prefix : null, row["Achternaam"], row["E-mailadres"].ToLowerInvariant(),
        [new(RoleNamed(row["Rol"]), row["School"], row["Team/vakgroep"] is { Length: > 0 } team ? team : null)],
        new(DemoFiles.Day(row["Begindatum"])!.Value, DemoFiles.Day(row["Einddatum"])),
        row["Personeels-/studentnr"], DemoFiles.Number(row["Uren"])));

    private IEnumerable<DemoPlacement> ImportedPlacements() => demo.ImportFiles is not { } files ? [] : DemoFiles.ReadRows(files.Placements).Select(row => new DemoPlacement(
        row["E-mail student"], row["School"], row["Team/vakgroep"], DemoFiles.Day(row["Begindatum"])!.Value, DemoFiles.Day(row["Einddatum"])!.Value,
        DemoFiles.Number(row["Dagen per week"])!.Value,
        row["E-mail buddy"] is { Length: > 0 } buddy ? buddy : null, row["E-mail werkplekbegeleider"] is { Length: > 0 } supervisor ? supervisor : null));

    private static Role RoleNamed(string name) => name switch
    {
        "werkplekbegeleider" => Role.Supervisor,
        "student" => Role.StudentTeacher,
        "schoolopleider" => Role.SchoolEducator,
        "instituutsopleider" => Role.InstituteEducator,
        "trainer" => Role.Trainer,
        "coördinator" => Role.Coordinator,
        _ => throw new InvalidOperationException($"The demonstration knows no role {name}."),
    };
}
