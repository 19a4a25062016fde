#!/usr/bin/env bash
# nspell says that it is compatible with Hunspell and reads its dictionaries. Hunspell looks at capitals: it takes a word
# in small letters, with a capital at its start, or all in capitals, and reports `tHe` and `WInters`. One expects nspell to
# find these slips of the shift key, too, as it does report a name in small letters (`london`).
# What really happens: nspell tries the word in small letters whatever its capitals are, so that any mixture of them is
# right, and whoever checks spelling with it never hears of them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact nspell@2.1.5 dictionary-en-gb@3.0.0
npm ls --depth=0 | grep -E 'nspell|dictionary'
node --input-type=module - <<'JS'
import {readFileSync} from 'node:fs'
import nspell from 'nspell'
const read = (kind) => readFileSync(`node_modules/dictionary-en-gb/index.${kind}`)
const speller = nspell({aff: read('aff'), dic: read('dic')})
const answers = Object.fromEntries(['the', 'The', 'THE', 'tHe', 'WInters', 'london', 'pier', 'peirr'].map((word) => [word, speller.correct(word)]))
console.log(JSON.stringify(answers))
const asFound = {the: true, The: true, THE: true, tHe: true, WInters: true, london: false, pier: true, peirr: false}
process.exit(JSON.stringify(answers) === JSON.stringify(asFound) ? 0 : 1)
JS
