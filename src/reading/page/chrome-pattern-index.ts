// Which pattern of page chrome a line has. Its words rule most patterns out before one is run.
import {type Span, textOf} from '../../core/draft/spans.ts'
import {addToList} from '../../core/order.ts'
import {isDigit} from '../text/characters.ts'
import {makeHashTable} from '../text/hash-table.ts'
import {first, hashAt, hashOf, stride, tokenAtOrAfter, traitsIn} from '../text/tokens.ts'
import {type ChromeKind, type ChromePattern, chromePatterns} from './chrome-patterns.ts'
import {holdsLink} from './links.ts'

/** The opening of a line that starts with a figure. */
const figure = 0

/** The patterns of lines that may open with any word, and the others by what they open with. */
const unopened: ChromePattern[] = []
const opened = new Map<number, ChromePattern[]>()
const telling = makeHashTable()
for (const pattern of chromePatterns) {
  for (const word of pattern.words?.split(' ') ?? []) telling.add(hashOf(word), 0)
  if (!pattern.opens) unopened.push(pattern)
  for (const word of pattern.opens?.split(' ') ?? []) addToList(opened, word === '0' ? figure : hashOf(word), pattern)
}

/** The kind of chrome a line is by its pattern; `table` has the words of its block. */
export function chromeKindOf(line: Span, table: Int32Array): ChromeKind | undefined {
  if (line.end - line.start > 400) return undefined
  const at = tokenAtOrAfter(table, line.start)
  const likely = opened.get(openingAt(table, at)) ?? []
  const isTold = holdsTelling(line, at, table)
  if (!isTold && likely.every(({words}) => words)) return undefined
  const text = textOf(line).replace(/^[\s|•·»>–-]+/, '')
  const isOne = ({words, pattern, and, not, unlinked}: ChromePattern) =>
    (isTold || !words) &&
    pattern.test(text) &&
    (and?.test(text) ?? true) &&
    !not?.test(text) &&
    !(unlinked && holdsLink(line))
  return (isTold ? unopened.find(isOne) : undefined)?.kind ?? likely.find(isOne)?.kind
}

const openingAt = (table: Int32Array, at: number): number =>
  (table[at + traitsIn] as number) & (isDigit << first) ? figure : (table[at + hashAt] as number)

function holdsTelling(line: Span, from: number, table: Int32Array): boolean {
  for (let at = from; at < table.length && (table[at] as number) < line.end; at += stride)
    if (telling.get(table[at + hashAt] as number) >= 0) return true
  return textOf(line).includes('©')
}
