#!/usr/bin/env bash
# Builds the release binary with everything inside.
source "$(dirname "$0")/env.sh"
scripts/setup.sh build
# From here on the tools that setup installed are on the path.
scripts/web.sh
CARGO=$(command -v cargo || echo /usr/bin/cargo)
CARGO_ENCODED_RUSTFLAGS="$REMAP" "$CARGO" build --locked --release -p server
binary=target/release/liemchinh

# What it asks of the machine it will run on, and whether it carries anything of this one.
needs=$(objdump -T "$binary" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)
say "build: $(du -h "$binary" | cut -f 1), needs ${needs/_/ } or newer"
[ "$(printf '%s\n' GLIBC_2.36 "$needs" | sort -V | tail -n 1)" = GLIBC_2.36 ] \
  || say "build: Debian 12 has GLIBC 2.36; build there for machines like it"
for place in "$PWD" "${CARGO_HOME:-$HOME/.cargo}"; do
  ! grep -qF "$place" "$binary" || { say "build: the binary names $place, a folder of this machine"; exit 1; }
done

# One file is all there is: it answers from an empty folder, with nothing beside it.
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
whole=$PWD/$binary
(cd "$empty" && env -i "$whole" demo >/dev/null && env -i "$whole" doctor >&2)
ls -l "$binary"
