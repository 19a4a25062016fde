// Labels of a page that ran into the sentences of copied text: "… to steer Continue reading: Next story".

import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {ownHits} from '../../../src/reading/speech/quotations.ts'
import labels from '../../lists/run-on-labels.json' with {type: 'json'}

const runOnLabels = definePhrases(labels)

/** Labels with a capital in the middle of a sentence, in reading order. */
export const runOnLabelsOf = defineReading<readonly Hit[]>(
  (draft) => ownHits(draft, runOnLabels).filter(runsOn),
  [runOnLabels],
)

/** The sentence before broke off, and what follows starts like a headline. */
function runsOn({block: {kind, prose}, start, end}: Hit): boolean {
  const before = prose.text.slice(Math.max(0, start - 40), start)
  const after = prose.text.slice(end, end + 12)
  const label = prose.text.slice(start, end)
  if (kind !== 'paragraph' || !/^\p{Lu}/u.test(label)) return false
  return /[\p{L}\p{N}][ \u00a0]$/u.test(before) && /^[ \u00a0]["“‘]?[\p{Lu}\p{N}]/u.test(after)
}
