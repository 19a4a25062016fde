// The corpus on disk: rounds, and in each the drafts and passages of its writers.
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {type Marked, readMarkedDraft, readPassages} from './marks.ts'

const folder = new URL('../../corpus/', import.meta.url).pathname

/** The rounds there are, in their order. */
export const roundsThere = (): number[] =>
  readdirSync(folder)
    .flatMap((name) => /^round-(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)

/** The drafts and passages of a round; of `from` where they stand elsewhere. */
export function readRound(
  round: number,
  from = join(folder, `round-${round}`),
): {drafts: Marked[]; passages: Marked[]} {
  const drafts: Marked[] = []
  const passages: Marked[] = []
  for (const writer of readdirSync(from).sort()) {
    const own = join(from, writer)
    const name = `${round}${writer}`
    const whole = join(own, 'drafts')
    for (const file of existsSync(whole) ? readdirSync(whole).sort() : [])
      drafts.push(readMarkedDraft(`${name}/${file}`, readFileSync(join(whole, file), 'utf8')))
    const list = join(own, 'passages.txt')
    if (existsSync(list)) passages.push(...readPassages(name, readFileSync(list, 'utf8')))
  }
  return {drafts, passages}
}
