#!/usr/bin/env bash
# Serves and, whenever a source changes, builds and starts anew. Touching one line of a screen takes a few seconds.
source "$(dirname "$0")/env.sh"
# Its own store, whatever the environment says.
unset DATABASE_URL LIEMCHINH_DATA
server=
stop() { [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; server=; }; }
trap stop EXIT
trap 'exit 130' INT TERM

newest() { find "$@" -type f -printf '%T@\n' | sort -n | tail -n 1; }
rust_sources() { newest Cargo.toml ./*/Cargo.toml ./*/src ./*/build* locales law migrations documents/templates; }
island_sources() { newest app/src/islands domain/src frontend; }
style_sources() { newest style; }

rust= islands= style=
# What was edited while nobody watched is newer than the site.
older_than_site() { [ -e site/manifest.json ] && [ "$(printf '%s\n' "$1" "$(newest site/manifest.json)" | sort -n | tail -n 1)" != "$1" ]; }
older_than_site "$(island_sources)" && islands=$(island_sources)
[ -n "$islands" ] && older_than_site "$(style_sources)" && style=$(style_sources)
while true; do
  begun=$(date +%s%N)
  if [ "$(island_sources)" != "$islands" ]; then
    islands=$(island_sources) style=$(style_sources)
    scripts/web.sh || { say "dev: the site does not build"; }
    rust=changed
  elif [ "$(style_sources)" != "$style" ]; then
    style=$(style_sources)
    scripts/web.sh --style || say "dev: the style does not build"
    rust=changed
  fi
  if [ "$(rust_sources)" != "$rust" ]; then
    rust=$(rust_sources)
    if cargo build --locked --quiet -p server; then
      stop
      checkout_store || continue
      target/debug/liemchinh serve &
      server=$!
      until curl -sf -o /dev/null http://127.0.0.1:8080/; do kill -0 $server 2>/dev/null || break; sleep 0.1; done
      if kill -0 $server 2>/dev/null; then
        say "dev: http://127.0.0.1:8080 shows the change ($((($(date +%s%N) - begun) / 1000000)) ms)"
      else
        say "dev: the server did not start; it says why above"
        server=
      fi
    fi
  fi
  sleep 0.5
done
