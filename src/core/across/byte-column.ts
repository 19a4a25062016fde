// A column of bytes: pieces of any length, one behind the other, in as much memory as they need.

import {bisect} from '../order.ts'
import {makeNumberColumn} from './columns.ts'

/** Pieces by their position. */
interface ByteColumn {
  readonly length: number
  /** How many bytes it takes. */
  size(): number
  push(piece: Uint8Array): void
  /** The memory a piece stands in, and where in it the piece begins. */
  at(i: number): {bytes: Uint8Array; from: number}
  /** What is in it, to be handed over: the column is no longer of use. */
  pack(): PackedBytes
}

/** Pieces as bytes: the chunks, and where each piece starts in all of them together. */
export interface PackedBytes {
  chunks: Uint8Array<ArrayBuffer>[]
  starts: Uint32Array<ArrayBuffer>
}

/** A chunk is as large as all before it, between these. */
const [leastChunk, mostChunk] = [1 << 14, 1 << 22]

/** Make a column, or open one that was packed. */
export function makeByteColumn(packed?: PackedBytes): ByteColumn {
  const chunks: Uint8Array<ArrayBuffer>[] = [...(packed?.chunks ?? [])]
  const starts = makeNumberColumn(packed?.starts)
  /** Where each chunk begins in all of them together. */
  const bases: number[] = []
  let [end, room] = [0, 0]
  for (const {length} of chunks) {
    bases.push(room)
    room += length
  }
  end = room
  return {
    get length() {
      return starts.length
    },
    size: () => end,
    push(piece) {
      if (end + piece.length > room) {
        chunks.push(new Uint8Array(Math.max(piece.length, Math.min(mostChunk, Math.max(leastChunk, end)))))
        bases.push(room)
        end = room
        room += chunks.at(-1)?.length ?? 0
      }
      chunks.at(-1)?.set(piece, end - (bases.at(-1) as number))
      starts.push(end)
      end += piece.length
    },
    at(i) {
      const start = starts.at(i)
      const chunk = bisect(bases, (base) => base > start) - 1
      return {bytes: chunks[chunk] as Uint8Array, from: start - (bases[chunk] as number)}
    },
    pack() {
      const last = chunks.pop()
      if (last) chunks.push(last.slice(0, last.length - (room - end)))
      return {chunks, starts: starts.all()}
    },
  }
}
