#!/usr/bin/env bash
# Runs once, when the database is made, after the roles: gives each role that signs in the password of its file.
set -euo pipefail

psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set owner="$(cat "${SECRETS:-/run/secrets}/owner")" \
  --set app="$(cat "${SECRETS:-/run/secrets}/app")" \
  --set backup="$(cat "${SECRETS:-/run/secrets}/backup")" <<'SQL'
alter role wpb_owner password :'owner';
alter role wpb_app password :'app';
alter role wpb_backup password :'backup';
SQL
