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

  perform set_config('app.partnership_id', partnership::text, true), set_config('app.person_id', coalesce(person::text, ''), true),
    set_config('app.today', today::text, true);
  return query
    select account, person,
      coalesce(array_agg(held.role), '{}') || case when administrator then array[7] else array[]::int[] end,
      coalesce(array_agg(held.school_id), '{}') || case when administrator then array[null::uuid] else array[]::uuid[] end,
      coalesce(array_agg(held.team_id), '{}') || case when administrator then array[null::uuid] else array[]::uuid[] end
    from public.role_assignment held
    where held.partnership_id = partnership and held.person_id = person
      and held.ended_at is null and held.starts_on <= today and (held.ends_on is null or held.ends_on >= today);
end $$;

-- The same for work that asks for no roles: as the person whose session it is, where that works. Null, and no partnership is entered, when there is none (any more).
create or replace function platform.enter_as_person(session_hash bytea, today date, at timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  partnership uuid;
  person uuid;
begin
  select known.partnership_id, known.id into partnership, person
  from platform.account_session session
  join public.person known on known.partnership_id = session.partnership_id and known.account_id = session.account_id
  where session.token_hash = session_hash and session.ended_at is null and session.expires_at > at;
  if person is null then return null; end if;
  perform set_config('app.partnership_id', partnership::text, true), set_config('app.person_id', person::text, true), set_config('app.today', today::text, true);
  return person;
end $$;

-- How mails leave: whose school days they keep to, and what their recipients wish.
create or replace function platform.sort_mail(letters uuid[]) returns table (id uuid, region int, way int)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select letter.id, partnership.region, coalesce(wish.way, 1)
  from platform.outbox_message letter
  join public.partnership partnership on partnership.partnership_id = letter.partnership_id
  left join public.mail_wish wish on wish.partnership_id = letter.partnership_id and wish.person_id = letter.person_id and wish.topic = letter.topic
  where letter.id = any(letters)
$$;

-- Who follows the link of a mail wishes no more of its kind; of the mail that puts others together, none of what it puts together.
create or replace function platform.stop_mail(partnership uuid, person uuid, about int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.person known where known.partnership_id = partnership and known.id = person) then return; end if;
  if about = 9 then
    update public.mail_wish wish set way = 3 where wish.partnership_id = partnership and wish.person_id = person and wish.way = 2;
  else
    insert into public.mail_wish (partnership_id, id, person_id, topic, way) values (partnership, gen_random_uuid(), person, about, 3)
    on conflict (partnership_id, person_id, topic) do update set way = 3;
  end if;
end $$;
grant select, insert, update, delete on public.mail_wish to wpb_definer;

-- Who comes with the key of his own calendar, which is no session: as that person, with the roles of today.
create or replace function platform.enter_by_calendar(key_hash bytea, today date)
returns table (account_id uuid, partnership_id uuid, person_id uuid, roles int[], schools uuid[], teams uuid[])
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  owner record;
begin
  select known.account_id, known.partnership_id, known.id into owner
  from public.calendar_link link
  join public.person known on known.partnership_id = link.partnership_id and known.id = link.person_id
  where link.key_hash = enter_by_calendar.key_hash and known.account_id is not null;
  if not found then return; end if;
  perform set_config('app.partnership_id', owner.partnership_id::text, true), set_config('app.person_id', owner.id::text, true), set_config('app.today', today::text, true);
  return query
    select owner.account_id, owner.partnership_id, owner.id, coalesce(array_agg(held.role), '{}'), coalesce(array_agg(held.school_id), '{}'), coalesce(array_agg(held.team_id), '{}')
    from public.role_assignment held
    where held.partnership_id = owner.partnership_id and held.person_id = owner.id
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

-- Who a session is, where it works and where else it may: what a page needs before it asks for anything. Where it enters, it is
-- the first statement of the page's first transaction, and does what platform.enter does. In plpgsql, whose plans a connection keeps.
drop function if exists platform.open_session(bytea, date, timestamptz);
create or replace function platform.open_session(session_hash bytea, today date, at timestamptz, enters boolean)
returns table (session_id uuid, account_id uuid, display_name text, language text, theme text, partnership_id uuid, partnership_name text,
               person_id uuid, given_name text, roles int[], schools uuid[], teams uuid[], administrator boolean, other_partnerships boolean,
               unread_notifications int, seen_at timestamptz, entered boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  return query
    select session.id, account.id, coalesce(nullif(concat_ws(' ', person.given_name, person.surname_prefix, person.family_name), ''), account.display_name)::text,
      account.language::text, account.theme::text, session.partnership_id, partnership.name::text, person.id, person.given_name::text,
      coalesce(held.roles, '{}'), coalesce(held.schools, '{}'), coalesce(held.teams, '{}'), administrator.yes,
      exists (select from public.person elsewhere where elsewhere.account_id = account.id and elsewhere.partnership_id is distinct from session.partnership_id),
      -- So many that nobody reads the number: whoever never looks does not pay for it on every page.
      (select count(*)::int from (select from public.notification waiting
        where waiting.partnership_id = session.partnership_id and waiting.recipient_id = person.id and waiting.read_at is null limit 100) few),
      session.last_seen_at,
      case when enters and session.partnership_id is not null and (person.id is not null or administrator.yes)
        then set_config('app.partnership_id', session.partnership_id::text, true) is not null
         and set_config('app.person_id', coalesce(person.id::text, ''), true) is not null
         and set_config('app.today', today::text, true) is not null
        else false end
    from platform.account_session session
    join platform.account account on account.id = session.account_id
    left join public.partnership partnership on partnership.partnership_id = session.partnership_id
    left join public.person person on person.partnership_id = session.partnership_id and person.account_id = session.account_id
    left join lateral (
      select array_agg(held.role order by held.id) roles, array_agg(held.school_id order by held.id) schools, array_agg(held.team_id order by held.id) teams
      from public.role_assignment held
      where held.partnership_id = session.partnership_id and held.person_id = person.id
        and held.ended_at is null and held.starts_on <= today and (held.ends_on is null or held.ends_on >= today)) held on true
    cross join lateral (select exists (select from platform.platform_administrator admin where admin.account_id = session.account_id) yes) administrator
    where session.token_hash = session_hash and session.ended_at is null and session.expires_at > at;
end $$;

-- Of which changes the open pages of a session want to hear, by a letter (LiveKind) and an id: of what names its owner, of his placements and supervisions, of
-- whom he coaches or follows now, of where he has a role today, of his trajectories and of the doors he keeps. No row: the session has ended.
create or replace function platform.live_topics(session_hash bytea, today date, at timestamptz) returns table (kind text, id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  account uuid;
  here uuid;
  me uuid;
begin
  select session.account_id, session.partnership_id, person.id into account, here, me
  from platform.account_session session
  left join public.person person on person.partnership_id = session.partnership_id and person.account_id = session.account_id
  where session.token_hash = session_hash and session.ended_at is null and session.expires_at > at;
  if account is null then return; end if;
  return query select 'a'::text, account;
  if me is null then return; end if;
  return query
    with held as (
      select held.role, held.school_id, held.team_id from public.role_assignment held
      where held.partnership_id = here and held.person_id = me and held.ended_at is null and held.starts_on <= today and (held.ends_on is null or held.ends_on >= today)),
    placed as (
      select placed.id, placed.school_id from public.placement placed
      where placed.partnership_id = here and placed.student_id = me and placed.ended_at is null and (placed.ends_on is null or placed.ends_on >= today)),
    coaching as (
      select coaching.id, coaching.student_id, coaching.starts_on <= today as now from public.supervision coaching
      where coaching.partnership_id = here and coaching.supervisor_id = me and coaching.ended_at is null and (coaching.ends_on is null or coaching.ends_on >= today)
      union all
      select coaching.id, coaching.student_id, away.starts_on <= today from public.cover away
      join public.supervision coaching on coaching.partnership_id = here and coaching.id = away.supervision_id and coaching.ended_at is null
      where away.partnership_id = here and away.covered_by_id = me and away.ended_at is null and (away.ends_on is null or away.ends_on >= today)),
    trains as (select training.trajectory_id from public.trajectory_trainer training where training.partnership_id = here and training.person_id = me)
    select 'p'::text, me union select 'w', here
    union select 'r', placed.id from placed
    union select 'r', own.id from public.supervision own where own.partnership_id = here and own.student_id = me and own.ended_at is null and (own.ends_on is null or own.ends_on >= today)
    union select 'r', coaching.id from coaching
    union select 'c', coaching.student_id from coaching where coaching.now
    union select 'f', followed.student_id from public.institute_guidance followed
      where followed.partnership_id = here and followed.educator_id = me and followed.ended_at is null and followed.starts_on <= today and (followed.ends_on is null or followed.ends_on >= today)
    union select 'g', granted.student_id from public.student_grant granted
      where granted.partnership_id = here and granted.reader_id = me and granted.ended_at is null and granted.starts_on <= today and granted.ends_on >= today
    union select 't', team.id from held join public.team team on team.partnership_id = here and (team.id = held.team_id or (held.team_id is null and team.school_id = held.school_id)) where held.role = 2
    union select 'e', school.id from held join public.school school on school.partnership_id = here and (held.school_id is null or school.id = held.school_id) where held.role in (3, 6)
    union select 's', school.id from held join public.school school on school.partnership_id = here and (school.id = held.school_id or (held.school_id is null and held.role in (2, 3, 6)))
    union select 's', placed.school_id from placed
    union select 'j', part.trajectory_id from public.participation part where part.partnership_id = here and part.person_id = me
    union select 'j', trains.trajectory_id from trains
    union select 'k', trains.trajectory_id from trains
    union select 'd', door.id from public.opportunity door
      where door.partnership_id = here and (door.opened_by_id = me or (door.is_of_team and exists (select from held where held.role = 2 and held.team_id = door.team_id)))
        and door.last_day >= today - 60
    union select 'o', here from held where held.role = 6;
end $$;

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

-- The partnerships in which a round of mutual choice may have to open, to remind or to close: the clockwork looks at no other.
create or replace function platform.choice_due(today date) returns table (partnership_id uuid)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select partnership.partnership_id from public.partnership partnership
  where exists (select from public.choice_round round where round.partnership_id = partnership.partnership_id and round.state = 1)
    or exists (select from public.placement placed where placed.partnership_id = partnership.partnership_id and placed.ended_at is null
      and placed.starts_on <= today - partnership.buddy_weeks * 7 and (placed.ends_on is null or placed.ends_on > today)
      and not exists (select from public.choice_seat seat where seat.partnership_id = placed.partnership_id and seat.placement_id = placed.id)
      and not exists (select from public.supervision coaching where coaching.partnership_id = placed.partnership_id and coaching.placement_id = placed.id
        and coaching.ended_at is null and (coaching.ends_on is null or coaching.ends_on >= today)))
$$;

-- Where an invitation, an offer or a waiting list may be due, so that the clockwork opens those partnerships alone.
create or replace function platform.participation_due(at timestamptz) returns table (partnership_id uuid)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select distinct taking.partnership_id from public.participation taking
  join public.trajectory trajectory on trajectory.partnership_id = taking.partnership_id and trajectory.id = taking.trajectory_id
  where trajectory.state <> 3 and (taking.state = 5 or taking.state = 6 and (taking.offered_until is null or taking.offered_until <= at)
    or taking.state = 1 and taking.reminded_at is null)
  union
  select trajectory.partnership_id from public.trajectory trajectory
  where trajectory.state = 1 and exists (select from public.meeting begun where begun.partnership_id = trajectory.partnership_id and begun.trajectory_id = trajectory.id
    and begun.cancelled_at is null and begun.starts_at <= at)
$$;

-- Who is to be invited to word what he wants to learn: who takes part in a trajectory that asks for it and begins within these moments, was not invited
-- to and asked nothing yet. That it is so and nothing more, for a job; no person is given a row.
create or replace function platform.questions_due(at timestamptz, until timestamptz) returns table (partnership_id uuid, trajectory_id uuid, person_id uuid, begins_at timestamptz)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select part.partnership_id, part.trajectory_id, part.person_id, begun.opens
  from (select meeting.partnership_id, meeting.trajectory_id, min(meeting.starts_at) as opens from public.meeting meeting where meeting.cancelled_at is null
      and exists (select from public.meeting soon where soon.partnership_id = meeting.partnership_id and soon.trajectory_id = meeting.trajectory_id and soon.cancelled_at is null
        and soon.starts_at > at and soon.starts_at <= until)
      group by meeting.partnership_id, meeting.trajectory_id) begun
  join public.trajectory trajectory on trajectory.partnership_id = begun.partnership_id and trajectory.id = begun.trajectory_id and trajectory.state <> 3
  join public.template_version version on version.partnership_id = trajectory.partnership_id and version.id = trajectory.version_id and (version.content ->> 'ownQuestionsBeforehand')::boolean
  join public.participation part on part.partnership_id = trajectory.partnership_id and part.trajectory_id = trajectory.id and part.state = 2
  where begun.opens > at and begun.opens <= until and nullif(current_setting('app.person_id', true), '') is null
    and not exists (select from public.participant_question asked where asked.partnership_id = part.partnership_id and asked.participation_id = part.id)
    and not exists (select from public.question_invitation told where told.partnership_id = part.partnership_id and told.trajectory_id = part.trajectory_id and told.person_id = part.person_id)
$$;

-- Whether somebody may see what a group says of its trajectory as a whole: who trains it, and who plans, follows or coordinates where it is. Not who takes part, and never one answer.
create or replace function platform.sees_evaluation(of_trajectory uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from (select nullif(current_setting('app.partnership_id', true), '')::uuid here, nullif(current_setting('app.person_id', true), '')::uuid me,
      nullif(current_setting('app.today', true), '')::date today) asked
    join public.trajectory trajectory on trajectory.partnership_id = asked.here and trajectory.id = of_trajectory
    join public.role_assignment held on held.partnership_id = asked.here and held.person_id = asked.me and held.ended_at is null and held.starts_on <= asked.today and (held.ends_on is null or held.ends_on >= asked.today)
    where held.role = 6 or (held.role in (3, 5) and (trajectory.school_id is null or held.school_id is null or held.school_id = trajectory.school_id))
      or (held.role = 4 and exists (select from public.trajectory_trainer training where training.partnership_id = asked.here and training.trajectory_id = trajectory.id and training.person_id = asked.me)))
$$;

-- What a group says of its trajectory: of five people at a time, in the order in which they answered, a mean in halves, of which the first and the last (1.5 and 4.5) stand for what is beyond them too; of more
-- than five the mean of those. So no two means that somebody sees differ by fewer, none is that of five who all answered alike and of nobody else, and none being there says nothing. None under five.
create or replace function platform.evaluation_means(of_trajectory uuid) returns table (counted int, useful numeric, own_voice numeric, safety numeric, practice numeric)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select sum(five.people)::int, round(avg(five.useful), 1), round(avg(five.own_voice), 1), round(avg(five.safety), 1), round(avg(five.practice), 1)
  from (select count(*) as people, least(4.5, greatest(1.5, round(avg(numbered.useful) * 2) / 2)) as useful, least(4.5, greatest(1.5, round(avg(numbered.own_voice) * 2) / 2)) as own_voice,
      least(4.5, greatest(1.5, round(avg(numbered.safety) * 2) / 2)) as safety, least(4.5, greatest(1.5, round(avg(numbered.practice) * 2) / 2)) as practice
    from (select said.*, row_number() over (order by said.at, said.id) as number, count(*) over () as total from public.evaluation said
      where said.partnership_id = nullif(current_setting('app.partnership_id', true), '')::uuid and said.trajectory_id = of_trajectory) numbered
    where numbered.number <= numbered.total / 5 * 5
    group by (numbered.number - 1) / 5) five
  where platform.sees_evaluation(of_trajectory)
  having count(*) >= 1
$$;

-- Sentences that may be shown, from five on and five at a time, in an order that says nothing of whose they are.
create or replace function platform.evaluation_quotes(of_trajectory uuid) returns table (sentence text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select quoted.sentence
  from (select numbered.id, numbered.sentence, row_number() over (order by numbered.at, numbered.id) as place, count(*) over () as many
    from (select said.*, row_number() over (order by said.at, said.id) as number, count(*) over () as total from public.evaluation said
      where said.partnership_id = nullif(current_setting('app.partnership_id', true), '')::uuid and said.trajectory_id = of_trajectory) numbered
    where numbered.number <= numbered.total / 5 * 5 and numbered.may_quote) quoted
  where quoted.place <= quoted.many / 5 * 5 and platform.sees_evaluation(of_trajectory)
  order by md5(quoted.id::text)
$$;

-- Who is to be invited to look back: who takes part in a trajectory whose last meeting was within these moments, and neither looked back nor was invited to. That it is so
-- and nothing more, for a job; no person is given a row.
create or replace function platform.evaluations_due(since timestamptz, at timestamptz) returns table (partnership_id uuid, trajectory_id uuid, person_id uuid)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select part.partnership_id, part.trajectory_id, part.person_id
  from (select meeting.partnership_id, meeting.trajectory_id, max(meeting.starts_at + meeting.minutes * interval '1 minute') as closes from public.meeting meeting where meeting.cancelled_at is null
      and exists (select from public.meeting late where late.partnership_id = meeting.partnership_id and late.trajectory_id = meeting.trajectory_id and late.cancelled_at is null
        and late.starts_at > since and late.starts_at <= at)
      group by meeting.partnership_id, meeting.trajectory_id) ended
  join public.trajectory trajectory on trajectory.partnership_id = ended.partnership_id and trajectory.id = ended.trajectory_id and trajectory.state <> 1
  join public.participation part on part.partnership_id = trajectory.partnership_id and part.trajectory_id = trajectory.id and part.state = 2
  where ended.closes <= at and nullif(current_setting('app.person_id', true), '') is null
    and not exists (select from public.evaluation said where said.partnership_id = part.partnership_id and said.trajectory_id = part.trajectory_id and said.person_id = part.person_id)
    and not exists (select from public.evaluation_invitation told where told.partnership_id = part.partnership_id and told.trajectory_id = part.trajectory_id and told.person_id = part.person_id)
$$;

-- Where news waits for its first day, or for being told of.
create or replace function platform.news_due(today date) returns table (partnership_id uuid)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select distinct posting.partnership_id from public.posting posting
  where posting.is_to_be_told and posting.ended_at is null and posting.starts_on <= today and (posting.ends_on is null or posting.ends_on >= today)
$$;

-- How many opened what stands there now, for who writes there: a number from five on, never who.
create or replace function platform.news_readers(postings uuid[]) returns table (posting_id uuid, readers int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select posting.id, count(*)::int
  from (select nullif(current_setting('app.partnership_id', true), '')::uuid here, nullif(current_setting('app.person_id', true), '')::uuid me, nullif(current_setting('app.today', true), '')::date today) asked
  join public.posting posting on posting.partnership_id = asked.here and posting.id = any (postings)
  join public.posting_reading reading on reading.partnership_id = asked.here and reading.posting_id = posting.id and reading.version = posting.version
  where exists (select from public.role_assignment held where held.partnership_id = asked.here and held.person_id = asked.me and held.ended_at is null
    and held.starts_on <= asked.today and (held.ends_on is null or held.ends_on >= asked.today)
    and (held.role = 6 or held.role = 3 and posting.school_id is not null and (held.school_id is null or held.school_id = posting.school_id)))
  group by posting.id having count(*) >= 5
$$;

-- Who opened news is forgotten some time after it is over, in every partnership.
create or replace function platform.forget_news_readings(until date) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (
    delete from public.posting_reading reading using public.posting posting
    where posting.partnership_id = reading.partnership_id and posting.id = reading.posting_id and (posting.ends_on < until or posting.ended_at < until)
    returning 1)
  select count(*)::int from gone
$$;
grant delete on public.posting_reading to wpb_definer;

-- How often each topic of a meeting was chosen, for who belongs to the group: never by whom.
create or replace function platform.topic_votes(of_meeting uuid) returns table (topic_id uuid, votes int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select vote.topic_id, count(*)::int
  from public.topic_vote vote
  cross join (select nullif(current_setting('app.partnership_id', true), '')::uuid here, nullif(current_setting('app.person_id', true), '')::uuid me) asked
  where vote.partnership_id = asked.here and vote.meeting_id = of_meeting
    and (exists (select from public.trajectory_trainer training where training.partnership_id = asked.here and training.trajectory_id = vote.trajectory_id and training.person_id = asked.me)
      or exists (select from public.participation fellow where fellow.partnership_id = asked.here and fellow.trajectory_id = vote.trajectory_id and fellow.person_id = asked.me and fellow.state = 2))
  group by vote.topic_id
$$;

-- What everybody said in a round, for the pairing alone: no person is given a row, and a job only between closing and proposing.
create or replace function platform.read_preferences(round_to_pair uuid, at timestamptz) returns table (author_id uuid, about_id uuid, rank int)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select said.author_id, said.about_id, said.rank
  from public.preference said
  join public.choice_round round on round.partnership_id = said.partnership_id and round.id = said.round_id
  where said.partnership_id = nullif(current_setting('app.partnership_id', true), '')::uuid and said.round_id = round_to_pair
    and nullif(current_setting('app.person_id', true), '') is null and round.state = 1 and round.closes_at <= at
$$;

-- A question as somebody types it ("rust in de klas", -toets, a or b): by stems, or by words of which the last ones may be half typed.
create or replace function platform.search_query(asked text) returns tsquery
language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when asked ~ '["-]' or typed.words is null then websearch_to_tsquery('public.dutch_plain', public.dutch_shortened(asked))
    else websearch_to_tsquery('public.dutch_plain', public.dutch_shortened(asked)) || websearch_to_tsquery('public.dutch_plain', asked) || to_tsquery('public.words_plain', typed.words) end
  from (select string_agg(quote_literal(word) || ':*', ' & ') words
     from regexp_split_to_table(regexp_replace(asked, '[^[:alnum:][:space:]]', ' ', 'g'), '[[:space:]]+') word where word <> '') typed
$$;

-- What somebody wrote, was given to read, is shared with him as who coaches a student now, or is told in his place, in which these words are: ids alone, which the program reads through row security. Through
-- here because a policy may not be passed by an operator of text search, so that PostgreSQL would read every row before it looks for words.
create or replace function platform.search(asked text, most int) returns table (kind int, id uuid, at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  here uuid := nullif(current_setting('app.partnership_id', true), '')::uuid;
  me uuid := nullif(current_setting('app.person_id', true), '')::uuid;
  today date := nullif(current_setting('app.today', true), '')::date;
  words tsquery := platform.search_query(asked);
  coached uuid[];
  learning uuid[];
  talks uuid[];
begin
  if here is null or me is null or numnode(words) = 0 then return; end if;
  coached := array(select coaching.student_id from public.supervision coaching
    where coaching.partnership_id = here and coaching.ended_at is null and coaching.starts_on <= today and (coaching.ends_on is null or coaching.ends_on >= today)
      and (coaching.supervisor_id = me or exists (select from public.cover away where away.partnership_id = here and away.supervision_id = coaching.id and away.covered_by_id = me
        and away.ended_at is null and away.starts_on <= today and (away.ends_on is null or away.ends_on >= today))));
  -- What students let an educator read along of their learning stands beside what is shared with who coaches them.
  learning := coached || array(select granted.student_id from public.student_grant granted
    where granted.partnership_id = here and granted.reader_id = me and granted.ended_at is null and granted.starts_on <= today and granted.ends_on >= today and 2 = any (granted.parts));
  talks := me || array(select granted.student_id from public.student_grant granted
    where granted.partnership_id = here and granted.reader_id = me and granted.ended_at is null and granted.starts_on <= today and granted.ends_on >= today and 1 = any (granted.parts));
  return query
    (select 1, found.id, session.at
      from (select content.id, content.search from public.session_content content where content.partnership_id = here and content.author_id = me
        union all
        select content.id, content.search from public.session_content content where content.partnership_id = here and content.student_id = any (talks) and content.author_id <> me and content.shared_at is not null) found
      join public.coaching_session session on session.partnership_id = here and session.id = found.id
      where found.search @@ words order by session.at desc, found.id limit most)
    union all
    (select 2, found.id, session.at
      from (select given.id, given.session_id, given.search from public.feedback given where given.partnership_id = here and given.author_id = me
        union all
        select given.id, given.session_id, given.search from public.feedback given where given.partnership_id = here and given.student_id = any (talks) and given.author_id <> me and given.shared_at is not null) found
      join public.coaching_session session on session.partnership_id = here and session.id = found.session_id
      where found.search @@ words order by session.at desc, found.id limit most)
    union all
    (select 3, reply.id, reply.replied_at from public.feedback_reply reply
      where reply.partnership_id = here and (reply.author_id = me or reply.student_id = any (talks)) and reply.search @@ words order by reply.replied_at desc, reply.id limit most)
    union all
    (select 4, note.id, session.at from public.private_note note
      join public.coaching_session session on session.partnership_id = here and session.id = note.session_id
      where note.partnership_id = here and note.author_id = me and note.search @@ words order by session.at desc, note.id limit most)
    union all
    (select 5, item.id, item.written_at from public.agenda_item item
      where item.partnership_id = here and (item.student_id = me or (item.student_id = any (coached) and item.shared_at is not null)) and item.search @@ words order by item.written_at desc, item.id limit most)
    union all
    (select 6, question.id, question.asked_at from public.learning_question question
      where question.partnership_id = here and (question.student_id = me or (question.student_id = any (learning) and question.shared_at is not null)) and question.search @@ words
      order by question.asked_at desc, question.id limit most)
    union all
    (select 7, trial.id, trial.begun_at from public.experiment trial
      where trial.partnership_id = here and (trial.student_id = me or (trial.student_id = any (learning) and trial.shared_at is not null)) and trial.search @@ words order by trial.begun_at desc, trial.id limit most)
    union all
    -- News as NewsVisibility.VisibleTo says it: of the partnership, of his schools and teams, of where he is placed or follows somebody; what begins later is found by nobody yet.
    (select 8, posting.id, posting.written_at from public.posting posting
      where posting.partnership_id = here and posting.ended_at is null and posting.starts_on <= today and posting.search @@ words and (
        exists (select from public.role_assignment held where held.partnership_id = here and held.person_id = me and held.role <> 7
          and held.ended_at is null and held.starts_on <= today and (held.ends_on is null or held.ends_on >= today)
          and (posting.school_id is null or held.role = 6 or (held.role = 3 and held.school_id is null)
            or (held.school_id = posting.school_id and (posting.team_id is null or held.team_id = posting.team_id or held.role = 3))))
        or exists (select from public.placement placed where placed.partnership_id = here and placed.ended_at is null and placed.starts_on <= today and (placed.ends_on is null or placed.ends_on >= today)
          and placed.school_id = posting.school_id and (posting.team_id is null or placed.team_id = posting.team_id)
          and (placed.student_id = me or exists (select from public.institute_guidance followed where followed.partnership_id = here and followed.student_id = placed.student_id
            and followed.educator_id = me and followed.ended_at is null and followed.starts_on <= today and (followed.ends_on is null or followed.ends_on >= today)))))
      order by posting.written_at desc, posting.id limit most);
end $$;

-- Planned conversations that lie after the end of the supervision or cover that they belong to.
drop function if exists platform.talks_fallen(timestamptz);
create or replace function platform.talks_fallen(moment timestamptz) returns table (partnership_id uuid, id uuid)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select talk.partnership_id, talk.id from public.coaching_session talk
  where talk.state = 1 and talk.at > moment
    and not exists (select from public.supervision coaching where coaching.partnership_id = talk.partnership_id and coaching.id = talk.supervision_id and coaching.ended_at is null
      and (talk.at at time zone 'Europe/Amsterdam')::date between coaching.starts_on and coalesce(coaching.ends_on, 'infinity')
      and (coaching.supervisor_id = talk.author_id or exists (select from public.cover away where away.partnership_id = talk.partnership_id and away.supervision_id = coaching.id
        and away.covered_by_id = talk.author_id and away.ended_at is null and (talk.at at time zone 'Europe/Amsterdam')::date between away.starts_on and coalesce(away.ends_on, 'infinity'))))
$$;

-- Calls such conversations off in a partnership, as CoachingSession.Cancel does, and says which: for a job alone, which tells the two of each.
create or replace function platform.call_off_talks(moment timestamptz) returns table (id uuid, student_id uuid, author_id uuid, at timestamptz, minutes int, place text, changes int)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.coaching_session talk set state = 4, changes = talk.changes + 1
  from platform.talks_fallen(moment) fallen
  where talk.partnership_id = nullif(current_setting('app.partnership_id', true), '')::uuid and nullif(current_setting('app.person_id', true), '') is null
    and fallen.partnership_id = talk.partnership_id and fallen.id = talk.id and talk.state = 1
  returning talk.id, talk.student_id, talk.author_id, talk.at, talk.minutes, talk.place, talk.changes
$$;
grant update (state, changes) on public.coaching_session to wpb_definer;

-- Which of these moments fall in the lessons of whom they are asked of, by number: for who plans meetings today, and only of who comes to some
-- meeting or trains. Yes or no to moments no longer than a meeting; a timetable itself is given to nobody but its owner.
create or replace function platform.at_lessons(people uuid[], starts timestamptz[], ends timestamptz[]) returns table (number int)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asker as (
    select held.partnership_id from public.role_assignment held
    where held.partnership_id = nullif(current_setting('app.partnership_id', true), '')::uuid and held.person_id = nullif(current_setting('app.person_id', true), '')::uuid
      and held.role in (3, 6) and held.ended_at is null and held.starts_on <= nullif(current_setting('app.today', true), '')::date
      and (held.ends_on is null or held.ends_on >= nullif(current_setting('app.today', true), '')::date)
    limit 1)
  select asked.number::int
  from asker
  cross join unnest(people, starts, ends) with ordinality asked(person_id, starts_at, ends_at, number)
  join public.timetable known on known.partnership_id = asker.partnership_id and known.person_id = asked.person_id
  where asked.ends_at <= asked.starts_at + interval '10 hours'
    and (exists (select from public.participation part where part.partnership_id = asker.partnership_id and part.person_id = asked.person_id)
      or exists (select from public.trajectory_trainer trains where trains.partnership_id = asker.partnership_id and trains.person_id = asked.person_id)
      or exists (select from public.role_assignment held where held.partnership_id = asker.partnership_id and held.person_id = asked.person_id and held.role = 4))
    and exists (select from unnest(known.busy_from, known.busy_until) busy(starts_at, ends_at) where busy.starts_at < asked.ends_at and busy.ends_at > asked.starts_at)
$$;

-- The schools where an open klik signal waits that nobody may read: for a coordinator of today who is none of the two. That it is so, and
-- not how many, of whom or about whom.
create or replace function platform.klik_waits() returns table (school_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct signal.school_id
  from public.klik_signal signal
  cross join (select nullif(current_setting('app.person_id', true), '')::uuid as id, nullif(current_setting('app.today', true), '')::date as today) me
  where signal.partnership_id = nullif(current_setting('app.partnership_id', true), '')::uuid and signal.state <> 4
    and me.id not in (signal.author_id, signal.other_id)
    and exists (select from public.role_assignment held where held.partnership_id = signal.partnership_id and held.person_id = me.id and held.role = 6
      and held.ended_at is null and held.starts_on <= me.today and (held.ends_on is null or held.ends_on >= me.today))
    -- As the policy of the table says who of the handlers may read it.
    and not exists (select from public.klik_handler listed
      join public.role_assignment held on held.partnership_id = listed.partnership_id and held.person_id = listed.person_id
      where listed.partnership_id = signal.partnership_id and listed.school_id = signal.school_id and listed.person_id = any (signal.handler_ids)
        and listed.person_id not in (signal.author_id, signal.other_id) and held.role in (2, 3) and (held.school_id is null or held.school_id = listed.school_id)
        and held.ended_at is null and held.starts_on <= me.today and (held.ends_on is null or held.ends_on >= me.today)
        and not exists (select from public.supervision coaching where coaching.partnership_id = signal.partnership_id and coaching.placement_id = signal.placement_id
          and listed.person_id in (coaching.supervisor_id, coaching.student_id)))
$$;

-- How many people in the partnership named what helps or is in the way in informal talks since a moment: for a coordinator of today, and only
-- where it is five people or more. Not who, not with whom, and no sum from which fewer could be reckoned.
create or replace function platform.talk_counts(since timestamptz) returns table (is_in_the_way boolean, factor int, people int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select said.is_in_the_way, said.factor, count(distinct said.person_id)::int
  from (
    select talk.person_id, false as is_in_the_way, unnest(talk.helps) as factor from public.informal_talk talk
    where talk.partnership_id = nullif(current_setting('app.partnership_id', true), '')::uuid and talk.at >= since
    union all
    select talk.person_id, true, unnest(talk.hinders) from public.informal_talk talk
    where talk.partnership_id = nullif(current_setting('app.partnership_id', true), '')::uuid and talk.at >= since) said
  where exists (select from public.role_assignment held where held.partnership_id = nullif(current_setting('app.partnership_id', true), '')::uuid
    and held.person_id = nullif(current_setting('app.person_id', true), '')::uuid and held.role = 6 and held.ended_at is null
    and held.starts_on <= nullif(current_setting('app.today', true), '')::date and (held.ends_on is null or held.ends_on >= nullif(current_setting('app.today', true), '')::date))
  group by said.is_in_the_way, said.factor
  having count(distinct said.person_id) >= 5
$$;

-- Whom an interview was with takes it back: what was noted goes at once, what he said about it, and what its author is typing of it.
create or replace function platform.forget_interview_text(which uuid) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with own as (
    select held.partnership_id, held.id, held.interviewer_id from public.interview held
    where held.partnership_id = nullif(current_setting('app.partnership_id', true), '')::uuid and held.id = which
      and held.interviewee_id = nullif(current_setting('app.person_id', true), '')::uuid),
  said as (delete from public.interview_correction said using own where said.partnership_id = own.partnership_id and said.interview_id = own.id),
  typed as (delete from public.draft typed using own where typed.partnership_id = own.partnership_id and typed.person_id = own.interviewer_id and starts_with(typed.key, 'interview:' || own.id::text)),
  gone as (delete from public.interview_text text using own where text.partnership_id = own.partnership_id and text.interview_id = own.id returning 1)
  select count(*)::int from gone
$$;
grant delete on public.interview_text, public.interview_correction to wpb_definer;

-- What was noted of talks goes after two years, and so do the notes of interviews with their questions; the report stays for five, and then the interview with it.
create or replace function platform.forget_conversations(moment timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (delete from public.talk_request asked where asked.asked_at < moment - interval '2 years'),
  talks as (delete from public.informal_talk talk where talk.at < moment - interval '2 years' returning 1),
  old as (select held.partnership_id, held.id, held.at from public.interview held where held.at < moment - interval '2 years'),
  said as (delete from public.interview_correction said using old where said.partnership_id = old.partnership_id and said.interview_id = old.id),
  notes as (delete from public.interview_text text using old where text.partnership_id = old.partnership_id and text.interview_id = old.id
    and (text.question <> 0 or old.at < moment - interval '5 years') returning 1)
  select ((select count(*) from talks) + (select count(*) from notes))::int
$$;
grant delete on public.talk_request, public.informal_talk to wpb_definer;

-- What people of a group asked, chose, took along and were seen doing goes two years after the last meeting of its trajectory; how they looked back after five, all at once, so that no mean
-- changes by the answers of a few. What a trajectory was and brought stays.
create or replace function platform.forget_group_learning(moment timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with over as (select meeting.partnership_id, meeting.trajectory_id, max(meeting.starts_at) as ended_at from public.meeting meeting
    group by meeting.partnership_id, meeting.trajectory_id having max(meeting.starts_at) < moment - interval '2 years'),
  asked as (select question.partnership_id, question.id from public.participant_question question join over on over.partnership_id = question.partnership_id and over.trajectory_id = question.trajectory_id),
  steps as (delete from public.participant_step step using asked where step.partnership_id = asked.partnership_id and step.question_id = asked.id),
  laid as (delete from public.question_on_table laid using asked where laid.partnership_id = asked.partnership_id and laid.question_id = asked.id),
  wordings as (delete from public.participant_wording worded using asked where worded.partnership_id = asked.partnership_id and worded.question_id = asked.id),
  questions as (delete from public.participant_question question using asked where question.partnership_id = asked.partnership_id and question.id = asked.id returning 1),
  votes as (delete from public.topic_vote vote using over where vote.partnership_id = over.partnership_id and vote.trajectory_id = over.trajectory_id),
  topics as (delete from public.meeting_topic topic using over where topic.partnership_id = over.partnership_id and topic.trajectory_id = over.trajectory_id returning 1),
  wishes as (delete from public.source_request wish using over where wish.partnership_id = over.partnership_id and wish.trajectory_id = over.trajectory_id returning 1),
  lines as (delete from public.take_along line using over where line.partnership_id = over.partnership_id and line.trajectory_id = over.trajectory_id returning 1),
  seen as (delete from public.meeting_observation seen using public.meeting held, over where seen.partnership_id = held.partnership_id and seen.meeting_id = held.id
    and held.partnership_id = over.partnership_id and held.trajectory_id = over.trajectory_id returning 1),
  invited as (delete from public.question_invitation told using over where told.partnership_id = over.partnership_id and told.trajectory_id = over.trajectory_id),
  called as (delete from public.evaluation_invitation told using over where told.partnership_id = over.partnership_id and told.trajectory_id = over.trajectory_id),
  said as (delete from public.evaluation said using over where said.partnership_id = over.partnership_id and said.trajectory_id = over.trajectory_id and over.ended_at < moment - interval '5 years' returning 1)
  select ((select count(*) from questions) + (select count(*) from topics) + (select count(*) from wishes) + (select count(*) from lines) + (select count(*) from seen) + (select count(*) from said))::int
$$;
grant delete on public.participant_question, public.participant_wording, public.participant_step, public.question_on_table, public.topic_vote, public.meeting_topic, public.source_request, public.take_along,
  public.meeting_observation, public.question_invitation, public.evaluation_invitation, public.evaluation to wpb_definer;

-- What is left of klik signals a year after the placement ended goes: the signal, its notes, what handlers were told, and who read it.
create or replace function platform.forget_klik(today date) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with over as (
    select signal.partnership_id, signal.id from public.klik_signal signal
    join public.placement placed on placed.partnership_id = signal.partnership_id and placed.id = signal.placement_id
    where placed.ends_on < today - interval '1 year'),
  trail as (delete from public.audit_entry entry using over where entry.partnership_id = over.partnership_id and entry.record_id = over.id and entry.record = 'KlikSignal'),
  told as (delete from public.notification told using over where told.partnership_id = over.partnership_id and told.record_id = over.id and told.kind in (61, 62)),
  notes as (delete from public.klik_note note using over where note.partnership_id = over.partnership_id and note.signal_id = over.id),
  gone as (delete from public.klik_signal signal using over where signal.partnership_id = over.partnership_id and signal.id = over.id returning 1)
  select count(*)::int from gone
$$;
grant delete on public.klik_signal, public.klik_note, public.audit_entry, public.notification to wpb_definer;

-- Tells whoever left something typed and not saved for three weeks that it will go, once as long as he leaves it. Nobody has to be there for it.
create or replace function platform.tell_of_idle_drafts(since timestamptz, at timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with told as (
    insert into public.notification (partnership_id, id, recipient_id, kind, record_id, actor_id, at)
    select idle.partnership_id, gen_random_uuid(), idle.person_id, 44, idle.person_id, null, at
    from (select left_by.partnership_id, left_by.person_id, max(left_by.saved_at) saved_at from public.draft left_by
      where left_by.content is not null and left_by.saved_at < since group by left_by.partnership_id, left_by.person_id) idle
    where not exists (select from public.notification known where known.partnership_id = idle.partnership_id and known.recipient_id = idle.person_id
      and known.kind = 44 and known.at > idle.saved_at)
    returning 1)
  select count(*)::int from told
$$;
-- Lets go what nobody typed on in since a moment and was told of before another, and the numbers of what was saved long ago.
create or replace function platform.forget_drafts(since timestamptz, told_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (
    delete from public.draft idle
    where idle.saved_at < since and (idle.content is null or exists (select from public.notification known
      where known.partnership_id = idle.partnership_id and known.recipient_id = idle.person_id and known.kind = 44 and known.at > idle.saved_at and known.at < told_before))
    returning idle.content is not null as held),
  -- That a note arrived is remembered for a device that sends it again: none does after a year.
  heard as (delete from public.received_note arrived where arrived.received_at < since - interval '11 months')
  select count(*) filter (where held)::int from gone
$$;
grant insert on public.notification to wpb_definer;
grant delete on public.draft, public.received_note to wpb_definer;

-- The links of timetables that were not asked since a moment, sealed, and marked as asked so that no other node asks them too: for a job, never a person.
create or replace function platform.take_timetable_links(since timestamptz, at timestamptz, most int) returns table (partnership_id uuid, person_id uuid, link bytea)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.timetable known set tried_at = at
  from (select waiting.partnership_id, waiting.id from public.timetable waiting
    where waiting.link is not null and waiting.tried_at < since and nullif(current_setting('app.person_id', true), '') is null
    order by waiting.tried_at limit most for update skip locked) due
  where known.partnership_id = due.partnership_id and known.id = due.id
  returning known.partnership_id, known.person_id, known.link
$$;

-- What such a link gave, in place of what it gave before; nothing when its owner gave another in the meantime. For a job, never a person.
create or replace function platform.renew_timetable(partnership uuid, person uuid, seen bytea, starts timestamptz[], ends timestamptz[], first date, last date, at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.timetable known set busy_from = starts, busy_until = ends, starts_on = first, ends_on = last, fetched_at = at
  where known.partnership_id = partnership and known.person_id = person and known.link = seen and nullif(current_setting('app.person_id', true), '') is null
$$;
grant update (tried_at, fetched_at, busy_from, busy_until, starts_on, ends_on) on public.timetable to wpb_definer;

-- When the two who look for a moment are busy, as one: by the timetables they gave, their planned conversations and the meetings they come to. For the
-- person himself and somebody with whom he is in a supervision or a cover now or in these weeks; of anybody else only his own. Of three weeks at most.
create or replace function platform.busy_times(with_whom uuid, since timestamptz, until timestamptz, moving uuid) returns table (starts_at timestamptz, ends_at timestamptz)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asker as (
    select nullif(current_setting('app.partnership_id', true), '')::uuid partnership_id, nullif(current_setting('app.person_id', true), '')::uuid id,
      nullif(current_setting('app.today', true), '')::date today),
  both_of as (
    select asker.partnership_id, asker.id from asker where asker.id is not null and until <= since + interval '21 days'
    union
    select asker.partnership_id, with_whom from asker where until <= since + interval '21 days' and exists (
      select from public.supervision coaching
      where coaching.partnership_id = asker.partnership_id and coaching.ended_at is null and coaching.starts_on <= asker.today + 21 and (coaching.ends_on is null or coaching.ends_on >= asker.today)
        and (coaching.student_id = asker.id or coaching.student_id = with_whom)
        and (case coaching.student_id when asker.id then with_whom else asker.id end = coaching.supervisor_id
          or exists (select from public.cover away where away.partnership_id = coaching.partnership_id and away.supervision_id = coaching.id and away.ended_at is null
            and away.covered_by_id = case coaching.student_id when asker.id then with_whom else asker.id end
            and away.starts_on <= asker.today + 21 and (away.ends_on is null or away.ends_on >= asker.today)))))
  select busy.starts_at, busy.ends_at
  from both_of join public.timetable known on known.partnership_id = both_of.partnership_id and known.person_id = both_of.id
  cross join unnest(known.busy_from, known.busy_until) busy(starts_at, ends_at)
  where busy.starts_at < until and busy.ends_at > since
  union
  select talk.at, talk.at + make_interval(mins => talk.minutes)
  from both_of join public.coaching_session talk on talk.partnership_id = both_of.partnership_id and (talk.author_id = both_of.id or talk.student_id = both_of.id)
  where talk.state = 1 and talk.id is distinct from moving and talk.at < until and talk.at > since - interval '8 hours'
  union
  select planned.starts_at, planned.starts_at + make_interval(mins => planned.minutes)
  from both_of join public.participation part on part.partnership_id = both_of.partnership_id and part.person_id = both_of.id and part.state = 2
  join public.meeting planned on planned.partnership_id = part.partnership_id and planned.trajectory_id = part.trajectory_id and planned.cancelled_at is null
  where planned.starts_at < until and planned.starts_at > since - interval '10 hours'
$$;

-- Two persons who are one human become one: everything that refers to the one goes to the other, also what nobody but that person
-- reads, so it looks past row security. For a coordinator of that partnership, never about himself. What cannot be is said as the name of a rule.
create or replace function platform.merge_people(session_hash bytea, partnership uuid, kept uuid, gone uuid, today date, at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid;
  kept_person public.person;
  gone_person public.person;
  pair uuid[] := array[kept, gone];
  merged record;
begin
  select person.id into me
  from platform.account_session session
  join public.person person on person.partnership_id = partnership and person.account_id = session.account_id
  join public.role_assignment held on held.partnership_id = partnership and held.person_id = person.id and held.role = 6
    and held.ended_at is null and held.starts_on <= today and (held.ends_on is null or held.ends_on >= today)
  where session.token_hash = session_hash and session.ended_at is null and session.expires_at > at;
  if me is null then raise exception using errcode = 'WPB02', message = 'not a coordinator of this partnership'; end if;
  if me = any (pair) then raise exception using errcode = 'WPB01', message = 'OwnRoles'; end if;

  perform from public.person known where known.partnership_id = partnership and known.id = any (pair) order by known.id for update;
  select * into kept_person from public.person known where known.partnership_id = partnership and known.id = kept;
  select * into gone_person from public.person known where known.partnership_id = partnership and known.id = gone;
  if kept_person.id is null or gone_person.id is null or kept = gone then raise exception using errcode = 'WPB02', message = 'no such two persons'; end if;
  if kept_person.account_id is not null and gone_person.account_id is not null then raise exception using errcode = 'WPB01', message = 'MergeBothSignIn'; end if;
  -- What she is typing lies sealed under her own id.
  if gone_person.account_id is not null then raise exception using errcode = 'WPB01', message = 'MergeSignsInStays'; end if;
  if exists (select from public.supervision s where s.partnership_id = partnership and s.student_id = any (pair) and s.supervisor_id = any (pair))
    or exists (select from public.cover c join public.supervision s on s.partnership_id = c.partnership_id and s.id = c.supervision_id
      where c.partnership_id = partnership and c.covered_by_id = any (pair) and (s.student_id = any (pair) or s.supervisor_id = any (pair)))
    or exists (select from public.buddy_period b join public.placement p on p.partnership_id = b.partnership_id and p.id = b.placement_id
      where b.partnership_id = partnership and b.buddy_id = any (pair) and p.student_id = any (pair))
    or exists (select from public.institute_guidance g where g.partnership_id = partnership and g.student_id = any (pair) and g.educator_id = any (pair))
    or exists (select from public.coaching_session c where c.partnership_id = partnership and c.student_id = any (pair) and c.author_id = any (pair))
    or exists (select from public.informal_talk t where t.partnership_id = partnership and t.author_id = any (pair) and t.person_id = any (pair))
    or exists (select from public.interview i where i.partnership_id = partnership and i.interviewer_id = any (pair) and i.interviewee_id = any (pair))
  then raise exception using errcode = 'WPB01', message = 'MergeParties'; end if;
  if exists (select from public.participation one join public.participation other on other.partnership_id = partnership and other.trajectory_id = one.trajectory_id and other.person_id = kept
      where one.partnership_id = partnership and one.person_id = gone) then raise exception using errcode = 'WPB01', message = 'MergeSameTrajectory'; end if;
  if exists (select from public.opportunity_choice one join public.opportunity_choice other on other.partnership_id = partnership and other.opportunity_id = one.opportunity_id and other.student_id = kept
      where one.partnership_id = partnership and one.student_id = gone) then raise exception using errcode = 'WPB01', message = 'MergeSameOpportunity'; end if;
  if exists (select from public.choice_seat one join public.choice_seat other on other.partnership_id = partnership and other.round_id = one.round_id and other.person_id = kept
      where one.partnership_id = partnership and one.person_id = gone) then raise exception using errcode = 'WPB01', message = 'MergeSameRound'; end if;
  if exists (select from public.placement first cross join lateral (select sum(other.days_per_week) as days from public.placement other
        where other.partnership_id = partnership and other.student_id = any (pair) and other.ended_at is null and first.starts_on between other.starts_on and coalesce(other.ends_on, 'infinity')) together
      where first.partnership_id = partnership and first.student_id = any (pair) and first.ended_at is null and together.days > 5) then
    raise exception using errcode = 'WPB01', message = 'TooManyDaysPerWeek';
  end if;

  -- The same role at the same place in days that overlap is one role, of all their days.
  for merged in select given.* from public.role_assignment given where given.partnership_id = partnership and given.person_id = gone and given.ended_at is null order by given.starts_on loop
    update public.role_assignment held set starts_on = least(held.starts_on, merged.starts_on),
      ends_on = case when held.ends_on is null or merged.ends_on is null then null else greatest(held.ends_on, merged.ends_on) end, hours = coalesce(held.hours, merged.hours)
    where held.partnership_id = partnership and held.person_id = kept and held.ended_at is null and held.role = merged.role
      and coalesce(held.team_id, held.school_id, partnership) = coalesce(merged.team_id, merged.school_id, partnership)
      and daterange(held.starts_on, held.ends_on, '[]') && daterange(merged.starts_on, merged.ends_on, '[]');
    if found then delete from public.role_assignment held where held.partnership_id = partnership and held.id = merged.id; end if;
  end loop;
  update public.role_assignment set person_id = kept where partnership_id = partnership and person_id = gone;
  delete from public.trajectory_trainer one using public.trajectory_trainer other
  where one.partnership_id = partnership and other.partnership_id = partnership and one.trajectory_id = other.trajectory_id and one.person_id = gone and other.person_id = kept;
  update public.trajectory_trainer set person_id = kept where partnership_id = partnership and person_id = gone;
  update public.trajectory set made_by_id = kept where partnership_id = partnership and made_by_id = gone;
  update public.template_version set made_by_id = kept where partnership_id = partnership and made_by_id = gone;
  update public.meeting_observation set author_id = case author_id when gone then kept else author_id end, about_id = case about_id when gone then kept else about_id end
  where partnership_id = partnership and gone in (author_id, about_id);
  update public.meeting_activity set led_by_id = kept where partnership_id = partnership and led_by_id = gone;
  update public.participation set person_id = case person_id when gone then kept else person_id end, invited_by_id = case invited_by_id when gone then kept else invited_by_id end
  where partnership_id = partnership and gone in (person_id, invited_by_id);
  with worded as (update public.participant_wording set person_id = kept where partnership_id = partnership and person_id = gone),
    stepped as (update public.participant_step set person_id = kept where partnership_id = partnership and person_id = gone),
    laid as (update public.question_on_table set person_id = case person_id when gone then kept else person_id end, laid_by_id = case laid_by_id when gone then kept else laid_by_id end
      where partnership_id = partnership and gone in (person_id, laid_by_id)),
    told as (update public.question_invitation set person_id = kept where partnership_id = partnership and person_id = gone)
  update public.participant_question set person_id = kept where partnership_id = partnership and person_id = gone;
  update public.trajectory_source set added_by_id = kept where partnership_id = partnership and added_by_id = gone;
  update public.source_request set asked_by_id = case asked_by_id when gone then kept else asked_by_id end, answered_by_id = case answered_by_id when gone then kept else answered_by_id end
  where partnership_id = partnership and gone in (asked_by_id, answered_by_id);
  update public.take_along set person_id = kept where partnership_id = partnership and person_id = gone;
  with told as (update public.evaluation_invitation set person_id = kept where partnership_id = partnership and person_id = gone)
  update public.evaluation set person_id = kept where partnership_id = partnership and person_id = gone;
  update public.trajectory_look_back set written_by_id = kept where partnership_id = partnership and written_by_id = gone;
  update public.meeting_account set written_by_id = kept where partnership_id = partnership and written_by_id = gone;
  update public.topic_vote set person_id = kept where partnership_id = partnership and person_id = gone;
  update public.meeting_topic set proposed_by_id = kept where partnership_id = partnership and proposed_by_id = gone;
  update public.institute_guidance set student_id = case student_id when gone then kept else student_id end, educator_id = case educator_id when gone then kept else educator_id end
  where partnership_id = partnership and gone in (student_id, educator_id);
  update public.buddy_period set buddy_id = kept where partnership_id = partnership and buddy_id = gone;
  update public.cover set covered_by_id = kept where partnership_id = partnership and covered_by_id = gone;
  update public.team_agreement set written_by_id = kept where partnership_id = partnership and written_by_id = gone;
  -- One timetable each: that of who stays is the one he knows.
  update public.timetable set person_id = kept where partnership_id = partnership and person_id = gone
    and not exists (select from public.timetable own where own.partnership_id = partnership and own.person_id = kept);
  delete from public.timetable where partnership_id = partnership and person_id = gone;
  update public.facilitation set granted_by_id = kept where partnership_id = partnership and granted_by_id = gone;
  with worded as (update public.posting_version set written_by_id = kept where partnership_id = partnership and written_by_id = gone)
  update public.posting set written_by_id = kept where partnership_id = partnership and written_by_id = gone;
  -- Who opened it twice is counted once.
  delete from public.posting_reading one using public.posting_reading other
  where one.partnership_id = partnership and other.partnership_id = partnership and one.posting_id = other.posting_id and one.person_id = gone and other.person_id = kept;
  update public.posting_reading set person_id = kept where partnership_id = partnership and person_id = gone;
  update public.opportunity set opened_by_id = kept where partnership_id = partnership and opened_by_id = gone;
  with part as (update public.theme_part set student_id = kept where partnership_id = partnership and student_id = gone),
    sourced as (update public.source set student_id = case student_id when gone then kept else student_id end, added_by_id = case added_by_id when gone then kept else added_by_id end
      where partnership_id = partnership and gone in (student_id, added_by_id))
  update public.dominant_theme set student_id = kept where partnership_id = partnership and student_id = gone;
  update public.experiment set student_id = kept where partnership_id = partnership and student_id = gone;
  with worded as (update public.question_version set student_id = kept where partnership_id = partnership and student_id = gone)
  update public.learning_question set student_id = kept where partnership_id = partnership and student_id = gone;
  update public.agenda_item set student_id = kept where partnership_id = partnership and student_id = gone;
  update public.choice_round set decided_by_id = kept where partnership_id = partnership and decided_by_id = gone;
  delete from public.klik_handler one using public.klik_handler other
  where one.partnership_id = partnership and other.partnership_id = partnership and one.school_id = other.school_id and one.person_id = gone and other.person_id = kept;
  update public.klik_handler set person_id = kept where partnership_id = partnership and person_id = gone;
  update public.school_counsellor set person_id = kept where partnership_id = partnership and person_id = gone;
  -- Who becomes one of the two is no reader any more.
  update public.klik_signal set author_id = case author_id when gone then kept else author_id end, other_id = case other_id when gone then kept else other_id end,
    decided_by_id = case decided_by_id when gone then kept else decided_by_id end,
    handler_ids = array_remove(array_remove(array_replace(handler_ids, gone, kept), case author_id when gone then kept else author_id end), case other_id when gone then kept else other_id end)
  where partnership_id = partnership and (gone in (author_id, other_id, decided_by_id) or gone = any (handler_ids));
  update public.klik_note set written_by_id = kept where partnership_id = partnership and written_by_id = gone;
  -- Nobody shares with himself, and of two that hold at once one is enough.
  delete from public.student_grant one where one.partnership_id = partnership and gone in (one.student_id, one.reader_id)
    and (kept in (one.student_id, one.reader_id) or one.ended_at is null and exists (select from public.student_grant other where other.partnership_id = partnership and other.ended_at is null
      and other.student_id = case one.student_id when gone then kept else one.student_id end and other.reader_id = case one.reader_id when gone then kept else one.reader_id end
      and daterange(other.starts_on, other.ends_on, '[]') && daterange(one.starts_on, one.ends_on, '[]')));
  update public.student_grant set student_id = case student_id when gone then kept else student_id end, reader_id = case reader_id when gone then kept else reader_id end
  where partnership_id = partnership and gone in (student_id, reader_id);
  delete from public.coaching_grant one where one.partnership_id = partnership and gone in (one.supervisor_id, one.trainer_id)
    and (kept in (one.supervisor_id, one.trainer_id) or one.ended_at is null and exists (select from public.coaching_grant other where other.partnership_id = partnership and other.ended_at is null
      and other.supervisor_id = case one.supervisor_id when gone then kept else one.supervisor_id end and other.trainer_id = case one.trainer_id when gone then kept else one.trainer_id end
      and daterange(other.starts_on, other.ends_on, '[]') && daterange(one.starts_on, one.ends_on, '[]')));
  update public.coaching_grant set supervisor_id = case supervisor_id when gone then kept else supervisor_id end, trainer_id = case trainer_id when gone then kept else trainer_id end
  where partnership_id = partnership and gone in (supervisor_id, trainer_id);
  update public.imported_file set imported_by_id = kept where partnership_id = partnership and imported_by_id = gone;
  update public.notification set recipient_id = case recipient_id when gone then kept else recipient_id end, actor_id = case actor_id when gone then kept else actor_id end
  where partnership_id = partnership and gone in (recipient_id, actor_id);
  update public.draft set person_id = kept where partnership_id = partnership and person_id = gone;
  update public.received_note set person_id = kept where partnership_id = partnership and person_id = gone;
  update public.private_note set author_id = kept where partnership_id = partnership and author_id = gone;
  update public.informal_talk set author_id = case author_id when gone then kept else author_id end, person_id = case person_id when gone then kept else person_id end
  where partnership_id = partnership and gone in (author_id, person_id);
  update public.interview_guide set made_by_id = kept where partnership_id = partnership and made_by_id = gone;
  -- The two of an interview are part of the keys by which these refer to it, so they change in one statement.
  update public.anonymous_interview set interviewer_id = kept where partnership_id = partnership and interviewer_id = gone;
  with noted as (update public.interview_text set interviewer_id = case interviewer_id when gone then kept else interviewer_id end, interviewee_id = case interviewee_id when gone then kept else interviewee_id end where partnership_id = partnership and gone in (interviewer_id, interviewee_id)),
    proposed as (update public.interview_correction set interviewer_id = case interviewer_id when gone then kept else interviewer_id end, interviewee_id = case interviewee_id when gone then kept else interviewee_id end where partnership_id = partnership and gone in (interviewer_id, interviewee_id))
  update public.interview set interviewer_id = case interviewer_id when gone then kept else interviewer_id end, interviewee_id = case interviewee_id when gone then kept else interviewee_id end where partnership_id = partnership and gone in (interviewer_id, interviewee_id);
  -- Nobody asks himself, and of two who ask the same one is enough.
  delete from public.talk_request one where one.partnership_id = partnership and gone in (one.asker_id, one.author_id)
    and (kept in (one.asker_id, one.author_id) or one.answered_at is null and exists (select from public.talk_request other where other.partnership_id = partnership and other.answered_at is null
      and other.asker_id = case one.asker_id when gone then kept else one.asker_id end and other.author_id = case one.author_id when gone then kept else one.author_id end));
  update public.talk_request set asker_id = case asker_id when gone then kept else asker_id end, author_id = case author_id when gone then kept else author_id end
  where partnership_id = partnership and gone in (asker_id, author_id);
  update public.audit_entry set actor_id = case actor_id when gone then kept else actor_id end, subject_id = case subject_id when gone then kept else subject_id end
  where partnership_id = partnership and gone in (actor_id, subject_id);
  -- Student and author are part of the keys by which these refer to each other, so they change in one statement.
  with placed as (update public.placement set student_id = kept where partnership_id = partnership and student_id = gone),
    seated as (update public.choice_seat set person_id = kept where partnership_id = partnership and person_id = gone),
    said as (update public.preference set author_id = case author_id when gone then kept else author_id end, about_id = case about_id when gone then kept else about_id end
      where partnership_id = partnership and gone in (author_id, about_id)),
    paired as (update public.match set student_id = case student_id when gone then kept else student_id end, supervisor_id = case supervisor_id when gone then kept else supervisor_id end,
        decided_supervisor_id = case decided_supervisor_id when gone then kept else decided_supervisor_id end
      where partnership_id = partnership and gone in (student_id, supervisor_id, decided_supervisor_id))
  update public.supervision set student_id = case student_id when gone then kept else student_id end, supervisor_id = case supervisor_id when gone then kept else supervisor_id end
  where partnership_id = partnership and gone in (student_id, supervisor_id);
  with looked as (update public.opportunity_look_back set student_id = case student_id when gone then kept else student_id end,
      shared_with_id = case shared_with_id when gone then kept else shared_with_id end where partnership_id = partnership and gone in (student_id, shared_with_id))
  update public.opportunity_choice set student_id = kept where partnership_id = partnership and student_id = gone;
  with
    content as (update public.session_content set author_id = case author_id when gone then kept else author_id end, student_id = case student_id when gone then kept else student_id end
      where partnership_id = partnership and gone in (author_id, student_id)),
    steering as (update public.session_steering set author_id = kept where partnership_id = partnership and author_id = gone),
    seen as (update public.student_view set author_id = case author_id when gone then kept else author_id end, student_id = case student_id when gone then kept else student_id end
      where partnership_id = partnership and gone in (author_id, student_id)),
    reading as (update public.session_reading set author_id = case author_id when gone then kept else author_id end, student_id = case student_id when gone then kept else student_id end
      where partnership_id = partnership and gone in (author_id, student_id)),
    given as (update public.feedback set author_id = case author_id when gone then kept else author_id end, student_id = case student_id when gone then kept else student_id end
      where partnership_id = partnership and gone in (author_id, student_id)),
    earlier as (update public.feedback_version set author_id = kept where partnership_id = partnership and author_id = gone),
    read as (update public.feedback_reading set author_id = case author_id when gone then kept else author_id end, student_id = case student_id when gone then kept else student_id end
      where partnership_id = partnership and gone in (author_id, student_id)),
    reply as (update public.feedback_reply set author_id = case author_id when gone then kept else author_id end, student_id = case student_id when gone then kept else student_id end
      where partnership_id = partnership and gone in (author_id, student_id))
  update public.coaching_session set author_id = case author_id when gone then kept else author_id end, student_id = case student_id when gone then kept else student_id end
  where partnership_id = partnership and gone in (author_id, student_id);

  update platform.invitation set person_id = kept where partnership_id = partnership and person_id = gone;
  if kept_person.account_id is not null then
    update platform.invitation set expires_at = at where partnership_id = partnership and person_id = kept and used_at is null and expires_at > at;
  end if;
  delete from public.mail_wish wish where wish.partnership_id = partnership and wish.person_id = gone;
  delete from public.calendar_link link where link.partnership_id = partnership and link.person_id = gone;
  delete from public.person known where known.partnership_id = partnership and known.id = gone;
  update public.person set number = coalesce(number, gone_person.number)
  where partnership_id = partnership and id = kept;
end $$;
grant update (person_id, starts_on, ends_on, hours) on public.role_assignment to wpb_definer;
grant delete on public.role_assignment, public.trajectory_trainer, public.timetable, public.calendar_link, public.person to wpb_definer;
grant update (person_id) on public.trajectory_trainer, public.draft, public.received_note, public.timetable to wpb_definer;
grant update (made_by_id) on public.trajectory, public.template_version to wpb_definer;
grant update (led_by_id) on public.meeting_activity to wpb_definer;
grant update (author_id, about_id) on public.meeting_observation to wpb_definer;
grant update (person_id, invited_by_id) on public.participation to wpb_definer;
grant update (person_id, laid_by_id) on public.question_on_table to wpb_definer;
grant update (person_id) on public.participant_question, public.participant_wording, public.participant_step, public.question_invitation to wpb_definer;
grant update (added_by_id) on public.trajectory_source to wpb_definer;
grant update (asked_by_id, answered_by_id) on public.source_request to wpb_definer;
grant update (person_id) on public.topic_vote, public.take_along, public.evaluation, public.evaluation_invitation to wpb_definer;
grant update (written_by_id) on public.trajectory_look_back to wpb_definer;
grant update (written_by_id) on public.meeting_account to wpb_definer;
grant update (proposed_by_id) on public.meeting_topic to wpb_definer;
grant update (student_id, educator_id) on public.institute_guidance to wpb_definer;
grant update (buddy_id) on public.buddy_period to wpb_definer;
grant update (covered_by_id) on public.cover to wpb_definer;
grant update (written_by_id) on public.team_agreement to wpb_definer;
grant update (granted_by_id) on public.facilitation to wpb_definer;
grant update (written_by_id) on public.posting, public.posting_version to wpb_definer;
grant update (person_id) on public.posting_reading to wpb_definer;
grant update (opened_by_id) on public.opportunity to wpb_definer;
grant update (student_id) on public.opportunity_choice to wpb_definer;
grant update (student_id, shared_with_id) on public.opportunity_look_back to wpb_definer;
grant update (student_id, added_by_id) on public.source to wpb_definer;
grant update (student_id) on public.agenda_item, public.dominant_theme, public.theme_part, public.experiment, public.learning_question, public.question_version to wpb_definer;
grant update (decided_by_id) on public.choice_round to wpb_definer;
grant update (person_id) on public.choice_seat to wpb_definer;
grant update (author_id, about_id) on public.preference to wpb_definer;
grant update (student_id, supervisor_id, decided_supervisor_id) on public.match to wpb_definer;
grant update (person_id) on public.klik_handler, public.school_counsellor to wpb_definer;
grant delete on public.klik_handler to wpb_definer;
grant update (author_id, other_id, decided_by_id, handler_ids) on public.klik_signal to wpb_definer;
grant update (written_by_id) on public.klik_note to wpb_definer;
grant update (author_id, person_id) on public.informal_talk to wpb_definer;
grant update (made_by_id) on public.interview_guide to wpb_definer;
grant update (interviewer_id) on public.anonymous_interview to wpb_definer;
grant update (interviewer_id, interviewee_id) on public.interview, public.interview_text, public.interview_correction to wpb_definer;
grant update (asker_id, author_id), delete on public.talk_request to wpb_definer;
grant update (supervisor_id, trainer_id), delete on public.coaching_grant to wpb_definer;
grant update (student_id, reader_id), delete on public.student_grant to wpb_definer;
grant update (imported_by_id) on public.imported_file to wpb_definer;
grant update (recipient_id, actor_id) on public.notification to wpb_definer;
grant update (actor_id, subject_id) on public.audit_entry to wpb_definer;
grant update (student_id) on public.placement to wpb_definer;
grant update (student_id, supervisor_id) on public.supervision to wpb_definer;
grant update (author_id) on public.session_steering, public.feedback_version, public.private_note to wpb_definer;
grant update (author_id, student_id) on public.coaching_session, public.session_content, public.student_view, public.session_reading, public.feedback, public.feedback_reading, public.feedback_reply to wpb_definer;
grant update (number) on public.person to wpb_definer;

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
