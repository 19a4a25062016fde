// Needs: what a pattern can't do without, looked up in a draft before any pattern is run over its blocks.

import {defineSearch, recallPart} from '../../core/draft/block-reading.ts'
import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import type {Span} from '../../core/draft/spans.ts'
import {defineReading} from '../../core/reading.ts'
import {isCapital} from './characters.ts'
import {type HashTable, makeHashTable} from './hash-table.ts'
import {first, hashAt, hashOf, signsOf, stride, type Tokens, tokensIn, traitsIn} from './tokens.ts'

/** The blocks of a draft, in order, that may hold what is sought. */
type Need = (draft: Draft) => readonly Block[]

/**
 * A pattern behind a cheaper look, which every text that the pattern is found in passes. The tests of the house make
 * texts of the one and try the other.
 */
interface Looked {
  look: RegExp
  pattern: RegExp
}

/** Is the pattern found in a text? */
export const finds = ({look, pattern}: Looked, text: string): boolean => look.test(text) && pattern.test(text)

/** All matches of a global pattern. */
export const findAll = ({look, pattern}: Looked, text: string): RegExpExecArray[] =>
  look.test(text) ? [...text.matchAll(pattern)] : []

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

/** The parts of all needs, each with its number, for drafts whose blocks mostly stay as they are. */
const soughtParts = new Map<string, number>()

/** The blocks that hold each part, by its number. */
const blocksByPart = defineReading<readonly Block[][]>(({blocks}) => {
  const rows: Block[][] = []
  for (const block of blocks) for (const number of partsIn(block)) addRow(rows, number, block)
  return rows
})

const partsIn = (block: Block): readonly number[] =>
  recallPart(block, soughtParts, soughtParts.size, none, () =>
    [...soughtParts].flatMap(([part, number]) => (block.prose.text.includes(part) ? [number] : [])),
  )

function addRow(rows: Block[][], number: number, block: Block): void {
  const row = rows[number]
  if (row) row.push(block)
  else rows[number] = [block]
}

function blocksWithPart(draft: Draft, part: string, marks: number, into: Block[]): void {
  const {all, each} = signsIn(draft)
  if (marks ? (all & marks) !== marks : !draftProse(draft).includes(part)) return
  for (let i = 0; i < each.length; i++)
    if (((each[i] as number) & marks) === marks && draft.blocks[i]?.prose.text.includes(part))
      into.push(draft.blocks[i] as Block)
}

/** The blocks that hold one of these words, signs or parts. */
export function defineNeed({words = [], signs = '', parts = []}: Needed): Need {
  const numbers = words.map(numberOf)
  const bits = signsOf(signs)
  const marked = parts.map((part) => ({part, number: numberOfPart(part), marks: signsOf(part)}))
  return (draft) => {
    const rows = blocksByWord(draft)
    const blocks = [...blocksWith(draft, bits)]
    for (const number of numbers) for (const block of rows[number] ?? none) blocks.push(block)
    const parted = marked.length > 0 && draft.blocks[0]?.cache.isReused ? blocksByPart(draft) : undefined
    for (const {part, number, marks} of marked)
      if (!parted) blocksWithPart(draft, part, marks, blocks)
      else for (const block of parted[number] ?? none) blocks.push(block)
    return blocks.length < 2 ? blocks : [...new Set(blocks)].sort((a, b) => a.index - b.index)
  }
}

function numberOfPart(part: string): number {
  const number = soughtParts.get(part) ?? soughtParts.size
  soughtParts.set(part, number)
  return number
}

function numberOf(word: string): number {
  const hash = /\p{Lu}/u.test(word) ? ~hashOf(word) : hashOf(word)
  if (wanted.add(hash, count)) count++
  return wanted.get(hash)
}

const blocksByWord = defineReading<readonly Block[][]>(
  (draft) => {
    if (!draft.blocks[0]?.cache.isReused) return indexBlocks(draft, wanted)
    const rows: Block[][] = []
    const tokens = tokensIn(draft)
    for (const block of draft.blocks)
      for (const number of wantedIn(block, tokens[block.index] as Tokens)) addRow(rows, number, block)
    return rows
  },
  [tokensIn],
)

/** The numbers of the words that stand in a block; later ones may be wanted when more rules are loaded. */
const wantedIn = (block: Block, {table}: Tokens): readonly number[] =>
  recallPart(block, wanted, count, none, () => {
    const numbers = new Set<number>()
    for (let at = 0; at < table.length; at += stride) {
      const hash = table[at + hashAt] as number
      numbers.add(wanted.get(hash))
      if ((table[at + traitsIn] as number) & (isCapital << first)) numbers.add(wanted.get(~hash))
    }
    numbers.delete(-1)
    return [...numbers]
  })

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

/** The signs of all blocks together, and of each: in a row, as a draft may have more blocks than a cache holds. */
const signsIn = defineReading<{all: number; each: Int32Array}>(
  (draft) => {
    const each = Int32Array.from(tokensIn(draft), ({signs}) => signs)
    return {all: each.reduce((all, signs) => all | signs, 0), each}
  },
  [tokensIn],
)

/** The prose of all blocks. */
const draftProse = defineReading(({blocks}) => blocks.map(({prose}) => prose.text).join('\n'))

/**
 * A way to write what is sought: a global pattern, and what every match of it holds one of. Other blocks are never
 * searched for it.
 */
export interface Form {
  /** Whole words, as in `Needed`. */
  words?: readonly string[]
  /** Stretches of the text, exactly. */
  parts?: readonly string[]
  pattern: RegExp
}

/** Where a form matches, and the match with its groups. */
export interface FormHit<F> extends Span {
  form: F
  match: RegExpExecArray
}

/** A search for several forms: all hits that are accepted, form by form and each in reading order. */
export function defineForms<F extends Form>(
  forms: readonly F[],
  accepts: (hit: FormHit<F>) => boolean = () => true,
): (draft: Draft) => FormHit<F>[] {
  const searches = forms.map((form) => ({
    needs: defineNeed({words: form.words ?? [], parts: form.parts ?? []}),
    search: defineSearch((block) => hitsIn(block, form).filter(accepts)),
  }))
  return (draft) => searches.flatMap(({needs, search}) => needs(draft).flatMap((block) => search(block)))
}

const hitsIn = <F extends Form>(block: Block, form: F): FormHit<F>[] =>
  (block.prose.text.search(form.pattern) < 0 ? [] : [...block.prose.text.matchAll(form.pattern)]).map((match) => {
    const {0: found, index} = match
    return {block, start: index, end: index + found.length, form, match}
  })

/** The blocks that hold one of these signs. */
export function blocksWith(draft: Draft, signs: number): readonly Block[] {
  const {all, each} = signsIn(draft)
  const blocks: Block[] = []
  if ((all & signs) !== 0)
    for (let i = 0; i < each.length; i++) if ((each[i] as number) & signs) blocks.push(draft.blocks[i] as Block)
  return blocks
}
