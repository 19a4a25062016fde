// The state of the desk, and what each deed makes of it: pure, so that it is tested without a browser.

import type {ChecklistItem} from '../../core/checklist.ts'
import {applyEdits} from '../../core/report/fix.ts'
import {withLineEnds} from '../../core/report/repair.ts'
import type {Severity} from '../../core/severity.ts'
import {firstDifference} from './near.ts'
import {type DeskSetup, type MarginNote, type MarkedDraft, type Preset, type Sheet, severities} from './sheet.ts'

/** A draft on the desk and what was done to it. */
interface OpenDraft {
  sheet: Sheet
  /** Its format was told by its words, not by a name or a person. */
  isGuessed?: true
  /** Earlier texts, the last one last, each with where it was changed. */
  past: readonly {text: string; at: number}[]
  marked?: MarkedDraft
  /** The marks of an earlier text, as long as there are none of this one. */
  stale?: MarkedDraft
  /** The id of the chosen note. */
  chosen?: number
  /** An earlier version, with which it is compared. */
  before?: Sheet
  /** What was ticked off on the list to verify: names of facts. */
  ticked?: ReadonlySet<string>
  /** Where the draft was changed last: the next note after it is chosen once the draft is checked. */
  at?: number
}

/** All that the page shows. */
export interface DeskState {
  opens: readonly OpenDraft[]
  /** The number of the draft that is shown. */
  shown: number
  setup: DeskSetup
  severities: ReadonlySet<Severity>
  /** The families whose notes are hidden. */
  hidden: ReadonlySet<string>
  /** Is the text being written, or read with its notes? */
  isWriting: boolean
  /** What the desk had before it was cleared, or before words were allowed; until the next change. */
  last?: Partial<DeskState>
}

export const emptyDesk: DeskState = {
  opens: [{sheet: {path: 'draft.txt', text: ''}, past: [], isGuessed: true}],
  shown: 0,
  setup: {preset: 'recommended'},
  severities: new Set(severities),
  hidden: new Set(),
  isWriting: true,
}

export const openOf = (desk: DeskState): OpenDraft => desk.opens[desk.shown] as OpenDraft

/** The desk with another state of the draft that is shown. */
const withOpen = (desk: DeskState, open: OpenDraft): DeskState => ({
  ...desk,
  opens: desk.opens.map((one, i) => (i === desk.shown ? open : one)),
})

/** The desk after the draft that is shown was changed: what was noted in the others, which are compared with it, is past. */
const withChanged = ({last: _, ...desk}: DeskState, open: OpenDraft): DeskState => ({
  ...desk,
  opens: desk.opens.map((one, i) => (i === desk.shown ? open : unchecked(one))),
})

/** The other drafts on the desk. */
export const othersOn = ({opens, shown}: DeskState): Sheet[] =>
  opens.filter((_, i) => i !== shown).map(({sheet}) => sheet)

/** Put drafts on the desk; the first of them is shown. Without any draft nothing changes. */
export function putSheets(desk: DeskState, sheets: readonly Sheet[]): DeskState {
  if (sheets.length === 0) return desk
  const before = desk.opens.filter(({sheet}) => !('text' in sheet && sheet.text === ''))
  const opens = [...before]
  for (const sheet of sheets) opens.push({sheet: {...sheet, path: freePath(sheet.path, opens)}, past: []})
  const {last: _, ...rest} = desk
  return {...rest, opens: opens.map(unchecked), shown: before.length, isWriting: false}
}

/** What was kept of a draft. */
export interface RememberedDraft {
  path: string
  text: string
  /** What was ticked off on the list to verify. */
  ticked: readonly string[]
}

/** What was kept of a desk: the draft that was shown, and the others. */
export interface RememberedDesk extends RememberedDraft {
  preset: Preset
  others: readonly RememberedDraft[]
}

