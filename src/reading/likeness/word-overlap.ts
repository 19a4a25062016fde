// Likeness: two texts compared as an editor would, without capitals, punctuation and typography.

import {monthNames, weekdayNames} from '../../core/calendar.ts'
import {characterAt, isWide, isWord} from '../text/characters.ts'

/** A word as it is compared, and where it stands in its text. */
export interface PlainWord {
  text: string
  start: number
  end: number
}

/** The words of a text: NFKC, lower case, apostrophes left out; what is no letter or digit parts words. */
export function wordsIn(text: string): PlainWord[] {
  const words: PlainWord[] = []
  for (let at = 0; at < text.length; ) {
    let traits = characterAt(text, at)
    if ((traits & isWord) === 0) {
      at++
      continue
    }
    const start = at
    let plain = true
    while (traits & isWord || (isApostrophe(text[at]) && at + 1 < text.length && characterAt(text, at + 1) & isWord)) {
      plain &&= (traits & isWord) !== 0 && (traits & isWide) === 0
      traits = ++at < text.length ? characterAt(text, at) : 0
    }
    const found = text.slice(start, at)
    words.push({text: plain ? found.toLowerCase() : foldWord(found), start, end: at})
  }
  return words
}

const isApostrophe = (character: string | undefined) => character === "'" || character === '’' || character === 'ʼ'

const foldWord = (found: string) => found.normalize('NFKC').toLowerCase().replace(/['’ʼ]/g, '')

/** The words of a text as one string: equal for texts that say the same. */
export const foldText = (text: string): string =>
  wordsIn(text)
    .map(({text}) => text)
    .join(' ')

const siteSuffix = /\s+(?:\||::|»|•)\s+[^|]{1,50}$/u
const dashSuffix =
  /\s+[-–—]\s+((?:The )?(?:\p{Lu}\S*\s){0,3}(?:News|Times|Post|Blog|Herald|Guardian|Tribune|Magazine|Online|\S+\.(?:com|org|net|co\.uk)))$/u

/** A headline without the name of the site behind it: `… | The Echo`, `… - Echo News`. */
export function withoutSite(headline: string, siteName?: string): string {
  const named = siteName && headline.toLowerCase().endsWith(siteName.toLowerCase())
  const whole = named ? headline.slice(0, -siteName.length) : headline
  const end = whole.slice(-longestSite)
  const cut = named ? end.replace(/\s*[-–—|:»•]+\s*$/, '') : end
  const bare = cut.replace(siteSuffix, '')
  return whole.slice(0, -longestSite) + (/\s[-–—]\s/.test(bare) ? bare.replace(dashSuffix, '') : bare)
}

/** No name of a site is longer, with what stands before it. */
const longestSite = 200

/** How many of the words of two texts they share, 0–1 (Jaccard 1901). */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const each of a) if (b.has(each)) shared++
  return shared / (a.size + b.size - shared)
}

const counting = new Set([
  ...'one two three four five six seven eight nine ten first second third fourth fifth sixth'.split(' '),
  ...'last next final part day week spring summer autumn fall winter morning afternoon evening night am pm'.split(' '),
  ...'north south east west men women mens womens boys girls home away before after with without'.split(' '),
  ...[...monthNames, ...weekdayNames].map((name) => name.toLowerCase()),
])

const counts = (word: string) => /^(?:\d|[ivx]+$)/.test(word) || counting.has(word)

/** Do two texts differ by what numbers a series: days, parts, places? */
export const isSeries = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((each) => !b.has(each) && counts(each)) || [...b].some((each) => !a.has(each) && counts(each))
