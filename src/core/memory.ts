// A memory: what was worked out of each block, kept for the next revision of the draft, where most blocks are as they were.
import type {Block, Unnumbered} from './blocks.ts'
import type {Span} from './draft.ts'

/** The columns of readings by their numbers, which this copy of the package gave them: a plugin may come with one of its own. */
const numbered = Symbol('columns by number')

let readings = 0

/** What was worked out of each block of a draft alone: by what worked it out, a column with a row for each block. */
export interface Notes {
  columns: Map<object, unknown[]>
  [numbered]?: unknown[][]
  /** How many blocks the draft has. */
  rows: number
  /** They go on to the next revision of the draft, and so hold no block. */
  lasting: boolean
}

/** Hands the notes of blocks on from one revision of a draft to the next. One memory goes with one draft in one format. */
export interface Memory {
  /** Give each block of a revision the notes of one like it in the revision before. */
  handOn(blocks: readonly Unnumbered[]): Notes
}

/** A block as it was. */
interface Row extends Pick<Block, 'kind' | 'depth' | 'field'> {
  text: string
  inlines: readonly {type: string; start: number; end: number}[]
  around: readonly string[]
}

/** Notes for a draft that is read once. */
export const makeNotes = (rows: number): Notes => ({columns: new Map(), [numbered]: [], rows, lasting: false})

/** An empty memory. It holds no more than the last revision had blocks. */
export function makeMemory(): Memory {
  let rows: readonly Row[] = []
  let byText = new Map<string, number[]>()
  let notes = makeNotes(0)
  return {
    handOn(blocks) {
      const before = blocks.map((block) => byText.get(block.prose.text)?.find((at) => isLike(rows[at] as Row, block)))
      rows = blocks.map((block, at) => rows[before[at] ?? -1] ?? makeRow(block))
      byText = new Map()
      for (const [at, {text}] of rows.entries()) {
        const same = byText.get(text)
        if (same) same.push(at)
        else byText.set(text, [at])
        ;(blocks[at] as Unnumbered).prose.text = text
      }
      const move = (column: unknown[]) => before.map((at) => (at === undefined ? undefined : column[at]))
      const columns = new Map([...notes.columns].map(([key, column]) => [key, move(column)]))
      notes = {columns, [numbered]: notes[numbered]?.map(move) ?? [], rows: blocks.length, lasting: true}
      return notes
    },
  }
}

/** A string cut out of a source keeps the whole source in memory. */
const ownCopy = (text: string): string => JSON.parse(JSON.stringify(text))

const makeRow = ({kind, depth, field, prose, parents}: Unnumbered): Row => ({
  kind,
  ...(depth !== undefined && {depth}),
  ...(field !== undefined && {field}),
  text: ownCopy(prose.text),
  inlines: prose.inlines.map(({type, start, end}) => ({type, start, end})),
  around: parents.map(({type}) => type),
})

function isLike(row: Row, {kind, depth, field, prose, parents}: Unnumbered): boolean {
  return (
    row.kind === kind &&
    row.depth === depth &&
    row.field === field &&
    row.around.length === parents.length &&
    row.around.every((type, i) => type === parents[i]?.type) &&
    row.inlines.length === prose.inlines.length &&
    row.inlines.every((inline, i) => {
      const other = prose.inlines[i]
      return inline.type === other?.type && inline.start === other.start && inline.end === other.end
    })
  )
}

/** A column has room for all blocks: one that grows with gaps becomes a slow dictionary. */
function columnOf({columns, rows}: Notes, key: object): unknown[] {
  const column = columns.get(key)
  if (column) return column
  const made = new Array<unknown>(rows)
  columns.set(key, made)
  return made
}

function numberedColumn(notes: Notes, number: number): unknown[] {
  notes[numbered] ??= []
  notes[numbered][number] ??= new Array<unknown>(notes.rows)
  return notes[numbered][number]
}

/** What is asked of a block; what else is given must follow from the block alone, as the hits in it do. */
type Ask<T, Given extends unknown[]> = (block: Block, ...given: Given) => T

/**
 * Define what is worked out of one block, once for as long as the block stays as it is, wherever it moves: from its text,
 * its kind, depth and field, the types of its parents, and the types and ranges of its inlines; of nothing else, and so
 * neither of nodes nor of places. The answer holds offsets in the prose, and no block or node.
 */
export function defineBlockReading<T, Given extends unknown[] = []>(read: Ask<T, Given>): Ask<T, Given> {
  const number = readings++
  return (block, ...given) => {
    const column = numberedColumn(block.notes, number)
    const known = column[block.index] as T | undefined
    if (known !== undefined) return known
    const made = read(block, ...given)
    column[block.index] = made
    return made
  }
}

/**
 * What was worked out of a block and of what is given beside it, such as which of its words the draft knows as names:
 * made anew where one of those is not the very same as when it was noted. `nth` tells several notes of one key apart,
 * by where in the block they stand.
 */
export function recall<T>(block: Block, key: object, nth: number, given: readonly unknown[], make: () => T): T {
  if (!block.notes.lasting) return make()
  const column = columnOf(block.notes, key) as {nth: number; given: readonly unknown[]; made: T}[][]
  const known = column[block.index]
  const at = known?.findIndex((note) => note.nth === nth) ?? -1
  const note = known?.[at]
  if (note && areSame(note.given, given)) return note.made
  const kept = given.map((one) => (typeof one === 'string' ? ownCopy(one) : one))
  const made = make()
  if (!known) column[block.index] = [{nth, given: kept, made}]
  else known[at < 0 ? known.length : at] = {nth, given: kept, made}
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
  const number = readings++
  return (block, ...given) => {
    if (!block.notes.lasting) return find(block, ...given)
    const column = numberedColumn(block.notes, number)
    const known = column[block.index] as readonly T[] | undefined
    if (known) return known.length === 0 ? known : known.map((found) => move(found, block))
    const found = find(block, ...given)
    column[block.index] = found.map((one) => move(one, nowhere))
    return found
  }
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
  notes: makeNotes(0),
}