/** What is to be kept of a desk: its texts. Undefined if there is none; files of word processors aren't kept. */
export function toRemember(desk: DeskState): RememberedDesk | undefined {
  const at = 'text' in openOf(desk).sheet ? desk.shown : desk.opens.findLastIndex(({sheet}) => 'text' in sheet)
  const [shown] = desk.opens.slice(at, at + 1).flatMap(rememberedIn)
  const others = desk.opens.filter((_, i) => i !== at).flatMap(rememberedIn)
  const hasWords = [shown, ...others].some((one) => one?.text)
  return shown && hasWords ? {...shown, preset: desk.setup.preset, others} : undefined
}

const rememberedIn = ({sheet, ticked}: OpenDraft): RememberedDraft[] =>
  'text' in sheet ? [{...sheet, ticked: [...(ticked ?? [])]}] : []

/** Drafts as they were given, and these or others as they were kept: what was given is one undo step away. */
export function resume(given: readonly Sheet[], {preset, others, ...last}: RememberedDesk): DeskState {
  const desk = putSheets({...emptyDesk, setup: {preset}}, given)
  return [...others, last].reduce(resumeOne, desk)
}

function resumeOne(desk: DeskState, {path, text, ticked}: RememberedDraft): DeskState {
  const shown = desk.opens.findIndex(({sheet}) => 'text' in sheet && sheet.text !== '' && sheet.path === path)
  const at = desk.opens[shown]?.sheet
  const resumed =
    at && 'text' in at
      ? change({...desk, shown}, text, firstDifference(at.text, text))
      : putSheets(desk, text ? [{path, text}] : [])
  return at || text ? ticked.reduce(tick, resumed) : resumed
}

/** A path that no other draft on the desk has. */
function freePath(path: string, opens: readonly OpenDraft[]): string {
  const taken = new Set(opens.map(({sheet}) => sheet.path))
  const paths = [path, ...opens.map((_, i) => path.replace(/(?=\.\w+$)/, `-${i + 2}`))]
  return paths.find((one) => !taken.has(one)) ?? path
}

/** The text somebody has written; as long as nobody has said its format, its words tell it. */
export function write(desk: DeskState, text: string): DeskState {
  const open = openOf(desk)
  if ('bytes' in open.sheet) return desk
  if (open.sheet.text === text) return desk
  const path = open.isGuessed ? withExtension(open.sheet.path, extensionFor(text)) : open.sheet.path
  const {at: _, ...rest} = path === open.sheet.path ? unmarked(open) : unchecked(open)
  return withChanged(desk, {...rest, sheet: {path, text}})
}

/** Start to write, or to read what was written; what was written can be undone as one change. */
export function setWriting(desk: DeskState, isWriting: boolean): DeskState {
  const open = openOf(desk)
  if ('bytes' in open.sheet || desk.isWriting === isWriting) return {...desk, isWriting: false}
  const {text} = open.sheet
  if (isWriting) return {...withOpen(desk, {...open, past: [...open.past, {text, at: 0}]}), isWriting}
  const isSame = open.past.at(-1)?.text === text
  return {...withOpen(desk, isSame ? {...open, past: open.past.slice(0, -1)} : open), isWriting}
}

/** Read the same text as another format. */
export function readAs(desk: DeskState, extension: string): DeskState {
  const {isGuessed: _, ...open} = unchecked(openOf(desk))
  return withChanged(desk, {...open, sheet: {...open.sheet, path: withExtension(open.sheet.path, extension)}})
}

const withExtension = (path: string, extension: string) => `${path.replace(/\.\w+$/, '')}.${extension}`

const markdown = /^#{1,6} \S|\]\([^)\s]|^(?:---|\+\+\+)\r?\n|\*\*\S|^> \S/m

/** The format of a text that has no name: HTML if it begins with a tag, Markdown if it has its marks. */
export function extensionFor(text: string): 'html' | 'md' | 'txt' {
  if (/^\s*<(?!!--)[!a-z]/i.test(text)) return 'html'
  return markdown.test(text) ? 'md' : 'txt'
}

/** Another text in place of the last, which can be undone; `at` is where it differs first. */
export function change(desk: DeskState, text: string, at: number): DeskState {
  const open = openOf(desk)
  if ('bytes' in open.sheet || open.sheet.text === text) return desk
  const past = [...open.past, {text: open.sheet.text, at}]
  return withChanged(desk, {...unmarked(open), sheet: {path: open.sheet.path, text}, past, at})
}

