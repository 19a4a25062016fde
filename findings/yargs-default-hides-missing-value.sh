#!/usr/bin/env bash
# yargs parses command lines. Of an option that requires a value (`requiresArg`, or `nargs: 1`) one expects an error where
# the value is missing, whatever its default is; so it is for options with one value, and for arrays without a default.
# What really happens: where the option is an array with a default that isn't empty, `--format` without a value is accepted
# without a word and the default is used, at the end of the line and before another option alike. Who writes
# `tool --format "$FORMAT"` in a script with the variable unset gets the default report and exit code 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --save-exact yargs@18.2.0
cat > read.mjs <<'JS'
import {readFileSync} from 'node:fs'
import yargs from 'yargs'

console.log(`yargs ${JSON.parse(readFileSync('node_modules/yargs/package.json', 'utf8')).version}`)
const read = (args, option) => {
  const fail = (message) => {
    throw new Error(message)
  }
  try {
    const {format} = yargs(args).option('format', option).boolean('quiet').exitProcess(false).fail(fail).parse()
    return `accepted: ${JSON.stringify(format)}`
  } catch (error) {
    return `refused: ${error.message}`
  }
}
const one = {type: 'string', requiresArg: true}
const cases = [
  [['--format'], {...one}, 'refused'],
  [['--format'], {...one, default: 'text'}, 'refused'],
  [['--format'], {...one, array: true}, 'refused'],
  [['--format'], {...one, array: true, default: []}, 'refused'],
  [['--format'], {...one, array: true, default: ['text']}, 'accepted'],
  [['--format', '--quiet'], {...one, array: true, default: ['text']}, 'accepted'],
  [['--format'], {type: 'string', array: true, nargs: 1, default: ['text']}, 'accepted'],
]
let isAsSaid = true
for (const [args, option, expected] of cases) {
  const answer = read(args, option)
  console.log(`${args.join(' ').padEnd(17)} ${JSON.stringify(option)} -> ${answer}`)
  isAsSaid &&= answer.startsWith(expected)
}
process.exit(isAsSaid ? 0 : 1)
JS
node read.mjs
