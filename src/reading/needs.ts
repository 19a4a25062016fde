// Needs: what a pattern can't do without, looked up in a draft before any pattern is run over its blocks.
import type {Block, Draft, Span} from '../core/draft.ts'
import {defineSearch} from '../core/memory.ts'
import {defineReading} from '../core/reading.ts'
import {isCapital} from './characters.ts'
import {type HashTable, makeHashTable} from './hash-table.ts'
import {first, hashAt, hashOf, signsOf, stride, type Tokens, tokensIn, traitsIn} from './tokens.ts'

/** The blocks of a draft, in order, that may hold what is sought. */
export type Need = (draft: Draft) => readonly Block[]

/** Any one of these. */
interface Needed {
  /** Whole words: runs of letters and figures such as `www`, `555`; one with a capital is sought with a capital alone. */
  words?: readonly string[]
  /** Characters that `signsOf` tells apart; a figure stands for all figures, `é` for what lies beyond ASCII. */
  signs?: string
  /** Stretches of the text, exactly. */
  parts?: readonly string[]
}

/** The words of all needs, each with its number: all are found in one go. */
const wanted = makeHashTable()
let count = 0

const none: readonly never[] = []

/** The blocks that hold one of these words, signs or parts. */
export function defineNeed({words = [], signs = '', parts = []}: Needed): Need {
  const numbers = words.map(numberOf)
  const bits = signsOf(signs)
  const marked = parts.map((part) => ({part, marks: signsOf(part)}))
  return (draft) => {
    const all = signsIn(draft)
    const rows = blocksByWord(draft)
    const found = numbers.some((number) => rows[number]) ? numbers.flatMap((number) => rows[number] ?? []) : none
    const there = marked.filter(({part, marks}) => (marks ? (all & marks) === marks : copyOf(draft).includes(part)))
    if (there.length === 0 && (all & bits) === 0) return inOrder(found)
    const [tokens, worded] = [tokensIn(draft), new Set(found)]
    return draft.blocks.filter((block) => {
      const {signs} = tokens[block.index] as Tokens
      if ((signs & bits) !== 0 || worded.has(block)) return true
      return there.some(({part, marks}) => (signs & marks) === marks && block.prose.text.includes(part))
    })
  }
}

function numberOf(word: string): number {
  const hash = /\p{Lu}/u.test(word) ? ~hashOf(word) : hashOf(word)
  if (wanted.add(hash, count)) count++
  return wanted.get(hash)
}

const inOrder = (blocks: readonly Block[]): readonly Block[] =>
  blocks.length < 2 ? blocks : [...new Set(blocks)].sort((a, b) => a.index - b.index)

const blocksByWord = defineReading<readonly Block[][]>((draft) => indexBlocks(draft, wanted), [tokensIn])

/**
 * The blocks that hold each of the words in a table, by its number there; a word that must have a capital stands under
 * the complement of its hash.
 */
export function indexBlocks(draft: Draft, words: HashTable): Block[][] {
  const rows: Block[][] = []
  const tokens = tokensIn(draft)
  for (const block of draft.blocks) {
    const {table} = tokens[block.index] as Tokens
    for (let at = 0; at < table.length; at += stride) {
      const hash = table[at + hashAt] as number
      note(words.get(hash), block)
      if ((table[at + traitsIn] as number) & (isCapital << first)) note(words.get(~hash), block)
    }
  }
  return rows

  function note(number: number, block: Block): void {
    if (number < 0) return
    const row = rows[number]
    if (!row) rows[number] = [block]
    else if (row.at(-1) !== block) row.push(block)
  }
}

/** The signs of all blocks. */
const signsIn = defineReading<number>((draft) => tokensIn(draft).reduce((all, {signs}) => all | signs, 0), [tokensIn])

/** The prose of all blocks. */
export const copyOf = defineReading(({blocks}) => blocks.map(({prose}) => prose.text).join('\n'))

/** A search for several forms, each only in the blocks that hold one of its `words` or `signs`; form by form, in reading order. */
export function defineForms<F extends {words?: readonly string[]; signs?: readonly string[]}, T extends Span>(
  forms: readonly F[],
  find: (block: Block, form: F) => readonly T[],
): (draft: Draft) => T[] {
  const searches = forms.map((form) => ({
    needs: defineNeed({words: form.words ?? [], parts: form.signs ?? []}),
    search: defineSearch((block) => find(block, form)),
  }))
  return (draft) => {
    const found: T[] = []
    for (const {needs, search} of searches) for (const block of needs(draft)) found.push(...search(block))
    return found
  }
}

/** The blocks that hold one of these signs. */
export function blocksWith(draft: Draft, signs: number): readonly Block[] {
  if ((signsIn(draft) & signs) === 0) return none
  const tokens = tokensIn(draft)
  return draft.blocks.filter(({index}) => ((tokens[index] as Tokens).signs & signs) !== 0)
}
