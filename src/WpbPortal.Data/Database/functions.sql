-- The few doors through row-level security, each owned by wpb_definer, each with a fixed search path.
-- Applied after every migration; every statement can be run again.

create schema if not exists platform;
grant usage on schema platform, public to wpb_app, wpb_definer, wpb_backup;
grant select on all tables in schema public to wpb_definer;
grant select, insert, update, delete on all tables in schema platform to wpb_app, wpb_definer;
grant create on schema platform to wpb_definer;

-- Checks a session by the hash of its token, sets partnership and person for this transaction, and gives today's roles.
-- No row: the session has ended, or its owner has no place in this partnership.
create or replace function platform.enter(session_hash bytea, partnership uuid, today date, at timestamptz)
returns table (account_id uuid, person_id uuid, roles int[], schools uuid[], teams uuid[])
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  account uuid;
  person uuid;
  administrator boolean;
begin
  select session.account_id into account
  from platform.account_session session
  where session.token_hash = session_hash and session.ended_at is null and session.expires_at > at;
  if account is null then return; end if;

  select known.id into person from public.person known where known.partnership_id = partnership and known.account_id = account;
  administrator := exists (select from platform.platform_administrator admin where admin.account_id = account);
  if person is null and not administrator then return; end if;

  perform set_config('app.partnership_id', partnership::text, true), set_config('app.person_id', coalesce(person::text, ''), true);
  return query
    select account, person,
      coalesce(array_agg(held.role), '{}') || case when administrator then array[7] else array[]::int[] end,
      coalesce(array_agg(held.school_id), '{}') || case when administrator then array[null::uuid] else array[]::uuid[] end,
      coalesce(array_agg(held.team_id), '{}') || case when administrator then array[null::uuid] else array[]::uuid[] end
    from public.role_assignment held
    where held.partnership_id = partnership and held.person_id = person
      and held.ended_at is null and held.starts_on <= today and (held.ends_on is null or held.ends_on >= today);
end $$;

-- A job works in one partnership and is nobody: it sees no row that is somebody's alone.
create or replace function platform.enter_job(partnership uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.partnership known where known.partnership_id = partnership) then
    raise exception 'no such partnership';
  end if;
  perform set_config('app.partnership_id', partnership::text, true), set_config('app.person_id', '', true);
end $$;

-- Who a session is, where it works and where else it may: what a page needs before it asks for anything.
drop function if exists platform.open_session(bytea, date, timestamptz);
create or replace function platform.open_session(session_hash bytea, today date, at timestamptz)
returns table (session_id uuid, account_id uuid, display_name text, language text, theme text, partnership_id uuid, partnership_name text,
               person_id uuid, given_name text, roles int[], schools uuid[], teams uuid[], administrator boolean, other_partnerships boolean, unread_notifications int)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  -- Its owner sees where the account is signed in; once in five minutes is often enough for that.
  update platform.account_session seen set last_seen_at = at
  where seen.token_hash = session_hash and seen.ended_at is null and seen.expires_at > at and seen.last_seen_at < at - interval '5 minutes';
  select session.id, account.id, coalesce(nullif(concat_ws(' ', person.given_name, person.surname_prefix, person.family_name), ''), account.display_name), account.language, account.theme, session.partnership_id, partnership.name,
    person.id, person.given_name,
    coalesce((select array_agg(held.role order by held.id) from public.role_assignment held where held.partnership_id = session.partnership_id and held.person_id = person.id
      and held.ended_at is null and held.starts_on <= today and (held.ends_on is null or held.ends_on >= today)), '{}'),
    coalesce((select array_agg(held.school_id order by held.id) from public.role_assignment held where held.partnership_id = session.partnership_id and held.person_id = person.id
      and held.ended_at is null and held.starts_on <= today and (held.ends_on is null or held.ends_on >= today)), '{}'),
    coalesce((select array_agg(held.team_id order by held.id) from public.role_assignment held where held.partnership_id = session.partnership_id and held.person_id = person.id
      and held.ended_at is null and held.starts_on <= today and (held.ends_on is null or held.ends_on >= today)), '{}'),
    exists (select from platform.platform_administrator admin where admin.account_id = account.id),
    exists (select from public.person elsewhere where elsewhere.account_id = account.id and elsewhere.partnership_id is distinct from session.partnership_id),
    (select count(*)::int from public.notification waiting
      where waiting.partnership_id = session.partnership_id and waiting.recipient_id = person.id and waiting.read_at is null)
  from platform.account_session session
  join platform.account account on account.id = session.account_id
  left join public.partnership partnership on partnership.partnership_id = session.partnership_id
  left join public.person person on person.partnership_id = session.partnership_id and person.account_id = account.id
  where session.token_hash = session_hash and session.ended_at is null and session.expires_at > at
