// Facts: made of a draft, and put in order.

import {detach} from '../draft/block-cache.ts'
import {type Draft, makeLocator} from '../draft/draft.ts'
import type {Place} from '../draft/place.ts'
import {elide} from '../elide.ts'
import type {Fact, FactOwner, FactRef} from '../fact.ts'
import {compareText} from '../order.ts'
import {defineReading} from '../reading.ts'

/** What all facts of a draft have in common. */
const sheetOf = defineReading((draft) => {
  const date = dateOf(draft)
  const where: Pick<Fact, 'path' | 'date'> = {path: draft.path, ...(date !== undefined && {date})}
  return {where, point: makeLocator(draft.text)}
})

/** How much of the text at its place goes with a fact. */
const longestText = 120

/** What a fact says, wherever it stands. */
export type Content = Pick<Fact, 'keys' | 'data' | 'text' | 'said'>

/** The text of a place as facts, and the findings made of them, quote it. */
export const textOfFact = (text: string): string => elide(text, longestText)

/** What is kept of a text. */
export const makeContent = (text: string, keys: readonly string[], data: Fact['data'], said?: string): Content => ({
  keys: keys.map(plainKey).sort().filter(isNew),
  data,
  text: textOfFact(text),
  ...(said !== undefined && {said}),
})

const isNew = (key: string, i: number, sorted: readonly string[]) => i === 0 || sorted[i - 1] !== key

/** The same fact, holding nothing of its draft. */
export const ownFact = ({date, keys, data, text, said, ...rest}: Fact): Fact => ({
  ...rest,
  ...detach({date, keys, data, text, said}),
})

/** Make the fact a rule keeps of a place in a draft. */
export function makeFact(
  draft: Draft,
  about: Pick<Fact, 'rule' | 'levels' | 'options' | 'ignored'>,
  {start, end}: Place,
  content: Content,
): Fact {
  const {where, point} = sheetOf(draft)
  return {...about, ...where, place: {start: point(start), end: point(end)}, ...content}
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
export function compareFacts(a: FactRef, b: FactRef): number {
  return (
    compareText(a.date ?? '~', b.date ?? '~') ||
    compareText(a.path, b.path) ||
    a.place.start.offset - b.place.start.offset
  )
}

/** One fact among those of its rule. */
export const factName = ({path, place}: FactRef): string => `${path}\n${place.start.offset}`

/** A fact as others name it. */
export const refOf = ({path, date, place, said}: FactRef): FactRef => ({
  path,
  ...(date !== undefined && {date}),
  place,
  ...(said !== undefined && {said}),
})

/** A fact as far as a finding about it has to know. */
export const ownerOf = ({rule, levels, ignored, text, ...fact}: Fact): FactOwner => ({
  rule,
  ...refOf(fact),
  levels,
  ignored,
  text,
})

/** A place by its offsets. */
export const offsetsOf = ({start, end}: FactRef['place']): Place => ({start: start.offset, end: end.offset})
