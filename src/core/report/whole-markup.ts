// Whole markup: a repair takes both marks of a link or emphasis, or none.
import type {Draft} from '../draft/draft.ts'
import {type Place, placeOfNode} from '../draft/place.ts'
import {bisect} from '../order.ts'
import type {Edit} from '../rule.ts'

/** The links and emphases of a draft with marks of their own, by where they start and by where they end. */
interface MarkPairs {
  byStart: readonly Place[]
  byEnd: readonly Place[]
}

const known = new WeakMap<Draft, MarkPairs>()

/** Does a group of edits leave no half of a link or emphasis behind: `a [a form](…)` must not become `a form](…)`? */
export function keepsMarkupWhole(draft: Draft, edits: readonly Edit[]): boolean {
  if (draft.format === 'text') return true
  const marked = known.get(draft) ?? markedIn(draft)
  known.set(draft, marked)
  const [opened, closed] = [new Set<Place>(), new Set<Place>()]
  for (const {start, end, text} of edits) {
    if (start === end || /[[\]()*_~<>]/.test(text)) continue
    const {byStart, byEnd} = marked
    for (let at = bisect(byStart, (one) => one.start >= start); (byStart[at]?.start ?? end) < end; at++)
      opened.add(byStart[at] as Place)
    for (let at = bisect(byEnd, (one) => one.end > start); (byEnd[at]?.end ?? end + 1) <= end; at++)
      closed.add(byEnd[at] as Place)
  }
  return opened.size === closed.size && [...opened].every((one) => closed.has(one))
}

function markedIn({blocks, text}: Draft): MarkPairs {
  const all = blocks.flatMap(({prose}) =>
    prose.inlines.flatMap(({node}) => {
      const place = placeOfNode(node)
      return 'children' in node && /[[*_~]/.test(text[place.start] ?? '') ? [place] : []
    }),
  )
  return {byStart: all.toSorted((a, b) => a.start - b.start), byEnd: all.toSorted((a, b) => a.end - b.end)}
}
