// The `reduce` command: facts sorted by key in, findings across drafts out; in two steps where an engine shuffles between.
import {findGroups} from '../../core/across/compare.ts'
import {addCrossFindings, type CrossFinding, type GroupedFact, makeCrossReport} from '../../core/across/cross-report.ts'
import type {Fact} from '../../core/fact.ts'
import type {Rule} from '../../core/rule.ts'
import {type JsonLine, longestLine, parseLine, readLines} from '../../files/json-lines.ts'
import type {SettingsChoice} from '../../files/settings-files.ts'
import type {Console} from '../console.ts'
import {noteFormerNames} from '../run/former-names.ts'
import {rulesHere} from '../run/rules.ts'
import {UsageError} from '../usage.ts'
import {openPresentNames, type PresentNames} from './present-names.ts'
import {isFact, isRepeat, writeLine, writeResult} from './result-lines.ts'

interface ReduceOptions {
  settings: SettingsChoice
  /** Read repeats, which a first step wrote, instead of facts. */
  from?: 'repeats'
  /** Write repeats, for a second step, instead of findings. */
  to?: 'repeats'
}

/** Reduce standard input; returns the exit code. */
export async function reduce({from, to, settings}: ReduceOptions, console: Console): Promise<number> {
  if (from && to) throw new UsageError('`--from repeats` and `--to repeats` are two steps: name one of them.')
  const {rules, formerNames} = await rulesHere(settings, console)
  const names = openPresentNames(rules)
  const input = console.input?.() ?? [await console.readInput()]
  if (from) await tellDrafts(input, rules, names, console)
  else await compareDrafts(input, rules, names, to, console)
  noteFormerNames([...formerNames, ...names.met], console)
  return 0
}

type Input = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

async function compareDrafts(
  input: Input,
  all: readonly Rule[],
  names: PresentNames,
  to: ReduceOptions['to'],
  console: Console,
): Promise<void> {
  const rules = new Map(all.map((rule) => [rule.id, rule]))
  const report = makeCrossReport(all)
  for await (const {key, values} of readGroups(input, isFact, names.ofFact)) {
    const repeats = compareFacts(key, values, rules)
    if (to)
      for (const repeat of repeats) await console.write(`${JSON.stringify(repeat.fact.path)}\t${writeLine(repeat)}`)
    else for (const repeat of repeats) report.add(repeat)
  }
  for (const path of report.paths()) await writeFindings(path, report.findingsIn(path), console)
}

/** Facts with the same key belong to one rule, whose name the key starts with. */
function compareFacts(key: string, facts: readonly Fact[], rules: ReadonlyMap<string, Rule>): GroupedFact[] {
  const rule = rules.get(facts[0]?.rule ?? '')
  return rule && facts.length > 1 ? findGroups(rule, key.slice(key.indexOf(' ') + 1), facts) : []
}

async function tellDrafts(input: Input, rules: readonly Rule[], names: PresentNames, console: Console): Promise<void> {
  const report = makeCrossReport(rules)
  for await (const {values} of readGroups(input, isRepeat, names.ofGrouped)) {
    for (const repeat of values) report.add(repeat)
    for (const path of report.paths()) await writeFindings(path, report.findingsIn(path), console)
  }
}

async function writeFindings(path: string, found: readonly CrossFinding[], console: Console): Promise<void> {
  if (found.length === 0) return
  for (const result of addCrossFindings([{path, findings: []}], found)) await console.write(writeResult(result))
}

/** How many keys that are done with are remembered, to tell input that is not sorted. */
const remembered = 10_000

/** Lines that follow each other under one key. @throws {UsageError} for a line that is none, and for keys out of order. */
async function* readGroups<T extends Fact | GroupedFact>(
  input: Input,
  isOne: (value: unknown) => value is T,
  withPresentNames: (value: T, source: string) => T | undefined,
): AsyncGenerator<{key: string; values: T[]}> {
  const done = new Set<string>()
  let group: {key: string; values: T[]} | undefined
  for await (const line of readLines(input, longestLine)) {
    const read = readKeyed(line)
    if (!read) continue
    const {key} = read
    if (!isOne(read.value)) throw new UsageError(`Line ${line.number} isn't a fact or a repeat of \`copydesk worker\`.`)
    const value = withPresentNames(read.value, 'standard input')
    if (!value)
      throw new UsageError(`Line ${line.number} names an unknown rule \`${ruleOf(read.value)}\`: pass --config.`)
    if (group?.key === key) {
      group.values.push(value)
      continue
    }
    if (group) yield group
    if (group) done.add(group.key)
    if (done.size > remembered) done.delete(done.values().next().value as string)
    if (done.has(key))
      throw new UsageError(
        `Line ${line.number} comes too late for its key: sort the lines first, as in \`LC_ALL=C sort\`.`,
      )
    group = {key, values: [value]}
  }
  if (group) yield group
}

const ruleOf = (value: Fact | GroupedFact) => ('rule' in value ? value.rule : value.fact.rule)

const tab = 9

/** What is before the first tab of a line, and the JSON after it. */
function readKeyed({number, bytes}: JsonLine): {key: string; value: unknown} | undefined {
  const at = bytes?.indexOf(tab) ?? -1
  const parsed = parseLine({number, ...(bytes && {bytes: bytes.subarray(at + 1)})})
  if (!parsed) return undefined
  if (at < 0 || 'reason' in parsed)
    throw new UsageError(
      `Line ${number} must be a key, a tab and JSON. ${'reason' in parsed ? parsed.reason : ''}`.trim(),
    )
  return {key: Buffer.from((bytes as Uint8Array).subarray(0, at)).toString(), value: parsed.value}
}