/** The same draft with another text, not checked yet. */
function unmarked({marked, stale, chosen: _, ...rest}: OpenDraft): OpenDraft {
  const last = marked ?? stale
  return last ? {...rest, stale: last} : rest
}

/** The same draft as if it had never been checked. */
function unchecked({marked: _, stale: __, chosen: ___, ...rest}: OpenDraft): OpenDraft {
  return rest
}

/** Take an offer of the chosen note. Offsets count in the text that was checked, which has no byte order mark. */
export function take(desk: DeskState, offer: number): DeskState {
  const {marked} = openOf(desk)
  const note = chosenNote(desk)
  const edits = note?.offers[offer]?.edits
  if (!marked || !note || !edits) return desk
  const {text, left} = applyEdits(marked.text, [withLineEnds(edits, marked.text)])
  return left.length > 0 ? desk : change(desk, text, note.place.start)
}

/** Undo the last change of the draft that is shown, or what was allowed or cleared since. */
export function undo(desk: DeskState): DeskState {
  const {last: putBack, ...now} = desk
  if (putBack) {
    const back = {...now, ...putBack}
    return {...back, opens: back.opens.map(unchecked)}
  }
  const open = openOf(desk)
  const last = open.past.at(-1)
  if (!last) return desk
  const sheet = {path: open.sheet.path, text: last.text}
  return withChanged(desk, {...unmarked(open), sheet, past: open.past.slice(0, -1), at: last.at})
}

/** What was checked, and by what. */
export interface Checked {
  sheet: Sheet
  setup: DeskSetup
  /** An earlier version of it: what changed is shown in place of findings. */
  before: Sheet | undefined
}

/** The draft was checked: choose the next note after the last change, or the first. What is known of all of it stays. */
export function receive(desk: DeskState, {sheet, setup, before}: Checked, marked: MarkedDraft): DeskState {
  const open = openOf(desk)
  const isKnown = open.marked && !open.marked.isPart
  const isAsked = open.sheet === sheet && desk.setup === setup && open.before === before
  if (!isAsked || (isKnown && marked.isPart)) return desk
  const {at, stale: _, chosen: last, ...rest} = open
  const from = at ?? open.marked?.notes.find(({id}) => id === last)?.place.start ?? 0
  const next = {...rest, marked}
  const notes = shownNotes({...desk, opens: [next], shown: 0})
  const chosen = notes.find(({place}) => place.start >= from) ?? notes.at(-1)
  return withOpen(desk, chosen ? {...next, chosen: chosen.id} : next)
}

/** The notes that are shown, in the order of their places. */
export function shownNotes(desk: DeskState): MarginNote[] {
  return (openOf(desk).marked?.notes ?? []).filter((note) => isShown(desk, note))
}

const isShown = ({severities, hidden}: DeskState, {severity, family}: MarginNote) =>
  severities.has(severity) && !hidden.has(family)

/** The chosen note, if it is shown. */
export function chosenNote(desk: DeskState): MarginNote | undefined {
  const {chosen, marked} = openOf(desk)
  const note = chosen === undefined ? undefined : marked?.notes.find(({id}) => id === chosen)
  return note && isShown(desk, note) ? note : undefined
}

/** Choose a note. */
export const chooseNote = (desk: DeskState, id: number): DeskState => withOpen(desk, {...openOf(desk), chosen: id})

/** Choose the note after the chosen one, or before it; after the last comes the first. */
export function step(desk: DeskState, by: 1 | -1): DeskState {
  const {chosen, marked} = openOf(desk)
  const notes = marked?.notes ?? []
  const at = notes.findIndex(({id}) => id === chosen)
  const shown = (some: readonly MarginNote[]) => some.filter((note) => isShown(desk, note))
  const [before, after] = [shown(notes.slice(0, Math.max(0, at))), shown(notes.slice(at + 1))]
  const next = by > 0 ? (after[0] ?? before[0]) : (before.at(-1) ?? after.at(-1))
  return next ? chooseNote(desk, next.id) : desk
}

