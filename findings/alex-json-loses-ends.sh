#!/usr/bin/env bash
# alex marks words, and knows where each mark starts and ends; vfile-reporter-json says in its types that a message has a
# `place`, which holds both. One expects alex with that reporter to print the ends, so that an editor can underline.
# What really happens: alex 11 is built on vfile 5, whose messages keep their range in `position`. vfile-reporter-json 4
# reads `place` of vfile 6, finds none, and leaves it out without a word: only the line and column of the start are left.
# Neither package asks for the other's version, so npm installs both and nothing warns.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact alex@11.0.1 vfile-reporter-json@4.0.0
npm ls --depth=0 | grep -E 'alex|vfile-reporter-json'
printf '# The pier\n\nThe fireman came at noon.\n' > draft.md
output=$(npx alex draft.md --reporter=vfile-reporter-json 2>&1) || true
node --input-type=module - "$output" <<'JS'
const [file] = JSON.parse(process.argv[2])
const [message] = file.messages
console.log(JSON.stringify({line: message.line, column: message.column, place: message.place, position: message.position}))
const hasEnd = message.place !== undefined || message.position !== undefined || message.endColumn !== undefined
process.exit(message.column === 5 && !hasEnd ? 0 : 1)
JS
