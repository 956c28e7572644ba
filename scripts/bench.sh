#!/usr/bin/env bash
# Measurements on this machine, as numbers to compare, not as tests.
source "$(dirname "$0")/env.sh"
# Its own store, whatever the environment says.
unset DATABASE_URL LIEMCHINH_DATA
say "bench: building the release"
scripts/build.sh >/dev/null
folder=$(mktemp -d)
server=
finish() { [ $? = 0 ] || cat "$folder/log" >&2 || true; [ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$folder"; }
trap finish EXIT
# The server looks after its tables within a second, as one that has stood for a minute has.
export LIEMCHINH_POSTGRES_OPTIONS="-c autovacuum_naptime=1s"
# A hundred thousand questions about the law: the tables of cases, over and over.
for _ in $(seq 122); do cat server/tests/law_cases/*.jsonl; done >"$folder/questions"
TIMEFORMAT="law eval: $(wc -l <"$folder/questions") questions in %R s"
time target/release/liemchinh --data "$folder" law eval <"$folder/questions" >/dev/null
# A log of a million events: written, signed, verified.
cargo bench --locked -p services --bench ledger
# The staff list with thirty thousand people, on both engines.
scripts/postgres.sh cargo bench --locked -p services --bench people
# A list of ten thousand people from a workbook, with the memory that it takes.
scripts/postgres.sh cargo bench --locked -p services --bench import
# Declarations: what the disk takes by itself, submitting, opening, comparing; then the printed form.
scripts/postgres.sh cargo bench --locked -p services --bench declarations
cargo bench --locked -p documents --bench declaration
target/release/liemchinh --data "$folder" demo >"$folder/accounts"
begun=$(date +%s%N)
target/release/liemchinh --data "$folder" serve --listen 127.0.0.1:0 2>"$folder/log" &
server=$!
until grep -q '"address"' "$folder/log"; do kill -0 "$server"; sleep 0.01; done
echo "start: listening after $((($(date +%s%N) - begun) / 1000000)) ms"
echo "memory of the server, idle: $(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$server/status") MiB"
address=$(sed -n 's/.*"address":"\([^"]*\)".*/\1/p' "$folder/log" | head -n 1)
node scripts/bench.mjs "http://$address" "$folder/accounts" "$server"
