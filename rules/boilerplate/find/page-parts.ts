// Page parts: what a button, a count, a stamp or a label of a page looks like, wherever it stands.
import type {ChromeKind} from '../../../src/reading/page/chrome.ts'
import {byline, filing, mailHeader, months, stamp, weekdays} from './page-fields.ts'
import {countOf, isMark, type PagePart, type PartReader, type PartTokens, partWords} from './part-readers.ts'
import {hasCapital, isBar, isBracket, isFigure, isOpening, isSign, type Token} from './part-tokens.ts'

/** "12 Comments", "4 min read", "12 of 15 found this helpful", "45% funded". */
const counted: PartReader = (all, at) => {
  if (!isFigure(all[at])) return minuteRead(all, at)
  let next = at + 1
  if (isMark(all[next], '%')) next++
  if (['of', '/'].includes(all[next]?.lower ?? '') && isFigure(all[next + 1])) next += 2
  const minutes = countOf(all, next, 'minutes')
  const read = minutes > 0 ? countOf(all, next + minutes, 'reading') : 0
  if (read > 0) return {end: next + minutes + read, kind: 'stamp', weight: 2}
  const length = countOf(all, next, 'counted')
  return length > 0 ? {end: next + length, kind: 'comments', weight: 1} : undefined
}

/** "3-minute read". */
const minuteRead: PartReader = (all, at) => {
  const [figure, unit] = all[at]?.lower.split('-') ?? []
  const isMinutes = /^\d+$/.test(figure ?? '') && partWords.minutes.has(unit ?? '')
  const read = isMinutes ? countOf(all, at + 1, 'reading') : 0
  return read > 0 ? {end: at + 1 + read, kind: 'stamp', weight: 2} : undefined
}

/** "Comments (212)". */
const tally: PartReader = (all, at) => {
  const next = at + countOf(all, at, 'gallery')
  const holds = next > at && isMark(all[next], '(') && isFigure(all[next + 1]) && isMark(all[next + 2], ')')
  return holds ? {end: next + 3, kind: 'comments', weight: 1.4} : undefined
}

/** "Photo 3 of 17", "Image 1/5:". */
const counter: PartReader = (all, at) => {
  const next = at + countOf(all, at, 'picture')
  if (next === at || !hasCapital(all[at])) return undefined
  const whole = /^\d+\/\d+$/.test(all[next]?.text ?? '')
  const holds = isFigure(all[next]) && ['of', '/'].includes(all[next + 1]?.lower ?? '') && isFigure(all[next + 2])
  if (!whole && !holds) return undefined
  const end = next + (whole ? 1 : 3)
  return {end: isMark(all[end], ':') ? end + 1 : end, kind: 'player', weight: 2, opens: isMark(all[end], ':')}
}

const verbs = [
  ['sharing', 'sharing'],
  ['using', 'navigation'],
  ['account', 'subscription'],
] as const

/** A button: "Copy link", "Jump to recipe", "Save to my cookbook", "Print". */
const button: PartReader = (all, at) => {
  for (const [name, kind] of verbs) {
    const length = countOf(all, at, name)
    if (length === 0) continue
    const end = objectEnd(all, at + length)
    const words = all.slice(at + length, end)
    const isSent = words.some(({lower}) => partWords.via.has(lower)) && !hasCapital(words.at(-1))
    const alone = words.length > 1 && kind !== 'subscription' && (isSent || words.some(({lower}) => lower === 'this'))
    return {end, kind, weight: words.length > 0 ? 1.2 : 0.6, alone}
  }
  return undefined
}

/** Is a word with a capital the next button of a row, and not what the one before it acts on? */
const isNextButton = (all: PartTokens, at: number): boolean =>
  hasCapital(all[at]) && verbs.some(([name]) => countOf(all, at, name) > 0)

/** How many tokens from `at` on name a thing of a page; none after a gap. */
const countThing = (all: PartTokens, at: number): number =>
  all[at]?.apart || isNextButton(all, at) ? 0 : countOf(all, at, 'thing')

/** Behind "this", "the", "all" and other words before a thing. */
function afterDeterminers(all: PartTokens, from: number): number {
  let at = from
  while (all[at] && !all[at]?.apart && countOf(all, at, 'det') > 0) at += countOf(all, at, 'det')
  return at
}

/** Where what a button acts on ends: "this article", "all releases from this company", "to PDF". */
function objectEnd(all: PartTokens, from: number): number {
  const at = afterDeterminers(all, from)
  let end = at
  for (let i = 0; i < 3 && countThing(all, end) > 0; i++) end += countThing(all, end)
  if (end === at) {
    if (isMark(all[at], '@') && all[at + 1]?.isWord) return at + 2
    const on = countOf(all, at, 'network')
    end = on > 0 && at > from ? at + on : from
  }
  return targetEnd(all, end)
}

/** Where "to Facebook", "as PDF", "from this company" end. */
function targetEnd(all: PartTokens, from: number): number {
  const via = all[from]?.apart ? 0 : countOf(all, from, 'via')
  if (via === 0 || /^\p{Lu}\p{Ll}/u.test(all[from]?.text ?? '')) return from
  const at = afterDeterminers(all, from + via)
  const named = countOf(all, at, 'network') || countOf(all, at, 'thing')
  if (named > 0) return at + named + countThing(all, at + named)
  return hasCapital(all[at]) ? at + 1 : from
}

