#!/usr/bin/env bash
# Fails on files that grew too long and on words that do not belong in the product.
source "$(dirname "$0")/env.sh"
failed=0
git rev-parse --git-dir >/dev/null || { say "tidy: the files are listed by git, and this is no checkout"; exit 1; }
complain() { say "tidy: $1"; failed=1; }
# Files that git knows or would take; a file just deleted does not count.
files() { git ls-files --cached --others --exclude-standard -- "$@" | while read -r f; do [ -f "$f" ] && echo "$f"; done; }

# Tests and catalogues may be long.
while read -r lines file; do
  [ "$lines" -le 500 ] || complain "$file has $lines lines; 500 is the limit"
done < <(files '*.rs' '*.scss' '*.ts' '*.sh' ':!tests/*' | xargs wc -l | grep -v ' total$')

# Unfinished work and skipped tests.
hits=$(files '*.rs' '*.ts' '*.scss' '*.typ' | xargs grep -nE 'todo!\(|unimplemented!\(|#\[ignore|FIXME|TODO|test\.(skip|only|fixme)\(' || true)
[ -z "$hits" ] || complain "unfinished or skipped:"$'\n'"$hits"

# Paths of one machine and hosts of registries.
hits=$(files '*' ':!*.lock' ':!package-lock.json' | xargs grep -nIE '/(home|root|Users)/[a-z]+|https?://[a-z.-]*(crates\.io|npmjs|pypi)' || true)
[ -z "$hits" ] || complain "machine paths or registry hosts:"$'\n'"$hits"

# Text for people is in locales/: code has no Vietnamese sentences, but for tests and the invented people of the gallery.
before_tests() { while read -r f; do sed "/#\[cfg(test)\]/,\$d; s|^|$f: |" "$f"; done; }
hits=$(files 'app/src/*.rs' 'server/src/*.rs' 'services/src/*.rs' ':!app/src/screens/gallery/*' | before_tests \
  | grep -P '^[^ ]+ (?!\s*//).*"[^"]*[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ][^"]*"' || true)
[ -z "$hits" ] || complain "sentences in code; they belong in locales/:"$'\n'"$hits"
exit $failed
