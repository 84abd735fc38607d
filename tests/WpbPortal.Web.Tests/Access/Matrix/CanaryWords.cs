using System.Text.RegularExpressions;
using Npgsql;
using WpbPortal.Data.LocalPostgres;

namespace WpbPortal.Web.Tests.Access.Matrix;

/// <summary>
/// Puts a word of its own into every text of every row of every partnership, as one lets canaries loose, and knows who may see
/// which. A word on a screen where it may not be is a leak, by whatever way it came.
/// </summary>
public sealed partial class CanaryWords
{
    private readonly Dictionary<string, Canary> _words = [];

    private CanaryWords() { }

    /// <summary>How many there are.</summary>
    public int Count => _words.Count;

    /// <summary>Which columns hold one.</summary>
    public IEnumerable<string> Columns => _words.Values.Select(word => $"{word.Table}.{word.Column}").Distinct();

    /// <summary>Columns that hold a code by which the program knows something, not what somebody typed.</summary>
    private static readonly string[] Codes = ["intervention.code", "trajectory_template.code", "draft.key", "audit_entry.record", "audit_entry.job", "imported_record.record", "imported_record.fingerprint"];

    /// <summary>
    /// What is not for the whole partnership: by table, SQL for the persons who may read a row. (In JSON, marks hold names of interventions
    /// as they were then, so that one is found by its author's column too.)
    /// </summary>
    private static readonly IReadOnlyDictionary<string, string> Readers = new Dictionary<string, string>
    {
        ["session_content"] = $"array[row.author_id] || case when row.shared_at is null then '{{}}' else array[row.student_id] || {ReadAlong} end",
        ["session_steering"] = "array[row.author_id] || array(select trainer_id from coaching_grant where supervisor_id = row.author_id and ended_at is null)",
        ["feedback"] = $"array[row.author_id] || case when row.shared_at is null then '{{}}' else array[row.student_id] || {ReadAlong} end",
        ["feedback_version"] = "array[row.author_id] || array(select student_id from feedback where id = row.feedback_id and shared_at is not null) || array(select granted.reader_id from feedback whole join student_grant granted on granted.student_id = whole.student_id where whole.id = row.feedback_id and whole.shared_at is not null)",
        ["feedback_reply"] = $"array[row.author_id, row.student_id] || {ReadAlong}",
        ["coaching_session"] = "array[row.author_id, row.student_id]",
        ["private_note"] = "array[row.author_id]",
        ["imported_file"] = "array(select person_id from role_assignment held where held.partnership_id = row.partnership_id and held.role = 6)",
        ["team_agreement"] =
            """
            array(select person_id from role_assignment held where held.partnership_id = row.partnership_id and (held.ends_on is null or held.ends_on >= current_date)
              and (held.role = 2 and held.team_id = row.team_id or held.role = 3 and held.school_id = row.school_id)) || array(select student_id from placement where team_id = row.team_id)
            """,
        ["opportunity"] =
            """
            array(select person_id from role_assignment held where held.partnership_id = row.partnership_id and (held.ends_on is null or held.ends_on >= current_date)
              and (held.role = 2 and held.team_id = row.team_id or held.role = 3 and held.school_id = row.school_id)) || array(select student_id from placement where school_id = row.school_id)
              || array(select educator_id from institute_guidance where student_id in (select student_id from opportunity_choice where opportunity_id = row.id))
            """,
        ["posting"] =
            """
            array(select person_id from role_assignment held where held.partnership_id = row.partnership_id and (held.ends_on is null or held.ends_on >= current_date) and (held.role = 6 or held.school_id = row.school_id))
              || array(select student_id from placement where school_id = row.school_id) || array(select educator_id from institute_guidance where student_id in (select student_id from placement where school_id = row.school_id))
            """,
        ["posting_version"] =
            """
            array(select person_id from role_assignment held where held.partnership_id = row.partnership_id and (held.ends_on is null or held.ends_on >= current_date) and (held.role = 6 or held.school_id = (select posting.school_id from posting where posting.id = row.posting_id)))
              || array(select student_id from placement where school_id = (select posting.school_id from posting where posting.id = row.posting_id)) || array(select educator_id from institute_guidance where student_id in (select student_id from placement where school_id = (select posting.school_id from posting where posting.id = row.posting_id)))
            """,
        ["learning_question"] = Shared,
        ["dominant_theme"] = Shared,
        ["source"] = $"array[row.student_id, row.added_by_id] || case when row.state = 2 and (select shared_at from dominant_theme where id = row.theme_id) is not null then {Coaches} else '{{}}' end",
        ["experiment"] = Shared,
        ["question_version"] = $"array[row.student_id] || case when (select shared_at from learning_question where id = row.question_id) is null then '{{}}' else {Coaches} end",
        ["agenda_item"] = Shared,
        ["meeting_observation"] = "array[row.author_id] || case when row.released_at is null then '{}' else array[row.about_id] end",
        // One answer is of one person; what others see is of five.
        ["evaluation"] = "array[row.person_id]",
        ["opportunity_look_back"] = "array[row.student_id, row.shared_with_id]",
        ["informal_talk"] = "array[row.author_id] || case when row.shown_at is null then '{}' else array[row.person_id] end",
        ["interview"] = "array[row.interviewer_id, row.interviewee_id]",
        ["interview_text"] = "array[row.interviewer_id] || case when (select state from interview where id = row.interview_id) in (3, 4) then array[row.interviewee_id] else '{}' end",
        ["anonymous_interview"] = "array[row.interviewer_id]",
        ["interview_correction"] = "array[row.interviewer_id, row.interviewee_id]",
        ["klik_signal"] = "array[row.author_id] || row.handler_ids",
        ["klik_note"] = "(select handler_ids from klik_signal where id = row.signal_id)",
        ["match"] =
            """
            array(select person_id from role_assignment held where held.partnership_id = row.partnership_id and held.role = 3 and (held.school_id is null or held.school_id = row.school_id))
            """,
        ["participation"] =
            """
            array[row.person_id] || array(select person_id from role_assignment held where held.partnership_id = row.partnership_id
              and (held.role = 6 or held.role = 3 and held.school_id = row.school_id)) || array(select person_id from trajectory_trainer where trajectory_id = row.trajectory_id)
            """,
    };

