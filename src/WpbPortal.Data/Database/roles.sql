-- The four roles and what each may do with this database. Run by a superuser, connected to the database itself;
-- every statement can be run again. Passwords are set elsewhere: they are no part of the source.

do $$
declare wanted record;
begin
  for wanted in select * from (values
    ('wpb_owner',   'login nobypassrls'),   -- owns the database and runs the migrations
    ('wpb_app',     'login nobypassrls'),   -- the web application: owns nothing, obeys row-level security
    ('wpb_backup',  'login bypassrls'),     -- reads everything, for pg_dump
    ('wpb_definer', 'nologin bypassrls')    -- owns the few SECURITY DEFINER functions, is nobody's login
  ) as known (name, attributes) loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      execute format('create role %I', wanted.name);
    end if;
    execute format('alter role %I with nosuperuser nocreatedb nocreaterole noreplication %s', wanted.name, wanted.attributes);
  end loop;
end $$;

-- So that a migration can hand a function to wpb_definer. Attributes such as BYPASSRLS are never inherited.
grant wpb_definer to wpb_owner;
grant pg_read_all_data to wpb_backup;
-- A backup has nothing to write.
alter role wpb_backup set default_transaction_read_only = on;

do $$
begin
  execute format('alter database %I owner to wpb_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  -- COPY into a table with row-level security is refused, so an import copies into a temporary table first.
  execute format('grant connect, temporary on database %I to wpb_app', current_database());
  execute format('grant connect on database %I to wpb_backup', current_database());
end $$;

revoke create on schema public from public;
