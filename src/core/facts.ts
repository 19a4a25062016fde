// Facts: made of a draft, and put in order.
import {type Draft, makeLocator} from './draft.ts'
import type {Bearer, Fact, Named} from './fact.ts'
import type {Place} from './prose.ts'
import {elide} from './rule.ts'

type Locator = ReturnType<typeof makeLocator>

/** What all facts of a draft have in common. */
interface Sheet {
  path: string
  date: string | undefined
  point: Locator
}

const sheets = new WeakMap<Draft, Sheet>()

function sheetOf(draft: Draft): Sheet {
  const sheet = sheets.get(draft) ?? {...letGo({path: draft.path, date: dateOf(draft)}), point: makeLocator(draft.text)}
  sheets.set(draft, sheet as Sheet)
  return sheet as Sheet
}

/** A copy that holds nothing of the draft: a string cut out of a text keeps the whole text in memory. */
const letGo = <T>(data: T): T => JSON.parse(JSON.stringify(data))

/** How much of the text at its place goes with a fact. */
const longestText = 120

/** What a fact says, wherever it stands. */
export type Content = Pick<Fact, 'keys' | 'data' | 'text' | 'said'>

/** What is kept of a text: nothing of it holds the draft it stands in. */
export const makeContent = (text: string, keys: readonly string[], data: Fact['data'], said?: string): Content =>
  letGo({
    keys: [...new Set(keys.map(plainKey))].sort(),
    data,
    text: elide(text, longestText),
    ...(said !== undefined && {said}),
  })

/** Make the fact a rule keeps of a place in a draft. */
export function makeFact(
  draft: Draft,
  about: Pick<Fact, 'rule' | 'levels' | 'options' | 'ignored'>,
  {start, end}: Place,
  content: Content,
): Fact {
  const {path, date, point} = sheetOf(draft)
  const {rule, levels, options, ignored} = about
  const where = {path, ...(date !== undefined && {date}), place: {start: point(start), end: point(end)}}
  return {rule, levels, ...(options && {options}), ignored, ...where, ...content}
}

/** A key on one line and without tabs, so that it can be sorted by with any tool. */
const plainKey = (key: string) => (/[\t\n\r]/.test(key) ? key.replace(/[\t\n\r]/g, ' ') : key)

/** The date in front matter, else in the file's name, as `2025-04-02` and what follows. */
function dateOf({data, path}: Draft): string | undefined {
  const said = [data.date, data.published, data.pubDate, data.publishDate].find(
    (date) => typeof date === 'string' || date instanceof Date,
  )
  const text =
    said instanceof Date ? said.toISOString() : typeof said === 'string' ? said : (path.split('/').at(-1) as string)
  return /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+)?/.exec(text)?.[0]
}

/** Mark as ignored what an ignore covers. */
export function ignoreFacts(facts: readonly Fact[], passes: (ruleId: string, place: Place) => boolean): Fact[] {
  return facts.map((fact) => (passes(fact.rule, offsetsOf(fact.place)) ? {...fact, ignored: true} : fact))
}

/** Earliest first: by date, those without one last, then by path and place. */
export function compareFacts(a: Named, b: Named): number {
  return (
    compareText(a.date ?? '~', b.date ?? '~') ||
    compareText(a.path, b.path) ||
    a.place.start.offset - b.place.start.offset
  )
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** One fact among those of its rule. */
export const nameOf = ({path, place}: Named): string => `${path}\n${place.start.offset}`

/** A fact as others name it. */
export const namedOf = ({path, date, place, said}: Named): Named => ({
  path,
  ...(date !== undefined && {date}),
  place,
  ...(said !== undefined && {said}),
})

/** A fact as far as a finding about it has to know. */
export const bearerOf = ({rule, levels, ignored, text, ...fact}: Fact): Bearer => ({
  rule,
  ...namedOf(fact),
  levels,
  ignored,
  text,
})

/** A place by its offsets. */
export const offsetsOf = ({start, end}: Named['place']): Place => ({start: start.offset, end: end.offset})
