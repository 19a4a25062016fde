// Regular expressions of house rules: found block by block, after one look for the literals of all of them.
import {defineBlockReading} from '../core/draft/block-reading.ts'
import type {Block} from '../core/draft/blocks.ts'
import type {Span} from '../core/draft/spans.ts'
import {childrenOf} from '../vale/expressions/emit.ts'
import {makeLook} from '../vale/expressions/look.ts'
import {parseExpression} from '../vale/expressions/parse.ts'
import {reasonFor} from '../vale/expressions/safety.ts'
import {allMatches, type ExpressionSearch, makeSearch, searched} from '../vale/expressions/search.ts'
import {ExpressionError, type ExpressionPart} from '../vale/expressions/syntax.ts'

/** Where an expression matched, and its groups. */
interface ExpressionHit extends Span {
  groups: readonly (string | undefined)[]
}

/** Expressions that are looked for together. */
export interface ExpressionSet {
  /** Add one; the number by which its hits are asked for. */
  add(source: string, matchCase: boolean): number
  hitsIn(block: Block, number: number): readonly ExpressionHit[]
  /** Hits in a stretch alone, whose edges are what `^` and `$` stand for. */
  hitsWithin(span: Span, number: number): readonly ExpressionHit[]
  /** Whether it names the start or the end of what it is looked for in. */
  hasEdges(number: number): boolean
}

/** Make a set, to which expressions are added before the first look. */
export function makeExpressionSet(): ExpressionSet {
  const searches: ExpressionSearch[] = []
  let look: ((text: string) => ReadonlyMap<number, number[]>) | undefined
  const matchesOf = defineBlockReading(({prose: {text}}) => {
    look ??= lookFor(searches)
    const live = look(text)
    const found = new Map<number, ReturnType<typeof allMatches>>()
    if (live.size === 0) return found
    const ready = searched(text)
    for (const [number, alternatives] of live) {
      const matches = allMatches(searches[number] as ExpressionSearch, ready, alternatives)
      const written = matches.filter(({start, end}) => end > start)
      if (written.length > 0) found.set(number, written)
    }
    return found
  })
  return {
    add: (source, matchCase) => searches.push(makeSearch(withCase(source, matchCase))) - 1,
    hitsIn: (block, number) =>
      (matchesOf(block).get(number) ?? []).map(({start, end, groups}) => ({block, start, end, groups})),
    hitsWithin: ({block, start: from, end: to}, number) =>
      allMatches(searches[number] as ExpressionSearch, searched(block.prose.text.slice(from, to)))
        .filter(({start, end}) => end > start)
        .map(({start, end, groups}) => ({block, start: from + start, end: from + end, groups})),
    hasEdges: (number) => namesEdge((searches[number] as ExpressionSearch).part),
  }
}

const namesEdge = (part: ExpressionPart): boolean =>
  part.is === 'edge' ? !['word', 'noWord'].includes(part.edge) : childrenOf(part).some(namesEdge)

const withCase = (source: string, matchCase: boolean) => (matchCase ? source : `(?i)${source}`)

/** Says which alternatives of which expressions may match in a text. */
function lookFor(searches: readonly ExpressionSearch[]): (text: string) => Map<number, number[]> {
  const entries: (readonly [search: number, alternative: number])[] = []
  const literals: [string, number][] = []
  const always: number[] = []
  for (const [number, {alternatives}] of searches.entries())
    for (const [at, {literals: own}] of alternatives.entries()) {
      const entry = entries.push([number, at]) - 1
      if (own) for (const literal of own) literals.push([literal, entry])
      else always.push(entry)
    }
  const {numbersIn} = makeLook(literals)
  return (text) => {
    const live = new Map<number, number[]>()
    for (const entry of [...numbersIn(text), ...always].sort((a, b) => a - b)) {
      const [search, alternative] = entries[entry] as readonly [number, number]
      const own = live.get(search)
      if (own) own.push(alternative)
      else live.set(search, [alternative])
    }
    return live
  }
}

/** What is wrong with an expression: it can't be read, or it may take too long; nothing where it is right. */
export function expressionMistake(source: string): string | undefined {
  try {
    const part = parseExpression(source)
    const reason = reasonFor(part)
    if (reason) return `\`${source}\` may take very long on some drafts: ${reason}.`
    makeSearch(source)
    return undefined
  } catch (error) {
    if (error instanceof ExpressionError) return `\`${source}\` can't be read: ${error.message.replace(/[.\s]*$/, '')}.`
    throw error
  }
}

/** A replacement with `$1` and the like filled in. */
export const fillGroups = (instead: string, groups: readonly (string | undefined)[]): string =>
  instead.replace(/\$(\d)/g, (_, number: string) => groups[Number(number) - 1] ?? '')
