// Gaps: up to so many words, gone on over from many places at once.
import {isSentenceEnd} from './edges.ts'
import type {Direction, Ground, Reached} from './places.ts'
import {isWordToken} from './tokens.ts'

/** The most tokens a gap takes: its words, and the marks between them. */
export const longestGap = (most: number): number => most * 4 + 8

/**
 * Up to so many words with the marks between them, within the sentence; the nearest place first. All places are gone on
 * from together: `first` is the one farthest behind that the gap still reaches from, `next` the one to be met next.
 */
export function skip(most: number, from: readonly Reached[], ground: Ground, direction: Direction): Reached[] {
  const {tokens} = ground
  const starts = [...from].sort((a, b) => (a.at - b.at) * direction)
  const reached = [...from]
  const passed: number[] = []
  let [first, next, words] = [0, 0, 0]
  for (let at = starts[0]?.at ?? 0; ; at += direction) {
    if (first === next) {
      if (next === starts.length) return reached
      at = (starts[next] as Reached).at
    }
    while (starts[next]?.at === at) passed[next++] = words
    const token = direction > 0 ? at : at - 1
    const isOpen = token >= 0 && token < tokens.starts.length && !isSentenceEnd(token, ground)
    if (isOpen && isWordToken(tokens, token)) words++
    const isOver = (start: number) =>
      !isOpen ||
      words - (passed[start] as number) > most ||
      Math.abs(at - (starts[start] as Reached).at) >= longestGap(most)
    while (first < next && isOver(first)) first++
    if (first < next) reached.push({at: at + direction, captured: starts[first]?.captured})
  }
}
