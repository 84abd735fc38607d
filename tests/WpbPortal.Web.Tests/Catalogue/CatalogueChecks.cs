namespace WpbPortal.Web.Tests.Catalogue;

/// <summary>Something that holds for every table, key, view, function and grant of the database.</summary>
/// <param name="Sql">Names what breaks it.</param>
/// <param name="BrokenBy">A change that must be named: without it nobody knows that the check can fail.</param>
public sealed record CatalogueCheck(string Sql, params IReadOnlyList<string> BrokenBy);

/// <summary>What keeps partnerships and persons apart in PostgreSQL, whatever the application does (docs/access.md).</summary>
internal static class CatalogueChecks
{
    private const string TenantTables = "select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')";
    private const string Partnership = "select a.attnum from pg_attribute a where a.attname = 'partnership_id' and a.attrelid";

    /// <summary>The tables that belong to no single partnership. Another one is a decision, not an accident.</summary>
    private static readonly string[] PlatformTables =
    [
        "account", "account_session", "data_protection_key", "invitation", "outbox_message", "password_reset", "platform_administrator", "schema_migration",
    ];

    /// <summary>What is one person's, or that of a few named readers: drafts, notes, content of conversations, notifications (P3 and P4).</summary>
    private static readonly string[] PersonTables =
    [
        "agenda_item", "dominant_theme", "draft", "experiment", "feedback", "feedback_reading", "feedback_reply", "feedback_version", "klik_note", "klik_signal", "learning_question", "match", "meeting_observation", "notification", "preference", "private_note", "received_note", "session_content", "session_steering", "source",
    ];

    private static readonly string[] AppendOnlyTables = ["audit_entry", "feedback_reading", "feedback_version", "meeting_turn", "question_version", "received_note", "template_version"];

