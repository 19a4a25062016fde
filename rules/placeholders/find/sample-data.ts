// Stand-ins: names, addresses and numbers that were made to be replaced.

import type {Span} from '../../../src/core/draft/spans.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {defineForms, type Form} from '../../../src/reading/text/prefilter.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import standIns from '../../lists/stand-ins.json' with {type: 'json'}

/** A name, address or number at its place. */
type StandIn = Span & {kind: 'stand-in' | 'address'}

const {kinds, frames, words} = standIns
const list = definePhrases({kinds: {}, frames, words})
const vocabulary = phraseSets(kinds)

/** A shape of addresses; its first group is a mailbox, the last a host. */
interface AddressForm extends Form {
  isStandIn: (first: string, last: string) => boolean
}

/** A host of the list, or one below it. */
const isStandInHost = (host: string) =>
  vocabulary.host.has(host) || vocabulary.host.has(host.slice(host.indexOf('.') + 1))

const forms: readonly AddressForm[] = [
  {
    words: ['555', '456'],
    pattern:
      /(?<![\d-])(?:(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])?555[-. ](?:01\d\d|1234)|\(?555\)?[-. ]\d{3}[-. ]\d{4}|\(?123\)?[-. ]456[-. ]7890)(?![\d-])/g,
    isStandIn: () => true,
  },
  {
    parts: ['@'],
    pattern: /(?<![\w./:@])([\w.+-]{1,40})@((?:[\w-]{1,40}\.){1,3}[a-z]{2,10})\b(?![\w-])/gi,
    isStandIn: (mailbox, host) => vocabulary.mailbox.has(mailbox) || isStandInHost(host),
  },
  {
    words: ['www'],
    pattern: /(?<![\w./:@-])(?:https?:\/\/)?www\.((?:[\w-]{1,40}\.){1,3}[a-z]{2,10})\b(?![\w-]|\.\w)/gi,
    isStandIn: isStandInHost,
  },
]

/** Stand-ins in the publication's own words. */
export const sampleDataIn = defineReading<readonly StandIn[]>(
  (draft) =>
    [
      ...hitsOf(draft, list).flatMap(nameAt),
      ...addressesIn(draft).map(({block, start, end}) => ({block, start, end, kind: 'address' as const})),
    ].filter((span) => !inQuotationMarks(draft, span)),
  [list, quotationsOf],
)

function nameAt({block, start, end, kind}: Hit): StandIn[] {
  if (kind === 'site' && isRealName({block, start, end})) return []
  return [{block, start, end, kind: kind === 'address' ? 'address' : 'stand-in'}]
}

const addressesIn = defineForms(forms, ({form, match: [, first = '', last = '']}) =>
  form.isStandIn(first.toLowerCase(), last.toLowerCase()),
)

/** A prize for the best website, a title in title case, a heading. */
function isRealName({block, start}: Span): boolean {
  const {text} = block.prose
  const clause = text
    .slice(Math.max(0, start - 120), start)
    .split(/[.!?:]\s+|\n/)
    .at(-1) as string
  const words = clause.trim().split(/\s+/).filter(Boolean)
  const isTitled =
    words.length === 0 ||
    words
      .slice(1)
      .slice(-4)
      .some((word) => /^\p{Lu}/u.test(word))
  const nearby = {block, start: Math.max(0, start - 200), end: Math.min(text.length, start + 200)}
  return block.kind !== 'paragraph' || isTitled || holdsPhrase(nearby, vocabulary.prize)
}
