#!/usr/bin/env bash
# compromise-dates finds dates in prose and says what they are. Of a day that no calendar has one expects either nothing,
# as most date parsers answer, or what JavaScript's own Date does with its numbers: 31 June becomes 1 July.
# What really happens: the day is cut to the last of the month, without a sign. 31 June is read as 30 June, 30 February as
# 28 February, also with a weekday beside it that fits neither. A desk that checks dates by it sees a date that is fine.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --save-exact compromise@14.17.0 compromise-dates@3.9.0
cat > read.mjs <<'JS'
import {readFileSync} from 'node:fs'
import nlp from 'compromise'
import dates from 'compromise-dates'

nlp.plugin(dates)
for (const name of ['compromise', 'compromise-dates']) {
  const {version} = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
  console.log(`${name} ${version}`)
}
const expected = {
  'Members vote on 31 June 2027.': '2027-06-30',
  'The bridge closes on 30 February 2027.': '2027-02-28',
  'The bridge closes on Tuesday 30 February 2027.': '2027-02-28',
  'The bridge closes on 28 February 2027.': '2027-02-28',
}
let isAsSaid = true
for (const [text, day] of Object.entries(expected)) {
  const [date] = nlp(text).dates({today: '2026-11-30', timezone: 'UTC'}).get()
  console.log(`${text} -> ${date?.start}`)
  isAsSaid &&= String(date?.start).startsWith(day)
}
console.log(`Date.UTC of 31 June 2027 -> ${new Date(Date.UTC(2027, 5, 31)).toISOString()}`)
process.exit(isAsSaid ? 0 : 1)
JS
node read.mjs
