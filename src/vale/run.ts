// Runs rules on a draft.
import type {Draft} from '../core/draft/draft.ts'
import {elide} from '../core/elide.ts'
import {TooSlowError} from '../core/stopped.ts'
import {valeFor} from './config/settings.ts'
import {isQuickFor, type WorkGrowth} from './expressions/safety.ts'
import {latestExpression} from './expressions/search.ts'
import {endsWithin, type Guard, type GuardedTask, runTasks} from './guarded.ts'
import type {Memory, RuleAlert} from './kinds/check.ts'
import type {Exceptions} from './kinds/exceptions.ts'
import type {ReadyCheck, Vale} from './setup.ts'
import {type IsOff, readSwitches} from './text/comments.ts'
import {type Document, readDocument, type TextPiece} from './text/document.ts'
import {findIgnored, isQuickToIgnore, type LeftOut} from './text/ignored.ts'
import {placeOfWords} from './text/words.ts'

/** What a rule found in a draft. */
export interface ValeFinding extends Omit<RuleAlert, 'start' | 'end'> {
  place: {start: number; end: number}
  match: string
  level: string
  /** Whether what could stand there is a repair, as its action says. */
  fixes: boolean
}

/** What all rules found in a draft, by the number of the rule; an error is what stopped one. */
export type ValeResults = ReadonlyMap<number, {found: ValeFinding[]; error?: unknown}>

/**
 * Run all rules that hold for the file at a path, which counts from the folder of `.vale.ini`. Expressions that are not
 * known to be quick run within a guard, or without one are refused on long texts.
 */
export function runVale(draft: Draft, path: string, vale: Vale, guard?: Guard): ValeResults {
  const file = valeFor(path, vale.settings)
  const levels = vale.checks.map(({check: {definition}}) => file.levelOf(definition.name, definition.level))
  const results = new Map<number, {found: ValeFinding[]; error?: unknown}>()
  if (levels.every((level) => level === undefined)) return results
  const document = documentOf(draft, file, vale, guard)
  if (document instanceof TooSlowError) {
    for (const [number, level] of levels.entries()) if (level) results.set(number, {found: [], error: document})
    return results
  }
  const isOff = readSwitches(document.comments, file.styles)
  const run: RunState = {
    ...{accepting: file.vocabularies.flatMap((name) => vale.acceptedBy.get(name) ?? [])},
    ...{vale, levels, document, isOff, results, memory: new Set(), later: [], seen: new Map(), inScope: new Map()},
  }
  for (const piece of document.pieces) runOn(piece, run)
  runTasks(run.later, {
    guard,
    milliseconds: limitFor(draft.text),
    forget: goBackTo(run),
    reasonFor: (number, isRefused) => tooSlow((vale.checks[number] as ReadyCheck).check.definition.name, isRefused),
    stop: (number, error) => results.set(number, {found: [], error}),
  })
  return results
}

/** Returns what forgets all that is found from now on. */
function goBackTo(run: RunState): (numbers: ReadonlySet<number>) => void {
  const {results, seen, memory} = run
  const kept = new Map([...results].map(([number, {found}]) => [number, found.length]))
  const places = new Map([...seen].map(([number, starts]) => [number, new Set(starts)]))
  return (numbers) => {
    memory.clear()
    for (const number of numbers) {
      results.get(number)?.found.splice(kept.get(number) ?? 0)
      seen.set(number, new Set(places.get(number)))
    }
  }
}

/** What is said of a rule that was stopped; `isRefused` if it was never tried. */
function tooSlow(rule: string, isRefused: boolean): TooSlowError {
  const culprit = isRefused ? 'an expression in it may take' : `its expression \`${elide(latestExpression())}\` takes`
  return new TooSlowError(
    `The rule \`vale/${rule}\` didn't check this draft: ${culprit} too long. Rewrite it without a repeat in a repeat, or turn the rule off.`,
  )
}

/** The document, or what keeps its settings from being followed. */
function documentOf(
  draft: Draft,
  file: ReturnType<typeof valeFor>,
  {settings, needs}: Vale,
  guard: Guard | undefined,
): Document | TooSlowError {
  const extension = /\.([^./\\]+)$/.exec(draft.path)?.[1] ?? 'txt'
  const {skippedTags, ignoredTags, ignoredClasses} = settings
  const commentMarks = extension === 'mdx' ? [...file.commentMarks, ['{/*', '*/}'] as const] : file.commentMarks
  const ignored = findWithin(draft.text, {...file, commentMarks}, guard)
  if (!ignored)
    return new TooSlowError(
      `Vale's rules didn't check this draft: \`${elide(latestExpression())}\` in \`TokenIgnores\` or \`BlockIgnores\` takes too long. Rewrite it without a repeat in a repeat, or leave it out.`,
    )
  return readDocument(draft, {extension, skippedTags, ignoredTags, ignoredClasses, needs, ignored})
}

