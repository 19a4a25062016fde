// The accuracy lab: `npm run accuracy -- [sets…] [rule]` measures the rules on labelled text. See bench/README.md.
import {existsSync} from 'node:fs'
import {missingData} from '../no-data.ts'
import {type Args, readArgs} from './args.ts'
import {readSample, readShown} from './data.ts'
import {readFloors, readMeasured, writeFloors, writeMeasured} from './files.ts'
import {compareFloors, figuresOf, raiseFloors, type SetFigure, showComparisons} from './floors.ts'
import {makeCheck} from './linter.ts'
import {type Measurement, measurementsOf, updateMeasured} from './measured.ts'
import type {SetOutcome} from './outcome.ts'
import {makeMeasure} from './run.ts'
import {matchSample, showSample} from './sample.ts'
import type {DataSet} from './sets.ts'
import {choose, differences, drawSome, type Shown, shown, showPassage} from './show.ts'
import {showFigures, showTable, type TableLine, tableLines} from './table.ts'

try {
  run(readArgs(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

function run(args: Args): void {
  if (!existsSync(args.choice.data)) console.error(missingData(args.choice.data, '`--data DIR`'))
  else if (args.sets === 'sample') runSample(args)
  else ({table: printTable, show: showPassages, check: runCheck, update: runUpdate})[args.task](args)
}

function runSample({choice, preset, json}: Args): void {
  const sample = readSample(`${choice.data}/../sample`)
  if (!sample) throw new Error('The marked sample is not there.')
  const {findings} = makeCheck(preset)(sample.text, 'txt')
  const result = matchSample(sample.text, sample.marks, findings)
  console.log(json ? JSON.stringify(result, null, 2) : showSample(sample.text, result))
}

/** Measure the sets asked for; says which were left out. */
function* measureAll({choice, sets}: Args): Generator<[set: DataSet, outcome: SetOutcome]> {
  const measure = makeMeasure(choice)
  for (const set of sets === 'sample' ? [] : sets) {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${set.name}`)
    const outcome = measure(set)
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    if (outcome) yield [set, outcome]
    else if (!choice.rule) console.error(`${set.name}: skipped, its data or its rules aren't there.`)
  }
}

function printTable(args: Args): void {
  const lines: TableLine[] = []
  const extra: string[] = []
  for (const [{name}, outcome] of measureAll(args)) {
    lines.push(...tableLines(name, outcome, args.by))
    extra.push(...showFigures(name, outcome.extra))
  }
  console.log(args.json ? JSON.stringify(lines, null, 2) : [showTable(lines), ...extra].join('\n'))
}

function showPassages(args: Args): void {
  const all = [...measureAll(args)].flatMap(([{name}, {judged}]) =>
    choose(judged, args.show).map((one) => shown(name, one)),
  )
  const chosen = args.since ? differences(readShown(args.since), all) : all
  const some: Shown[] = args.size === undefined ? chosen : drawSome(chosen, args.size, args.seed)
  if (args.json) console.log(JSON.stringify(some, null, 2))
  else for (const one of some) console.log(`${showPassage(one)}\n`)
  console.error(`${some.length} of ${chosen.length} ${args.since ? 'differences in ' : ''}${args.show}`)
}

interface Figures {
  figures: SetFigure[]
  readings: [rule: string, Measurement][]
  measured: string[]
}

function gatherFigures(args: Args): Figures {
  const all: Figures = {figures: [], readings: [], measured: []}
  for (const [{name, loose}, outcome] of measureAll(args)) {
    const figures = loose === 'all' ? [] : figuresOf(tableLines(name, outcome, 'rule'), outcome.extra)
    all.figures.push(...figures.filter(({measure}) => measure !== loose))
    all.readings.push(...measurementsOf(name, outcome, today()))
    all.measured.push(name)
  }
  return all
}

function runCheck(args: Args): void {
  const comparisons = compareFloors(readFloors(), gatherFigures(args).figures)
  console.log(args.json ? JSON.stringify(comparisons, null, 2) : showComparisons(comparisons))
  if (comparisons.some(({outcome}) => outcome === 'fallen')) process.exitCode = 1
}

function runUpdate(args: Args): void {
  const {figures, readings, measured} = gatherFigures(args)
  console.log(showComparisons(compareFloors(readFloors(), figures)))
  writeFloors(raiseFloors(readFloors(), figures, today(), args.reset))
  writeMeasured(updateMeasured(readMeasured(), measured, readings))
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