/** Show or hide the notes of a severity. */
export function toggle(desk: DeskState, severity: Severity): DeskState {
  const next = new Set(desk.severities)
  if (!next.delete(severity)) next.add(severity)
  return {...desk, severities: next}
}

/** Show or hide the notes of a family of rules. */
export function toggleFamily(desk: DeskState, family: string): DeskState {
  const hidden = new Set(desk.hidden)
  if (!hidden.delete(family)) hidden.add(family)
  return {...desk, hidden}
}

/** Check by another preset, at another stage, or by the settings of a house; `undefined` takes a setting away. */
export function withSetup(desk: DeskState, change: {[Key in keyof DeskSetup]?: DeskSetup[Key] | undefined}): DeskState {
  const entries = Object.entries({...desk.setup, ...change}).filter(([, value]) => value !== undefined)
  const setup = {preset: desk.setup.preset, ...Object.fromEntries(entries)} as DeskSetup
  const {last: _, ...rest} = desk
  return {...rest, setup, opens: desk.opens.map(unchecked)}
}

/** Allow the words of a note in all drafts that are checked here. */
export function allow(desk: DeskState, {ruleId, actual}: MarginNote): DeskState {
  if (!actual) return desk
  const {allow = {}} = desk.setup
  const phrases = [...(allow[ruleId] ?? []), actual.replace(/\s+/g, ' ')]
  return {...withSetup(desk, {allow: {...allow, [ruleId]: phrases}}), last: {setup: desk.setup}}
}

/** Nothing on the desk but its preset; what was there can be put back. */
export const clearDesk = (desk: DeskState): DeskState => ({
  ...emptyDesk,
  setup: {preset: desk.setup.preset},
  last: desk,
})

/** Begin another draft, beside those on the desk. */
export function newDraft(desk: DeskState): DeskState {
  const opens = desk.opens.filter(({sheet}) => !('text' in sheet && sheet.text === ''))
  const path = freePath('draft.txt', opens)
  const fresh: OpenDraft = {sheet: {path, text: ''}, past: [], isGuessed: true}
  const {last: _, ...rest} = desk
  return {...rest, opens: [...opens, fresh], shown: opens.length, isWriting: true}
}

/** Compare the draft with an earlier version of it, or with none. */
export function compareWith(desk: DeskState, before: Sheet | undefined): DeskState {
  const {before: _, ...open} = unchecked(openOf(desk))
  return withOpen({...desk, isWriting: false}, before ? {...open, before} : open)
}

/** Tick a fact off, or not. */
export function tick(desk: DeskState, fact: string): DeskState {
  const open = openOf(desk)
  const ticked = new Set(open.ticked)
  if (!ticked.delete(fact)) ticked.add(fact)
  return withOpen(desk, {...open, ticked})
}

/** The name of a fact, which stays the same while the draft around it changes. */
export const nameOfFact = ({kind, said, source = ''}: ChecklistItem): string => [kind, said, source].join('\n')

/** The facts that aren't ticked off yet. */
export const factsLeft = (desk: DeskState, items: readonly ChecklistItem[]): ChecklistItem[] =>
  items.filter((item) => !openOf(desk).ticked?.has(nameOfFact(item)))

/** Tags by which rich text is told from words in a font. */
const richTags = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'li',
  'a',
  'b',
  'strong',
  'em',
  'i',
  'table',
  'blockquote',
  'br',
])

/** Rich text that was pasted, as a draft of HTML; undefined if its words alone are meant. */
export function richSheet(html: string, text: string): Sheet | undefined {
  const isRich = [...html.matchAll(/<(\w+)/g)].some(([, tag = '']) => richTags.has(tag.toLowerCase()))
  if (!isRich || extensionFor(text) === 'md') return undefined
  const body = between(html, '<!--StartFragment-->', '<!--EndFragment-->') ?? between(html, '<body>', '</body>') ?? html
  return {path: 'pasted.html', text: body.trim()}
}

/** What stands between two strings; undefined if they aren't there. */
function between(text: string, start: string, end: string): string | undefined {
  const [from, to] = [text.indexOf(start), text.lastIndexOf(end)]
  return from < 0 || to < from ? undefined : text.slice(from + start.length, to)
}
