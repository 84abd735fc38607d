using Microsoft.EntityFrameworkCore.Migrations;

namespace WpbPortal.Data.Database;

/// <summary>
/// Makes text findable in Dutch. PostgreSQL itself keeps the column beside the text, and the program never reads it: it is no part
/// of an entity, and obeys the policy of its row.
/// </summary>
public static class SearchColumns
{
    /// <summary>How Dutch text is read: by stems and without accents (<c>dutch_plain</c>), and by whole words for what is still being typed (<c>words_plain</c>).</summary>
    public static void AddDutchReading(this MigrationBuilder migration) => migration.Sql(
        """
        create text search configuration public.dutch_plain (copy = pg_catalog.dutch);
        alter text search configuration public.dutch_plain alter mapping for hword, hword_part, word with public.unaccent, dutch_stem;
        create text search configuration public.words_plain (copy = pg_catalog.simple);
        alter text search configuration public.words_plain alter mapping for hword, hword_part, word with public.unaccent, simple;

        -- PostgreSQL's Dutch stems leave klassen and klas, huizen and huis, brieven and brief apart.
        create function public.dutch_shortened(text) returns text language sql immutable parallel safe
        return pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.lower($1),
          '([bdfgklmnprst])\1en?\y', '\1', 'g'), '(ui|ij|ei|ie|oe|au|ou|eu|aa|ee|oo)zen\y', '\1s', 'g'), '(ui|ij|ei|ie|oe|au|ou|eu|aa|ee|oo)ven\y', '\1f', 'g');
        """);

    /// <summary>Adds the column <c>search</c> to a table, over these columns of text; and an index for each column that says whose a row is.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="table">The table.</param>
    /// <param name="texts">Its columns of text.</param>
    /// <param name="owners">Columns of persons by whom rows are looked up, as far as no index begins with them yet.</param>
    public static void AddSearchColumn(this MigrationBuilder migration, string table, IReadOnlyList<string> texts, params IReadOnlyList<string> owners)
    {
        var text = string.Join(" || ' ' || ", texts.Select(column => $"coalesce({column}, '')"));
        migration.Sql($"alter table {table} add column search tsvector generated always as "
            + $"(to_tsvector('public.dutch_plain', public.dutch_shortened({text})) || to_tsvector('public.dutch_plain', {text}) || to_tsvector('public.words_plain', {text})) stored");
        foreach (var owner in owners) migration.Sql($"create index ix_{table}_{owner} on {table} (partnership_id, {owner})");
    }
}
