// First references: names whose short form comes before the full one.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {type Mention, mentionsIn, smallWordsIn} from '../../../src/reading/names/mentions.ts'
import {calendarWords, organisationWords} from '../../../src/reading/names/name-words.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {hashOf} from '../../../src/reading/text/tokens.ts'
import pairsData from '../../lists/distinct-names.json' with {type: 'json'}
import knownData from '../../lists/household-names.json' with {type: 'json'}

interface ShortFirst {
  short: Mention
  full: Mention
}

const household: ReadonlySet<string> = new Set(knownData.people)
const places: ReadonlySet<string> = new Set([...pairsData.places, ...calendarWords])

/** The first mention of a person or body in its short form, where the full name comes later in the copy. */
export const shortFirstsIn = defineReading<readonly ShortFirst[]>(
  (draft) => {
    const small = smallWordsIn(draft)
    const own = mentionsIn(draft).filter((mention) => isCopy(draft, mention))
    const firsts = new Map<string, Mention>()
    for (const mention of own) if (!firsts.has(mention.text)) firsts.set(mention.text, mention)
    const found = new Map<Mention, ShortFirst>()
    const seen = new Set<string>()
    for (const full of firsts.values()) {
      const last = full.words.at(-1)?.text as string
      const short = isPerson(full) ? personBefore(full, last, firsts, seen, small) : bodyBefore(full, firsts)
      if (short && !found.has(short)) found.set(short, {short, full})
      if (isPerson(full)) seen.add(last)
    }
    return [...found.values()].sort(
      (a, b) => a.short.block.index - b.short.block.index || a.short.start - b.short.start,
    )
  },
  [mentionsIn, smallWordsIn, linesIn, quotationsOf],
)

const isCopy = (draft: Draft, mention: Mention) =>
  mention.block.kind === 'paragraph' &&
  /^(?:body|listItem)$/.test(roleOf(draft, mention)) &&
  !inQuotationMarks(draft, mention)

const isBody = ({words}: Mention) =>
  words.some(({text}) => organisationWords.has(text.toLowerCase()) || bodyWords.has(text))
const bodyWords: ReadonlySet<string> = new Set([
  'Police',
  'Service',
  'Services',
  'Fund',
  'Force',
  'Assembly',
  'Parliament',
  'Museum',
  'Library',
  'Office',
])

const isPerson = (mention: Mention) =>
  (mention.words.length === 2 || mention.words.length === 3) &&
  !isBody(mention) &&
  mention.words.every(({text}) => /^\p{Lu}[\p{L}'’.-]*$/u.test(text) && !/^\p{Lu}{2,}$/u.test(text))

/** The surname alone, or behind a title, before the first full name that ends in it. */
function personBefore(
  full: Mention,
  last: string,
  firsts: ReadonlyMap<string, Mention>,
  seen: ReadonlySet<string>,
  small: ReturnType<typeof smallWordsIn>,
): Mention | undefined {
  const short = firsts.get(last)
  if (!short || seen.has(last) || household.has(last) || !isBefore(short, full)) return undefined
  if (
    full.words.some(
      ({text}) => small.get(hashOf(text.toLowerCase())) >= 0 || places.has(text.toLowerCase().replace(/s$/, '')),
    )
  )
    return undefined
  if (short.opens && !short.title) return undefined
  return short.title || full.title || actsAsPerson(full) || actsAsPerson(short) ? short : undefined
}

const personal =
  /^(?:['’]s? \p{Ll}|,? (?:who|said|says|told|added|wrote|asked|argued|insisted|admitted|tweeted|declined)\b|, (?:\d\d,|an? |the |of ))/u

/** Speaks, has an age, or is somebody: what follows the name says that it is a person's. */
export const actsAsPerson = ({block: {prose}, end}: Mention) => personal.test(prose.text.slice(end, end + 24))

/** A form of two words and more that is a part of the full name: Met Police, Metropolitan Police Service. */
function bodyBefore(full: Mention, firsts: ReadonlyMap<string, Mention>): Mention | undefined {
  if (full.words.length < 3 || full.words.length > 7 || !isBody(full)) return undefined
  const [head] = full.words
  for (let length = 3; length < (head?.text.length ?? 0); length++)
    for (let skip = 1; skip < full.words.length; skip++) {
      const short = firsts.get(`${head?.text.slice(0, length)} ${full.words[skip]?.text}`)
      if (short && isBefore(short, full)) return short
    }
  return undefined
}

const isBefore = (a: Mention, b: Mention) => a.block.index < b.block.index || (a.block === b.block && a.start < b.start)
