// Facts: made of a draft, put in order, looked at under a key.
import {type Draft, makeLocator, placeOf, type Span} from './draft.ts'
import type {Fact, Keep, Parts} from './fact.ts'
import type {Place} from './prose.ts'

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

/** Make the fact a rule keeps of a draft. */
export function makeFact(
  draft: Draft,
  about: Pick<Fact, 'rule' | 'levels'>,
  ...[where, whole, data, pieces = []]: Parameters<Keep>
): Fact {
  const {path, date} = sheetOf(draft)
  const owners = new Map(whole.map((key) => [key, -1]))
  for (const [i, piece] of pieces.entries()) for (const key of piece.keys) if (!owners.has(key)) owners.set(key, i)
  const keys = [...owners.keys()].sort()
  const parts: Parts | undefined =
    pieces.length === 0
      ? undefined
      : {
          of: keys.map((key) => owners.get(key) as number),
          at: pieces.flatMap(({where}) => numbersOf(locate(draft, where))),
          data: pieces.map(({data}) => data),
        }
  const kept = letGo({keys, place: locate(draft, where), data, ...(parts && {parts})})
  return {...about, path, ...(date !== undefined && {date}), ignored: false, ...kept}
}

function locate(draft: Draft, where: Place | Span): Fact['place'] {
  const {start, end} = 'block' in where ? placeOf(where) : where
  const {point} = sheetOf(draft)
  return {start: point(start), end: point(end)}
}

/** The date in front matter, else in the file's name, as `2025-04-02` and what follows. */
function dateOf({data, path}: Draft): string | undefined {
  const said = [data.date, data.published, data.pubDate, data.publishDate].find(
    (date) => typeof date === 'string' || date instanceof Date,
  )
  const text =
    said instanceof Date ? said.toISOString() : typeof said === 'string' ? said : (path.split('/').at(-1) as string)
  return /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+)?/.exec(text)?.[0]
}

/** The fact as it is compared under a key: the piece that has the key, if it is one of a piece. */
export function factUnder(fact: Fact, key: string): Fact {
  if (!fact.parts) return fact
  const {parts, ...whole} = fact
  const piece = parts.of[fact.keys.indexOf(key)] ?? -1
  if (piece < 0) return whole
  const ignored = parts.ignored?.includes(piece) ?? fact.ignored
  const keys = fact.keys.filter((_, i) => parts.of[i] === piece)
  return {...whole, keys, place: placeOfPiece(parts, piece), ignored, data: {...fact.data, piece: parts.data[piece]}}
}

const columns = 6

const numbersOf = ({start, end}: Fact['place']): number[] =>
  [start, end].flatMap(({line, column, offset}) => [line, column, offset])

function placeOfPiece({at}: Parts, piece: number): Fact['place'] {
  const [line = 1, column = 1, offset = 0, ...end] = at.slice(piece * columns, (piece + 1) * columns)
  return {start: {line, column, offset}, end: {line: end[0] ?? 1, column: end[1] ?? 1, offset: end[2] ?? 0}}
}

/** Mark as ignored what an ignore covers. */
export function ignoreFacts(facts: readonly Fact[], passes: (ruleId: string, place: Place) => boolean): Fact[] {
  return facts.map((fact) => {
    const {rule, parts} = fact
    if (!parts) return passes(rule, offsetsOf(fact.place)) ? {...fact, ignored: true} : fact
    const ignored = [...parts.data.keys()].filter((piece) => passes(rule, offsetsOf(placeOfPiece(parts, piece))))
    return ignored.length > 0 ? {...fact, parts: {...parts, ignored}} : fact
  })
}

/** Earliest first: by date, those without one last, then by path and place. */
export function compareFacts(a: Fact, b: Fact): number {
  return (
    compareText(a.date ?? '~', b.date ?? '~') ||
    compareText(a.path, b.path) ||
    a.place.start.offset - b.place.start.offset
  )
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** One fact among those of its rule. */
export const nameOf = ({path, place}: Fact): string => `${path}\n${place.start.offset}`

/** A place by its offsets. */
export const offsetsOf = ({start, end}: Fact['place']): Place => ({start: start.offset, end: end.offset})
