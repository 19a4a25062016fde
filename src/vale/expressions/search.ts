// Searches for an expression by its alternatives: only those whose literals stand in a text are tried, each by itself.
import {childrenOf, emit, plainEdges, type TextAlphabet} from './emit.ts'
import {type Literals, literalsOf} from './literals.ts'
import {parseExpression, writeAs, writtenOf} from './parse.ts'
import type {ExpressionPart} from './syntax.ts'

/** One way an expression can match: `literals`, where known, of which one stands wherever it does. */
interface Alternative {
  literals: Literals
  part: ExpressionPart
  /** The expression for texts of each alphabet, made when first needed. */
  made: Partial<Record<TextAlphabet, RegExp>>
  /** Where words' edges have to be looked at again in text beyond ASCII; null where that doesn't do. */
  edges?: {before: boolean; after: boolean} | null
}

/** An expression ready to be searched for. */
export interface ExpressionSearch {
  part: ExpressionPart
  /** In the order in which they are tried. */
  alternatives: readonly Alternative[]
}

/** Where an expression matched: offsets in UTF-16 code units, which alternative it was, and its groups. */
export interface ExpressionMatch {
  start: number
  end: number
  alternative: number
  groups: readonly (string | undefined)[]
}

/** Text to search in. */
interface Searched {
  text: string
  alphabet: TextAlphabet
}

/** Make a text ready to be searched in. */
export const searched = (text: string): Searched => ({text, alphabet: alphabetOf(text)})

function alphabetOf(text: string): TextAlphabet {
  if (/^[\0-\x7f]*$/.test(text)) return 'ascii'
  // Long s, the Kelvin sign and the capital ß are other cases of letters in this alphabet alone.
  return /[\ud800-\udfff\u017f\u212a\u1e9e]/.test(text) ? 'any' : 'plane'
}

/**
 * Make a search for an expression.
 * @throws {ExpressionError} for one that can't be read.
 */
export const makeSearch = (source: string): ExpressionSearch => searchFor(parseExpression(source))

/** Make a search for what was parsed. */
export const searchFor = (part: ExpressionPart): ExpressionSearch => ({
  part,
  alternatives: split(part).map((one) => ({part: one, literals: literalsOf(one), made: {}})),
})

/**
 * The alternatives of an expression: trying all at each place in turn matches as the whole does. What stands before
 * them must match in one way only, so only what has no width is distributed.
 */
function split(part: ExpressionPart): readonly ExpressionPart[] {
  if (part.is === 'either') return part.of.every(hasOwnGroups) ? part.of.flatMap(split) : [part]
  if (part.is !== 'sequence' || hasBackReference(part)) return [part]
  const at = part.of.findIndex((one) => one.is !== 'edge' && one.is !== 'look')
  const inner = part.of[at]
  if (!inner || (inner.is !== 'either' && inner.is !== 'sequence')) return [part]
  const [before, after] = [part.of.slice(0, at), part.of.slice(at + 1)]
  const pieces = split(inner)
  if (pieces.length === 1) return [part]
  return pieces.map((one) => writeAs({is: 'sequence', of: [...before, ...flat(one), ...after]}, one))
}

const flat = (part: ExpressionPart): readonly ExpressionPart[] => (part.is === 'sequence' ? part.of : [part])

/** Whether all groups that an alternative names again are its own: by itself it can't be read otherwise. */
function hasOwnGroups(part: ExpressionPart): boolean {
  if (!hasBackReference(part)) return true
  const [own, named] = [new Set<number | string>(), new Set<number | string>()]
  const visit = (one: ExpressionPart): void => {
    if (one.is === 'group') own.add(one.number).add(one.name)
    if (one.is === 'again') named.add(one.of)
    for (const child of childrenOf(one)) visit(child)
  }
  visit(part)
  return [...named].every((name) => own.has(name))
}

function hasBackReference(part: ExpressionPart): boolean {
  if (part.is === 'again') return true
  if (part.is === 'sequence' || part.is === 'either') return part.of.some(hasBackReference)
  return part.is === 'group' || part.is === 'look' || part.is === 'repeat' ? hasBackReference(part.of) : false
}

