// Keeps the rows of a run, so that a later run can add tools to them.
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {CorpusResults} from './report.ts'

export const emptyResults = (rounds: readonly number[]): CorpusResults => ({rounds, rows: [], missing: []})

/**
 * Writes the results into the folder and returns them; `isAdded`: with those of tools that only the run before had.
 * `order` names the tools as they follow one another. Throws where the run before was on other rounds.
 */
export function keep(folder: string, now: CorpusResults, isAdded: boolean, order: readonly string[]): CorpusResults {
  const path = join(folder, 'corpus.json')
  const before = isAdded && existsSync(path) ? readResults(readFileSync(path, 'utf8')) : emptyResults(now.rounds)
  const all = mergeResults(before, now, order)
  writeFileSync(path, writeResults(all))
  return all
}

/** Both runs together; a tool that both had stays as it is now. */
export function mergeResults(before: CorpusResults, now: CorpusResults, order: readonly string[]): CorpusResults {
  if (before.rounds.join() !== now.rounds.join())
    throw new Error(`The run before was on rounds ${before.rounds.join(', ')}: nothing can be added to it.`)
  const fresh = new Set([...now.rows, ...now.missing].map(({tool}) => tool))
  const join = <One extends {tool: string}>(old: readonly One[], young: readonly One[]): One[] =>
    [...old.filter(({tool}) => !fresh.has(tool)), ...young].sort(
      (a, b) => order.indexOf(a.tool) - order.indexOf(b.tool),
    )
  return {rounds: now.rounds, rows: join(before.rows, now.rows), missing: join(before.missing, now.missing)}
}

/** As JSON, which has no maps. */
export function writeResults(results: CorpusResults): string {
  return JSON.stringify(results, (_, value) => (value instanceof Map ? [...value] : value), 1)
}

export function readResults(json: string): CorpusResults {
  const results = JSON.parse(json) as CorpusResults
  for (const {tallies} of results.rows) tallies.kinds = new Map(tallies.kinds)
  return results
}
