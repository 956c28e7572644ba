#!/usr/bin/env bash
# Runs a command with a throw-away PostgreSQL cluster of its own: scripts/postgres.sh COMMAND…
# The cluster has its own folder, is reached through a socket in it that nobody else may open, and is removed when the
# command ends. LIEMCHINH_POSTGRES_OPTIONS: more options of the server, such as "-c autovacuum_naptime=1s".
source "$(dirname "$0")/env.sh"
initdb=$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
bin=${initdb%/initdb}
[ -n "$bin" ] || { say "postgres: not installed; run make setup"; exit 3; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/liemchinh-postgres.XXXXXX")
# The server refuses to run as root: then the package's own user runs it.
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$folder"
finish() {
  as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Sorted as an agency's own server sorts, so that a forgotten COLLATE shows.
(cd /; as_owner "$bin/initdb" -D "$folder/data" -U liemchinh -A trust -E UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=vi --no-sync >"$folder/init.log" 2>&1) \
  || { cat "$folder/init.log" >&2; exit 3; }
# Nothing here survives the run, so nothing needs to reach the disk.
options="-c listen_addresses= -c unix_socket_directories=$folder -c fsync=off \
  -c synchronous_commit=off -c full_page_writes=off -c max_connections=120 -c shared_buffers=64MB ${LIEMCHINH_POSTGRES_OPTIONS-}"
(cd /; as_owner "$bin/pg_ctl" -D "$folder/data" -l "$folder/data/log" -o "$options" -w start >/dev/null) \
  || { cat "$folder/data/log" >&2; exit 3; }
export LIEMCHINH_TEST_POSTGRES="postgres://liemchinh@${folder//\//%2F}"
"$@"
