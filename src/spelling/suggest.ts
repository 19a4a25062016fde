// Suggests what a misspelt word may be: the words near it, the likeliest first.
import type {WordChecker} from './checker.ts'
import {capitalised, type Dictionary, shapeOf} from './dictionary.ts'
import {type Forms, letterBits, makeForms} from './forms.ts'
import {isWithin, slipCost} from './slip.ts'

/** A word that may be meant. */
export interface SpellingCandidate {
  /** In the capitals of the word it stands for. */
  word: string
  /** As the dictionary has it. */
  form: string
  /** What it costs to have written the other word for it: about 1 for each slip. */
  cost: number
}

/** Finds candidates for words; the first call is slower, as it spells out the dictionary. */
export type Suggester = (word: string) => readonly SpellingCandidate[]

/** What a replacement that the dictionary lists costs at most, and a blank that was left out. */
const [replacement, blank] = [0.85, 1.05]
/** A whole word that the dictionary lists with what is meant. */
const listed = 0.3
/** A slip that costs no more is so common that words further away aren't meant. */
const likely = 0.8

/** Make a suggester of a dictionary. */
export function makeSuggester(dictionary: Dictionary, checker: WordChecker): Suggester {
  let made: Forms | undefined
  return (given) => {
    made ??= makeForms(dictionary)
    const small = given.toLowerCase().replaceAll('’', "'")
    const found = new Map<string, number>()
    const keep = (form: string, cost: number) => {
      if (cost < (found.get(form) ?? Number.POSITIVE_INFINITY)) found.set(form, cost)
    }
    const weigh = (forms: readonly string[]) => {
      for (const form of forms) keep(form, slipCost(small, form.toLowerCase()))
    }
    weigh(near(small, made, 1, false))
    for (const form of replaced(small, dictionary, checker)) keep(form, Math.min(replacement, slipCost(small, form)))
    for (const [from, to] of dictionary.affixes.replacements) if (from === small) keep(to, listed)
    for (const form of divided(small, checker)) keep(form, blank)
    if (small.length > 3 && Math.min(...found.values()) > likely) weigh(near(small, made, 2, false))
    if (joins(dictionary) && small.length > 7 && found.size === 0)
      for (const [form, cost] of compoundsNear(given, made, checker)) keep(form, cost)
    if (small.length > 6 && found.size === 0) weigh(near(small, made, 3, true))
    return [...found]
      .map(([form, cost]) => ({word: inShapeOf(given, form), form, cost}))
      .sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1))
  }
}

/** May words of a dictionary be joined? */
const joins = ({affixes: {option}}: Dictionary): boolean =>
  [option.COMPOUNDFLAG, option.COMPOUNDBEGIN, option.COMPOUNDEND].some((flag) => flag !== undefined)

/** How long a part with a slip may be. */
const [leastPart, mostPart] = [4, 12]

/** Compounds whose last or first part is a slip away: `Hafenrundfart`. The shortest part that makes a right word counts. */
function compoundsNear(given: string, forms: Forms, {isRight}: WordChecker): (readonly [string, number])[] {
  const word = given.toLowerCase()
  const inCapitals = (text: string) => (given[0] === word[0] ? text : capitalised(text))
  for (let length = leastPart; length <= Math.min(mostPart, word.length - leastPart); length++) {
    const [head, last] = [word.slice(0, -length), word.slice(-length)]
    const [opening, tail] = [word.slice(0, length), word.slice(length)]
    const found = [
      ...near(last, forms, 1, false).map(
        (form) => [head + form.toLowerCase(), slipCost(last, form.toLowerCase())] as const,
      ),
      ...near(opening, forms, 1, false).map(
        (form) => [form.toLowerCase() + tail, slipCost(opening, form.toLowerCase())] as const,
      ),
    ].flatMap(([whole, cost]) => (isRight(inCapitals(whole)) ? [[inCapitals(whole), cost] as const] : []))
    if (found.length > 0) return found
  }
  return []
}

/** The forms that are so many slips away, those with the same first letter alone if `opens`. */
function near(small: string, forms: Forms, slips: number, opens: boolean): string[] {
  const own = letterBits(small)
  const found: string[] = []
  for (let length = Math.max(1, small.length - slips); length <= small.length + slips; length++) {
    const {words, letters} = forms[length] ?? nothing
    for (let at = 0; at < words.length; at++) {
      if (countBits(own ^ (letters[at] as number)) > 2 * slips) continue
      const form = words[at] as string
      const lower = form.toLowerCase()
      if (!(opens && lower[0] !== small[0]) && isWithin(small, lower, slips)) found.push(form)
    }
  }
  return found
}

const nothing: Forms[number] = {words: [], letters: new Int32Array(0)}

/** How many bits are set. */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Words made by the replacements that the dictionary lists. */
function* replaced(small: string, {affixes}: Dictionary, {maySuggest}: WordChecker): Generator<string> {
  for (const [from, to] of affixes.replacements) {
    const pattern = from.replace(/^\^|\$$/g, '')
    if (pattern === '') continue
    for (let at = small.indexOf(pattern); at >= 0; at = small.indexOf(pattern, at + 1)) {
      if (from.startsWith('^') && at > 0) break
      if (from.endsWith('$') && at + pattern.length < small.length) continue
      const word = small.slice(0, at) + to + small.slice(at + pattern.length)
      if (word.split(' ').every((part) => part !== '' && maySuggest(part))) yield word
    }
  }
}

/** Two words that were run together. */
function* divided(small: string, {maySuggest}: WordChecker): Generator<string> {
  for (let at = 1; at < small.length; at++) {
    const [head, tail] = [small.slice(0, at), small.slice(at)]
    if (mayBePart(head) && mayBePart(tail) && maySuggest(head) && maySuggest(tail)) yield `${head} ${tail}`
  }
}

const shortWords = new Set('a i an as at be by do go he if in is it me my no of on or so to up us we'.split(' '))
const mayBePart = (part: string) => part.length > 2 || shortWords.has(part)

/** A word in the capitals of another one: `Recieve` is Receive, `RECIEVE` is RECEIVE. */
export function inShapeOf(given: string, word: string): string {
  const shape = shapeOf(given)
  if (shape === 'capitals' && given.length > 1) return word.toUpperCase()
  return shape === 'initial' || (shape === 'mixed' && /^\p{Lu}/u.test(given)) ? capitalised(word) : word
}
