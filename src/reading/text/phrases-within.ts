// Phrases within a range: looked for by the words of a block, which are numbers, and so for next to nothing.
import type {Block} from '../../core/draft/blocks.ts'
import type {Span} from '../../core/draft/spans.ts'
import {type HashTable, makeHashTable} from './hash-table.ts'
import {endAt, hashAt, openingOf, stride, tokenAtOrAfter, tokensOf} from './tokens.ts'

/** By the hashes of the words that the phrases of a set open with: the most words that one of those has. */
const openings = new WeakMap<ReadonlySet<string>, HashTable>()

function openingsOf(phrases: ReadonlySet<string>): HashTable {
  const known = openings.get(phrases)
  if (known) return known
  const most = new Map<number, number>()
  for (const phrase of phrases) {
    const {hash, words} = openingOf(phrase)
    most.set(hash, Math.max(most.get(hash) ?? 0, words))
  }
  const made = makeHashTable(most.size)
  for (const [hash, words] of most) made.add(hash, words)
  openings.set(phrases, made)
  return made
}

/**
 * The phrases of a set, in lower case, that stand within a range of a block's prose, each longest from where it starts.
 * Runs of letters and figures are words here, so that `data` stands in `data-driven`, and `we` in `we’re`.
 */
export function* phrasesWithin({block, start, end}: Span, phrases: ReadonlySet<string>): Generator<Span, void> {
  const {table} = tokensOf(block)
  const longest = openingsOf(phrases)
  for (let at = tokenAtOrAfter(table, start); at < table.length && (table[at + endAt] as number) <= end; at += stride) {
    const most = longest.get(table[at + hashAt] as number)
    for (let last = at + (most - 1) * stride; last >= at; last -= stride) {
      const to = table[last + endAt] ?? Infinity
      if (to > end || !phrases.has(plainText(block.prose.text.slice(table[at], to)))) continue
      yield {block, start: table[at] as number, end: to}
      break
    }
  }
}

/** In lower case, with straight apostrophes, plain hyphens and single blanks. */
function plainText(text: string): string {
  const lower = text.toLowerCase()
  if (!/[’‑]|[^\S ]|\s{2}/.test(lower)) return lower
  return lower.replace(/[’‑]|\s+/g, (found) => (found === '’' ? "'" : found === '‑' ? '-' : ' '))
}

/** What was found last of each set in a block: many hits of one sentence ask about that sentence. */
const asked = new WeakMap<Block, Map<ReadonlySet<string>, {span: Span; found: Span | undefined}>>()

/** The first of these phrases within a range. */
export function findPhrase(span: Span, phrases: ReadonlySet<string>): Span | undefined {
  const all = asked.get(span.block) ?? new Map<ReadonlySet<string>, {span: Span; found: Span | undefined}>()
  const last = all.get(phrases)
  if (last?.span.start === span.start && last.span.end === span.end) return last.found
  const [found] = phrasesWithin(span, phrases)
  asked.set(span.block, all.set(phrases, {span, found}))
  return found
}

/** Whether one of these phrases stands within a range. */
export const holdsPhrase = (span: Span, phrases: ReadonlySet<string>): boolean =>
  findPhrase(span, phrases) !== undefined
