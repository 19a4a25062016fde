// What was found before an edit, at the places where it stands after it.
import type {Place} from '../core/draft/place.ts'
import type {Finding} from '../core/rule.ts'

/** Where two texts differ: offsets in UTF-16 code units in the one before, and by how much what follows has moved. */
interface Difference {
  start: number
  end: number
  delta: number
}

/**
 * The findings of a text as they stand in what it has become; those that the change touches are left out. `shift` is
 * what stands before the draft's text in both, a byte order mark.
 */
export function moveFindings(findings: readonly Finding[], before: string, after: string, shift: number): Finding[] {
  const change = changeBetween(before, after)
  return findings.flatMap((finding) => {
    const place = movePlace(finding.place, change, shift)
    if (!place) return []
    const related = finding.related?.flatMap((one) => {
      const there = one.path === undefined ? movePlace(one.place, change, shift) : one.place
      return there ? [{...one, place: there}] : []
    })
    return [{...finding, place, ...(related && {related})}]
  })
}

function movePlace({start, end}: Place, change: Difference, shift: number): Place | undefined {
  if (end + shift <= change.start) return {start, end}
  if (start + shift >= change.end) return {start: start + change.delta, end: end + change.delta}
  return undefined
}

function changeBetween(before: string, after: string): Difference {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let tail = 0
  const isAlike = () => before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  while (tail < most - start && isAlike()) tail++
  return {start, end: before.length - tail, delta: after.length - before.length}
}
