#!/usr/bin/env bash
# Builds the release binary with everything inside.
source "$(dirname "$0")/env.sh"
scripts/setup.sh build
# From here on the tools that setup installed are on the path.
scripts/web.sh
CARGO=$(command -v cargo || echo /usr/bin/cargo)
CARGO_ENCODED_RUSTFLAGS="$REMAP" "$CARGO" build --locked --release -p server
ls -l target/release/liemchinh
