// Amounts: every number of a block with its currency, scale and unit, in digits and in words.
import measures from '../../../rules/lists/measure-words.json' with {type: 'json'}
import type {Block} from '../../core/draft/blocks.ts'
import type {Span} from '../../core/draft/spans.ts'
import {bisect} from '../../core/order.ts'
import {stride, tokensOf} from '../text/tokens.ts'
import {scaleOf, worthOf} from './numbers.ts'

/** What a number may be worth. */
export interface Worth {
  /** In the base of its unit: 1.5 km is 1500. */
  value: number
  /** As it is written: 1.5. */
  shown: number
  /** `%`, `£`, `length`, `ordinal`; empty for a plain number. */
  unit: string
  /** Text that stands for a number which can't be read: `1.2.3`, `M25`. */
  code?: string
}

/** A number; the span holds its sign, currency, scale and unit. */
export interface Amount extends Span {
  type: 'amount'
  kind: 'number' | 'date'
  /** More than one where the copy doesn't say: `2m` is millions or metres. */
  worths: readonly Worth[]
  /** Says little by itself, as `one` and `first` do. */
  weak: boolean
}

/** A word of a text in lower case. */
interface NumberWord {
  text: string
  start: number
  end: number
}

/** A number while it is read; `next` is the token after it. */
interface Found {
  start: number
  end: number
  next: number
  value: number
  /** Its value without a scale: 2 of two million. */
  bare?: number
  unit?: string
  code?: string
  weak?: boolean
  /** Fixed: no scale or unit can follow. */
  whole?: boolean
  /** Read once more as something else. */
  also?: Worth[]
}

interface WordRow {
  text: string
  tokens: readonly NumberWord[]
}

/** Words by what they mean. */
const inverted = (table: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).flatMap(([meaning, words]) => words.map((word) => [word, meaning] as const)))

const currencies = inverted(measures.currencies)
const units = inverted(measures.units)
const fractions = inverted(measures.fractions)
const multiples = inverted(measures.multiples)
const ordinals = inverted(measures.ordinals)
const groups = inverted(measures.groups)
const vague = inverted(measures.vague)

/** The numbers of a block in reading order. */
export function amountsIn(block: Block): Amount[] {
  const line = {text: block.prose.text, tokens: tokensAt(block)}
  const found: Found[] = []
  for (let at = 0; at < line.tokens.length; ) {
    const number = readAt(line, at)
    if (number) found.push(number)
    at = number ? number.next : at + 1
  }
  const amounts = joinTimes(
    line.text,
    found.map((number) => ({...number, worths: worthsOf(number)})),
  )
  for (let i = amounts.length - 1; i > 0; i--) shareUnit(line.text, amounts[i - 1], amounts[i])
  for (let i = 1; i < amounts.length; i++) shareCurrency(line.text, amounts[i - 1], amounts[i])
  return amounts.map(({start, end, worths, weak = false}) => ({
    ...{type: 'amount', kind: 'number', block, start, end, worths, weak},
  }))
}

function tokensAt(block: Block): NumberWord[] {
  const {table} = tokensOf(block)
  const {text} = block.prose
  const tokens: NumberWord[] = []
  for (let at = 0; at < table.length; at += stride) {
    const [start, end] = [table[at] as number, table[at + 1] as number]
    tokens.push({text: text.slice(start, end).toLowerCase(), start, end})
  }
  return tokens
}

function readAt(line: WordRow, at: number): Found | undefined {
  const {text} = line.tokens[at] as NumberWord
  if (/^\d/.test(text)) return withUnit(line, withScale(line, readDigits(line, at)))
  if (/\d/.test(text)) return codeAt(line, at)
  const found = readWords(line, at)
  return found && withUnit(line, withScale(line, found))
}

const grouped = /\d{1,3}(?:,\d{3})+(?!\d|,\d)(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\d+)?/y
const digits = /\d+(?:[.,:]\d+)*/y
const endings = ['st', 'nd', 'rd', 'th']

