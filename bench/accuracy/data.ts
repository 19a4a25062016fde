// Reads the sets of labelled text: one JSON object a line.
import {existsSync, readFileSync} from 'node:fs'

/** A row as it stands in its file. */
export type Row = Readonly<Record<string, unknown>>

/** The rows of a set, or nothing where the set isn't there. `limit` takes the first so many. */
export function readRows<T>(folder: string, set: string, limit = Number.POSITIVE_INFINITY): T[] | undefined {
  const path = `${folder}/${set}.jsonl`
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.slice(0, limit).map((line) => JSON.parse(line) as T)
}
