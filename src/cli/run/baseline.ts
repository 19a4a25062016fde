// `--baseline`: findings that were there when the baseline was written are not reported again.
import {dirname, join, relative, resolve, sep} from 'node:path'
import type {FormerName, FormerNameAt} from '../../core/former-name.ts'
import {fingerprintAs, withFingerprints} from '../../core/report/fingerprint.ts'
import {inOrder, type LocatedFinding, type Result} from '../../core/report/result.ts'
import {allNames, type RecordedNames, type Renames} from '../../core/settings/former-names.ts'
import {isStopped, isTooSlow} from '../../core/stopped.ts'
import {
  type Baseline,
  BaselineError,
  type Entry,
  type EntryName,
  type Matched,
  matchBaseline,
  readBaseline,
  writeBaseline,
} from '../../files/baseline.ts'
import {kindOf} from '../../files/regular.ts'
import type {Console} from '../console.ts'
import type {BaselineOptions} from '../options.ts'
import {UsageError} from '../usage.ts'

const usualName = '.copydesk-baseline.json'

/** What the baseline leaves to report. */
interface Compared {
  results: readonly Result[]
  /** The baseline holds findings that are gone, and that is to fail. */
  isOutdated: boolean
  /** The former names under which entries still hold. */
  formerNames: readonly FormerNameAt[]
  /** What is left out because the baseline holds it; missing where nothing is, and where the baseline is written. */
  held?: HeldBack
}

/** How many findings a baseline holds back, those of this run, and its name. */
export interface HeldBack {
  count: number
  findings: readonly LocatedFinding[]
  name: string
}

/** An entry that a finding may have under former names of its rule and kind. */
type FormerEntry = EntryName & Pick<RecordedNames, 'kind'>

/** A finding as an entry, with the one it was made from. */
type Found = Entry & {formerly?: readonly FormerEntry[]; of: LocatedFinding; draft: string}
type MatchedPair = Matched<Found>['pairs'][number]

/** Finds the former names of the rules that a draft is checked by. */
type RenamesFor = (path: string) => Promise<Renames>

/** What a run knows of the rules it checked by. */
interface RulesOfRun {
  renamesFor: RenamesFor
  /** The rules that the command line turned off: their entries stay, since nobody looked. */
  unasked?: ReadonlySet<string>
}

/** Leave out the findings that the baseline holds, or write them all into it. */
export async function applyBaseline(
  results: readonly Result[],
  options: BaselineOptions,
  console: Console,
  rules: RulesOfRun,
): Promise<Compared> {
  const {file: given, update, strict} = options
  const all = {results, isOutdated: false, formerNames: []}
  if (given === false) return all
  const name = given ?? nearestName(console.cwd)
  const file = resolve(console.cwd, name)
  const baseline = read(file, name)
  const entries = baseline?.entries
  if (!entries && given !== undefined && !update)
    throw new UsageError(`There is no baseline \`${name}\`: write one with \`--update-baseline\`.`)
  if (!entries && !update) return all
  const isWhole = results.every(({unread}) => !unread)
  if (update && results.some(({findings}) => findings.some(isTooSlow)))
    throw new UsageError(`The baseline \`${name}\` was not written: a rule took too long and was stopped.`)
  if (update && !isWhole)
    throw new UsageError(`The baseline \`${name}\` was not written: not every draft could be read.`)
  const {pairs, kept, gone} = await match(results, entries ?? [], {folder: dirname(file), ...console, ...rules})
  const {left, findings} = leaveOut(results, pairs, options)
  if (update) {
    const next = [...pairs.map(({finding, entry}) => ({...entry, ...plain(finding)})), ...kept]
    await write(file, name, next, baseline?.text)
    console.error(describeUpdate(name, next.length, pairs, gone.length))
    return {...all, results: left, held: {count: next.length, findings, name}}
  }
  if (gone.length > 0) console.error(describeGone(gone.length, name))
  const at = `\`${name}\` with \`--update-baseline\``
  const formerNames = pairs.flatMap((pair) => formerNamesOf(pair).map((former) => ({...former, at})))
  const held = findings.length
  return {
    results: left,
    isOutdated: strict && gone.length > 0,
    formerNames,
    ...(held > 0 && {held: {count: held, findings, name}}),
  }
}

