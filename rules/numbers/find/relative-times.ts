// Relative times: words that say when only to those who know when they were written.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {groupByBlock, type Span} from '../../../src/core/draft/spans.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {datesIn} from '../../../src/reading/numbers/dates.ts'
import {imprintOf} from '../../../src/reading/page/bylines.ts'
import {type Line, linesIn, type Role, roleOf, titleOf} from '../../../src/reading/page/roles.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import timesData from '../../lists/relative-times.json' with {type: 'json'}

interface RelativeTime extends Span {
  kind: 'lede' | 'body' | 'day'
}

const times = definePhrases(timesData)

const copy: ReadonlySet<Role> = new Set(['title', 'subhead', 'body', 'listItem'])

/** Words of relative time that no date in their sentence, and no date of the draft where that is enough, explains. */
export const relativeTimesIn = defineReading<readonly RelativeTime[]>(
  (draft) => {
    const lede = linesIn(draft).find(({role, text}) => role === 'body' && text.length > 60)
    return hitsOf(draft, times).flatMap((hit) => (hit.kind === 'idle' ? [] : judge(draft, hit, lede)))
  },
  [times, datesIn, linesIn, titleOf, imprintOf, quotationsOf],
)

const year = /\b(?:1[89]|20)\d\d\b/

function judge(draft: Draft, hit: Hit, lede: Line | undefined): RelativeTime[] {
  const role = roleOf(draft, hit)
  if (!copy.has(role) || isQuoted(draft, hit)) return []
  if (hit.kind === 'day' && imprintOf(draft).date) return []
  const {block, start, end} = hit
  const sentence = sentenceNear(block.prose.text, start, end)
  if (year.test(block.prose.text.slice(sentence.start, sentence.end))) return []
  const dates = datesByBlock(draft).get(block) ?? []
  const next = dates[firstEndingAfter(dates, sentence.start)]
  if (next && next.start < sentence.end) return []
  const early = hit.kind === 'vague' && (role === 'title' || (lede?.block === block && start < lede.end))
  return [{block, start, end, kind: hit.kind === 'day' ? 'day' : early ? 'lede' : 'body'}]
}

const datesByBlock = defineReading((draft) => groupByBlock(datesIn(draft)), [datesIn])

/** About the sentence around a range, by its marks alone and at most 300 characters on each side. */
function sentenceNear(text: string, start: number, end: number): {start: number; end: number} {
  const before = text.slice(Math.max(0, start - 300), start + 1)
  const stops = [...before.matchAll(/[\p{Ll}\d”"’)]{2}[.!?]["”’)]*\s+(?=\p{Lu}|["“‘])/gu)]
  const last = stops.at(-1)
  const from = last ? last.index + last[0].length : 0
  const after = text.slice(end, end + 300)
  const close = /[.!?]["”’)]*(?:\s|$)/.exec(after)?.index ?? after.length
  return {start: Math.max(0, start - 300) + from, end: end + close}
}