    public static IReadOnlyDictionary<string, CatalogueCheck> All { get; } = new Dictionary<string, CatalogueCheck>
    {
        ["every table outside the platform belongs to a partnership"] = new(
            $"select relname from ({TenantTables}) t where not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'partnership_id' and a.attnotnull)",
            "create table public.loose (id uuid primary key)",
            "alter table public.team drop constraint pk_team cascade; alter table public.team alter partnership_id drop not null"),

        ["row security is on, for the owner too"] = new(
            $"select relname from ({TenantTables}) t where not (relrowsecurity and relforcerowsecurity)",
            "alter table public.school no force row level security", "alter table public.school disable row level security"),

        ["one permissive policy lets in the own partnership, to read and to write"] = new(
            $$"""
            select t.relname from ({{TenantTables}}) t
            where (select count(*) from pg_policy p where p.polrelid = t.oid and p.polpermissive) <> 1
              or not exists (select from pg_policy p where p.polrelid = t.oid and p.polpermissive and p.polcmd = '*' and p.polroles = '{0}'
                and pg_get_expr(p.polqual, p.polrelid) = '(partnership_id = (NULLIF(current_setting(''app.partnership_id''::text, true), ''''::text))::uuid)'
                and pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid))
            """,
            "drop policy tenant on public.school", "create policy wide on public.school using (true)",
            "alter policy tenant on public.school with check (true)"),

        ["the partnership is part of every unique key and exclusion"] = new(
            $"select i.indexrelid::regclass::text from pg_index i join ({TenantTables}) t on t.oid = i.indrelid where (i.indisunique or i.indisexclusion) and not ({Partnership} = t.oid) = any (i.indkey)",
            "create unique index loose on public.school (name)",
            "alter table public.school_year add constraint loose exclude using gist (daterange(starts_on, ends_on) with &&)"),

        ["the partnership is part of every foreign key, on both sides"] = new(
            $"""
            select k.conname from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.confrelid in (select oid from ({TenantTables}) t)
              and not exists (select from unnest(k.conkey, k.confkey) pair (own, other) where own = ({Partnership} = k.conrelid) and other = ({Partnership} = k.confrelid))
            """,
            "create unique index loose on public.school (id); alter table public.team add foreign key (school_id) references public.school (id)"),

        ["no view looks past row security"] = new(
            """
            select relname from pg_class where relnamespace in ('public'::regnamespace, 'platform'::regnamespace)
              and (relkind = 'm' or (relkind = 'v' and not 'security_invoker=true' = any (coalesce(reloptions, '{}'))))
            """,
            "create view public.loose as select * from public.person", "create materialized view public.loose as select * from public.person"),

        ["everything belongs to the owner of the tables"] = new(
            "select relname from pg_class where relnamespace in ('public'::regnamespace, 'platform'::regnamespace) and relowner <> 'wpb_owner'::regrole and relkind in ('r', 'p', 'v', 'm', 'S')",
            "grant create on schema public to wpb_definer; alter table public.school owner to wpb_definer"),

        ["the application reads and writes rows, and does no more with a table"] = new(
            """
            select relname from pg_class where relnamespace in ('public'::regnamespace, 'platform'::regnamespace) and relkind in ('r', 'p', 'v', 'm')
              and (has_table_privilege('wpb_app', oid, 'truncate') or has_table_privilege('wpb_app', oid, 'references') or has_table_privilege('wpb_app', oid, 'trigger'))
            union all
            select nspname from pg_namespace where nspname in ('public', 'platform') and has_schema_privilege('wpb_app', oid, 'create')
            """,
            "grant truncate on public.school to wpb_app", "grant trigger on platform.account to wpb_app", "grant create on schema platform to wpb_app"),

        ["what was written once is never changed"] = new(
            $"""
            select name from unnest({Names(AppendOnlyTables)}) name
            where has_table_privilege('wpb_app', 'public.' || name, 'update') or has_table_privilege('wpb_app', 'public.' || name, 'delete')
            """,
            "grant update on public.audit_entry to wpb_app", "grant delete on public.audit_entry to wpb_app"),

        ["the platform's tables are those of the list"] = new(
            $"""
            select relname from pg_class where relnamespace = 'platform'::regnamespace and relkind in ('r', 'p') and not relname = any ({Names(PlatformTables)})
            union all
            select name from unnest({Names(PlatformTables)}) name where to_regclass('platform.' || name) is null
            """,
            "create table platform.loose (id uuid)", "alter table platform.account rename to login"),

        ["functions that look past row security are the definer's, with a search path of their own, and not for everybody"] = new(
            """
            select p.oid::regprocedure::text from pg_proc p
            where p.prosecdef and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
              and (p.proowner <> 'wpb_definer'::regrole or not exists (select from unnest(p.proconfig) setting where setting = 'search_path=pg_catalog, pg_temp')
                or has_function_privilege('pg_monitor', p.oid, 'execute'))
            """,
            "alter function platform.enter_job(uuid) reset search_path", "grant execute on function platform.enter_job(uuid) to public",
            "create function public.loose() returns int language sql security definer set search_path = pg_catalog, pg_temp as 'select 1'"),

        ["what is a person's is closed to others by policy"] = new(
            $"""
            select name from unnest({Names(PersonTables)}) name where exists (select from unnest(array['r', 'w', 'd']) command
              where (command = 'r' or has_table_privilege('wpb_app', 'public.' || name, 'update')) and not exists (select from pg_policy p
              where p.polrelid = to_regclass('public.' || name) and not p.polpermissive and p.polcmd = command::"char"
                and (pg_get_expr(p.polqual, p.polrelid) like '%app.person_id%' or name = 'feedback_version' and pg_get_expr(p.polqual, p.polrelid) like '%FROM feedback%')))
            """,
            "drop policy reader on public.draft", "drop policy changer on public.private_note", "alter policy reader on public.feedback using (true)"),
    };

    private static string Names(IEnumerable<string> names) => $"array['{string.Join("', '", names)}']";
}
