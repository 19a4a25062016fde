// Where the frames of many lists hang, packed into integers, so that a frame is only read where it may match.
import type {AnchorSide, Edge, FrameSet, Hanging} from '../phrase-list.ts'

/** Pack them: where the frames of each set start, where each frame starts among the cells, and these. */
export function packHangings(sets: readonly FrameSet[], numberOf: (text: string) => number): number[][] {
  const firsts: number[] = []
  const starts: number[] = []
  const cells: number[] = []
  for (const set of sets) {
    firsts.push(starts.length)
    for (let number = 0; number < set.size; number++) {
      starts.push(cells.length)
      cells.push(...cellsOf(set.hangingAt(number), numberOf))
    }
  }
  return [firsts, starts, cells]
}

function cellsOf({part, reach, isLine, lead = -1, exact, before, after}: Hanging, numberOf: (text: string) => number) {
  const row = (texts: readonly string[]) => [texts.length, ...texts.map(numberOf)]
  const side = ({edge, openers}: AnchorSide) => {
    if (edge) return [1, numberOf(edge)]
    return openers ? [2, ...row([...new Set(openers.literals)]), ...row([...new Set(openers.classes)])] : [0]
  }
  return [part, reach, isLine ? 1 : 0, lead, ...row(exact), ...side(before), ...side(after)]
}

/** Where a frame hangs, by the number of its set and its own. */
export function unpackHangings(
  firsts: Int32Array,
  starts: Int32Array,
  cells: Int32Array,
  textOf: (number: number) => string,
): (set: number, frame: number) => Hanging {
  return (set, frame) => {
    let at = starts[(firsts[set] as number) + frame] as number
    const next = () => cells[at++] as number
    const row = () => Array.from({length: next()}, () => textOf(next()))
    const side = (): AnchorSide => {
      const kind = next()
      if (kind === 1) return {edge: textOf(next()) as Edge}
      return kind === 2 ? {openers: {literals: row(), classes: row()}} : {}
    }
    const [part, reach, isLine, lead] = [next(), next(), next() === 1, next()]
    const exact = row()
    const before = side()
    return {part, reach, isLine, lead: lead < 0 ? undefined : lead, exact, before, after: side()}
  }
}
