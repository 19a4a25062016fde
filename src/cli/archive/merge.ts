// The `merge` command: the parts of a run, or what workers wrote, put together, compared and reported on as one run.

import {createReadStream} from 'node:fs'
import {resolve} from 'node:path'
import {compareStored} from '../../core/across/compare.ts'
import {addCrossFindings} from '../../core/across/cross-report.ts'
import {type FactStore, makeFactStore} from '../../core/across/fact-store.ts'
import {compareText} from '../../core/order.ts'
import {oneOfEachGroup} from '../../core/report/groups.ts'
import {inOrder, type LocatedFinding, type Result} from '../../core/report/result.ts'
import type {Rule} from '../../core/rule.ts'
import {renamesOf} from '../../core/settings/former-names.ts'
import {isMap} from '../../core/settings/schema.ts'
import {longestLine, parseLine, readLines} from '../../files/json-lines.ts'
import {readDraft, textFrom} from '../../files/read.ts'
import type {SettingsChoice} from '../../files/settings-files.ts'
import type {Console} from '../console.ts'
import type {ReportOptions} from '../options.ts'
import {applyBaseline} from '../run/baseline.ts'
import {closingNotes} from '../run/closing.ts'
import {makeDraftReader} from '../run/draft-reader.ts'
import {openFormats} from '../run/formats.ts'
import {noteFormerNames} from '../run/former-names.ts'
import {exitCode, heldFor, keepFrom} from '../run/outcome.ts'
import {openReports, sendReports} from '../run/report.ts'
import {rulesHere} from '../run/rules.ts'
import {UsageError} from '../usage.ts'
import {openPresentNames, type PresentNames} from './present-names.ts'
import {isResult, type ResultLine} from './result-lines.ts'
import type {ShardEnd, ShardHead} from './shard.ts'

interface MergeOptions {
  files: readonly string[]
  settings: SettingsChoice
  report: ReportOptions
}

/** One draft of the merged run. */
interface MergedResult extends Result {
  /** Its position among the paths that don't exist; undefined for a draft. */
  missing?: number
}

/** What was read of all files. */
interface Gathered {
  drafts: Map<string, MergedResult>
  /** The drafts whose facts are in the store. */
  compared: Set<string>
  store: FactStore
  heads: {file: string; head: ShardHead}[]
  otherwise: 0 | 2
  /** How many lines say that a draft could not be checked. */
  failed: number
}

/** Merge results and report; returns the exit code of the run they are parts of. */
export async function merge({files, settings, report}: MergeOptions, console: Console): Promise<number> {
  if (report.formats.some(({name}) => name === 'checklist'))
    throw new UsageError('`copydesk merge` has only findings: for a checklist, check the drafts in one run.')
  const outlets = await openReports(report)
  const read = (path: string) => textFrom(readDraft(resolve(console.cwd, path)))
  const {rules, formerNames} = await rulesHere(settings, console)
  const names = openPresentNames(rules)
  const {merged, failed, otherwise} = await gatherResults(files, rules, names, console)
  const renamesFor = async () => renamesOf(rules)
  const {results, isOutdated, held, ...baseline} = await applyBaseline(merged, report.baseline, console, {renamesFor})
  noteFormerNames([...formerNames, ...names.met, ...baseline.formerNames], console)
  const wanted = oneOfEachGroup(results)
  const reported = keepFrom(wanted, report.minSeverity)
  const draftOf = makeDraftReader(openFormats(undefined), (path) => readDraft(resolve(console.cwd, path)))
  await sendReports(outlets, reported, {...report, textOf: read, draftOf, ...heldFor(held, report)}, console)
  for (const note of closingNotes({results: reported, held, unread: [], isCached: true}, report)) console.error(note)
  return isOutdated || failed > 0 ? 1 : exitCode(wanted, report, otherwise)
}

/** Read all results and compare the drafts; the facts are discarded before anything is reported. */
async function gatherResults(files: readonly string[], rules: readonly Rule[], names: PresentNames, console: Console) {
  const {drafts, store, heads, otherwise, failed} = await gather(files, names, console)
  checkParts(heads, files)
  const sorted = [...drafts.values()].sort(compareMerged)
  const merged = addCrossFindings(sorted, compareStored(store, rules))
  return {merged, failed, otherwise: heads.length > 0 ? otherwise : (2 as const)}
}

async function gather(files: readonly string[], names: PresentNames, console: Console): Promise<Gathered> {
  const all: Gathered = {
    drafts: new Map(),
    compared: new Set(),
    store: makeFactStore(),
    heads: [],
    otherwise: 0,
    failed: 0,
  }
  for (const file of files) await gatherFile(file, all, names, console)
  return all
}