function readDigits(line: WordRow, at: number): Found {
  const {text, tokens} = line
  const {start} = tokens[at] as NumberWord
  const number = matchAt(grouped, text, start)
  const whole = matchAt(digits, text, start)
  const end = start + Math.max(number.length, whole.length)
  if (whole.length > number.length) return {...codeFrom(line, start, end)}
  const value = Number(number.replace(/[, ]/g, ''))
  const next = tokenAfter(tokens, at, end)
  const tail = tailAt(line, next - 1, end)
  if (endings.includes(tail)) return {start, end: end + tail.length, next, value, unit: 'ordinal', whole: true}
  if (tail && !isTail(tail)) return fractionTail(tail, {start, end, next, value}) ?? codeFrom(line, start, end)
  const signed = withSign(text, {start, end, next, value})
  const ratio = ratioAt(line, signed)
  return ratio === signed && value < 100 && !signed.unit && !tail ? outOf(line, signed) : ratio
}

const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

/** The first token that starts at an offset or after it. */
function tokenAfter(tokens: readonly NumberWord[], at: number, offset: number): number {
  let next = at
  while (next < tokens.length && (tokens[next] as NumberWord).start < offset) next++
  return next
}

/** What of a token stands after its digits. */
const tailAt = ({tokens}: WordRow, at: number, end: number): string => {
  const token = tokens[at]
  return token && token.end > end && token.start < end ? token.text.slice(end - token.start) : ''
}

const isTail = (tail: string) =>
  tail === 's' || units.has(tail) || scaleOf(tail) !== undefined || currencies.has(tail) || tail === 'p'

const signsOfFractions: Readonly<Record<string, number>> = {'½': 0.5, '⅓': 1 / 3, '⅔': 2 / 3, '¼': 0.25, '¾': 0.75}

function fractionTail(tail: string, number: Found): Found | undefined {
  const part = signsOfFractions[tail[0] as string]
  return part === undefined ? undefined : {...number, end: number.end + 1, value: number.value + part}
}

/** A text with digits that isn't a number: a version, a road. */
function codeFrom({text, tokens}: WordRow, start: number, least: number): Found {
  let end = least
  let next = bisect(tokens, (token) => token.start >= start)
  for (; next < tokens.length && (tokens[next] as NumberWord).start < end; next++)
    end = Math.max(end, (tokens[next] as NumberWord).end)
  const code = text.slice(start, end).toLowerCase()
  return {start, end, next, value: Number.NaN, code, whole: true}
}

const codeAt = (line: WordRow, at: number): Found => {
  const {start, end} = line.tokens[at] as NumberWord
  return {...codeFrom(line, start, end), next: at + 1}
}

const currencySigns = '$£€¥'

