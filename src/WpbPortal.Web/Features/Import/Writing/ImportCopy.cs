using Npgsql;
using NpgsqlTypes;
using WpbPortal.Web.Features.Import.Checking;

namespace WpbPortal.Web.Features.Import.Writing;

/// <summary>
/// Sends the good rows of a file to a temporary table while the file is read, so that nobody keeps them in memory. COPY
/// straight into a table with row security is refused; a temporary table belongs to this transaction alone.
/// </summary>
internal sealed class ImportCopy(NpgsqlConnection connection, ImportPlaces places) : IDisposable
{
    /// <summary>Makes the two tables, and one for what is written; they go when the transaction ends.</summary>
    public const string Tables =
        """
        create temporary table import_person (
            line int, number text, given_name text, surname_prefix text, family_name text, email text, role int, school_id uuid, team_id uuid,
            starts_on date, ends_on date, hours numeric(6,2), new_person_id uuid, new_role_id uuid,
            person_id uuid, known_id uuid, stays boolean not null default false) on commit drop;
        create temporary table import_placement (
            line int, student_email text, school_id uuid, team_id uuid, starts_on date, ends_on date, days_per_week numeric(2,1), buddy_email text, supervisor_email text,
            new_id uuid, new_buddy_id uuid, new_supervision_id uuid,
            student_id uuid, buddy_id uuid, supervisor_id uuid, known_id uuid, stays boolean not null default false,
            adds_buddy boolean not null default false, adds_supervision boolean not null default false) on commit drop;
        create temporary table import_touched (record text, id uuid, before jsonb) on commit drop;
        """;

    private NpgsqlBinaryImporter? _copy;

    /// <summary>How many rows were sent.</summary>
    public int Rows { get; private set; }

    /// <summary>Sends a row of people.</summary>
    public void Add(ImportedPersonRow row)
    {
        _copy ??= connection.BeginBinaryImport(
            "copy import_person (line, number, given_name, surname_prefix, family_name, email, role, school_id, team_id, starts_on, ends_on, hours, new_person_id, new_role_id) from stdin (format binary)");
        var school = places.School(row.School, row.Row);
        _copy.StartRow();
        _copy.Write(row.Row, NpgsqlDbType.Integer);
        Text(row.Number);
        Text(row.Name.GivenName);
        Text(row.Name.SurnamePrefix);
        Text(row.Name.FamilyName);
        Text(row.Email);
        _copy.Write((int)row.Role, NpgsqlDbType.Integer);
        Id(school);
        Id(places.Team(school, row.Team));
        Day(row.Period.From);
        Day(row.Period.Until);
        if (row.Hours is { } hours) _copy.Write(hours, NpgsqlDbType.Numeric);
        else _copy.WriteNull();
        Id(Guid.CreateVersion7());
        Id(Guid.CreateVersion7());
        Rows++;
    }

    /// <summary>Sends a row of placements.</summary>
    public void Add(ImportedPlacementRow row)
    {
        _copy ??= connection.BeginBinaryImport(
            "copy import_placement (line, student_email, school_id, team_id, starts_on, ends_on, days_per_week, buddy_email, supervisor_email, new_id, new_buddy_id, new_supervision_id) from stdin (format binary)");
        var school = places.School(row.School, row.Row);
        _copy.StartRow();
        _copy.Write(row.Row, NpgsqlDbType.Integer);
        Text(row.StudentEmail);
        Id(school);
        Id(places.Team(school, row.Team));
        Day(row.Period.From);
        Day(row.Period.Until);
        _copy.Write(row.DaysPerWeek, NpgsqlDbType.Numeric);
        Text(row.BuddyEmail);
        Text(row.SupervisorEmail);
        Id(Guid.CreateVersion7());
        Id(Guid.CreateVersion7());
        Id(Guid.CreateVersion7());
        Rows++;
    }

    /// <summary>Ends the sending; what was sent is there from now on.</summary>
    public void Complete() => _copy?.Complete();

    /// <summary>Without <see cref="Complete"/> nothing that was sent is there.</summary>
    public void Dispose() => _copy?.Dispose();

    private void Text(string? text)
    {
        if (text is null) _copy!.WriteNull();
        else _copy!.Write(text, NpgsqlDbType.Text);
    }

    private void Id(Guid? id)
    {
        if (id is { } known) _copy!.Write(known, NpgsqlDbType.Uuid);
        else _copy!.WriteNull();
    }

    private void Day(DateOnly? day)
    {
        if (day is { } known) _copy!.Write(known, NpgsqlDbType.Date);
        else _copy!.WriteNull();
    }
}