/**
 * The usual name of a baseline, from the working directory: in that folder or the nearest one above, up to the root of
 * the repository. Without one, it is in the working directory.
 */
function nearestName(cwd: string): string {
  let folder = cwd
  while (kindOf(join(folder, usualName)) === 'nothing') {
    const parent = dirname(folder)
    if (parent === folder || kindOf(join(folder, '.git')) !== 'nothing') return usualName
    folder = parent
  }
  return relative(cwd, join(folder, usualName))
}

function describeUpdate(name: string, all: number, pairs: readonly MatchedPair[], gone: number): string {
  const fresh = pairs.filter(({entry}) => !entry).length
  return `The baseline \`${name}\` now has ${count(all)}: ${fresh} added, ${gone} removed.${errorsOf(pairs)}`
}

/** What a baseline that was just written accepts may be what stops publication. */
function errorsOf(pairs: readonly MatchedPair[]): string {
  const errors = pairs.filter(({finding, entry}) => !entry && finding.of.severity === 'error').length
  return errors === 0
    ? ''
    : ` It accepts ${errors === 1 ? 'an error' : `${errors} errors`}: mend ${errors === 1 ? 'it' : 'them'} if you can.`
}

interface MatchOptions extends Pick<Console, 'cwd'>, RulesOfRun {
  /** The folder of the baseline. */
  folder: string
}

/** Match findings with entries; those without a finding are `gone` if their draft was checked or is no longer there. */
async function match(results: readonly Result[], entries: readonly Entry[], options: MatchOptions) {
  const {folder, cwd, renamesFor, unasked} = options
  const pathOf = ({path}: Result) => relative(folder, resolve(cwd, path)).split(sep).join('/')
  const isMissing = (path: string) => kindOf(resolve(folder, path)) === 'nothing'
  const found = results.flatMap((result) => (result.unread ? [] : foundIn(result, pathOf(result))))
  const plainly = matchBaseline(found, entries, isMissing)
  const isWorthMore = plainly.vanished.length > 0 && plainly.pairs.some(({entry}) => !entry)
  const {pairs, vanished} = isWorthMore
    ? matchBaseline(await withFormerEntries(plainly.pairs, renamesFor), entries, isMissing)
    : plainly
  const checked = new Set(results.filter(({unread}) => !unread).map(pathOf))
  const stopped = new Set(results.flatMap((result) => stoppedIn(result).map((rule) => `${pathOf(result)} ${rule}`)))
  const isAsked = ({path, rule}: Entry) => checked.has(path) && !unasked?.has(rule) && !stopped.has(`${path} ${rule}`)
  const gone = vanished.filter((entry) => isAsked(entry) || isMissing(entry.path))
  return {pairs, gone, kept: vanished.filter((entry) => !gone.includes(entry))}
}

const foundIn = ({path: draft, findings}: Result, path: string): Found[] =>
  withFingerprints(findings).map(({ruleId, fingerprint, message}, i) => ({
    ...{path, rule: ruleId, fingerprint, message},
    ...{of: findings[i] as LocatedFinding, draft},
  }))

/** The rules that stopped in a draft: their entries stay, since nobody looked. */
const stoppedIn = ({findings}: Result): string[] => findings.filter(isStopped).map(({data}) => String(data?.rule))

/** Findings, those without an entry with what they may have been recorded as: the rules are asked for these only. */
const withFormerEntries = (pairs: readonly MatchedPair[], renamesFor: RenamesFor): Promise<Found[]> =>
  Promise.all(
    pairs.map(async ({finding, entry}) =>
      entry ? finding : {...finding, formerly: formerEntries(finding, await renamesFor(finding.draft))},
    ),
  )

