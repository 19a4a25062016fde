// Runs mutated drafts through the surfaces, and makes what fails as short as it can be.
import {type Below, makeBelow, mutated} from './mutate.ts'
import {readSeeds} from './seeds.ts'
import {type MadeDraft, surfaces} from './surfaces.ts'

/** How many drafts, and from which seed; `only` names one surface, `extension` one kind of drafts. */
interface Order {
  inputs: number
  seed: number
  only?: string
  extension?: 'html' | 'mdx'
  watch?: Watch
}

/** A draft that failed, as short as it could be made. */
interface Failure extends MadeDraft {
  surface: string
  why: string
  number: number
}

/** Hears of each thousand of drafts, and of each failure when it is found. */
interface Watch {
  through(inputs: number): void
  failed(failure: Failure): void
}

/** How many drafts went through each surface, and one failure of each kind. */
interface Fuzzed {
  counts: Record<string, number>
  failures: readonly Failure[]
}

/** Make drafts and put them through the surfaces: the same for the same seed. */
export async function fuzz({inputs, seed, only, extension, watch}: Order): Promise<Fuzzed> {
  const seeds = readSeeds(extension)
  const paths = extension ? [`a.${extension}`] : ['a.md', 'a.md', 'a.txt']
  const counts: Record<string, number> = {}
  const failures = new Map<string, Failure>()
  for (let number = 0; number < inputs; number++) {
    if (number % 1000 === 999) watch?.through(number + 1)
    const own = seed * 1_000_003 + number
    const below = makeBelow(own)
    const input = {path: paths[below(paths.length)] as string, text: mutated(seeds, below)}
    for (const [surface, {every}] of Object.entries(surfaces)) {
      if (number % every !== 0 || (only !== undefined && only !== surface)) continue
      counts[surface] = (counts[surface] ?? 0) + 1
      const why = await failureOf(surface, input, makeBelow(own))
      const kind = why && `${surface}: ${kindOf(why)}`
      if (!why || !kind || failures.has(kind)) continue
      const failure = {surface, why, number, ...(await shorten(surface, input, own, kind))}
      failures.set(kind, failure)
      watch?.failed(failure)
    }
  }
  return {counts, failures: [...failures.values()]}
}

/** Why a draft doesn't come through a surface; nothing where it does. */
export async function failureOf(surface: string, input: MadeDraft, below: Below): Promise<string | undefined> {
  try {
    await surfaces[surface]?.run(input, below)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The same whatever the numbers and quotations in it. */
const kindOf = (why: string): string => (why.split('\n')[0] as string).replace(/\d+|“[^”]*”|".*"/g, '…')

/** Leave out what isn't needed to fail in the same way: halves, then ever smaller pieces. */
async function shorten(surface: string, {path, text}: MadeDraft, seed: number, kind: string): Promise<MadeDraft> {
  let kept = text
  for (let size = Math.ceil(text.length / 2), tries = 0; size > 0 && tries < 3000; ) {
    let isShorter = false
    for (let at = 0; at < kept.length && tries < 3000; tries++) {
      const shorter = kept.slice(0, at) + kept.slice(at + size)
      const why = await failureOf(surface, {path, text: shorter}, makeBelow(seed))
      if (why && `${surface}: ${kindOf(why)}` === kind) {
        kept = shorter
        isShorter = true
      } else at += size
    }
    if (!isShorter) size = Math.floor(size / 2)
  }
  return {path, text: kept}
}
