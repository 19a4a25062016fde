// `--baseline`: findings that stood when the baseline was written are not reported again.
import {existsSync} from 'node:fs'
import {dirname, relative, resolve, sep} from 'node:path'
import {withFingerprints} from '../../core/report/fingerprint.ts'
import {inOrder, type LocatedFinding, type Result} from '../../core/report/result.ts'
import {
  BaselineError,
  type Entry,
  type Matched,
  matchBaseline,
  readBaseline,
  writeBaseline,
} from '../../files/baseline.ts'
import {UsageError} from '../args/usage.ts'
import type {Console} from '../console.ts'
import type {BaselineOptions} from '../options.ts'

const usualName = '.copydesk-baseline.json'

/** What the baseline leaves to report. */
interface Compared {
  results: readonly Result[]
  /** The baseline holds findings that are gone, and that is to fail. */
  isOutdated: boolean
}

/** A finding as an entry, with the one it was made from. */
type Found = Entry & {of: LocatedFinding}
type MatchedPair = Matched<Found>['pairs'][number]

/** Leave out the findings that the baseline holds, or write them all into it. */
export async function applyBaseline(
  results: readonly Result[],
  options: BaselineOptions,
  console: Console,
): Promise<Compared> {
  const {baseline, updateBaseline, strictBaseline} = options
  if (baseline === false) return {results, isOutdated: false}
  const name = baseline ?? usualName
  const file = resolve(console.cwd, name)
  const entries = read(file, name)
  if (!entries && baseline !== undefined && !updateBaseline)
    throw new UsageError(`There is no baseline \`${name}\`: write one with \`--update-baseline\`.`)
  if (!entries && !updateBaseline) return {results, isOutdated: false}
  const {pairs, kept, gone} = match(results, entries ?? [], dirname(file), console)
  const left = leaveOut(results, pairs, options)
  if (updateBaseline) {
    const next = [...pairs.map(({finding, entry}) => ({...entry, ...plain(finding)})), ...kept]
    await write(file, name, next)
    const fresh = pairs.filter(({entry}) => !entry).length
    console.error(`The baseline \`${name}\` holds ${count(next.length)}: ${fresh} new, ${gone.length} gone.`)
  } else if (gone.length > 0) console.error(describeGone(gone.length, name))
  return {results: left, isOutdated: !updateBaseline && strictBaseline && gone.length > 0}
}

/** Match findings with entries; those without a finding are `gone` if their draft was checked or is no longer there. */
function match(results: readonly Result[], entries: readonly Entry[], folder: string, {cwd}: Console) {
  const pathOf = ({path}: Result) => relative(folder, resolve(cwd, path)).split(sep).join('/')
  const isMissing = (path: string) => !existsSync(resolve(folder, path))
  const found = results.flatMap((result) => foundIn(result, pathOf(result)))
  const {pairs, vanished} = matchBaseline(found, entries, isMissing)
  const checked = new Set(results.map(pathOf))
  const gone = vanished.filter(({path}) => checked.has(path) || isMissing(path))
  return {pairs, gone, kept: vanished.filter((entry) => !gone.includes(entry))}
}

const foundIn = ({findings}: Result, path: string): Found[] =>
  withFingerprints(findings).map(({ruleId, fingerprint, message}, i) => ({
    ...{path, rule: ruleId, fingerprint, message},
    of: findings[i] as LocatedFinding,
  }))

const plain = ({path, rule, fingerprint, message}: Entry): Entry => ({path, rule, fingerprint, message})

/** The results without findings that have an entry, or get one now; what has expired stays, with a note. */
function leaveOut(results: readonly Result[], pairs: readonly MatchedPair[], options: BaselineOptions): Result[] {
  const today = dayOf(options.now)
  const left = new Map<LocatedFinding, LocatedFinding>()
  for (const {finding, entry} of pairs) {
    if (entry?.expires !== undefined && entry.expires < today) left.set(finding.of, remind(finding.of, entry, options))
    else if (!entry && !options.updateBaseline) left.set(finding.of, finding.of)
  }
  return results.map((result) => ({...result, findings: result.findings.flatMap((each) => left.get(each) ?? [])}))
}

const dayOf = (now: string | undefined) => (now ?? new Date().toISOString()).slice(0, 10)

/** The finding with a note on the entry that ran out: a warning at most, unless that is strict. */
function remind(finding: LocatedFinding, entry: Entry, {strictBaseline}: BaselineOptions): LocatedFinding {
  const severity = !strictBaseline && finding.severity === 'error' ? 'warning' : finding.severity
  return inOrder({...finding, severity, note: [finding.note, runOut(entry)].filter(Boolean).join('\n')})
}

function runOut({expires, owner, reason}: Entry): string {
  const about = [owner && `owner: ${owner}`, reason && `reason: ${reason}`].filter(Boolean).join('; ')
  return `This might stand until ${expires}${about && ` (${about})`}.`
}

const count = (number: number) => `${number} finding${number === 1 ? '' : 's'}`

function describeGone(gone: number, name: string): string {
  const [are, them] = gone === 1 ? ['is', 'it'] : ['are', 'them']
  return `${count(gone)} in the baseline \`${name}\` ${are} gone: take ${them} out with \`--update-baseline\`.`
}

function read(path: string, name: string): Entry[] | undefined {
  try {
    return readBaseline(path, name)
  } catch (error) {
    if (error instanceof BaselineError) throw new UsageError(error.message)
    throw error
  }
}

async function write(path: string, name: string, entries: readonly Entry[]): Promise<void> {
  try {
    await writeBaseline(path, entries)
  } catch (error) {
    throw new UsageError(`The baseline \`${name}\` can't be written: ${(error as Error).message}.`)
  }
}