async function gatherFile(file: string, all: Gathered, names: PresentNames, console: Console): Promise<void> {
  let isPart = false
  let end: ShardEnd | undefined
  let results = 0
  try {
    for await (const line of readLines(createReadStream(resolve(console.cwd, file)), longestLine)) {
      const parsed = parseLine(line)
      if (!parsed) continue
      const value = 'value' in parsed ? parsed.value : undefined
      const at = `${file}:${line.number}`
      if (isHead(value) && line.number === 1) {
        isPart = true
        all.heads.push({file, head: value})
      } else if (isEnd(value) && isPart && !end) {
        end = value
        if (end.otherwise > all.otherwise) all.otherwise = end.otherwise
      } else if (end)
        throw new UsageError(`\`${at}\` comes after the end of its part: write each part to a file of its own.`)
      else if (isMap(value) && typeof value.error === 'string') {
        all.failed++
        console.error(`${String(value.path ?? at)}: ${value.error}`)
      } else if (isMap(value) && value.ignored === true) continue
      else if (isResult(value)) {
        results++
        addResult(value, all, names, {file, at})
      } else throw new UsageError(`\`${at}\` isn't a result of Copydesk.`)
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`The results \`${file}\` can't be read: ${(error as Error).message}.`)
  }
  if (isPart && (!end || end.results !== results)) throw new UsageError(`\`${file}\` is cut off: run its part again.`)
}

const isHead = (value: unknown): value is ShardHead =>
  isMap(value) && typeof value.copydesk === 'string' && isMap(value.shard)

const isEnd = (value: unknown): value is ShardEnd => isMap(value) && typeof value.results === 'number'

/** A result that comes twice, as engines may have it, counts once; findings of several add up. */
function addResult(
  {path, findings, facts = [], unreadable, unread, missing}: ResultLine,
  {drafts, compared, store}: Gathered,
  names: PresentNames,
  {file, at}: {file: string; at: string},
): void {
  const present = facts.map((given) => {
    const fact = names.ofFact(given, file)
    if (!fact) throw new UsageError(`\`${at}\` names an unknown rule \`${given.rule}\`: pass --config.`)
    return fact
  })
  if (!compared.has(path)) store.add(present)
  if (facts.length > 0) compared.add(path)
  if (!findings) return
  const before: MergedResult = drafts.get(path) ?? {path, findings: [], ...(missing !== undefined && {missing})}
  const known = new Set(before.findings.map(nameFinding))
  const named = findings.map((finding) => names.ofFinding(finding, file))
  const more = named.filter((finding) => !known.has(nameFinding(finding))).map(inOrder)
  const failed = {...(unreadable && {unreadable}), ...(unread && {unread})}
  drafts.set(path, {...before, findings: [...before.findings, ...more], ...failed})
}

const nameFinding = ({ruleId, start, end, message}: LocatedFinding) =>
  [ruleId, start.offset, end.offset, message].join('\n')

/** The parts must be those of one run, each there once. */
function checkParts(heads: Gathered['heads'], files: readonly string[]): void {
  const [first] = heads
  if (!first) return
  const {of} = first.head.shard
  if (heads.length < files.length)
    throw new UsageError('Some of these files are parts of a run and some are not: merge only the parts.')
  const seen = new Map<number, string>()
  for (const {file, head} of heads) {
    if (head.shard.of !== of)
      throw new UsageError(
        `\`${first.file}\` is of ${of} parts, \`${file}\` of ${head.shard.of}: merge one run at a time.`,
      )
    if (head.copydesk !== first.head.copydesk || head.rules !== first.head.rules)
      throw new UsageError(`\`${first.file}\` and \`${file}\` were written by different versions of Copydesk.`)
    const other = seen.get(head.shard.number)
    if (other) throw new UsageError(`\`${other}\` and \`${file}\` are both part ${head.shard.number} of ${of}.`)
    seen.set(head.shard.number, file)
  }
  const missing = Array.from({length: of}, (_, i) => i + 1).filter((number) => !seen.has(number))
  if (missing.length > 0)
    throw new UsageError(
      `Part${missing.length > 1 ? 's' : ''} ${missing.slice(0, 10).join(', ')} of ${of} ${missing.length > 1 ? 'are' : 'is'} missing.`,
    )
}

/** As in one run: what isn't there first, then by path. */
const compareMerged = (a: MergedResult, b: MergedResult): number =>
  (a.missing ?? Number.POSITIVE_INFINITY) - (b.missing ?? Number.POSITIVE_INFINITY) || compareText(a.path, b.path)
