#!/usr/bin/env bash
# Runs the gates, cheapest first, stops at the first that fails, and prints how long each took.
#   scripts/test.sh check   static checks
#   scripts/test.sh fast    unit tests and everything that runs on SQLite alone
#   scripts/test.sh all     everything
source "$(dirname "$0")/env.sh"
what=${1:-all}
steps=()
begun=$SECONDS

table() {
  printf '\n%-34s %8s\n' step seconds
  printf '%-34s %8s\n' "${steps[@]}"
  printf '%-34s %8s\n' total $((SECONDS - begun))
}
step() {
  local name=$1 start=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  if "$@"; then
    steps+=("$name" $((SECONDS - start)))
  else
    steps+=("$name FAILED" $((SECONDS - start)))
    table
    exit 1
  fi
}

have_lints() { cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1; }
# One selection of packages for every step: another one would choose other features and compile half of it again.
crates=(--locked --workspace --exclude frontend)

formatting() { cargo fmt --all --check; }
lints_server() { cargo clippy "${crates[@]}" --all-targets -- -D warnings; }
lints_browser() { cargo clippy --locked -p frontend -- -D warnings; }
rustdoc() { RUSTDOCFLAGS="-D warnings" cargo doc "${crates[@]}" --no-deps --document-private-items; }
unused() { cargo machete; }
licences() {
  local checks=(licenses bans sources)
  [ "${ADVISORIES:-}" != 1 ] || checks+=(advisories)
  cargo deny --locked check "${checks[@]}"
}
pure_in_the_browser() {
  wasm_toolchain
  CARGO_ENCODED_RUSTFLAGS="$REMAP" RUSTC="$WASM_RUSTC" CARGO_TARGET_DIR=target/web "$WASM_CARGO" check --locked -p domain -p vault --target $WASM_TARGET
}
unit_tests() { cargo test "${crates[@]}" --lib --bins && cargo test "${crates[@]}" --doc; }
program() { cargo test "${crates[@]}" --test backup --test cli --test declaration --test founding --test law_eval --test ledger --test receipt --test recovery; }
both_engines() { scripts/postgres.sh cargo test "${crates[@]}" --test all --test on_postgres; }
sqlite_alone() { cargo test "${crates[@]}" --test all -- --skip postgres; }
browser() { npx --no-install playwright test --config tests/browser/playwright.config.ts; }

# Without rustup there are no lints; the person is told, the rest still counts.
lints() {
  if have_lints; then
    step "$1" "$2"
  else
    say "test: $1 skipped: this compiler comes without rustfmt and clippy"
  fi
}

if [ "$what" != fast ]; then
  lints formatting formatting
  step "sizes and words" scripts/tidy.sh
  lints "lints, server" lints_server
  lints "lints, browser" lints_browser
fi
if [ "$what" != check ]; then
  step "unit tests" unit_tests
  step "site and its budget" scripts/web.sh
  step "domain and vault as wasm" pure_in_the_browser
  step "the program" program
  if [ "$what" = fast ]; then
    step "HTTP and store, SQLite" sqlite_alone
  else
    step "HTTP and store, both engines" both_engines
    step "browser" browser
  fi
fi
if [ "$what" != fast ]; then
  step rustdoc rustdoc
  step "unused dependencies" unused
  step "licences, bans, sources" licences
fi
table
