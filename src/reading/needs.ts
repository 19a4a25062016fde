// Needs: what a pattern can't do without, looked up in a draft before any pattern is run over its blocks.
import type {Block, Draft, Span} from '../core/draft.ts'
import {defineBlockReading, defineSearch} from '../core/memory.ts'
import {defineReading} from '../core/reading.ts'
import {type HashTable, makeHashTable} from './hash-table.ts'
import {hashAt, hashOf, signsOf, stride, type Tokens, tokensIn} from './tokens.ts'

/** The blocks of a draft, in order, that may hold what is sought. */
export type Need = (draft: Draft) => readonly Block[]

/** Any one of these. */
interface Needed {
  /** Whole words, in any case: runs of letters and figures such as `www`, `555`. */
  words?: readonly string[]
  /** Characters that `signsOf` tells apart; a figure stands for all figures, `é` for what lies beyond ASCII. */
  signs?: string
  /** Stretches of the text, exactly. */
  parts?: readonly string[]
}

/** How many needs there are: each has a number. */
let needs = 0

/** What each block was found to hold, by the number of the need. */
const answersIn = defineReading<readonly boolean[][]>(({blocks}) => blocks.map(answersOf))

const answersOf = defineBlockReading((): boolean[] => [])

/** The blocks that hold one of these words, signs or parts. */
export function defineNeed({words = [], signs = '', parts = []}: Needed): Need {
  const [hashes, bits] = [words.map(hashOf), signsOf(signs)]
  const marked = parts.map((part) => ({part, marks: signsOf(part)}))
  const number = needs++
  return (draft) => {
    const tokens = tokensIn(draft)
    const all = signsIn(draft)
    const marks = marked.filter(({marks}) => (all & marks) === marks)
    if (hashes.length + marks.length === 0 && (all & bits) === 0) return []
    if (draft.blocks[0]?.notes.lasting) {
      const answers = answersIn(draft)
      return draft.blocks.filter((block, i) => {
        const known = answers[i] as boolean[]
        known[number] ??= mayHold(block, tokens[i] as Tokens, hashes, marked)
        return known[number]
      })
    }
    const asked = hashes.filter((hash) => vocabularyOf(draft).get(hash) >= 0)
    const there = marks.filter(({part, marks}) => marks !== 0 || copyOf(draft).includes(part))
    if (asked.length + there.length === 0 && (all & bits) === 0) return []
    return draft.blocks.filter((block) => mayHold(block, tokens[block.index] as Tokens, asked, there))
  }

  function mayHold({prose}: Block, tokens: Tokens, hashes: readonly number[], parts: typeof marked): boolean {
    const {signs} = tokens
    if ((signs & bits) !== 0 || holds(tokens, hashes)) return true
    return parts.some(({part, marks}) => (signs & marks) === marks && prose.text.includes(part))
  }
}

function holds({table}: Tokens, hashes: readonly number[]): boolean {
  if (hashes.length > 0)
    for (let at = hashAt; at < table.length; at += stride) if (hashes.includes(table[at] as number)) return true
  return false
}

/** The hashes of all words of a draft. */
const vocabularyOf = defineReading<HashTable>(
  (draft) => {
    const vocabulary = makeHashTable()
    for (const {table} of tokensIn(draft))
      for (let at = hashAt; at < table.length; at += stride) vocabulary.add(table[at] as number, 0)
    return vocabulary
  },
  [tokensIn],
)

/** The signs of all blocks. */
const signsIn = defineReading<number>((draft) => tokensIn(draft).reduce((all, {signs}) => all | signs, 0), [tokensIn])

/** The prose of all blocks. */
const copyOf = defineReading(({blocks}) => blocks.map(({prose}) => prose.text).join('\n'))

/** A search for several forms, each only in the blocks that hold one of its `signs`; form by form, in reading order. */
export function defineForms<F extends {signs: readonly string[]}, T extends Span>(
  forms: readonly F[],
  find: (block: Block, form: F) => readonly T[],
): (draft: Draft) => T[] {
  const searches = forms.map((form) => ({
    needs: defineNeed({parts: form.signs}),
    search: defineSearch((block) => find(block, form)),
  }))
  return (draft) => searches.flatMap(({needs, search}) => needs(draft).flatMap((block) => search(block)))
}

/** The blocks that hold one of these signs. */
export function blocksWith(draft: Draft, signs: number): Block[] {
  const tokens = tokensIn(draft)
  return draft.blocks.filter(({index}) => ((tokens[index] as Tokens).signs & signs) !== 0)
}
