// Facts: made of a draft, put in order, looked at under a key.
import {type Draft, makeLocator, placeOf, type Span} from './draft.ts'
import type {Fact, Keep, Part} from './fact.ts'
import type {Place} from './prose.ts'

type Locator = ReturnType<typeof makeLocator>

const locators = new WeakMap<Draft, Locator>()

function locatorOf(draft: Draft): Locator {
  const locate = locators.get(draft) ?? makeLocator(draft.text)
  locators.set(draft, locate)
  return locate
}

/** Make the fact a rule keeps of a draft. */
export function makeFact(
  draft: Draft,
  about: Pick<Fact, 'rule' | 'levels'>,
  ...[where, keys, data, pieces]: Parameters<Keep>
): Fact {
  const parts = pieces?.map(({where, keys, data}): Part => {
    const {start, end} = locate(draft, where)
    return {keys: inOrder(keys), at: [start.line, start.column, start.offset, end.line, end.column, end.offset], data}
  })
  const fact: Omit<Fact, 'rule' | 'levels' | 'ignored'> = {
    keys: inOrder([...keys, ...(parts ?? []).flatMap(({keys}) => keys)]),
    path: draft.path,
    date: dateOf(draft),
    place: locate(draft, where),
    data,
    parts,
  }
  return {...about, ignored: false, ...letGo(fact)}
}

/** A copy that holds nothing of the draft: a string cut out of a text keeps the whole text in memory. */
const letGo = <T>(fact: T): T => JSON.parse(JSON.stringify(fact))

const inOrder = (keys: readonly string[]) => [...new Set(keys)].sort()

function locate(draft: Draft, where: Place | Span): Fact['place'] {
  const {start, end} = 'block' in where ? placeOf(where) : where
  const point = locatorOf(draft)
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
export function factUnder({parts, ...fact}: Fact, key: string): Fact {
  const part = parts?.find(({keys}) => keys.includes(key))
  if (!part) return fact
  const place = placeOfPart(part)
  return {...fact, place, keys: part.keys, ignored: part.ignored ?? fact.ignored, data: {...fact.data, ...part.data}}
}

/** Where a piece of a fact stands. */
export const placeOfPart = ({at: [line, column, offset, ...end]}: Part): Fact['place'] => ({
  start: {line, column, offset},
  end: {line: end[0], column: end[1], offset: end[2]},
})

/** Mark as ignored what an ignore covers. */
export function ignoreFacts(facts: readonly Fact[], passes: (ruleId: string, place: Place) => boolean): Fact[] {
  return facts.map((fact) => {
    if (!fact.parts) return passes(fact.rule, offsetsOf(fact.place)) ? {...fact, ignored: true} : fact
    const covered = fact.parts.map((part) => passes(fact.rule, offsetsOf(placeOfPart(part))))
    if (!covered.includes(true)) return fact
    return {...fact, parts: fact.parts.map((part, i) => (covered[i] ? {...part, ignored: true} : part))}
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
