// Findings whose places count from elsewhere: behind a byte order mark that the text was handed in with.
import type {Place} from '../draft/place.ts'
import type {Finding} from '../rule.ts'

/** A finding with all its places in the draft moved by so many code units. */
export function moveFinding(finding: Finding, by: number): Finding {
  const move = <P extends Place>(place: P): P => ({...place, start: place.start + by, end: place.end + by})
  const {fix, suggestions, related} = finding
  return {
    ...finding,
    place: move(finding.place),
    ...(fix && {fix: fix.map(move)}),
    ...(suggestions && {suggestions: suggestions.map((one) => ({...one, edits: one.edits.map(move)}))}),
    ...(related && {
      related: related.map((one) => (one.path === undefined ? {...one, place: move(one.place)} : one)),
    }),
  }
}
