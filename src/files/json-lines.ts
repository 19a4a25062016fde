// Splits a stream of bytes into lines; one that is too long is skipped, not kept.

/** A line without its end, by its number from 1; without bytes where it was too long. */
export interface JsonLine {
  number: number
  bytes?: Uint8Array
}

const lineFeed = 10

/** The lines of a stream, those of more than `most` bytes by number only. The last one may have no end. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
): AsyncGenerator<JsonLine> {
  let number = 1
  let size = 0
  let parts: Uint8Array[] = []
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      add(chunk.subarray(start, end))
      yield take()
      start = end + 1
    }
    // A copy: a short rest must not keep its whole chunk in memory, and the chunk may be written to again.
    if (start < chunk.length) add(chunk.slice(start))
  }
  if (size > 0) yield take()

  function add(part: Uint8Array): void {
    size += part.length
    if (size > most) parts = []
    else parts.push(part)
  }

  function take(): JsonLine {
    const line = size > most ? {number} : {number, bytes: Buffer.concat(parts)}
    number++
    size = 0
    parts = []
    return line
  }
}

const utf8 = new TextDecoder('utf-8', {fatal: true})

/** Beyond this many bytes a line is no record. */
export const longestLine = 256 * 1024 * 1024

/** What a line of JSON says, or a sentence about why it says nothing; undefined for a blank one. */
export function parseLine({bytes}: JsonLine): {value: unknown} | {reason: string} | undefined {
  if (!bytes) return {reason: `This line is longer than ${longestLine / 1024 / 1024} MB.`}
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return {reason: 'This line is not valid UTF-8.'}
  }
  if (text.trim() === '') return undefined
  try {
    return {value: JSON.parse(text) as unknown}
  } catch {
    return {reason: 'This line is not JSON.'}
  }
}
