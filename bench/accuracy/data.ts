// Reads the sets of labelled text, one JSON object a line, and the marked sample.
import {existsSync, readFileSync} from 'node:fs'
import type {Mark} from './sample.ts'
import type {Shown} from './show.ts'

/** The rows of a set, or nothing where the set isn't there. `limit` takes the first so many. */
export function readRows<T>(folder: string, set: string, limit = Number.POSITIVE_INFINITY): T[] | undefined {
  const path = `${folder}/${set}.jsonl`
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.slice(0, limit).map((line) => JSON.parse(line) as T)
}

/** The sample and its marks, or nothing where it isn't there. */
export function readSample(folder: string): {text: string; marks: Mark[]} | undefined {
  if (!existsSync(`${folder}/findings.jsonl`)) return undefined
  return {
    text: readFileSync(`${folder}/met-police.txt`, 'utf8'),
    marks: readRows<Mark>(folder, 'findings') ?? [],
  }
}

/** Passages that an earlier run wrote with `--json`. */
export const readShown = (path: string): Shown[] => JSON.parse(readFileSync(path, 'utf8')) as Shown[]
