#!/usr/bin/env bash
# Builds the documentation with the papernotes that is on the path: docs.sh FOLDER [ADDRESS], in both languages.
set -euo pipefail
site=$(mkdir -p "$1" && cd "$1" && pwd) address=${2:-}
cd "$(dirname "$0")/../docs"
for language in en zh; do
    papernotes build --strict --quiet --config "$language/site.yaml" --notes "$language" --output "$site/$language" \
        ${address:+--base-url "${address%/}/$language/"}
done
cp index.html "$site/index.html"
