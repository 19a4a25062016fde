// Draws findings of a source to be read: by a seed, at most so many of a file, a source and a rule. Pure.
import {shuffle} from '../random.ts'

/** A finding as a reader gets it. */
export interface Drawn {
  id: string
  source: string
  rule: string
  kind: string
  level: string
  path: string
  line: number
  message: string
  before: string
  found: string
  after: string
}

/** How many are drawn at most. */
interface Caps {
  file: number
  source: number
  /** Of a rule and level in the whole round. */
  rule: number
}

/** The findings to be read of a round: the same for the same seed. */
export function draw(all: readonly Drawn[], caps: Caps, seed: number): Drawn[] {
  const counts = new Map<string, number>()
  const take = (key: string, most: number) => (counts.get(key) ?? 0) < most
  const chosen: Drawn[] = []
  for (const one of shuffle(all, seed)) {
    const group = `${one.rule} ${one.level}`
    const keys: [string, number][] = [
      [`${group} in ${one.source}/${one.path}`, caps.file],
      [`${group} in ${one.source}`, caps.source],
      [group, caps.rule],
    ]
    if (!keys.every(([key, most]) => take(key, most))) continue
    for (const [key] of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    chosen.push(one)
  }
  return chosen.sort((a, b) => (a.id < b.id ? -1 : 1))
}
