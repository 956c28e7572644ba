#!/usr/bin/env bash
# Builds the site: cargo → wasm-bindgen → wasm-opt → sass → hashed names → budget. Leaves it in ./site.
#   scripts/web.sh           the browser bundle as it is served
#   scripts/web.sh --style   only the style sheet, fonts and icon; the bundle stays as it was
source "$(dirname "$0")/env.sh"
site=site
work=target/web-site
mkdir -p "$site" "$work"

hash_of() { sha256sum "$1" | cut -c1-8; }

# Installs FILE as NAME-<hash>.EXT and prints the new name; older versions of it are removed.
publish() {
  local file=$1 name=$2 extension=$3 hash=${4:-}
  [ -n "$hash" ] || hash=$(hash_of "$file")
  find "$site" -maxdepth 1 \( -name "$name-????????.$extension" -o -name "$name-????????.$extension.br" \) -delete
  cp "$file" "$site/$name-$hash.$extension"
  echo "$name-$hash.$extension"
}

if [ "${1:-}" != --style ]; then
  wasm_toolchain || { say "web: the wasm32 library is missing; run make setup"; exit 3; }
  # Its own target folder: another compiler's files would make cargo build everything anew each time.
  env -u RUSTUP_TOOLCHAIN CARGO_ENCODED_RUSTFLAGS="$REMAP" RUSTC="$WASM_RUSTC" CARGO_TARGET_DIR=target/web \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$(wasm_linker)" \
    "$WASM_CARGO" build --locked --quiet -p frontend --profile browser --target $WASM_TARGET
  wasm-bindgen --target web --no-typescript --out-dir "$work" --out-name liemchinh \
    target/web/$WASM_TARGET/browser/frontend.wasm
  # Exactly the features that every supported browser has; "all features" emits encodings that browsers refuse.
  wasm-opt -Oz --enable-bulk-memory --enable-sign-ext --enable-mutable-globals --enable-nontrapping-float-to-int \
    --enable-reference-types --enable-multivalue "$work/liemchinh_bg.wasm" -o "$work/bundle.wasm"
  node scripts/minify.mjs "$work/liemchinh.js" "$work/bundle.js"
  # One hash for both: the page names them by their common stem.
  both=$(cat "$work/bundle.js" "$work/bundle.wasm" | sha256sum | cut -c1-8)
  publish "$work/bundle.js" liemchinh js "$both" >/dev/null
  find "$site" -maxdepth 1 -name 'liemchinh-????????_bg.wasm*' -delete
  cp "$work/bundle.wasm" "$site/liemchinh-${both}_bg.wasm"
fi
bundle=$(basename "$(ls "$site"/liemchinh-????????.js)" .js)

# Fonts first: the style sheet names them with their hash.
find "$site" -maxdepth 1 -name '*.woff2' -delete
css=$work/main.css
sass --quiet-deps --no-source-map --load-path=node_modules --load-path=. --style=compressed style/main.scss "$css"
first_font=
while read -r font; do
  [ -n "$font" ] || continue
  name=$(basename "$font" .woff2)
  published=$(publish "node_modules/$font" "$name" woff2)
  sed -i "s|$name\.woff2|$published|g" "$css"
  [ -n "$first_font" ] || first_font=$published
done <style/fonts.txt
if grep -o 'url("\{0,1\}[^)]*' "$css" | grep -v 'data:' | grep -vE -- '-[0-9a-f]{8}\.woff2'; then
  say "web: the style sheet refers to a file that is not part of the site"
  exit 1
fi
style=$(publish "$css" main css)
icon=$(publish style/icon.svg icon svg)

printf '{"style":"%s","bundle":"%s","icon":"%s","font":"%s"}\n' "$style" "$bundle" "$icon" "$first_font" >"$site/manifest.json"
node scripts/budget.mjs "$site"