/** All matches in a text, from left to right; of `live` alternatives alone, the numbers in order, if they are given. */
export function allMatches(
  {alternatives}: ExpressionSearch,
  {text, alphabet}: Searched,
  live?: readonly number[],
): ExpressionMatch[] {
  const heads = (live ?? alternatives.map((_, i) => i)).map((number) => ({
    number,
    find: finderOf(alternatives[number] as Alternative, alphabet),
    next: undefined as RegExpExecArray | null | undefined,
  }))
  const matches: ExpressionMatch[] = []
  for (let at = 0; at <= text.length; ) {
    const head = firstFrom(heads, text, at)
    const found = head?.next
    if (!head || !found) break
    const end = found.index + found[0].length
    matches.push({start: found.index, end, alternative: head.number, groups: found.slice(1)})
    at = end > found.index ? end : end + characterAt(text, end)
  }
  return matches
}

/** How many code units the character at an offset has: a search from within one would find what stands before. */
const characterAt = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

/** Whether an expression matches anywhere in a text. */
export const isFound = ({alternatives}: ExpressionSearch, {text, alphabet}: Searched): boolean =>
  alternatives.some((one) => finderOf(one, alphabet)(text, 0) !== null)

let latest: ExpressionPart | undefined

/** The expression that was searched for last, as its file has it: what ran when a search was interrupted. */
export const latestExpression = (): string => (latest ? (writtenOf(latest) ?? emit(latest, 'ascii').source) : '')

/** Finds the first match in a text from an offset on. */
type Finder = (text: string, from: number) => RegExpExecArray | null

interface Head {
  number: number
  find: Finder
  /** Its next match; undefined if it has to be looked for, null if there is none. */
  next: RegExpExecArray | null | undefined
}

/** The alternative that matches first from an offset on; of several at one place the first one. */
function firstFrom(heads: readonly Head[], text: string, at: number): Head | undefined {
  let first: Head | undefined
  for (const head of heads) {
    if (head.next === undefined || (head.next && head.next.index < at)) head.next = head.find(text, at)
    if (head.next && (!first?.next || head.next.index < first.next.index)) first = head
  }
  return first
}

function finderOf(alternative: Alternative, alphabet: TextAlphabet): Finder {
  const find = plainFinderOf(alternative, alphabet)
  return (text, from) => {
    latest = alternative.part
    return find(text, from)
  }
}

function plainFinderOf(alternative: Alternative, alphabet: TextAlphabet): Finder {
  if (alphabet !== 'plane') return (text, from) => execFrom(expressionOf(alternative, alphabet), text, from)
  alternative.edges ??= plainEdges(alternative.part) ?? null
  const {edges} = alternative
  if (!edges) return (text, from) => execFrom(expressionOf(alternative, 'any'), text, from)
  const plain = expressionOf(alternative, 'plane')
  return (text, from) => {
    const found = execFrom(plain, text, from)
    if (!found) return null
    const {index} = found
    const isWhole =
      !(edges.before && isWordAt(text, index - 1)) && !(edges.after && isWordAt(text, index + found[0].length))
    return isWhole ? found : execFrom(expressionOf(alternative, 'any'), text, index)
  }
}

function execFrom(expression: RegExp, text: string, from: number): RegExpExecArray | null {
  expression.lastIndex = from
  return expression.exec(text)
}

function expressionOf(alternative: Alternative, alphabet: TextAlphabet): RegExp {
  const known = alternative.made[alphabet]
  if (known) return known
  const {source, flags} = emit(alternative.part, alphabet)
  const made = new RegExp(source, flags)
  alternative.made[alphabet] = made
  return made
}

/** What each UTF-16 code unit is: 0 where it has not been looked up yet, 1 for part of a word, 2 for none. */
const classes = new Uint8Array(65536)

function isWordAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false
  const code = text.charCodeAt(at)
  if (classes[code] === 0)
    classes[code] = /[\p{L}\p{Mn}\p{Nd}\p{Pc}\u200C\u200D]/u.test(String.fromCharCode(code)) ? 1 : 2
  return classes[code] === 1
}
