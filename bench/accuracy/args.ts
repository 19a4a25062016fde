// What the lab is asked for on the command line, read and checked.
import {parseArgs} from 'node:util'
import {knownRules} from './linter.ts'
import type {Choice} from './run.ts'
import {type DataSet, sets} from './sets.ts'
import {groupings} from './table.ts'

/** Everything a run needs to know. */
export interface Args {
  choice: Choice
  /** The sets to measure, or the marked sample. */
  sets: readonly DataSet[] | 'sample'
  preset: string
  by: string
  json: boolean
  task: 'table' | 'show' | 'check' | 'update'
  /** What to show: `misses`, `false-alarms`, `findings`. */
  show: string
  /** How many of them, drawn by which seed. */
  size?: number
  seed: number
  /** A file of what was shown before: only the differences are of interest. */
  since?: string
  reset: boolean
}

const options = {
  data: {type: 'string', default: '../shared/data'},
  rule: {type: 'string'},
  preset: {type: 'string'},
  kind: {type: 'string'},
  limit: {type: 'string'},
  by: {type: 'string', default: 'rule'},
  show: {type: 'string'},
  sample: {type: 'string'},
  seed: {type: 'string', default: '1'},
  since: {type: 'string'},
  json: {type: 'boolean', default: false},
  check: {type: 'boolean', default: false},
  update: {type: 'boolean', default: false},
  reset: {type: 'boolean', default: false},
} as const

/** Read the command line. Throws an Error with a sentence for whoever typed it. */
export function readArgs(argv: readonly string[]): Args {
  const {values, positionals} = parseArgs({args: [...argv], allowPositionals: true, options})
  const {data, preset, kind, by} = values
  const rule = values.rule ?? positionals.find(isRule)
  if (rule && !isRule(rule)) throw new Error(`There is no rule “${rule}”.`)
  if (!groupings.includes(by)) throw new Error(`--by takes ${groupings.join(', ')}, not “${by}”.`)
  if ((values.check || values.update) && (rule || preset || kind || values.limit))
    throw new Error('Floors hold for whole sets: leave out the rule, --preset, --kind and --limit.')
  const limit = values.limit && {limit: numberIn('--limit', values.limit)}
  return {
    choice: {data, ...(rule && {rule}), ...(preset && {preset}), ...(kind && {kind}), ...limit},
    sets: setsNamed(positionals.filter((name) => name !== rule)),
    preset: preset ?? 'recommended',
    by,
    json: values.json,
    task: values.check ? 'check' : values.update ? 'update' : values.show ? 'show' : 'table',
    show: values.show ?? '',
    ...(values.sample && {size: numberIn('--sample', values.sample)}),
    seed: numberIn('--seed', values.seed),
    ...(values.since && {since: values.since}),
    reset: values.reset,
  }
}

const isRule = (name: string) => knownRules([name]).length > 0

/** Sets by name, or by the first part of their names: `polnear`, `md`. */
function setsNamed(names: readonly string[]): readonly DataSet[] | 'sample' {
  if (names.length === 0) return sets
  if (names.includes('sample')) return 'sample'
  const isNamed = (name: string, set: DataSet) => set.name === name || set.name.startsWith(`${name}_`)
  const unknown = names.find((name) => !sets.some((set) => isNamed(name, set)))
  if (unknown)
    throw new Error(`There is no set or rule “${unknown}”. Sets: sample, ${sets.map(({name}) => name).join(', ')}.`)
  return sets.filter((set) => names.some((name) => isNamed(name, set)))
}

function numberIn(option: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 0) throw new Error(`${option} takes a whole number, not “${text}”.`)
  return number
}