    /// <summary>Whom the student of a row lets read along; in this world each reads everything that is shared.</summary>
    private const string ReadAlong = "array(select reader_id from student_grant granted where granted.student_id = row.student_id and granted.partnership_id = row.partnership_id)";

    /// <summary>Who supervises the student of a row, and whom he lets read along.</summary>
    private const string Coaches = $"array(select supervisor_id from supervision where student_id = row.student_id and partnership_id = row.partnership_id) || {ReadAlong}";

    private const string Shared = $"array[row.student_id] || case when row.shared_at is null then '{{}}' else {Coaches} end";

    /// <summary>Columns that fewer people see than the rest of their row: how to reach somebody (P2).</summary>
    private static readonly IReadOnlyDictionary<string, string> ColumnReaders = new Dictionary<string, string>
    {
        ["person.email"] = Reached,
        ["person.number"] = Reached,
    };

    private const string Reached =
        """
        array[row.id] || array(select held.person_id from role_assignment held where held.partnership_id = row.partnership_id
          and (held.role = 6 or held.role = 3 and held.school_id in (
            select school_id from role_assignment theirs where theirs.person_id = row.id union select school_id from placement where student_id = row.id)))
        """;

    /// <summary>Lets them loose in a database of this test's own.</summary>
    public static async Task<CanaryWords> PutAsync(DatabaseConnections connections)
    {
        var words = new CanaryWords();
        await using var owner = new NpgsqlConnection(connections.Owner);
        await owner.OpenAsync();
        foreach (var (table, column, type, length) in await ColumnsAsync(owner))
        {
            if (Codes.Contains($"{table}.{column}") || length is < 20) continue;
            await ExecuteAsync(owner, $"alter table {table} no force row level security; alter table {table} disable trigger user");
            await ExecuteAsync(owner, $"update {table} row set {column} = {Sung(table, column, type, length)} where {column} is not null");
            await words.LearnAsync(owner, table, column);
            await ExecuteAsync(owner, $"alter table {table} enable trigger user; alter table {table} force row level security");
        }
        return words;
    }

    /// <summary>The words in a text that this person may not see there.</summary>
    /// <param name="text">What came back.</param>
    /// <param name="partnershipId">The partnership in which he works.</param>
    /// <param name="personId">Who he is there; null for the administrator of the platform, who sees how partnerships are built and who coordinates them.</param>
    public IEnumerable<string> Foreign(string text, Guid partnershipId, Guid? personId) => Word().Matches(text).Select(match => match.Value).Distinct()
        .Where(_words.ContainsKey).Select(word => _words[word])
        .Where(word => personId is { } person ? word.PartnershipId != partnershipId || word.Readers?.Contains(person) == false : !word.IsAdministered)
        .Select(word => $"{word.Table}.{word.Column}{(word.PartnershipId == partnershipId ? "" : " of another partnership")}");

