#!/bin/bash
# Starts PostgreSQL. At the first start it makes the desk's database and password, so none is
# written in any file of ours.
set -euo pipefail

# The password lives beside the data that knows it: they are kept, and lost, together.
password_file=/var/lib/postgresql/firstline-password
address_file=/run/firstline/database-url

# Prepared under another name: a first start that is cut off leaves nothing that looks finished.
prepare() {
  local new="$PGDATA.new"
  rm -rf "$new"
  (umask 077 && head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$password_file")
  # The same order of characters on every system, so a newer image cannot break an index.
  initdb --pgdata="$new" --username=postgres --auth=scram-sha-256 --auth-local=peer \
    --pwfile=<(head -c 32 /dev/urandom | od -An -tx1 -w32) \
    --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8
  echo "host firstline firstline all scram-sha-256" >> "$new/pg_hba.conf"
  # The desk owns its database and is no superuser; that one gets in from this container only.
  postgres --single -D "$new" -c exit_on_error=on -c log_min_error_statement=panic postgres <<SQL
create role firstline login password '$(cat "$password_file")'
create database firstline owner firstline
SQL
  mv "$new" "$PGDATA"
}

[ -s "$PGDATA/PG_VERSION" ] || prepare

# Only the backend mounts this volume; its user is another one, so all may read the file.
echo "postgres://firstline:$(cat "$password_file")@database:5432/firstline" > "$address_file.new"
mv "$address_file.new" "$address_file"

exec postgres -c listen_addresses='*' -c unix_socket_directories=/tmp
