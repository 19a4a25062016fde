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
        if (!same) now.set(page.text, [page])
        else if (!same.includes(page)) same.push(page)
      }
      before = now
    },
  }
}

/** The text is a copy: a string cut out of a source keeps the whole source in memory, and so would its notes. */
const makePage = ({kind, depth, field, prose, parents}: Unnumbered): Page => ({
  kind,
  ...(depth !== undefined && {depth}),
  ...(field !== undefined && {field}),
  text: JSON.parse(JSON.stringify(prose.text)),
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

/**
 * Define what is worked out of one block, once for as long as the block stays as it is, wherever it moves: from its text,
 * its kind, depth and field, the types of its parents, and the types and ranges of its inlines; of nothing else, and so
 * neither of nodes nor of places. The answer holds offsets in the prose, and no block or node.
 */
export function defineBlockReading<T>(read: (block: Block) => T): (block: Block) => T {
  const reading = (block: Block): T => recall(block, reading, () => read(block))
  return reading
}

/** What the notes of a block say under a key, made and noted where they say nothing. */
export function recall<T>(block: Block, key: object, make: () => T): T {
  block.notes ??= new Map()
  const known = block.notes.get(key) as T | undefined
  if (known !== undefined || block.notes.has(key)) return known as T
  const made = make()
  block.notes.set(key, made)
  return made
}

/**
 * Define a search of one block for ranges of it, under the same terms. What it finds comes with the block as it stands
 * now; whoever else is asked about it (whether it is quoted, what role its line has) is asked afterwards.
 */
export function defineSearch<T extends Span>(find: (block: Block) => readonly T[]): (block: Block) => readonly T[] {
  const search = (block: Block): readonly T[] => {
    if (!block.notes) return find(block)
    const known = block.notes.get(search) as readonly Omit<T, 'block'>[] | undefined
    if (known) return known.length === 0 ? nothing : known.map((found) => ({...found, block}) as T)
    const found = find(block)
    block.notes.set(search, found.length === 0 ? nothing : found.map(withoutBlock))
    return found
  }
  return search
}

const nothing: readonly never[] = []

/** Notes outlive their block: they hold what was found without it. */
export function withoutBlock<T extends Span>({block: _, ...found}: T): Omit<T, 'block'> {
  return found
}
