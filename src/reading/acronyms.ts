// Acronyms: initials of a draft and where they are spelled out.

import knownData from '../../rules/lists/household-names.json' with {type: 'json'}
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {matchesIn, type Span, textOf} from '../core/draft/spans.ts'
import {defineContext} from '../core/frames/context.ts'
import {addToList, groupBy} from '../core/order.ts'
import {defineReading} from '../core/reading.ts'
import {smallWordsIn} from './names/mentions.ts'
import {calendarWords, functionWords} from './names/name-words.ts'
import {isTitleCase} from './names/names.ts'
import {linesIn, roleOf} from './page/roles.ts'
import {inQuotationMarks, quotationsOf} from './speech/quotations.ts'
import {hashOf} from './text/tokens.ts'

/** Initials and the place of their first use, or, where they are spelled out too late, of that use. */
interface Acronym extends Span {
  kind: 'undefined' | 'late'
  text: string
  uses: number
  /** Where the expansion stands, if late. */
  expansion?: Span
}

const known: ReadonlySet<string> = new Set(knownData.acronyms)

/** What introduces initials that protect somebody: “named only as”. */
const protecting = defineContext({frames: knownData.context}, 'protecting')
const initials = /(?<![\p{L}\p{N}$£€#@/._&-])[A-Z]{2,6}s?(?![\p{L}\p{N}_&/@$£€-]|\.\p{L})/gu

/** Initials nobody explains, and those that are explained only after their first use. */
export function acronymsIn(draft: Draft, houseKnown: ReadonlySet<string>): Acronym[] {
  return [...usesIn(draft)].flatMap(([text, uses]): Acronym[] => {
    const [first] = uses
    if (!first || known.has(text) || houseKnown.has(text) || !isShortForm(draft, text)) return []
    const own = uses.find((use) => !explains(use, text))
    const at = uses.findIndex((use) => explains(use, text))
    if (at === 0 || !own) return []
    if (at < 0) return isSpelledOut(draft, text) ? [] : [{...own, kind: 'undefined', text, uses: uses.length}]
    return at < 2 ? [] : [{...own, kind: 'late', text, uses: uses.length, expansion: uses[at] as Span}]
  })
}

/** A word in capitals for emphasis: it is a common one, or stands in small letters as well. */
const isWord = (draft: Draft, lower: string) => functionWords.has(lower) || smallWordsIn(draft).get(hashOf(lower)) >= 0

/** The uses of each acronym in running text, outside quotations, without a plural's s. */
const usesIn = defineReading<ReadonlyMap<string, Span[]>>(
  (draft) => {
    const uses = draft.blocks.filter((block) => isRunning(draft, block)).flatMap((block) => usesWithin(draft, block))
    return groupBy(uses, (use) => textOf(use).replace(/s$/, ''))
  },
  [linesIn, quotationsOf, smallWordsIn],
)

/** What this reading asks for. */
export const acronymUses = usesIn

function isRunning(draft: Draft, block: Block): boolean {
  const {text} = block.prose
  if (block.kind !== 'paragraph' || !/\p{Lu}{2}/u.test(text) || isTitleCase(text)) return false
  return /^(?:body|listItem)$/.test(roleOf(draft, {block, start: 0, end: 0}))
}

const usesWithin = (draft: Draft, block: Block): Span[] =>
  shortFormsIn(block).filter((use) => !inQuotationMarks(draft, use))

/** Initials in a block that aren't shouted: `HFA`, `PCSOs`. */
export const shortFormsIn = (block: Block): Span[] =>
  matchesIn(block, initials).filter((use) => !isShouted(block.prose.text, use))

/** Whether initials are a short form in a draft, and no word in capitals, day or protected name. */
export const isShortForm = (draft: Draft, text: string): boolean =>
  !calendarWords.has(text.toLowerCase()) &&
  !isWord(draft, text.toLowerCase()) &&
  !(usesIn(draft).get(text) ?? []).some(({block, start}) => protecting.before(block, start) !== undefined)

/** Stands beside other words in capitals, in brackets with a credit or an exchange (`Nasdaq: CBRL`), or as a name's initials. */
function isShouted(text: string, {start, end}: Span): boolean {
  const before = text.slice(Math.max(0, start - 16), start)
  const after = text.slice(end, end + 16)
  if (/\p{Lu}{2}[,:]? $/u.test(before) || /^[,:]? \p{Lu}{2}/u.test(after)) return true
  if (/\(\p{Lu}[\p{L} ]{1,12}: ?$/u.test(before) && /^[);,]/.test(after)) return true
  if (/^[-–—:]|^\)? [-–—] /.test(after) && start < 40) return true
  return /^ \p{Lu}\p{Ll}/u.test(after) && end - start === 2 && /(?:^|[.,;:] |[\p{Ll}] )$/u.test(before)
}

/** "Expansion (ABC)" or "ABC (Expansion)" at this use, judged by the initials. */
export function explains({block, start, end}: Span, text: string): boolean {
  const prose = block.prose.text
  if (/[([]["“]?$/.test(prose.slice(Math.max(0, start - 2), start)))
    return spells(text, lettersOf(prose.slice(Math.max(0, start - 140), start)).slice(-text.length * 2 - 6))
  const inBrackets = /^ ?\(([^()]{4,120})\)/.exec(prose.slice(end, end + 130))?.[1]
  if (/\bor $/.test(prose.slice(Math.max(0, start - 3), start)))
    return spells(text, lettersOf(prose.slice(Math.max(0, start - 140), start)).slice(-text.length * 2 - 6))
  const aside = /^(?:,| [–—-]) (?:(?:which|that|short|or|the|stands|for) )*((?:\p{L}[\p{L}'’-]* ?){2,9})/u.exec(
    prose.slice(end, end + 130),
  )?.[1]
  return spells(text, lettersOf(inBrackets ?? '')) || spells(text, lettersOf(aside ?? ''))
}

const lettersOf = (words: string) =>
  [...words.matchAll(/\p{L}+/gu)].map(([word]) => word[0]?.toUpperCase() ?? '').join('')

/** Do the initials stand in this order in the letters, all but one of them? */
function spells(text: string, letters: string): boolean {
  let at = 0
  let found = 0
  for (const letter of text) {
    const next = letters.indexOf(letter, at)
    if (next < 0) continue
    found++
    at = next + 1
  }
  return text.length > 2 ? found >= text.length - 1 : found === text.length
}

/** Does a name whose words have these initials stand anywhere: Independent Office for Police Conduct? */
function isSpelledOut(draft: Draft, text: string): boolean {
  return namesByInitials(draft).has(text)
}

/** The names whose words have these initials, in reading order. */
export const namesSpelledBy = (draft: Draft, text: string): readonly Span[] => namesByInitials(draft).get(text) ?? []

const fullName = /\p{Lu}\p{Ll}+(?:(?:,? (?:of|for|and|the|to|in|on|&)){0,3},? \p{Lu}\p{Ll}+){1,6}/gu

const namesByInitials = defineReading<ReadonlyMap<string, Span[]>>((draft) => {
  const all = new Map<string, Span[]>()
  for (const block of draft.blocks)
    for (const name of matchesIn(block, fullName)) {
      const words = [...textOf(name).matchAll(/\p{L}+/gu)].map(([word]) => word)
      const big = words.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word[0] as string)
      const initialsOf = new Set([words.map((word) => word[0]?.toUpperCase()).join('')])
      for (let from = 0; from < big.length; from++) initialsOf.add(big.slice(from).join(''))
      for (const one of initialsOf) addToList(all, one, name)
    }
  return all
})
