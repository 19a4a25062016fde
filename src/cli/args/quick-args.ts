// Reads the plainest command lines, a check of paths with a few options, as the parser would.
import type {CheckOptions} from '../options.ts'
import {commands, optionsFrom} from './check-options.ts'

const switches: Readonly<Record<string, object>> = {
  '--no-config': {config: false},
  '--no-cache': {cache: false},
  '--cache': {cache: true},
  '--quiet': {quiet: true},
  '--verbose': {verbose: true},
  '--statistics': {statistics: true},
  '--color': {color: true},
  '--no-color': {color: false},
  '--fix': {fix: true},
}

/** The defaults, as the parser has them. */
const unset = {
  rule: [],
  format: ['pretty'],
  paths: [],
  quiet: false,
  verbose: false,
  statistics: false,
  updateBaseline: false,
  strictBaseline: false,
  cache: false,
  staged: false,
  changedLines: false,
  fix: false,
  fixStructure: false,
  fixDryRun: false,
}

/** The options of a check, from arguments that can be understood in one way only; undefined if there is any other. */
export function readPlain(args: readonly string[], color: boolean): CheckOptions | undefined {
  const given = args[0] === 'check' ? args.slice(1) : args
  const paths: string[] = []
  const said: object[] = []
  for (let i = 0; i < given.length; i++) {
    const arg = given[i] as string
    const option = switches[arg] ?? optionIn(arg, given[i + 1])
    if (option) said.push(option)
    else if (isPlain(arg)) paths.push(arg)
    else return undefined
    if (arg === '--format' || arg === '--preset') i++
  }
  const keys = said.flatMap(Object.keys)
  if (new Set(keys).size < keys.length) return undefined
  return optionsFrom({...unset, color, ...Object.assign({}, ...said), paths})
}

function optionIn(arg: string, next = ''): object | undefined {
  const [, name = '', given] = /^--(format|preset)(?:=(.*))?$/.exec(arg) ?? []
  const value = given ?? next
  if (!name || !isPlain(value)) return undefined
  return name === 'format' ? {format: [value]} : {preset: value}
}

/** No option, no command, and nothing the parser might strip. */
const isPlain = (word: string) => /^[^-"'`\s][^"'`]*$/.test(word) && !commands.includes(word)
