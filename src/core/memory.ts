// A memory: what was worked out of each block, kept for the next revision of the draft, where most blocks are as they were.
import type {Block, Unnumbered} from './blocks.ts'
import type {Span} from './draft.ts'

/** What was worked out of a block alone, by what worked it out. */
export type Notes = Map<object, unknown>

/** Hands the notes of blocks on from one revision of a draft to the next. One memory goes with one draft in one format. */
export interface Memory {
  /** Give each block of a revision the notes of one like it in the revision before. */
  handOn(blocks: readonly Unnumbered[]): void
}

/** A block as it was, and its notes. */
interface Page extends Pick<Block, 'kind' | 'depth' | 'field'> {
  text: string
  inlines: readonly {type: string; start: number; end: number}[]
  around: readonly string[]
  notes: Notes
}

/** An empty memory. It holds no more than the last revision had blocks. */
export function makeMemory(): Memory {
  let before = new Map<string, Page[]>()
  return {
    handOn(blocks) {
      const now = new Map<string, Page[]>()
      for (const block of blocks) {
        const {text} = block.prose
        const same = now.get(text)
        const known = same?.find((page) => isLike(page, block)) ?? before.get(text)?.find((page) => isLike(page, block))
        const page = known ?? makePage(block)
        block.prose.text = page.text
        block.notes = page.notes
        block.lasting = true
        if (!same) now.set(page.text, [page])
        else if (!same.includes(page)) same.push(page)
      }
      before = now
    },
  }
}

/** A string cut out of a source keeps the whole source in memory. */
const ownCopy = (text: string): string => JSON.parse(JSON.stringify(text))

const makePage = ({kind, depth, field, prose, parents}: Unnumbered): Page => ({
  kind,
  ...(depth !== undefined && {depth}),
  ...(field !== undefined && {field}),
  text: ownCopy(prose.text),
  inlines: prose.inlines.map(({type, start, end}) => ({type, start, end})),
  around: parents.map(({type}) => type),
  notes: new Map(),
})

function isLike(page: Page, {kind, depth, field, prose, parents}: Unnumbered): boolean {
  return (
    page.kind === kind &&
    page.depth === depth &&
    page.field === field &&
    page.around.length === parents.length &&
    page.around.every((type, i) => type === parents[i]?.type) &&
    page.inlines.length === prose.inlines.length &&
    page.inlines.every((inline, i) => {
      const other = prose.inlines[i]
      return inline.type === other?.type && inline.start === other.start && inline.end === other.end
    })
  )
}

/** What is asked of a block; what else is given must follow from the block alone, as the hits in it do. */
type Ask<T, Given extends unknown[]> = (block: Block, ...given: Given) => T

/**
 * Define what is worked out of one block, once for as long as the block stays as it is, wherever it moves: from its text,
 * its kind, depth and field, the types of its parents, and the types and ranges of its inlines; of nothing else, and so
 * neither of nodes nor of places. The answer holds offsets in the prose, and no block or node.
 */
export function defineBlockReading<T, Given extends unknown[] = []>(read: Ask<T, Given>): Ask<T, Given> {
  const reading = (block: Block, ...given: Given): T => {
    block.notes ??= new Map()
    const known = block.notes.get(reading) as T | undefined
    if (known !== undefined || block.notes.has(reading)) return known as T
    const made = read(block, ...given)
    block.notes.set(reading, made)
    return made
  }
  return reading
}

/**
 * What was worked out of a block and of what is given beside it, such as which of its words the draft knows as names:
 * made anew where one of those is not the very same as when it was noted. `nth` tells several notes of one key apart,
 * by where in the block they stand.
 */
export function recall<T>(block: Block, key: object, nth: number, given: readonly unknown[], make: () => T): T {
  if (!block.lasting || !block.notes) return make()
  let known = block.notes.get(key) as Map<number, {given: readonly unknown[]; made: T}> | undefined
  if (!known) {
    known = new Map()
    block.notes.set(key, known)
  }
  const note = known.get(nth)
  if (note && areSame(note.given, given)) return note.made
  const made = make()
  known.set(nth, {given: given.map((one) => (typeof one === 'string' ? ownCopy(one) : one)), made})
  return made
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return a.length === b.length
}

/**
 * Define a search of one block for ranges of it, under the same terms. What it finds comes with the block as it stands
 * now; what the rest of the draft says of it (is it quoted, what role has its line?) is asked afterwards.
 * `move` gives what was found to another block, where it holds more ranges than its own.
 */
export function defineSearch<T extends Span, Given extends unknown[] = []>(
  find: Ask<readonly T[], Given>,
  move: (found: T, block: Block) => T = moveSpan,
): Ask<readonly T[], Given> {
  const search = (block: Block, ...given: Given): readonly T[] => {
    if (!block.lasting || !block.notes) return find(block, ...given)
    const known = block.notes.get(search) as readonly T[] | undefined
    if (known) return known.length === 0 ? known : known.map((found) => move(found, block))
    const found = find(block, ...given)
    block.notes.set(
      search,
      found.map((one) => move(one, nowhere)),
    )
    return found
  }
  return search
}

/** What was found, in another block. */
export const moveSpan = <T extends Span>(found: T, block: Block): T => ({...found, block})

/** Notes outlive their block, and would keep its whole tree alive: what they hold stands in this one. */
export const nowhere: Block = {
  index: -1,
  kind: 'paragraph',
  prose: {text: '', runs: [], inlines: []},
  place: {start: 0, end: 0},
  parents: [],
}
