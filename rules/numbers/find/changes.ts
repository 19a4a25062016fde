// Changes: a rise or fall in per cent that is told after its two figures, worked out again.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {phraseSets, wordsOf} from '../../../src/reading/text/words.ts'
import countedWords from '../../lists/counted-words.json' with {type: 'json'}
import {type Counted, countedOf} from './counted.ts'

/** A change in per cent that no two figures before it make; `from` and `to` are those that come closest. */
interface StatedChange extends Span {
  from: string
  to: string
  right: string
}

const words = phraseSets(countedWords.kinds)

/** Every change that is told as `a fall of 46 per cent` and fits no figures of its sentence and the one before. */
export const statedChanges = (draft: Draft, tolerance: number): StatedChange[] =>
  [...countedOf(draft)].flatMap(([block, figures]) =>
    figures.flatMap((figure, i) => {
      if (!isChange(block, figure) || isQuoted(draft, figure)) return []
      const before = figures
        .slice(Math.max(0, i - mostFigures), i)
        .filter(({sentence}) => sentence >= figure.sentence - 1)
      return judge(figure, before, tolerance)
    }),
  )

const mostFigures = 8

/** `an increase of 95 percent`, after words that compare. */
function isChange(block: Block, {unit, hedged, at, sentence, value}: Counted): boolean {
  const all = wordsOf(block)
  if (
    unit !== '%' ||
    hedged ||
    value <= 0 ||
    all[at - 1]?.lower !== 'of' ||
    !words.change.has(all[at - 2]?.lower ?? '')
  )
    return false
  const near = all.slice(Math.max(0, at - 40), at - 2)
  return near.some((word) => word.sentence === sentence && words.compares.has(word.lower))
}

function judge(figure: Counted, before: readonly Counted[], tolerance: number): StatedChange[] {
  const own = before.filter((one) => one.unit !== '%' && one.value > 0)
  const last = own.filter(({sentence}) => sentence === figure.sentence)
  const pairs = last.flatMap((b) =>
    own.filter((a) => a !== b && a.unit === b.unit).flatMap((a) => [[a, b] as const, [b, a] as const]),
  )
  if (pairs.length === 0 || own.some(({hedged}) => hedged)) return []
  const stated = figure.value * 100
  const scored = pairs.map(([a, b]) => ({a, b, change: (Math.abs(b.value - a.value) / a.value) * 100}))
  if (scored.some(({change}) => Math.abs(change - stated) <= tolerance + 0.5 + change * 0.02)) return []
  const [best] = scored.sort((one, two) => Math.abs(one.change - stated) - Math.abs(two.change - stated))
  if (!best || best.change > 400 || Math.abs(best.change - stated) > 40) return []
  const textOf = ({block, start, end}: Counted) => block.prose.text.slice(start, end)
  const {block, start, end} = figure
  return [{block, start, end, from: textOf(best.a), to: textOf(best.b), right: best.change.toFixed(0)}]
}