/** "Accept all cookies", "Manage preferences", "Reject all". */
const consent: PartReader = (all, at) => {
  const verb = countOf(all, at, 'consent')
  const object = verb > 0 ? countOf(all, at + verb, 'consented') : 0
  if (object > 0) return {end: at + verb + object, kind: 'navigation', weight: 1.4}
  const choice = countOf(all, at, 'choice')
  return choice > 0 ? {end: at + choice, kind: 'navigation', weight: 0.7} : undefined
}

const label =
  (name: keyof typeof partWords, kind: ChromeKind, weight: number): PartReader =>
  (all, at) => {
    const length = countOf(all, at, name)
    return length > 0 ? {end: at + length, kind, weight, alone: name === 'whole' && length > 1} : undefined
  }

/** "READ MORE: …", "You may also like: …", "TRENDING ↑ …"; "Next: …" only beside other parts. */
const leadIn: PartReader = (all, at) => {
  const text = all[at]?.text ?? ''
  const strong = countOf(all, at, 'lead-in')
  const length = strong || countOf(all, at, 'aside') || (isLoud(text) ? countOf(all, at, 'shouted') : 0)
  const [mark, next] = [all[at + length], all[at + length + 1]]
  if (length === 0 || !hasCapital(all[at]) || !mark || !next) return undefined
  if (!isMark(mark, ':') && !(isSign(mark) && strong > 0)) return undefined
  const isRecording = all.slice(at, at + 16).some((token) => /^\d{1,2}:\d\d$/.test(token.text))
  if (!isOpening(next) && !isSign(next) && !isRecording) return undefined
  const isClear = strong > 0 || isCapitals(text) || isRecording
  return {end: at + length + 1, kind: 'related', weight: isClear ? 2 : 1, opens: true}
}

const isCapitals = (text: string) => /^\p{Lu}{2,}$/u.test(text)
const isLoud = (text: string) => isCapitals(text) || partWords.recording.has(text.toLowerCase())

/** "★★★★☆ 4.2 (318 ratings)", "👍 41", "💬 3". */
const signed: PartReader = (all, at) => {
  if (!isSign(all[at])) return undefined
  let end = at
  while (isSign(all[end])) end++
  if (!isFigure(all[end])) return undefined
  return {end: end + 1, kind: 'sharing', weight: end - at >= 3 ? 1.6 : 1}
}

/** "Ad  Scroll to continue", "Advertisement – continue reading below". */
const advert: PartReader = (all, at) => {
  const length = countOf(all, at, 'advert')
  if (length === 0) return undefined
  let next = at + length
  while (isBar(all[next])) next++
  const more = countOf(all, next, 'advertised')
  if (more > 0) return {end: next + more, kind: 'advertising', weight: 2}
  return {end: at + length, kind: 'advertising', weight: length > 1 ? 1.6 : 0.7}
}

/** "Was this article useful? Yes / No". */
const asked: PartReader = (all, at) => {
  if (all[at]?.lower !== 'was' && all[at]?.lower !== 'did') return undefined
  const end = all.findIndex((token, i) => i > at && i < at + 9 && token.text === '?')
  const words = all.slice(at, end).map(({lower}) => lower)
  const isHelp = words.some((word) => ['helpful', 'useful', 'interesting'].includes(word)) && words.includes('this')
  if (end < 0 || !isHelp) return undefined
  let next = end + 1
  while (countOf(all, next, 'yes') > 0 || isBar(all[next])) next += countOf(all, next, 'yes') || 1
  return {end: next, kind: 'comments', weight: 2}
}

const readers: readonly PartReader[] = [
  leadIn,
  asked,
  counter,
  counted,
  tally,
  signed,
  consent,
  filing,
  mailHeader,
  stamp,
  advert,
  label('whole', 'navigation', 1.2),
  button,
  byline,
  label('network', 'sharing', 0.6),
  label('site', 'navigation', 0.7),
  label('forwarded', 'navigation', 2),
]

/** The longest part that starts here; of several as long the one that says most. */
export function partAt(all: PartTokens, at: number): PagePart | undefined {
  let best: PagePart | undefined
  for (const read of readers) {
    const part = read(all, at)
    if (!part) continue
    if (!best || part.end > best.end || (part.end === best.end && part.weight > best.weight)) best = part
  }
  return best
}

/** What stands between parts and says nothing. */
export const isBetween = (token: Token | undefined): boolean => isBar(token) || isBracket(token)

/** May a run of parts open with this word? Asked before anything is read. */
export const mayOpen = (word: string): boolean => firstWords().has(word) || /^\d/.test(word)

let known: ReadonlySet<string> | undefined

/** The first words of all parts. */
function firstWords(): ReadonlySet<string> {
  known ??= new Set([
    'by',
    'was',
    'did',
    ...Object.entries(partWords)
      .filter(([name]) => !['det', 'thing', 'via', 'counted', 'consented', 'dated', 'reading', 'age'].includes(name))
      .flatMap(([, set]) => Array.from(set, (phrase) => (/^[^ '’-]*/.exec(phrase) as RegExpExecArray)[0])),
    ...months,
    ...weekdays,
  ])
  return known
}
