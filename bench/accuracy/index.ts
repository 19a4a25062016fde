// The accuracy lab: `npm run accuracy -- [sets…] [rule]` measures the rules on labelled text. See bench/README.md.
import {existsSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {readSample} from './data.ts'
import {readFloors, readMeasured, writeFloors, writeMeasured} from './files.ts'
import {compareFloors, figuresOf, raiseFloors, type SetFigure, showComparisons} from './floors.ts'
import {knownRules, makeCheck} from './linter.ts'
import {type Reading, readingsOf, updateMeasured} from './measured.ts'
import {makeMeasure} from './run.ts'
import {matchSample, showSample} from './sample.ts'
import {type DataSet, type Outcome, sets} from './sets.ts'
import {choose, draw, showPassage} from './show.ts'
import {type Line, linesOf, showFigures, showTable} from './table.ts'

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
    check: {type: 'boolean', default: false},
    update: {type: 'boolean', default: false},
    reset: {type: 'boolean', default: false},
  },
})

/** A rule may be named with `--rule` or beside the sets. */
const rule = values.rule ?? positionals.find((name) => knownRules([name]).length > 0)
const names = positionals.filter((name) => name !== rule)
const narrowed = Boolean(rule || values.preset || values.kind || values.limit)

try {
  run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

function run(): void {
  if (!existsSync(values.data)) console.error(`Skipped: there is no data at ${values.data}.`)
  else if (names[0] === 'sample') runSample()
  else if (values.show) showPassages(values.show)
  else if (values.check) runCheck()
  else if (values.update) runUpdate()
  else printTable()
}

function runSample(): void {
  const {text, marks} = readSample(`${values.data}/../sample`) ?? {text: '', marks: []}
  if (marks.length === 0) console.error('Skipped: the sample is not there.')
  const {findings} = makeCheck(values.preset ?? 'recommended')(text, 'txt')
  const result = matchSample(text, marks, findings)
  console.log(values.json ? JSON.stringify(result, null, 2) : showSample(text, result))
}

/** Measure the sets named, or all; says which were left out. */
function* measureAll(): Generator<[set: DataSet, outcome: Outcome]> {
  const unknown = names.filter((name) => !sets.some((set) => set.name === name))
  if (unknown.length > 0)
    throw new Error(`There is no set or rule ${unknown.join(', ')}. Sets: ${sets.map(({name}) => name).join(', ')}.`)
  const {data, preset, kind, limit} = values
  const measure = makeMeasure({
    data,
    ...(rule && {rule}),
    ...(preset && {preset}),
    ...(kind && {kind}),
    ...(limit && {limit: Number(limit)}),
  })
  for (const set of sets.filter(({name}) => names.length === 0 || names.includes(name))) {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${set.name}`)
    const outcome = measure(set)
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    if (outcome) yield [set, outcome]
    else console.error(`${set.name}: skipped, its data or its rules aren't there.`)
  }
}

function printTable(): void {
  const lines: Line[] = []
  const extra: string[] = []
  for (const [{name}, outcome] of measureAll()) {
    lines.push(...linesOf(name, outcome, values.by))
    extra.push(...showFigures(name, outcome.extra))
  }
  console.log(values.json ? JSON.stringify(lines, null, 2) : [showTable(lines), ...extra].join('\n'))
}

function showPassages(what: string): void {
  const chosen = [...measureAll()].flatMap(([, {judged}]) => choose(judged, what))
  const some = values.sample ? draw(chosen, Number(values.sample), Number(values.seed)) : chosen
  if (values.json) console.log(JSON.stringify(some, null, 2))
  else for (const one of some) console.log(`${showPassage(one)}\n`)
  console.error(`${some.length} of ${chosen.length} ${what}`)
}

interface Figures {
  figures: SetFigure[]
  readings: [rule: string, Reading][]
  measured: string[]
}

function gatherFigures(date: string): Figures {
  const all: Figures = {figures: [], readings: [], measured: []}
  for (const [{name}, outcome] of measureAll()) {
    const [whole] = linesOf(name, outcome, 'rule')
    if (whole) all.figures.push(...figuresOf(whole, outcome.extra))
    all.readings.push(...readingsOf(name, outcome, date))
    all.measured.push(name)
  }
  return all
}

function runCheck(): void {
  if (narrowed) throw new Error('Floors hold for whole sets: leave out the rule, --preset, --kind and --limit.')
  const comparisons = compareFloors(readFloors(), gatherFigures(today()).figures)
  console.log(values.json ? JSON.stringify(comparisons, null, 2) : showComparisons(comparisons))
  if (comparisons.some(({outcome}) => outcome === 'fallen')) process.exitCode = 1
}

function runUpdate(): void {
  if (narrowed) throw new Error('Floors hold for whole sets: leave out the rule, --preset, --kind and --limit.')
  const {figures, readings, measured} = gatherFigures(today())
  console.log(showComparisons(compareFloors(readFloors(), figures)))
  writeFloors(raiseFloors(readFloors(), figures, today(), values.reset))
  writeMeasured(updateMeasured(readMeasured(), measured, readings))
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
