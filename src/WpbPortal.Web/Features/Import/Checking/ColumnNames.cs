using System.Globalization;
using System.Text;

namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>How schools call their columns, in Dutch and English, whatever the capitals, accents and signs.</summary>
public static class ColumnNames
{
    private static readonly Dictionary<string, ImportField> People = Names(
        (ImportField.Number, "personeels-/studentnr, personeels- of studentnummer, personeels- en studentnummer, personeelsnummer, personeelsnr, studentnummer, studentnr, medewerkernummer, medewerkersnummer, medewerkernr, stamnummer, nummer, nr, number, employee number, student number, staff/student number, primarycode, sourcedid"),
        (ImportField.GivenName, "roepnaam, voornaam, voornamen, given name, first name"),
        (ImportField.SurnamePrefix, "tussenvoegsel, tussenvoegsels, voorvoegsel, voorvoegsels, tussenv, tv, surname prefix, prefix"),
        (ImportField.FamilyName, "achternaam, familienaam, geslachtsnaam, naam, surname, family name, last name"),
        (ImportField.Email, "e-mailadres, e-mail, mail, mailadres, email address, e-mailadres school, e-mail school, schoolmail"),
        (ImportField.Role, "rol, functie, rol/functie, rollen, role"),
        (ImportField.School, "school, locatie, vestiging, school/locatie, schoollocatie, schoolnaam, naam school, location"),
        (ImportField.Team, "team, vakgroep, team/vakgroep, vakgroep/team, sectie, vaksectie, team/sectie, afdeling, opleidingsteam, department, team/department"),
        (ImportField.From, "begindatum, startdatum, ingangsdatum, datum ingang, vanaf, begin, start, van, begindatum rol, start date, begin date, from"),
        (ImportField.Until, "einddatum, tot, t/m, tot en met, tm, eind, einde, datum einde, einddatum rol, end date, until, end"),
        (ImportField.Hours, "uren, uren wpb, aantal uren, uren per jaar, facilitering, facilitering uren, wpb uren, hours"));

    private static readonly Dictionary<string, ImportField> Placements = Names(
        (ImportField.StudentEmail, "e-mail student, e-mailadres student, mail student, student e-mail, student e-mailadres, studentmail, student, e-mail aanstaande leraar, e-mail, e-mailadres, email address student, email of student"),
        (ImportField.School, "school, locatie, vestiging, school/locatie, schoollocatie, schoolnaam, naam school, stageschool, location"),
        (ImportField.Team, "team, vakgroep, team/vakgroep, vakgroep/team, sectie, vaksectie, team/sectie, afdeling, opleidingsteam, department, team/department"),
        (ImportField.From, "begindatum, startdatum, ingangsdatum, datum ingang, vanaf, begin, start, van, begindatum stage, start date, begin date, from"),
        (ImportField.Until, "einddatum, tot, t/m, tot en met, tm, eind, einde, datum einde, einddatum stage, end date, until, end"),
        (ImportField.DaysPerWeek, "dagen per week, dagen, aantal dagen, aantal dagen per week, dagen p/w, dagen pw, stagedagen, stagedagen per week, days per week, days"),
        (ImportField.BuddyEmail, "e-mail buddy, e-mailadres buddy, mail buddy, buddy e-mail, buddy, email of buddy"),
        (ImportField.SupervisorEmail, "e-mail werkplekbegeleider, e-mailadres werkplekbegeleider, mail werkplekbegeleider, werkplekbegeleider e-mail, werkplekbegeleider, e-mail wpb, e-mailadres wpb, wpb e-mail, mail wpb, wpb, begeleider, e-mail begeleider, supervisor, supervisor email, email of supervisor, email supervisor"));

    /// <summary>Names that often stand above something else, such as somebody's name, where another column names the field outright.</summary>
    private static readonly HashSet<string> Weak = [.. "naam, student, buddy, werkplekbegeleider, wpb, begeleider, supervisor, e-mail, e-mailadres".Split(", ").Select(Plain)];

    /// <summary>Whether a header may well mean something else.</summary>
    public static bool IsWeak(string header) => Weak.Contains(Plain(header));

    /// <summary>What a header stands for in a file of this kind; null when we do not know it.</summary>
    public static ImportField? FieldOf(string header, ImportFileKind kind)
    {
        var names = kind == ImportFileKind.People ? People : Placements;
        if (names.TryGetValue(Plain(header), out var field)) return field;
        // "Begindatum (dd-mm-jjjj)" is a begindatum.
        var bracket = header.IndexOfAny(['(', '[']);
        return bracket > 0 && names.TryGetValue(Plain(header[..bracket]), out field) ? field : null;
    }

    /// <summary>How many of these headers a file of people or one of placements knows, whichever is more.</summary>
    public static int Recognised(IEnumerable<string> headers)
    {
        var all = headers.ToList();
        return Math.Max(Recognised(all, ImportFileKind.People), Recognised(all, ImportFileKind.Placements));
    }

    /// <summary>How many of these headers a file of this kind knows.</summary>
    public static int Recognised(IEnumerable<string> headers, ImportFileKind kind) =>
        headers.Select(header => FieldOf(header, kind)).Where(field => field is not null).Distinct().Count();

    /// <summary>Letters and digits alone, in lower case and without accents: how names are compared.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(character) && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(character));
        }
        return plain.ToString();
    }

    private static Dictionary<string, ImportField> Names(params ReadOnlySpan<(ImportField Field, string Names)> fields)
    {
        Dictionary<string, ImportField> names = [];
        foreach (var (field, list) in fields)
        {
            foreach (var name in list.Split(", ")) names[Plain(name)] = field;
        }
        return names;
    }
}