const formerEntries = ({of, fingerprint}: Found, renames: Renames): FormerEntry[] =>
  allNames(of.ruleId, of.kind, renames)
    .slice(1)
    .map(({ruleId, kind}) => ({
      ...{rule: ruleId, kind},
      fingerprint: fingerprintAs({...of, fingerprint}, {ruleId, kind}),
    }))

/** The former names under which a finding has its entry. */
function formerNamesOf({finding: {of, formerly = []}, entry}: MatchedPair): FormerName[] {
  const recorded = formerly.find(({rule, fingerprint}) => rule === entry?.rule && fingerprint === entry.fingerprint)
  if (!recorded) return []
  const {ruleId: now, kind = ''} = of
  const was = recorded.kind ?? ''
  return [
    ...(recorded.rule === now ? [] : [{was: recorded.rule, now}]),
    ...(was === kind ? [] : [{was, now: kind, kindOf: now}]),
  ]
}

const plain = ({path, rule, fingerprint, message}: Entry): Entry => ({path, rule, fingerprint, message})

/**
 * The results without findings that have an entry, or get one now, and these findings; what has expired stays, with a
 * note. That a draft could not be read from the disk is no finding to make peace with.
 */
function leaveOut(
  results: readonly Result[],
  pairs: readonly MatchedPair[],
  options: BaselineOptions,
): {left: Result[]; findings: LocatedFinding[]} {
  const today = dayOf(options.now)
  const kept = new Map<LocatedFinding, LocatedFinding>()
  for (const {finding, entry} of pairs) {
    if (entry?.expires !== undefined && entry.expires < today) kept.set(finding.of, remind(finding.of, entry, options))
    else if (!entry && !options.update) kept.set(finding.of, finding.of)
  }
  const findings: LocatedFinding[] = []
  const keep = (each: LocatedFinding): LocatedFinding[] => {
    const one = isTooSlow(each) ? each : kept.get(each)
    if (!one) findings.push(each)
    return one ? [one] : []
  }
  const left = results.map((result) => (result.unread ? result : {...result, findings: result.findings.flatMap(keep)}))
  return {left, findings}
}

const dayOf = (now: string | undefined) => (now ?? new Date().toISOString()).slice(0, 10)

/** The finding with a note on the entry that ran out: a warning at most, unless that is strict. */
function remind(finding: LocatedFinding, entry: Entry, {strict}: BaselineOptions): LocatedFinding {
  const severity = !strict && finding.severity === 'error' ? 'warning' : finding.severity
  return inOrder({...finding, severity, note: [finding.note, runOut(entry)].filter(Boolean).join('\n')})
}

function runOut({expires, owner, reason}: Entry): string {
  const about = [owner && `owner: ${owner}`, reason && `reason: ${reason}`].filter(Boolean).join('; ')
  return `This was accepted until ${expires}${about && ` (${about})`}.`
}

const count = (number: number) => `${number} finding${number === 1 ? '' : 's'}`

function describeGone(gone: number, name: string): string {
  const [no, them] = gone === 1 ? ['no longer occurs', 'it'] : ['no longer occur', 'them']
  return `${count(gone)} in the baseline \`${name}\` ${no}: remove ${them} with \`--update-baseline\`.`
}

function read(path: string, name: string): Baseline | undefined {
  try {
    return readBaseline(path, name)
  } catch (error) {
    if (error instanceof BaselineError) throw new UsageError(error.message)
    throw error
  }
}

async function write(path: string, name: string, entries: readonly Entry[], before?: string): Promise<void> {
  try {
    await writeBaseline(path, entries, before)
  } catch (error) {
    throw new UsageError(`The baseline \`${name}\` can't be written: ${(error as Error).message}.`)
  }
}