/** What settings leave out; undefined if it takes too long to find. */
function findWithin(
  text: string,
  settings: Parameters<typeof findIgnored>[1],
  guard: Guard | undefined,
): LeftOut | undefined {
  if (isQuickToIgnore(settings, text.length)) return findIgnored(text, settings)
  let found: LeftOut | undefined
  const find = () => {
    found = findIgnored(text, settings)
  }
  return guard && endsWithin(guard, find, limitFor(text)) ? found : undefined
}

/** Milliseconds that what may be slow can take in a draft. */
const limitFor = ({length}: string) => 2000 + length / 100

interface RunState {
  vale: Vale
  levels: readonly (string | undefined)[]
  document: Document
  isOff: IsOff
  /** What the vocabularies that sections name let through. */
  accepting: readonly Exceptions[]
  results: Map<number, {found: ValeFinding[]; error?: unknown}>
  memory: Memory
  /** What is done last, since it remembers what stood before, or may take long. */
  later: GuardedTask[]
  /** Where each rule has found something: it says so once for a place. */
  seen: Map<number, Set<number>>
  /** The rules that look at texts with the same sections. */
  inScope: Map<string, readonly number[]>
}

function runOn(piece: TextPiece, run: RunState): void {
  const {vale, levels} = run
  if (piece.text === '') return
  const numbers = inScopeOf(piece, run)
  if (numbers.length === 0) return
  const live = liveIn(piece.text, vale)
  for (const number of numbers) {
    const ready = vale.checks[number] as ReadyCheck
    const own = live.get(number)
    if (levels[number] === undefined || (!own && !ready.isAlways)) continue
    const alternatives = own ? [...own, ...ready.always].sort((a, b) => a - b) : ready.always
    const may = ready.check.search ? alternatives : undefined
    const isRisky = !isQuick(ready, may, piece.text.length)
    const work = () => runOne(number, ready, piece, may, run)
    if (isRisky || ready.remembers) run.later.push({number, isRisky, run: work})
    else work()
  }
}

function inScopeOf({scope}: TextPiece, {inScope, vale}: RunState): readonly number[] {
  const key = [...scope].join('.')
  const known = inScope.get(key)
  if (known) return known
  const numbers = vale.checks.flatMap((ready, number) => (ready.inScope(scope) ? [number] : []))
  inScope.set(key, numbers)
  return numbers
}

/** Which alternatives of which rules may match in a text. */
function liveIn(text: string, {look, entries}: Vale): Map<number, number[]> {
  const live = new Map<number, number[]>()
  for (const entry of look.numbersIn(text)) {
    const [check, alternative] = entries[entry] as readonly [number, number]
    const own = live.get(check)
    if (own) own.push(alternative)
    else live.set(check, [alternative])
  }
  return live
}

function runOne(
  number: number,
  ready: ReadyCheck,
  piece: TextPiece,
  live: readonly number[] | undefined,
  run: RunState,
): void {
  const result = run.results.get(number) ?? {found: []}
  run.results.set(number, result)
  if (result.error !== undefined) return
  try {
    const text = ready.leftOut.length > 0 ? without(piece, ready.leftOut) : piece
    for (const alert of ready.check.run(text, live, run.memory, run.document.counts))
      if (!isAccepted(ready, alert, text, run)) note(number, ready, alert, piece, run)
  } catch (error) {
    result.error = error
  }
}

/** The kinds whose finds the vocabularies that sections name let through. */
const withVocabulary = ['existence', 'substitution', 'repetition']

const isAccepted = ({check: {definition}}: ReadyCheck, alert: RuleAlert, text: TextPiece, run: RunState): boolean =>
  withVocabulary.includes(definition.kind) && run.accepting.some((one) => one.allows(alert, text))

/** Whether the expressions that may match need no guard for a text of some length. */
function isQuick({growths, rest}: ReadyCheck, live: readonly number[] | undefined, length: number): boolean {
  const own = live ? live.map((number) => growths[number] as WorkGrowth) : growths
  return [...own, ...rest].every((growth) => isQuickFor(growth, length))
}

/** A text with blanks for what a rule doesn't look at. */
function without(piece: TextPiece, scopes: readonly string[]): TextPiece {
  let {text} = piece
  for (const {scope, start, end} of piece.inlines)
    if (scopes.includes(scope)) text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
  return text === piece.text ? piece : {...piece, text}
}

function note(
  number: number,
  {check: {definition}}: ReadyCheck,
  alert: RuleAlert,
  piece: TextPiece,
  run: RunState,
): void {
  const {start, end, ...rest} = alert
  const place = placeOfWords(piece, start, end)
  const match = piece.text.slice(start, end)
  if (run.isOff(definition.name, place.start, match)) return
  const seen = run.seen.get(number) ?? new Set()
  run.seen.set(number, seen)
  const result = run.results.get(number)
  if (!result || seen.has(place.start) || (definition.limit > 0 && seen.size >= definition.limit)) return
  seen.add(place.start)
  const fixes = ['replace', 'remove'].includes(definition.action.name)
  result.found.push({...rest, place, match, level: run.levels[number] as string, fixes})
}
