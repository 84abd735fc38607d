#!/usr/bin/env bash
# Writes one dump of the whole database to /backups, and reads it back before it counts.
set -euo pipefail
umask 077

file=/backups/wpbportal-$(date -u +%Y%m%dT%H%M%SZ).dump
PGPASSWORD=$(cat /run/secrets/backup)
export PGPASSWORD
pg_dump --host database --username wpb_backup --dbname wpbportal --format custom --file "$file.unfinished"
pg_restore --list "$file.unfinished" >/dev/null
mv "$file.unfinished" "$file"
echo "$file"
