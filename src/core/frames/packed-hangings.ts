// Where the frames of many lists hang, packed into integers, so that a frame is only read where it may match.
import type {AnchorSide, Edge, FrameSet, Hanging} from '../phrase-list.ts'

/**
 * Pack them: where the frames of each set start, where each frame starts among the cells, these, and the rows of words
 * that they name, each once.
 */
export function packHangings(sets: readonly FrameSet[], numberOf: (text: string) => number): number[][] {
  const firsts: number[] = []
  const starts: number[] = []
  const cells: number[] = []
  const rows = collectRows(numberOf)
  for (const set of sets) {
    firsts.push(starts.length)
    for (let number = 0; number < set.size; number++) {
      starts.push(cells.length)
      cells.push(...cellsOf(set.hangingAt(number), numberOf, rows.rowOf))
    }
  }
  return [firsts, starts, cells, ...rows.pack()]
}

type RowOf = (texts: Iterable<string>) => number

/** Rows of texts by number, each text once, and packed: where each starts, and the numbers of the texts. */
function collectRows(numberOf: (text: string) => number) {
  const known = new Map<string, number>()
  const starts = [0]
  const cells: number[] = []
  const rowOf: RowOf = (texts) => {
    const numbers = [...new Set(texts)].map(numberOf)
    const row = known.get(numbers.join()) ?? starts.length - 1
    if (known.size > row) return row
    known.set(numbers.join(), row)
    cells.push(...numbers)
    starts.push(cells.length)
    return row
  }
  return {rowOf, pack: () => [starts, cells]}
}

function cellsOf(hanging: Hanging, numberOf: (text: string) => number, rowOf: RowOf): number[] {
  const {part, reach, isLine, lead = -1, exact, needs, before, after} = hanging
  const side = ({edge, openers}: AnchorSide) => {
    if (edge) return [1, numberOf(edge)]
    return openers ? [2, rowOf(openers.literals), rowOf(openers.classes)] : [0]
  }
  const needed = [needs.length, ...needs.map(rowOf)]
  return [part, reach, isLine ? 1 : 0, lead, rowOf(exact), ...needed, ...side(before), ...side(after)]
}

/** What packed hangings are: parts in the order in which they are packed. */
type Cells = Int32Array

/** Where a frame hangs, by the number of its set and its own. */
export function unpackHangings(
  [firsts, starts, cells, rowStarts, rowCells]: readonly [Cells, Cells, Cells, Cells, Cells],
  textOf: (number: number) => string,
): (set: number, frame: number) => Hanging {
  const rows: string[][] = []
  const rowAt = (row: number) => {
    rows[row] ??= Array.from(rowCells.subarray(rowStarts[row], rowStarts[row + 1]), textOf)
    return rows[row]
  }
  return (set, frame) => {
    let at = starts[(firsts[set] as number) + frame] as number
    const next = () => cells[at++] as number
    const side = (): AnchorSide => {
      const kind = next()
      if (kind === 1) return {edge: textOf(next()) as Edge}
      return kind === 2 ? {openers: {literals: rowAt(next()), classes: rowAt(next())}} : {}
    }
    const [part, reach, isLine, lead] = [next(), next(), next() === 1, next()]
    const exact = rowAt(next())
    const needed = Array.from({length: next()}, () => rowAt(next()))
    const before = side()
    return {part, reach, isLine, lead: lead < 0 ? undefined : lead, exact, needs: needed, before, after: side()}
  }
}
