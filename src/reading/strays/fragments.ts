// Fragments of a block that may not be copy: a bracket, words between odd marks, a line, a sentence, the whole block.
import {defineBlockReading, defineSearch} from '../../core/draft/block-reading.ts'
import type {Block} from '../../core/draft/blocks.ts'
import {linesOf, type Span, wholeOf} from '../../core/draft/spans.ts'

/** A fragment with its marks, and where the words within them start and end. */
export interface Fragment extends Span {
  /** How it is set off from the copy around it. */
  dress: 'odd' | 'square' | 'round' | 'emphasis' | 'block' | 'line' | 'sentence'
  from: number
  to: number
}

/** Marks that people set around a note, what opens with them, and what stands between. */
const pairs: readonly {dress: Fragment['dress']; part: string; pattern: RegExp}[] = [
  {dress: 'square', part: '[', pattern: /\[(?!-?@[\w:-]{1,40}\d)([^[\]]{2,400})\]/g},
  {dress: 'odd', part: '[[', pattern: /\[\[([^[\]]{2,400})\]\]/g},
  {dress: 'round', part: '(', pattern: /\(((?:[^()]|\([^()]{0,60}\)){2,400})\)/g},
  {dress: 'odd', part: '{', pattern: /\{([^{}]{2,400})\}/g},
  {dress: 'odd', part: '<', pattern: /<<?([^<>]{2,400})>>?/g},
  {dress: 'odd', part: '>>', pattern: />>([^<>\n]{6,400})(?:<<|$)/gm},
  {dress: 'odd', part: '««', pattern: /«{2}([^«»]{6,400})»{2}/g},
  {dress: 'odd', part: '^', pattern: /(?<![\^\p{L}\p{N}])\^{1,3}([^^\n]{6,400})(?:\^{1,3}|(?=\n)|$)/gu},
  {dress: 'odd', part: '//', pattern: /(?<=^|[\s.?!])\/{2,3} ?(?=\p{L})([^\n]{6,300})(?=\n|$)/gu},
  {dress: 'odd', part: '←', pattern: /(?<=^|\s)←\s?([^\n]{6,300})(?=\n|$)/g},
  {dress: 'odd', part: '##', pattern: /(?<=^|\s)##\s?([^\n]{6,300})(?=\n|$)/g},
]

/** The same mark before and after. */
const twin =
  /(?<=^|[\s.?!])(\*{1,4}|~{1,3}|([+=#|/%$&@xX-])\2{1,3}|—|–) ?(?=[\p{L}\p{N}"“(@])([^\n]{4,300}?) ?\1(?![\p{L}\p{N}])/gu
const isTwin = /[*~—–]|([+=#|/%$&@xX-])\1/

/** Copy has dashes around an aside. */
const isDash = (mark: string) => /^[–—-]/.test(mark)

const emphasised = new Set(['emphasis', 'strong', 'delete'])

/** Beyond this a block is data, and a fragment is no aside. */
const [longestBlock, longest] = [20_000, 420]

/** All fragments of a block, the most set off first; a fragment may hold another, and none stands there twice. */
export const fragmentsOf = defineSearch<Fragment>((block) => {
  if (block.kind === 'field' || block.kind === 'alt' || block.prose.text.length > longestBlock) return []
  const known = new Set<number>()
  return allFragments(block).filter(({start, end}) => {
    const range = start * longestBlock + end
    if (end - start > longest || known.has(range) || !saysSomething(block.prose.text.slice(start, end))) return false
    known.add(range)
    return true
  })
})

const words = /\p{L}{2,}/gu

/** Has it two words at the least? */
function saysSomething(text: string): boolean {
  words.lastIndex = 0
  return words.test(text) && words.test(text)
}

const allFragments = (block: Block): Fragment[] => [
  ...setOffIn(block),
  ...linesOf(block).map((line) => plainFragment(line, 'line')),
  ...noteSentencesIn(block).map((sentence) => plainFragment(sentence, 'sentence')),
]

/** What is set off in a block by marks or emphasis, and the block as a whole. */
export const setOffIn = defineBlockReading<readonly Fragment[]>((block) => [
  ...pairs.flatMap(({dress, part, pattern}) => (block.prose.text.includes(part) ? between(block, dress, pattern) : [])),
  ...betweenTwins(block),
  ...block.prose.inlines.flatMap(({type, start, end}) =>
    emphasised.has(type) && end - start > 8 ? [plainFragment({block, start, end}, 'emphasis')] : [],
  ),
  plainFragment(wholeOf(block), 'block'),
])

const betweenTwins = (block: Block): Fragment[] =>
  (isTwin.test(block.prose.text) ? [...block.prose.text.matchAll(twin)] : []).flatMap(
    ({0: all, 1: mark = '', 3: inner = '', index}) => {
      const from = index + all.indexOf(inner, mark.length)
      const dress = isDash(mark) ? 'round' : 'odd'
      return [{block, start: index, end: index + all.length, dress, from, to: from + inner.length}]
    },
  )

/** A fragment without marks of its own. */
export const plainFragment = ({block, start, end}: Span, dress: Fragment['dress']): Fragment => ({
  block,
  start,
  end,
  dress,
  from: start,
  to: end,
})

const between = (block: Block, dress: Fragment['dress'], pattern: RegExp): Fragment[] =>
  [...block.prose.text.matchAll(pattern)].map(({0: all, 1: inner = '', index}) => {
    const from = index + all.indexOf(inner)
    return {block, start: index, end: index + all.trimEnd().length, dress, from, to: from + inner.length}
  })

/** Sentences as people write them in notes, which open with small letters too. */
export const noteSentencesIn = defineBlockReading<readonly Span[]>((block) => {
  const {text} = block.prose
  const starts = [
    0,
    ...[...text.matchAll(/(?<=[.?!…]["”’)\]]{0,2})\s+(?=\S)/g)].map(({0: gap, index}) => index + gap.length),
  ]
  return starts.map((start, at) => {
    const end = starts[at + 1] ?? text.length
    return {block, start, end: start + text.slice(start, end).trimEnd().length}
  })
})
