// The language of slots: what names a missing thing, who is to supply it, and where a sentence has a hole.

import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import {type Span, textOf} from '../../../src/core/draft/spans.ts'
import {phraseSets, textEndsIn, textHolds} from '../../../src/reading/text/words.ts'
import slotLanguage from '../../lists/slot-language.json' with {type: 'json'}

/** Classes of words, each as a set in lower case. */
export const classes = phraseSets(slotLanguage.kinds)

/** The words of a stretch of text in lower case. */
export const noteWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{N}'%#-]+/u)
    .map((word) => (/^['-]|['-]$/.test(word) ? word.replace(/^['-]+|['-]+$/g, '') : word))
    .filter(Boolean)

const yearOfCitation = /(?:1[89]|20)\d\d/
const citation =
  /^\p{Lu}[\p{L}’'-]+(?:(?:,? (?:&|\p{Ll}{3}) |, )\p{Lu}[\p{L}’'-]+)*(?: (?:&|\p{Ll}{3}) \p{Lu}[\p{L}’'-]+| \p{Ll}{2} \p{Ll}{2}\.?),? \(?(?:1[89]|20)\d\d[a-z]?\)?(?:[,:] ?(?:\p{Ll}{1,2}\. ?)?\d[\d–-]*)?$/u

/** `[Reed & Marsh 2020]`, `[Reed et al., 2019a, p. 4]`: two authors and a year. */
export const isCitation = (text: string): boolean => yearOfCitation.test(text) && citation.test(text)

/** The first words, up to three, that make a phrase of a set; 0 where none do. */
export const opening = (words: readonly string[], phrases: ReadonlySet<string>): number =>
  [3, 2, 1].find((length) => words.length >= length && phrases.has(words.slice(0, length).join(' '))) ?? 0

/** Does it say that somebody has yet to supply what is missing: `to come from Bev`, `see tape`, `2 lines max`? “A TBD topic” doesn’t. */
export const callsForSupply = (text: string): boolean =>
  textHolds(text.replace(/\ban? tb[acd]\b/gi, ''), classes.act) || /\bto follow\W*$/.test(text)

/** The same, less plainly: copy may say it in round brackets. */
export const mayCallForSupply = (text: string): boolean =>
  callsForSupply(text) || textHolds(text, classes['loose act']) || /^\p{L}+ to \p{Ll}+$/u.test(text)

/** Does the copy around speak of forms, templates or blanks, so that what looks like a slot may be shown? */
export function isAboutSlots(span: Span): boolean {
  const {text} = span.block.prose
  const sentence = sentenceAround(span)
  const before = text.slice(Math.max(0, Math.min(sentence.start, span.start - 80)), span.start)
  const after = text.slice(span.end, Math.max(sentence.end, span.end))
  return textHolds(before, classes.about) || textHolds(after, classes.about)
}

/** Words, if any, that stand right before and after a range, and whether its sentence goes on. */
export function isInHole({block, start, end}: Span): boolean {
  const {text} = block.prose
  return opensHole(text.slice(Math.max(0, start - 60), start)) && closesHole(text.slice(end, end + 40))
}

/** Does a noun have to follow: after an article, a preposition, a form of “be”, a sum’s currency? */
export const opensHole = (before: string): boolean =>
  /[£$€]$/.test(before) || textEndsIn(before.replace(/\. $/, ' '), classes['hole before'])

/** Does what follows go on without a noun: a stop, a preposition, a verb? */
export function closesHole(after: string): boolean {
  if (/^\s*(?:$|[.,;:!?)\n—–-])|^['’]s\b/.test(after)) return true
  const [first = ''] = noteWords(after)
  return /^\s/.test(after) && (classes['hole after'].has(first) || classes['long unit'].has(first))
}

/** The words in a pair of marks. */
export const innerOf = (span: Span): string => textOf(span).replace(/^[[(<{«\s]+|[\])>}»\s]+$/g, '')
