#!/usr/bin/env bash
# Builds and serves on this machine: scripts/run.sh [--fresh]
source "$(dirname "$0")/env.sh"
say "run: building the site and the server"
# Side by side: each has times in which only one core has work.
# A group of its own, so that stopping one stops both.
set -m
scripts/web.sh >&2 &
web=$!
set +m
trap 'kill -- -"$web" 2>/dev/null || true' EXIT
built=0
cargo build --locked --quiet -p server || built=$?
wait "$web" || built=$?
trap - EXIT
[ "$built" = 0 ] || { say "run: the build failed; what went wrong stands above"; exit "$built"; }
if [ "${1:-}" = --fresh ] && [ -e data ]; then
  kept="data-$(date +%Y%m%d-%H%M%S)"
  mv data "$kept"
  say "run: the earlier store is kept in ./$kept"
fi
# The store of this checkout, whatever the environment says.
unset DATABASE_URL LIEMCHINH_DATA
checkout_store
say "run: http://127.0.0.1:8080 (Ctrl-C stops)"
exec target/debug/liemchinh serve