    /// <summary>How many words in a text are known at all.</summary>
    public int Known(string text) => Word().Matches(text).Select(match => match.Value).Distinct().Count(_words.ContainsKey);

    /// <summary>The words in these columns of a partnership.</summary>
    public IEnumerable<string> In(Guid partnershipId, params IReadOnlyCollection<string> columns) =>
        _words.Where(word => word.Value.PartnershipId == partnershipId && columns.Contains($"{word.Value.Table}.{word.Value.Column}")).Select(word => word.Key);

    private async Task LearnAsync(NpgsqlConnection owner, string table, string column)
    {
        var readers = ColumnReaders.GetValueOrDefault($"{table}.{column}") ?? Readers.GetValueOrDefault(table) ?? "null::uuid[]";
        // Whoever reads says so past row security, so the tables that the readers are looked up in are opened too.
        await ExecuteAsync(owner, "alter table role_assignment no force row level security; alter table posting no force row level security; alter table interview no force row level security; alter table coaching_grant no force row level security; alter table placement no force row level security; alter table feedback no force row level security; alter table trajectory_trainer no force row level security; alter table institute_guidance no force row level security; alter table opportunity_choice no force row level security; alter table supervision no force row level security; alter table klik_signal no force row level security; alter table learning_question no force row level security; alter table dominant_theme no force row level security; alter table student_grant no force row level security");
        var administered = table switch
        {
            "partnership" or "school" or "team" or "institute" or "school_year" => "true",
            "person" => "exists (select from role_assignment held where held.person_id = row.id and held.role = 6)",
            _ => "false",
        };
        await using (var command = new NpgsqlCommand($"select {WordOf(table, column)}, partnership_id, {readers}, {administered} from {table} row where {column} is not null", owner))
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
                _words[row.GetString(0)] = new(table, column, row.GetGuid(1), await row.IsDBNullAsync(2) ? null : [.. row.GetFieldValue<Guid?[]>(2).OfType<Guid>()], row.GetBoolean(3));
        }
        await ExecuteAsync(owner, "alter table role_assignment force row level security; alter table posting force row level security; alter table interview force row level security; alter table placement force row level security; alter table feedback force row level security; alter table trajectory_trainer force row level security; alter table institute_guidance force row level security; alter table opportunity_choice force row level security; alter table supervision force row level security; alter table klik_signal force row level security; alter table learning_question force row level security; alter table dominant_theme force row level security; alter table coaching_grant force row level security");
    }

    /// <summary>The text with its word in it, within its length.</summary>
    private static string Sung(string table, string column, string type, int? length) => (type, column) switch
    {
        ("jsonb", _) => $"""regexp_replace({column}::text, '"(nl|en|labelNl|labelEn|Nl|En|LabelNl|LabelEn)": "', '"\1": "' || {WordOf(table, column)} || ' ', 'g')::jsonb""",
        (_, "email") => $"{WordOf(table, column)} || '.' || {column}",
        _ => length is { } most ? $"left({column}, {most - 16}) || ' ' || {WordOf(table, column)}" : $"{column} || ' ' || {WordOf(table, column)}",
    };

    private static string WordOf(string table, string column) => $"'zq' || left(md5('{table}.{column}.' || row.{(table == "partnership" ? "partnership_id" : "id")}::text), 12)";

    private static async Task<IReadOnlyList<(string Table, string Column, string Type, int? Length)>> ColumnsAsync(NpgsqlConnection owner)
    {
        await using var command = new NpgsqlCommand(
            """
            select col.table_name, col.column_name, col.data_type, col.character_maximum_length
            from information_schema.columns col
            where col.table_schema = 'public' and col.data_type in ('text', 'character varying', 'jsonb') and col.is_generated = 'NEVER'
              and exists (select from information_schema.columns own where own.table_schema = 'public' and own.table_name = col.table_name and own.column_name = 'partnership_id')
            order by 1, 2
            """, owner);
        await using var row = await command.ExecuteReaderAsync();
        var columns = new List<(string, string, string, int?)>();
        while (await row.ReadAsync()) columns.Add((row.GetString(0), row.GetString(1), row.GetString(2), await row.IsDBNullAsync(3) ? null : row.GetInt32(3)));
        return columns;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex("zq[0-9a-f]{12}")]
    private static partial Regex Word();

    private sealed record Canary(string Table, string Column, Guid PartnershipId, IReadOnlyCollection<Guid>? Readers, bool IsAdministered);
}