/** With its minus sign and its currency. */
function withSign(text: string, found: Found): Found {
  let {start} = found
  const sign = text[text[start - 1] === ' ' && currencySigns.includes(text[start - 2] ?? ' ') ? start - 2 : start - 1]
  let unit = ''
  if (sign !== undefined && currencySigns.includes(sign)) {
    start = text.lastIndexOf(sign, start - 1)
    const land = /[A-Z]{1,3}$/.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? ''
    unit = land === 'US' ? sign : land + sign
    start -= land.length
  }
  const minus = '-−'.includes(text[start - 1] ?? ' ') && /^[\s(]?$/.test(text[start - 2] ?? '')
  return {...found, start: minus ? start - 1 : start, value: minus ? -found.value : found.value, ...(unit && {unit})}
}

/** `3/4` is a fraction, but maybe two numbers. */
function ratioAt({text, tokens}: WordRow, found: Found): Found {
  const below = text[found.end] === '/' ? tokens[found.next] : undefined
  if (!below || below.start !== found.end + 1 || !/^\d{1,2}$/.test(below.text) || text[below.end] === '/') return found
  const under = Number(below.text)
  if (found.unit || found.value >= under || under > 10 || text[found.start - 1] === '/') return found
  return {...found, end: below.end, next: found.next + 1, value: found.value / under, unit: 'share', whole: true}
}

/** How two tokens are joined: by a blank or a hyphen. */
const isJoined = (text: string, end: number, token: NumberWord | undefined): token is NumberWord =>
  token !== undefined && (token.start === end || (token.start === end + 1 && ' -'.includes(text[end] as string)))

/** With the words for thousands and millions after it, and the short forms. */
function withScale(line: WordRow, found: Found): Found {
  const {text, tokens} = line
  if (found.whole || found.code !== undefined) return found
  let {value, end, next} = found
  const also: Worth[] = []
  const tail = tailAt(line, next - 1, end)
  const short = tail ? scaleOf(tail) : undefined
  if (short !== undefined) {
    if (tail === 'm' && !found.unit) also.push({value, shown: value, unit: 'length'})
    value *= short
    end += tail.length
  } else if (tail) return found
  for (let token = tokens[next]; isJoined(text, end, token); token = tokens[next]) {
    const scale = scaleOf(token.text)
    if (scale === undefined || token.start === end || (token.text.length === 1 && !found.unit && token.text !== 'm'))
      break
    if (token.text === 'm' && !found.unit) also.push({value, shown: value, unit: 'length'})
    value *= scale
    end = token.end
    next++
  }
  return {...found, value, bare: found.value, end, next, ...(also.length > 0 && {also})}
}

/** `2 dozen`, `3-quarters`: words for a number after digits. */
function withGroup({text, tokens}: WordRow, found: Found): Found | undefined {
  const token = tokens[found.next]
  if (!isJoined(text, found.end, token) || token.start === found.end || found.unit) return undefined
  const rest = {end: token.end, next: found.next + 1, whole: true}
  if (token.text === 'dozen') return {...found, ...rest, value: found.value * 12}
  const under = token.text.endsWith('s') && found.value < 10 ? fractions.get(token.text) : undefined
  return under ? {...found, ...rest, value: found.value / Number(under), unit: 'share'} : undefined
}

/** With the sign or the word for what is counted. */
function withUnit(line: WordRow, found: Found): Found {
  const {text, tokens} = line
  if (found.whole || found.code !== undefined) return found
  const group = withGroup(line, found)
  if (group) return group
  const {end, next} = found
  const sign = text[end] === ' ' ? end + 1 : end
  if (text[sign] === '%') return {...found, end: sign + 1, unit: '%'}
  if (text[sign] === '°') return degrees(line, found, sign)
  const tail = tailAt(line, next - 1, end)
  const token = tail ? {text: tail, start: end, end: end + tail.length} : tokens[next]
  if (!isJoined(text, end, token)) return found
  const after = tail ? next : next + 1
  if (!tail && degreeWords.includes(token.text))
    return degrees(line, {...found, end: token.end, next: after}, token.end - 1)
  const percent = percentAt(line, token, after)
  if (percent) return {...found, ...percent}
  if (found.unit && found.unit !== 'share') return found
  return measured(line, found, token, after)
}

const degreeWords = ['degree', 'degrees']
const temperatures = ['celsius', 'fahrenheit']

function degrees({tokens}: WordRow, found: Found, sign: number): Found {
  const token = tokens[found.next]
  const scale = token && token.start <= sign + 2 ? units.get(token.text) : undefined
  if (!token || !scale || !temperatures.some((name) => scale.startsWith(name)))
    return {...found, end: sign + 1, unit: 'degree'}
  return {...found, end: token.end, next: found.next + 1, unit: scale.split(' ')[0] as string}
}

function percentAt({text, tokens}: WordRow, token: NumberWord, after: number): Partial<Found> | undefined {
  const following = tokens[after]
  if (token.text === 'percent' || token.text === 'pc') return {end: token.end, next: after, unit: '%'}
  if (token.text === 'per' && following?.text === 'cent' && following.start === token.end + 1)
    return {end: following.end, next: after + 1, unit: '%'}
  if (token.text !== 'percentage' || !following?.text.startsWith('point') || text[token.end] !== ' ') return undefined
  return {end: following.end, next: after + 1, unit: 'point'}
}

function measured({text, tokens}: WordRow, found: Found, token: NumberWord, after: number): Found {
  const money = currencies.get(token.text)
  const rest = {end: token.end, next: after}
  if (money) return {...found, ...rest, unit: money}
  if (token.text === 'pence' || token.text === 'p') return {...found, ...rest, value: found.value / 100, unit: '£'}
  if (token.text === 'cent' || token.text === 'cents') return {...found, ...rest, value: found.value / 100, unit: '$'}
  const unit = units.get(token.text)
  if (!unit || (token.text.length === 1 && token.start !== token.end - 1) || isLetterApart(text, found, token))
    return found
  if (unit === 'months 12' && tokens[after]?.text === 'old' && isJoined(text, token.end, tokens[after]))
    return {...found, end: (tokens[after] as NumberWord).end, next: after + 1, unit: 'age'}
  const [name = '', factor] = unit.split(' ')
  const share = found.unit === 'share' ? [] : [plain(found.value)]
  const also = name === 'times' ? [...(found.also ?? []), ...share] : (found.also ?? [])
  return {...found, ...rest, unit: `${name} ${factor}`, also}
}

/** `2 c` isn't a temperature: a letter is a unit right after its number only. */
const isLetterApart = (text: string, {end}: Found, token: NumberWord) => token.text.length < 2 && text[end] === ' '

const plain = (value: number): Worth => ({value, shown: value, unit: ''})

const articles = ['a', 'an']

function readWords(line: WordRow, at: number): Found | undefined {
  const {text, tokens} = line
  const token = tokens[at] as NumberWord
  if (articles.includes(token.text)) return afterArticle(line, at)
  if (token.text === 'half') return readHalf(line, at)
  const one = (value: string | undefined, unit: string, weak: boolean): Found | undefined =>
    value === undefined
      ? undefined
      : {start: token.start, end: token.end, next: at + 1, value: Number(value), unit, weak, whole: true}
  const word =
    timesAt(token, one(multiples.get(token.text), 'times', true)) ??
    one(vague.get(token.text), 'vague', false) ??
    one(token.text === 'dozen' ? undefined : groups.get(token.text), '', true) ??
    one(token.text === 'dozen' ? '12' : undefined, '', false)
  if (word) return word
  const ordinal = ordinals.get(token.text)
  if (ordinal) return one(ordinal, 'ordinal', Number(ordinal) < 3)
  return readCardinal(line, at, text)
}

/** `twice` is also two of something. */
const timesAt = ({text}: NumberWord, found: Found | undefined): Found | undefined =>
  found && /ice$/.test(text) ? {...found, also: [plain(found.value)]} : found

/** `a hundred`, `a third`, `half a million`. */
function afterArticle(line: WordRow, at: number): Found | undefined {
  const {text, tokens} = line
  const [token, next] = [tokens[at] as NumberWord, tokens[at + 1]]
  if (!isJoined(text, token.end, next)) return undefined
  if (next.text === 'dozen') return {start: token.start, end: next.end, next: at + 2, value: 12, unit: ''}
  if (isBig(next.text)) return readCardinal(line, at, text)
  const under = fractions.get(next.text)
  if (under && next.text !== 'half') return shareOf(line, {start: token.start, end: token.end, next: at + 1, value: 1})
  return undefined
}

const isBig = (word: string) => word.length > 2 && scaleOf(word) !== undefined

function readHalf(line: WordRow, at: number): Found {
  const {text, tokens} = line
  const token = tokens[at] as NumberWord
  const half = {start: token.start, end: token.end, next: at + 1, value: 0.5}
  const [article, thing] = [tokens[at + 1], tokens[at + 2]]
  if (!article || !thing || !articles.includes(article.text) || !isJoined(text, article.end, thing))
    return {...half, unit: 'share', weak: true, whole: true}
  if (thing.text === 'dozen') return {...half, end: thing.end, next: at + 3, value: 6, whole: true}
  if (isBig(thing.text) || units.has(thing.text)) return {...half, end: article.end, next: at + 2}
  return {...half, unit: 'share', weak: true, whole: true}
}

/** A number in words: `twenty-five`, `two hundred and fifty thousand`, `one and a half`. */
function readCardinal(line: WordRow, at: number, text: string): Found | undefined {
  const {tokens} = line
  const sum = {total: 0, current: 0, last: ''}
  let next = at
  let end = (tokens[at] as NumberWord).start
  if (articles.includes(tokens[at]?.text ?? '')) {
    sum.last = 'article'
    end = (tokens[at] as NumberWord).end
    next++
  }
  for (let token = tokens[next]; token; token = tokens[next]) {
    if (next > at && !isJoined(text, end, token)) break
    const and = sum.last === 'hundred' || sum.last === 'scale' ? isAnd(line, at, next) : false
    const word = and ? (tokens[next + 1] as NumberWord) : token
    if (!addWord(sum, word.text)) break
    end = word.end
    next += and ? 2 : 1
  }
  if (sum.last === '' || sum.last === 'article') return undefined
  const number = {start: (tokens[at] as NumberWord).start, end, next, value: sum.total + sum.current}
  return closeCardinal(line, number, sum.last)
}

/** Does `and` join what follows to the number: not in `between one hundred and two hundred`? */
function isAnd({text, tokens}: WordRow, at: number, next: number): boolean {
  const [and, token] = [tokens[next], tokens[next + 1]]
  if (and?.text !== 'and' || !isJoined(text, and.end, token) || tokens[at - 1]?.text === 'between') return false
  const value = worthOf(token.text)
  return /^[a-z]/.test(token.text) && value !== undefined && value < 100 && !isBig(tokens[next + 2]?.text ?? '')
}

type Sum = {total: number; current: number; last: string}

function addWord(sum: Sum, word: string): boolean {
  const value = /^[a-z]/.test(word) ? worthOf(word) : undefined
  if (value !== undefined) {
    const isFirst = sum.last === '' || sum.last === 'scale'
    const fits = isFirst || sum.last === 'hundred' || (sum.last === 'ten' && value > 0 && value < 10)
    if (!fits) return false
    sum.current += value
    sum.last = value >= 20 && value % 10 === 0 ? 'ten' : 'unit'
    return true
  }
  const scale = isBig(word) ? scaleOf(word) : undefined
  if (scale === undefined || sum.last === '') return false
  if (scale === 100) sum.current = (sum.current || 1) * 100
  else {
    sum.total += (sum.current || 1) * scale
    sum.current = 0
  }
  sum.last = scale === 100 ? 'hundred' : 'scale'
  return true
}

/** With what ends it: an ordinal, a half, a dozen, the parts of a whole. */
function closeCardinal(line: WordRow, number: Found, last: string): Found {
  const {text, tokens} = line
  const token = tokens[number.next]
  if (!isJoined(text, number.end, token)) return {...number, weak: number.value === 1}
  const rest = {end: token.end, next: number.next + 1}
  const ordinal = last === 'ten' ? ordinals.get(token.text) : undefined
  if (ordinal && Number(ordinal) < 10)
    return {...number, ...rest, value: number.value + Number(ordinal), unit: 'ordinal', whole: true}
  if (token.text === 'dozen') return {...number, ...rest, value: number.value * 12, whole: true}
  const [a, half] = [tokens[number.next + 1], tokens[number.next + 2]]
  if (token.text === 'and' && a?.text === 'a' && half?.text === 'half')
    return {...number, end: half.end, next: number.next + 3, value: number.value + 0.5}
  if (fractions.has(token.text) && number.value < 10) return shareOf(line, number)
  return outOf(line, {...number, weak: number.value === 1})
}

/** `two-thirds`, `a quarter`; `a third` may also be one more. */
function shareOf({tokens}: WordRow, number: Found): Found {
  const token = tokens[number.next] as NumberWord
  const under = Number(fractions.get(token.text))
  const share = {...number, end: token.end, next: number.next + 1, value: number.value / under, unit: 'share'}
  const isOne = number.value === 1 && ordinals.has(token.text)
  return {...share, whole: true, ...(isOne && {also: [{value: under, shown: under, unit: 'ordinal'}]})}
}

/** `one in five`, `two out of three`. */
function outOf({text, tokens}: WordRow, number: Found): Found {
  const [first, second] = [tokens[number.next], tokens[number.next + 1]]
  const at =
    first?.text === 'in' ? number.next + 1 : first?.text === 'out' && second?.text === 'of' ? number.next + 2 : 0
  const token = at > 0 ? tokens[at] : undefined
  const under = token && worthOf(token.text)
  if (!token || !isJoined(text, number.end, first) || under === undefined || under <= number.value || under > 100)
    return number
  if (text.slice(number.end, token.start).length > 8 || units.has(tokens[at + 1]?.text ?? '')) return number
  return {...number, end: token.end, next: at + 1, value: number.value / under, unit: 'share', weak: false, whole: true}
}

function worthsOf({value, unit = '', code, also = []}: Found): Worth[] {
  if (code !== undefined) return [{value: Number.NaN, shown: Number.NaN, unit: 'code', code}]
  const [name = '', factor = '1'] = unit.split(' ')
  if (name === '%') return [{value: value / 100, shown: value, unit: '%'}, ...also]
  if (name === 'share') return [{value, shown: value, unit: '%'}, ...also]
  return [{value: value * Number(factor), shown: value, unit: name}, ...also]
}

type Read = Found & {worths: Worth[]}

/** `1 hour 20 minutes`, `two years and three months`: one length of time. */
function joinTimes(text: string, all: readonly Read[]): Read[] {
  return all.reduce<Read[]>((joined, next) => {
    const last = joined.at(-1)
    const [a, b] = [last?.worths[0], next.worths[0]]
    const isTime = a && b && a.unit === b.unit && (a.unit === 'duration' || a.unit === 'months')
    const isLess = isTime && a.value / a.shown > b.value / b.shown
    if (!last || !isLess || !timeMarks.has(text.slice(last.end, next.start))) {
      joined.push(next)
      return joined
    }
    const value = a.value + b.value
    joined[joined.length - 1] = {...last, end: next.end, worths: [{value, shown: value, unit: a.unit}]}
    return joined
  }, [])
}

const timeMarks = new Set([' ', ' and ', ', '])

const rangeMarks = new Set(['-', '–', '—', ' - ', ' – ', ' to ', ' and ', ' or ', ', '])

/** `10 to 15 per cent`, `£2–3m`: what stands after the second number may hold for the first. */
function shareUnit(text: string, first: Read | undefined, second: Read | undefined): void {
  if (!first || !second || !rangeMarks.has(text.slice(first.end, second.start)) || first.code !== undefined) return
  const [own] = first.worths
  if (own?.unit !== '' || own.value !== own.shown) return
  const scale = second.bare ? second.value / second.bare : 1
  for (const {value, shown, unit} of second.worths) {
    const factor = shown === 0 || unit === 'code' ? 1 : value / shown
    if (unit !== 'ordinal' && unit !== 'code' && (unit || scale !== 1))
      first.worths.push({value: own.shown * scale * factor, shown: own.shown * scale, unit})
  }
}

/** `£10 to 15`: the currency holds for both. */
function shareCurrency(text: string, first: Read | undefined, second: Read | undefined): void {
  if (!first || !second || !rangeMarks.has(text.slice(first.end, second.start))) return
  const money = first.worths.find(({unit}) => /[$£€¥]$/.test(unit))
  const [own] = second.worths
  if (money && own?.unit === '') second.worths.push({...own, unit: money.unit})
}
