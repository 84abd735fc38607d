using WpbPortal.Domain.People;

namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>How schools call the roles, in Dutch and English, whatever the capitals, accents and signs.</summary>
public static class RoleNames
{
    private static readonly (Role Role, string[] Names)[] Known =
    [
        (Role.StudentTeacher, ["student", "aanstaande leraar", "aanstaande leraar (student)", "leraar in opleiding", "lio", "lio-student", "leraar in opleiding (lio)", "aanstaand leraar", "docent in opleiding", "dio", "student-leraar", "stagiair", "stagiaire", "studente", "student teacher", "StudentTeacher"]),
        (Role.Supervisor, ["werkplekbegeleider", "wpb", "wpb'er", "wpb-er", "wpb-begeleider", "werkplekbegeleider (wpb)", "werkplekbegeleidster", "werkbegeleider", "mentor", "workplace supervisor", "supervisor"]),
        (Role.SchoolEducator, ["schoolopleider", "so", "school opleider", "schoolopleidster", "school-based teacher educator", "school educator", "SchoolEducator"]),
        (Role.Trainer, ["trainer", "assessor", "trainer/assessor", "trainer en assessor"]),
        (Role.InstituteEducator, ["instituutsopleider", "io", "instituutsopleidster", "instituut opleider", "lerarenopleider", "instituutsbegeleider", "institute-based teacher educator", "institute educator", "InstituteEducator"]),
        (Role.Coordinator, ["coördinator", "coördinator opleidingsschool", "programmacoördinator", "programmaleider", "projectleider", "programmaleider/coördinator", "programme leader", "coordinator"]),
        (Role.PlatformAdmin, ["beheerder", "administrator", "admin", "PlatformAdmin"]),
    ];

    private static readonly Dictionary<string, Role> ByName = Known.SelectMany(role => role.Names.Select(name => (ColumnNames.Plain(name), role.Role)))
        .DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Role);

    /// <summary>The role of this name; null when we do not know it. The administrator's is among them, and is for the caller to refuse.</summary>
    public static Role? Of(string name)
    {
        if (ByName.TryGetValue(ColumnNames.Plain(name), out var role)) return role;
        // "Student (hbo, jaar 3)" is a student.
        var bracket = name.IndexOfAny(['(', '[']);
        return bracket > 0 && ByName.TryGetValue(ColumnNames.Plain(name[..bracket]), out role) ? role : null;
    }

    /// <summary>The Dutch name of the role that this was probably meant to be; null when it is like none.</summary>
    public static string? Nearest(string name)
    {
        var plain = ColumnNames.Plain(name);
        var best = Known.Where(role => role.Role != Role.PlatformAdmin).SelectMany(role => role.Names.Where(known => known.Length > 4)
            .Select(known => (Name: role.Names[0], Distance: Spelling.Distance(plain, ColumnNames.Plain(known))))).MinBy(known => known.Distance);
        return best.Distance <= Math.Max(1, plain.Length / 4) ? best.Name : null;
    }

    /// <summary>Whether the cell names more than one role.</summary>
    public static bool AreSeveral(string name)
    {
        var parts = name.Split([",", ";", "/", "+", "&", " en ", " and "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && parts.All(part => Of(part) is not null);
    }
}
