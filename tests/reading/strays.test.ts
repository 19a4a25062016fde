// Strays: what isn't copy, by learned weights; the fast sums agree with the names of the features.
import {expect, test} from 'vitest'
import {textOf} from '../../src/core/draft/spans.ts'
import {parse} from '../../src/index.ts'
import {featuresOf, hashOfFeature} from '../../src/reading/strays/features.ts'
import {fragmentsOf} from '../../src/reading/strays/fragments.ts'
import {addWeights, kinds, levels} from '../../src/reading/strays/model.ts'
import {scored} from '../../src/reading/strays/strays.ts'
import {tokensOf} from '../../src/reading/text/tokens.ts'

const texts = [
  'I have trimmed the second paragraph and kept your tone. Want me to try a warmer ending?\n\nThe ferry sails at six.',
  '## Timetable\n\nThe ferry [Bea – which pier?] sails at 6.30 from pier 12, for £4.\n\n- Share this page\n- Print',
  '“We won’t go,” said Ann Reed. (ask legal, pls)\n\n> ALL CLEAR? Not yet…\n\n*Kept short for the web.*',
]

test.each(texts)('%s', (text) => {
  const draft = parse({path: 'x.md', text})
  for (const block of draft.blocks) {
    const tokens = tokensOf(block)
    const byRange = new Map(scored(block, tokens).map((one) => [`${one.start}–${one.end}`, one.scores]))
    for (const fragment of fragmentsOf(block)) {
      const sums = new Float32Array(kinds.length)
      for (const name of featuresOf(fragment, tokens)) addWeights(sums, 0, hashOfFeature(name))
      const fast = byRange.get(`${fragment.start}–${fragment.end}`)
      if (fast) for (const [kind, sum] of sums.entries()) expect(fast[kind], textOf(fragment)).toBeCloseTo(sum, 3)
      else for (const [kind, sum] of sums.entries()) expect(sum).toBeLessThan(levels[kinds[kind] ?? 'tool-talk'].info)
    }
  }
})
