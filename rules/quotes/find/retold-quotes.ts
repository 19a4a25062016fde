// Retold quotes: a quotation that stands in the draft twice, each time in other words.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {overlaps, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {foldText, wordsIn} from '../../../src/reading/likeness/word-overlap.ts'
import {functionWords} from '../../../src/reading/names/name-words.ts'
import {quotationsOf} from '../../../src/reading/speech/quotations.ts'

/** What somebody is quoted as saying in one go: a quotation, or the parts of one around its speaker. */
interface Saying extends Span {
  folded: string
  /** Its words of weight by how they begin. */
  stems: ReadonlySet<string>
  /** How many words it has. */
  words: number
}

/** Two quotations that seem to be one. */
interface RetoldQuote {
  found: Saying
  first: Saying
}

/** So many quotations are compared with one another; in interviews of thousands only these. */
const mostCompared = 80

/** Quotations of a draft that say what an earlier one says, in other words. */
export const retoldQuotesIn = defineReading<readonly RetoldQuote[]>(
  (draft) => {
    const sayings = sayingsIn(draft)
    const all = sayings.flatMap((found, at): RetoldQuote[] => {
      const first = sayings.slice(Math.max(0, at - mostCompared), at).find((earlier) => isRetold(draft, earlier, found))
      return first ? [{found, first}] : []
    })
    return all.filter(
      ({found}, at) => !all.slice(Math.max(0, at - mostParts), at).some((before) => overlaps(before.found, found)),
    )
  },
  [quotationsOf],
)

/** The shortest saying that is compared: shorter ones are phrases, and come again. */
const fewestWords = 7
/** The longest: more is a speech. */
const mostWords = 70

/** How many quotations in a row may be parts of one saying. */
const mostParts = 4

function sayingsIn(draft: Draft): Saying[] {
  const all = quotationsOf(draft)
  let from = 0
  return all.flatMap((quotation, at) => {
    const last = all[at - 1]
    const isPart =
      last?.block === quotation.block && isOneSaying(quotation.block.prose.text.slice(last.end, quotation.start))
    from = isPart && at - from < mostParts ? from : at
    const own = [asSaying([quotation])]
    return (from < at ? [asSaying(all.slice(from, at + 1)), ...own] : own).filter(
      (saying) => saying.words >= fewestWords && saying.words <= mostWords && isSentence(saying),
    )
  })
}

/** Opens with a capital, as what is quoted whole does. */
const isSentence = ({block, start}: Span): boolean =>
  /^["“'‘«]+(?:\[?\p{Lu}|['’]\p{L})/u.test(block.prose.text.slice(start, start + 4))

/** The words between two parts of a saying: who says it, and no more. */
const isOneSaying = (between: string): boolean => between.length < 90 && !between.includes('\n\n')

/** The parts of one saying, which stand in one block, as a whole. */
function asSaying(parts: readonly Span[]): Saying {
  const [{block, start}, {end}] = [parts[0] as Span, parts.at(-1) as Span]
  const said = parts.map(textOf).join(' ')
  const words = wordsIn(said)
  const weighty = words.filter(
    ({text, start}) =>
      text.length > 2 &&
      !functionWords.has(text) &&
      !light.has(text) &&
      !isNameOrFigure(said.slice(start - 2, start + 1)),
  )
  return {
    block,
    start,
    end,
    folded: foldText(said),
    stems: new Set(weighty.map(({text}) => stemOf(text))),
    words: words.length,
  }
}

/** A capital within a sentence, or a digit: two sayings about one thing share its name. */
const isNameOrFigure = (opening: string): boolean => /\p{N}$|[\p{L},] \p{Lu}$/u.test(opening)

/** Words of talk that carry little. */
const light: ReadonlySet<string> = new Set(
  'not but and was were been have has had did does dont don isnt its are will would could can cant just very really going get got'.split(
    ' ',
  ),
)

const stemOf = (word: string): string => word.slice(0, word.length > 6 ? 5 : Math.max(3, word.length - 1))

/** How often each word of weight stands in the draft. */
const countsIn = defineReading<ReadonlyMap<string, number>>((draft) => {
  const counts = new Map<string, number>()
  for (const {prose} of draft.blocks)
    for (const {text} of wordsIn(prose.text)) counts.set(stemOf(text), (counts.get(stemOf(text)) ?? 0) + 1)
  return counts
})

/** Does one say what the other says, and not in the same words? Words that stand in both and nowhere else tell most. */
function isRetold(draft: Draft, one: Saying, two: Saying): boolean {
  if (overlaps(one, two)) return false
  if (one.folded.includes(two.folded) || two.folded.includes(one.folded)) return false
  let score = 0
  for (const stem of two.stems) {
    if (!one.stems.has(stem)) continue
    const elsewhere = (countsIn(draft).get(stem) ?? 0) - 2
    score += elsewhere <= 0 ? 1 : elsewhere < 3 ? 0.6 : 0.25
  }
  const [least, most] = [Math.min(one.stems.size, two.stems.size), Math.max(one.stems.size, two.stems.size)]
  if (score < leastScore || score < least * leastOfShorter || score < ((least + most) / 2) * leastOfBoth) return false
  return Math.max(one.words, two.words) <= Math.min(one.words, two.words) * mostLonger
}

/** How much two sayings must share, at least and of their words, and how much longer one may be. */
const [leastScore, leastOfShorter, leastOfBoth, mostLonger] = [1.6, 0.3, 0.35, 2.5]