$$;

-- The partnerships in which an account is somebody (all of them for an administrator of the platform, by name only).
create or replace function platform.partnerships_of(session_hash bytea, at timestamptz)
returns table (partnership_id uuid, name text, is_person boolean)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select partnership.partnership_id, partnership.name, person.id is not null
  from platform.account_session session
  cross join public.partnership partnership
  left join public.person person on person.partnership_id = partnership.partnership_id and person.account_id = session.account_id
  where session.token_hash = session_hash and session.ended_at is null and session.expires_at > at
    and (person.id is not null or exists (select from platform.platform_administrator admin where admin.account_id = session.account_id))
  order by partnership.name
$$;

-- The partnership in which a new session begins: where its owner has a role today, the longest-known first.
create or replace function platform.first_partnership(account uuid, today date) returns uuid
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select person.partnership_id
  from public.person person
  left join public.role_assignment held on held.partnership_id = person.partnership_id and held.person_id = person.id
    and held.ended_at is null and held.starts_on <= today and (held.ends_on is null or held.ends_on >= today)
  where person.account_id = account
  group by person.partnership_id
  order by count(held.id) > 0 desc, min(person.id::text)
  limit 1
$$;

-- Takes an invitation: ties the account to the invited person, once.
create or replace function platform.take_invitation(invitation_hash bytea, account uuid, at timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare taken record;
begin
  update platform.invitation set used_at = at
  where token_hash = invitation_hash and used_at is null and expires_at > at
  returning partnership_id, person_id into taken;
  if taken is null then return null; end if;
  update public.person set account_id = account
  where partnership_id = taken.partnership_id and id = taken.person_id and (account_id is null or account_id = account);
  if not found then raise exception 'invitation of a person with another account'; end if;
  return taken.partnership_id;
end $$;
grant update (account_id) on public.person to wpb_definer;

-- What is remembered of imports that can no longer be taken back goes, in every partnership: nobody has to be there for it.
create or replace function platform.forget_imports(until timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (
    delete from public.imported_record record using public.imported_file file
    where file.partnership_id = record.partnership_id and file.id = record.file_id and file.at <= until
    returning 1)
  select count(*)::int from gone
$$;
grant delete on public.imported_record to wpb_definer;

-- Whom an invitation is for, while it can be taken.
create or replace function platform.read_invitation(invitation_hash bytea, at timestamptz)
returns table (email text, full_name text, partnership_name text, has_account boolean)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select invitation.email, concat_ws(' ', person.given_name, person.surname_prefix, person.family_name), partnership.name,
    exists (select from platform.account account where account.email = invitation.email)
  from platform.invitation invitation
  join public.person person on person.partnership_id = invitation.partnership_id and person.id = invitation.person_id
  join public.partnership partnership on partnership.partnership_id = invitation.partnership_id
  where invitation.token_hash = invitation_hash and invitation.used_at is null and invitation.expires_at > at
$$;

do $$
declare door regprocedure;
begin
  for door in select oid::regprocedure from pg_proc where pronamespace = 'platform'::regnamespace loop
    execute format('alter function %s owner to wpb_definer', door);
    execute format('revoke all on function %s from public', door);
    execute format('grant execute on function %s to wpb_app', door);
  end loop;
end $$;
revoke create on schema platform from wpb_definer;
