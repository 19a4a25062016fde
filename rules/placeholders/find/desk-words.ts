// Desk words: the words of a stretch that may be a note, and which of them are of the desk.
import type {Span} from '../../../src/core/draft/spans.ts'
import type {Fragment} from '../../../src/reading/strays/fragments.ts'
import {phrasesWithin} from '../../../src/reading/text/phrases-within.ts'
import {vocabulary} from './desk-cues.ts'

/** A stretch as it is weighed. */
export interface Weighed extends Fragment {
  /** Its words without the marks around them; those in quotation marks are somebody else's, and only their place is kept. */
  words: string
  /** What follows the name of whom it speaks to. */
  rest: string
  /** Stands between marks. */
  isBracketed: boolean
  quotes: readonly Pick<Span, 'start' | 'end'>[]
}

const bracketed = new Set<Fragment['dress']>(['odd', 'square', 'round'])

const quoted = /["“][^"“”]{1,200}["”]/g

/** What is weighed of a stretch. */
export function weighed(stretch: Fragment): Weighed {
  const {block, from, to, dress} = stretch
  const text = block.prose.text.slice(from, to)
  const isQuoting = /["“]/.test(text)
  const quotes = (isQuoting ? [...text.matchAll(quoted)] : []).map(({0: found, index}) => ({
    start: from + index,
    end: from + index + found.length,
  }))
  const masked = isQuoting ? text.replace(quoted, (found) => `"${'\u00b7'.repeat(found.length - 2)}"`) : text
  const words = masked.trim()
  return {
    ...stretch,
    words,
    rest: words.slice(addresseeOf(words).length).trim(),
    isBracketed: bracketed.has(dress),
    quotes,
  }
}

const vocative =
  /^(?:[→←>]{1,2} ?)?(?:@ ?[\w.-]{2,30}|\p{L}[\p{L}.'’ -]{0,24}?)(?:\s?:|\s?[–—→]|\s?--|\s-(?=\s)|,|(?<=^@[\w.-]{2,30}))\s+/u

/** Who is spoken to, with the mark after the name; a desk may be asked without one: `night desk pls update`. */
function addresseeOf(words: string): string {
  const [one = '', two = '', three = ''] = words.split(' ', 3)
  if (isDesk(one) && vocabulary.polite.has(two)) return `${one} `
  if (isDesk(`${one} ${two}`) && vocabulary.polite.has(three)) return `${one} ${two} `
  return vocative.exec(words)?.[0] ?? ''
}

/** Is it the name of somebody’s work? */
export const isDesk = (name: string): boolean =>
  name !== '' && (vocabulary.role.has(name.toLowerCase()) || vocabulary.team.has(name.toLowerCase()))

/** The first word in lower case. */
export const firstWord = (text: string): string => /^[\p{L}'’]+/u.exec(text)?.[0].toLowerCase().replace('’', "'") ?? ''

/** Is a colleague told to do something, in the first words? */
export function opensAct(text: string): boolean {
  const words = text
    .slice(0, 80)
    .toLowerCase()
    .replace(/’/g, "'")
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter(Boolean)
  const last = vocabulary['before act'].has(words[0] ?? '') ? 3 : 0
  for (let from = 0; from <= last; from++)
    if ([1, 2, 3].some((length) => vocabulary.act.has(words.slice(from, from + length).join(' ')))) return true
  return false
}

/** `TA` and `CD` shorten something else than `ta` and `cd` do. */
const isInitialism = (found: string, kind: string): boolean =>
  kind === 'shorthand' && found.length < 3 && found === found.toUpperCase() && found !== 'NB' && found !== 'CQ'

/** Points for words of a kind: so many for one, so many for several that differ. */
export function counted(
  {block, from, to, quotes}: Weighed,
  kind: keyof typeof vocabulary,
  one: number,
  more = one,
): number {
  const {text} = block.prose
  const different = new Set<string>()
  for (const {start, end} of phrasesWithin({block, start: from, end: to}, vocabulary[kind]))
    if (!quotes.some((quote) => quote.start < start && end < quote.end) && !isInitialism(text.slice(start, end), kind))
      different.add(text.slice(start, end).toLowerCase())
  return different.size === 0 ? 0 : different.size === 1 ? one : more
}
