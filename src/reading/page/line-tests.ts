// Shapes of lines: what a line looks like by itself, before its neighbours are asked.
import {monthSpellings, weekdaySpellings} from '../../core/calendar.ts'
import {finds} from '../text/prefilter.ts'

/** A list item whose bullet is typed: a bullet character and a space. */
export const typedBullet = /^[•·▪◦‣●*–-][ \t\u00a0]+\S/

const captionStart = {
  look: /^[([]?(?:file |photo|imag|pict|graphic|video|illustr|chart|caption|above|below|credit|fig|table)/i,
  pattern:
    /^[([]?(?:(?:file )?(?:photos?|photograph|image|picture|graphic|video|illustration|chart)\b\s*(?:credits?|by|courtesy|via|source)?\s*[:|/]|(?:photos?|images?|illustration|graphic|video) (?:by|courtesy|via|credit)\b|(?:pictured|caption|above|below|credit|(?:fig(?:ure)?\.?|table) \d+)\s*[:|.]\s)/i,
}

const captionEnd =
  /(?:\bGetty(?: Images)?|\bAFP|\bEPA|\bReuters|\bAP(?: Photo)?|\bShutterstock|\bAlamy|\bPA Wire|\bUnsplash|\bFlickr|\biStock(?:photo)?)[)\]]?$/

/** The words under or beside a picture, known by their label or their credit. */
export const looksLikeCaption = (text: string): boolean =>
  text.length <= 400 &&
  (finds(captionStart, text) || (captionEnd.test(text.slice(-24)) && /[/|([]|Photo|Image/.test(text)))

const bylineStart =
  /^(?:(?:(?:[Ww]ords|[Ww]ritten|[Ss]tory|[Pp]osted|[Rr]eported) )?[Bb]y|BY|[Ff]rom|FROM)[: ]\s*\p{Lu}/u

/** Who wrote it: `By Ann Archer`, `By ANN ARCHER, Political editor`. */
export function looksLikeByline(text: string): boolean {
  if (text.length > 160 || !bylineStart.test(text) || /[.!?]$/.test(text)) return false
  const names = text.split(/\s+/).slice(1, 3)
  return names.length > 0 && names.every((name) => /^[\p{Lu}@]/u.test(name))
}

const monthName = `(?:${monthSpellings.flat().join('|')})\\.?`
const date = new RegExp(
  `\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|${monthName} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? ${monthName},? \\d{4})\\b`,
  'i',
)

/** Where a date stands in a line that is short enough to be about it. */
export const findDate = (text: string): RegExpExecArray | null =>
  text.length <= 200 && /\d/.test(text) ? date.exec(text) : null

/** A line about the date of the story: `Updated 3 May 2025, 10:14`. */
export function looksLikeDateline(text: string): boolean {
  if (text.length > 80) return false
  const found = findDate(text)
  return found !== null && text.length - found[0].length <= 45 && !/[.!?]$/.test(text)
}

const sentenceEnd = /[.!?:;,…]["”’')\]]*$/

/** Does the line end as a sentence does? */
export const endsSentence = (text: string): boolean => sentenceEnd.test(text.slice(-8))

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))

/** How many words, of a line worth counting; a longer one is endless. */
export const countWords = (text: string): number => (text.length > 400 ? Infinity : wordsOf(text).length)

const capitalised = (word: string) => /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(word)

const fragment = new Set(
  'a an and are as at by for from has have in into is of on or that the their to was were which who with'.split(' '),
)

const timeOfDay = /^\d{1,4}(?:[:.]\d{2})? ?(?:GMT|BST|E[SD]?T|[ap]\.?m)\b/i
const weekdayAndFigure = new RegExp(`^(?:${weekdaySpellings.flat().join('|')})\\b.{0,6}\\d`, 'i')

/** What is short and capitalised but no heading: a question's turn, a score, a date, a credit, a line cut off. */
function isOtherLabel(text: string): boolean {
  if (/^(?:[([:;,.]|(?:Q|A|Q&A)[:.]\s)|\s(?:v|vs|d)\.?\s\p{Lu}|\b\d+[-–]\d+$/u.test(text) && !/^\(?\d+\)/.test(text))
    return true
  if (/\d/.test(text) && (timeOfDay.test(text) || weekdayAndFigure.test(text))) return true
  return fragment.has(text.slice(text.lastIndexOf(' ') + 1))
}

/** 2–14 words, no final punctuation but a question mark, at least 60 % of the words capitalised. */
export function looksLikeHeading(text: string): boolean {
  if (text.length > 160 || /[.!:;,…]["”’')\]]*$/.test(text)) return false
  if (isOtherLabel(text)) return false
  const words = wordsOf(text)
  const question = /\?$/.test(text)
  if (words.length < (question ? 4 : 2) || words.length > 14 || !capitalised(words[0] as string)) return false
  if (!/\p{L}{2}/u.test(text) || /^https?:|^www\.|@\w+\.\w/i.test(text)) return false
  return words.filter(capitalised).length >= words.length * 0.6
}

/** 2–10 words in sentence case without final punctuation: a subhead where long paragraphs stand around it. */
export function looksLikePlainHeading(text: string): boolean {
  if (text.length > 80 || /[.!?:;,…–—-]["”’')\]]*$/.test(text) || !/^["“‘']?(?:\p{Lu}|\d+\. \p{Lu})/u.test(text))
    return false
  const words = wordsOf(text)
  return words.length >= 2 && words.length <= 10 && !isOtherLabel(text)
}

/** Short enough for a headline, one sentence at most; a final full stop only where `stop` allows it. */
export function looksLikeTitle(text: string, stop: boolean): boolean {
  const words = text.length > 200 ? Infinity : wordsOf(text).length
  if (words < 2 || words > 25 || !/^[^\p{L}\p{N}]*[\p{Lu}\p{N}]|^\p{Ll}{1,2}\p{Lu}/u.test(text)) return false
  if (!/[.,;:…]["”’)]*$/.test(text)) return true
  return stop && words <= 20 && /[^.,;:][.…]["”’)]*$/.test(text) && !/\p{Ll}{3}[.!?]["”’)]* \p{Lu}/u.test(text)
}
