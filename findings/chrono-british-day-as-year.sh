#!/usr/bin/env bash
# chrono-node reads dates out of prose. June has thirty days, so one expects "June 31" to be no date in any locale: the
# default English parser finds nothing in it, and "31 June" is nothing to the British parser either.
# What really happens: the British parser (`chrono.en.GB`) reads "June 31" as the month June of the year 2031, and says
# that month and year are certain. A checker of impossible dates that relies on it takes the slip for a plan.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --save-exact chrono-node@2.10.3
cat > read.mjs <<'JS'
import {readFileSync} from 'node:fs'
import * as chrono from 'chrono-node'

const {version} = JSON.parse(readFileSync('node_modules/chrono-node/package.json', 'utf8'))
console.log(`chrono-node ${version}, Node ${process.version}`)
const from = new Date(2026, 10, 30, 12)
const read = (parser, text) =>
  parser.parse(text, from).map(({text, start}) => ({
    text,
    year: start.get('year'),
    month: start.get('month'),
    isYearCertain: start.isCertain('year'),
    isDayCertain: start.isCertain('day'),
  }))
const found = {
  'default, month first': read(chrono, 'The museum opens on June 31 at noon.'),
  'British, day first': read(chrono.en.GB, 'The museum opens on 31 June at noon.').filter(({text}) => /June/.test(text)),
  'British, month first': read(chrono.en.GB, 'The museum opens on June 31 at noon.'),
}
for (const [name, dates] of Object.entries(found)) console.log(`${name}: ${JSON.stringify(dates)}`)
const years = found['British, month first'].filter(({text}) => /June/.test(text)).map(({year}) => year)
const others = [...found['default, month first'], ...found['British, day first']].filter(({text}) => /June/.test(text))
process.exit(years.join() === '2031' && others.length === 0 ? 0 : 1)
JS
node read.mjs
