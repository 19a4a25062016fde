// The accuracy lab: `npm run accuracy -- [sets…]` measures the rules on labelled text. See bench/README.md.
import {readFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {readRows} from './data.ts'
import {type Check, knownRules, makeCheck} from './linter.ts'
import {matchSample, showSample} from './sample.ts'
import type {Judged} from './score.ts'
import {type DataSet, type Outcome, sets} from './sets.ts'
import {choose, draw, showPassage} from './show.ts'
import {extraLines, linesOf, showTable} from './table.ts'

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    data: {type: 'string', default: '../shared/data'},
    rule: {type: 'string'},
    preset: {type: 'string'},
    kind: {type: 'string'},
    limit: {type: 'string'},
    by: {type: 'string', default: 'rule'},
    show: {type: 'string'},
    sample: {type: 'string'},
    seed: {type: 'string', default: '1'},
    json: {type: 'boolean', default: false},
  },
})

/** A rule may be named with `--rule` or beside the sets. */
const rule = values.rule ?? positionals.find((name) => knownRules([name]).length > 0)

const checks = new Map<string, Check>()

/** One checker for each choice of preset and rules, so that no text is checked twice. */
function checkFor(preset: string, only?: readonly string[]): Check {
  const key = JSON.stringify([preset, only])
  const check = checks.get(key) ?? makeCheck(preset, only)
  checks.set(key, check)
  return check
}

/** Measure one set; nothing where its data isn't there or no rule answers for it. */
function measure(set: DataSet): Outcome | undefined {
  const only = rule ? [rule] : set.rules
  const known = only && knownRules(only)
  const rows = readRows<never>(values.data, set.file ?? set.name, values.limit ? Number(values.limit) : undefined)
  if (!rows || known?.length === 0) return undefined
  const check = checkFor(set.preset ?? values.preset ?? 'recommended', known)
  const counted: Check = (text, extension) => {
    const checked = check(text, extension)
    return set.warningsOnly
      ? {...checked, findings: checked.findings.filter(({severity}) => severity !== 'info')}
      : checked
  }
  const outcome = set.measure(rows, counted, (file) => readRows<never>(values.data, file) ?? [])
  return {...outcome, judged: outcome.judged.filter(isOfKind)}
}

/** `--kind` takes the kind of a finding or what the annotators call a place. */
const isOfKind = ({finding, group}: Judged) =>
  values.kind === undefined || finding?.kind === values.kind || group === values.kind

function runSample(): void {
  const folder = `${values.data}/../sample`
  const text = readFileSync(`${folder}/met-police.txt`, 'utf8')
  const marks = readFileSync(`${folder}/findings.jsonl`, 'utf8').split('\n').filter(Boolean)
  const {findings} = checkFor(values.preset ?? 'recommended')(text, 'txt')
  const result = matchSample(
    text,
    marks.map((line) => JSON.parse(line)),
    findings,
  )
  console.log(values.json ? JSON.stringify(result, null, 2) : showSample(text, result))
}

function showSome(judged: readonly Judged[], what: string): void {
  const chosen = choose(judged, what)
  const some = values.sample ? draw(chosen, Number(values.sample), Number(values.seed)) : chosen
  for (const one of some) console.log(`${showPassage(one)}\n`)
  console.log(`${some.length} of ${chosen.length} ${what}`)
}

function runSets(names: readonly string[]): void {
  const unknown = names.filter((name) => !sets.some((set) => set.name === name))
  if (unknown.length > 0)
    throw new Error(`There is no set ${unknown.join(', ')}: ${sets.map(({name}) => name).join(', ')}.`)
  const lines = []
  const extra: string[] = []
  for (const set of sets.filter(({name}) => names.length === 0 || names.includes(name))) {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${set.name}`)
    const outcome = measure(set)
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    if (!outcome) console.error(`${set.name}: skipped, the data or the rules aren't there.`)
    else if (values.show) showSome(outcome.judged, values.show)
    else {
      lines.push(...linesOf(set.name, outcome, values.by))
      extra.push(...extraLines(set.name, outcome.extra))
    }
  }
  if (values.show) return
  console.log(values.json ? JSON.stringify(lines, null, 2) : [showTable(lines), ...extra].join('\n'))
}

if (positionals[0] === 'sample') runSample()
else runSets(positionals.filter((name) => name !== rule))
