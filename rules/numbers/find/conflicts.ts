// Conflicts: two places of a draft that cannot both be right, told with the line of the earlier one.
import {type Draft, makeLocator} from '../../../src/core/draft/draft.ts'
import {placeOf, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {quote} from '../../../src/core/elide.ts'
import type {Related} from '../../../src/core/rule.ts'

/** Two places; the span itself is the one to mark. */
interface Conflict extends Span {
  kind: string
  other: Span
}

/** For each conflict what to report: the place, the message, and the other place as `there` names it. */
export function conflictReports(draft: Draft, found: readonly Conflict[], there: string) {
  if (found.length === 0) return []
  const locate = makeLocator(draft.text)
  return found.map(({kind, other, ...span}) => {
    const place = placeOf(other)
    const message = `Line ${locate(place.start).line} says ${quote(textOf(other))}, and here it is ${quote(textOf(span))}: check which is right.`
    const related: Related[] = [{place, message: there}]
    return {span, message, extras: {kind, related}}
  })
}
