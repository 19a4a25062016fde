// Cues: where a note between colleagues may stand, found at little cost before anything is weighed.
import {defineBlockReading} from '../../../src/core/draft/block-reading.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import deskTalk from '../../lists/desk-talk.json' with {type: 'json'}

/** The words that notes are made of, by what they are in one. */
export const vocabulary = phraseSets(deskTalk.kinds)

const {jargon, shorthand, doubt, timing} = deskTalk.kinds

/** What copy for readers rarely says. */
export const cues = definePhrases({kinds: {jargon, shorthand, doubt, timing}})

/** Offsets in a block where a note may be: marks, brackets, and starts of sentences that sound like one. */
export const deskCuesIn = defineBlockReading<readonly number[]>(({prose: {text}}) => [
  ...[...text.matchAll(shouts)].map(({index}) => index),
  ...[...text.matchAll(signatures)].map(({index}) => index),
  ...[...text.matchAll(openings)]
    .filter(({0: sign, index}) => sign !== '(' || isTold(text, index))
    .map(({index}) => index),
  ...[...text.matchAll(starts)].map(({0: gap, index}) => index + gap.length).filter((at) => isCue(text, at)),
])

const shouts = /[?!]{2}/g
const signatures = /[–—-] ?[A-Za-z]{1,3}[.)\]*>]{0,3}(?=\n|$| [A-Z])|[.?!] [A-Z]{1,3}[.)\]]?(?=\n|$)/g
const openings = /[([{<«^~]/g
const starts = /(?:^|\n|[.?!…]["”’)\]*]{0,2} )\s*/g

/** A round bracket that asks, or opens as notes do; copy has brackets for other things. */
function isTold(text: string, at: number): boolean {
  const close = text.indexOf(')', at)
  if (close < at + 6 || close > at + 320) return false
  if (at === 0 || text[at - 1] === '\n') return true
  const question = text.indexOf('?', at)
  if (question > 0 && question < close) return true
  const [, one = '', two = ''] = firstTwo(text, at + 1)
  return isOwn(one) || isOwn(`${one} ${two}`) || /^[A-Z]{2}/.test(one) || text.startsWith(':', at + 1 + one.length)
}

const pair = /(\S+?)(?:[:,?–—]? (\S+?))?(?=[\s:,.?!;)–—]|$)/y

function firstTwo(text: string, at: number): readonly string[] {
  pair.lastIndex = at
  return pair.exec(text) ?? []
}

const own = [vocabulary.act, vocabulary.role, vocabulary.team, vocabulary['soft act'], vocabulary.report]

const isOwn = (words: string): boolean => own.some((set) => set.has(words.toLowerCase()))

/** Does a note start here, rather than a sentence for readers? */
function isCue(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code >= 97 && code <= 122) return true
  if (code < 65 || code > 90) return marks.includes(text[at] ?? ' ')
  const [all = '', one = '', two = ''] = firstTwo(text, at)
  const sign = all.slice(one.length, one.length + 1)
  const follows = text.slice(at + all.length, at + all.length + 3)
  if (one.length > 1 && one === one.toUpperCase() && (isOwn(one) || two === two.toUpperCase())) return true
  if (sign === ':' || sign === ',' || sign === '?') return isAsked(one, two)
  if (/^ ?[:–—]| - /.test(follows) && isOwn(`${one} ${two}`)) return true
  return isCharged(text, at) || two === '–' || two === '-' || two === '—'
}

const marks = '@+←→>*/=~|#%x«-–—'

/** `Gav, can you`, `Legal: still`. */
const isAsked = (one: string, two: string): boolean =>
  !vocabulary['not a name'].has(one.toLowerCase()) &&
  (isOwn(one) || vocabulary.asking.has(two.toLowerCase()) || isOwn(two) || /^[A-Z]{2,3}$/.test(one) || /^\d/.test(two))

const charge = /(?:[^\s.,:;]+ ){1,3}to ([a-zA-Z]+)/y

/** `Farida to OK this`. */
function isCharged(text: string, at: number): boolean {
  charge.lastIndex = at
  const verb = charge.exec(text)?.[1] ?? ''
  return verb !== '' && (isOwn(verb) || verb === 'be')
}
