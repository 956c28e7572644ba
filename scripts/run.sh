#!/usr/bin/env bash
# Builds and serves on this machine: scripts/run.sh [--fresh]
source "$(dirname "$0")/env.sh"
say "run: building the site"
scripts/web.sh >&2
say "run: building the server"
cargo build --locked --quiet -p server
if [ "${1:-}" = --fresh ] && [ -e data ]; then
  kept="data-$(date +%Y%m%d-%H%M%S)"
  mv data "$kept"
  say "run: the earlier store is kept in ./$kept"
fi
# The store of this checkout, whatever the environment says.
unset DATABASE_URL LIEMCHINH_DATA
target/debug/liemchinh migrate >&2
say "run: http://127.0.0.1:8080 (Ctrl-C stops)"
exec target/debug/liemchinh serve
