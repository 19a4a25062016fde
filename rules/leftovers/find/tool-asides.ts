// Tool asides: sentences in which a writing tool speaks to the person it wrote for about the text.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {groupByBlock, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {isTranscript} from '../../../src/reading/speech/transcripts.ts'
import {isExchange} from './assistant-talk.ts'
import {actOf, isAct, type Signed, signedSentencesOf, weightOf} from './tool-signs.ts'

/** An aside, with the points that speak for it. */
interface Aside extends Span {
  kind: ReturnType<typeof actOf>
  points: number
}

/** So many points make an aside, and so many a sure one. */
const [enough, sure] = [9, 14]

/** Is an aside beyond doubt? */
export const isSure = ({points}: Aside): boolean => points >= sure

/** The asides of a draft, in reading order. */
export const toolAsidesOf = defineReading<readonly Aside[]>(
  (draft) =>
    isTranscript(draft)
      ? []
      : [...groupByBlock(signedSentencesOf(draft))].flatMap(([block, sentences]) =>
          mayHold(block) && !isExchange(block, draft) ? asidesIn(sentences, edgeOf(draft, block)) : [],
        ),
  [signedSentencesOf],
)

const mayHold = ({kind}: Block) => kind === 'paragraph' || kind === 'html'

/** Whether a block opens or closes the draft. */
interface Ends {
  opens: boolean
  closes: boolean
}

const edgeOf = ({blocks}: Draft, {index}: Block): Ends => ({
  opens: index === blocks.findIndex(({kind}) => kind !== 'field'),
  closes: index === blocks.length - 1,
})

/** A sentence with enough points, or with its neighbour's. */
function asidesIn(sentences: readonly Signed[], edge: Ends): Aside[] {
  const asides: Aside[] = []
  for (let at = 0; at < sentences.length; at++) {
    const [sentence, next] = [sentences[at] as Signed, sentences[at + 1]]
    const alone = asideOf(sentence, sentence, edge)
    const both = next && next.start - sentence.end < 4 ? asideOf(sentence, next, edge) : alone
    const found = alone.points >= enough || both.points < enough + 1 ? alone : both
    if (found.points < enough) continue
    asides.push(found)
    if (found !== alone) at++
  }
  return asides
}

function asideOf(first: Signed, last: Signed, edge: Ends): Aside {
  const span = {block: first.block, start: first.start, end: last.end}
  const signs = new Set([...first.signs, ...last.signs, ...setting(span, edge)])
  return {...span, kind: actOf(signs), points: isAboutText(signs) && isAct(signs) ? weightOf(signs) : 0}
}

/** Trades trim and tighten, too: something must say that it is a text, its source or its brief. */
const isAboutText = (signs: ReadonlySet<string>) => textSigns.some((sign) => signs.has(sign))

const textSigns = [
  ...['craft', 'object', 'check', 'here', 'mention', 'order', 'brief', 'wish', 'guess', 'cannot', 'lacking', 'think'],
  ...[
    'steps',
    'hand',
    'hand-mark',
    'hand-new',
    'own',
    'told',
    'second',
    'other',
    'option',
    'budget',
    'spec',
    'sure',
    'echo',
    'echo-count',
  ],
]

/** How the words are set, and how many they are. */
function setting(span: Span, {opens, closes}: Ends): string[] {
  const {block, start, end} = span
  const {text} = block.prose
  const count = textOf(span).split(/\s+/).length
  const isBracketed = /[([]$/.test(text.slice(0, start + 1).trimEnd()) && !/^\[?\d+\]/.test(text.slice(start))
  return [
    count > 60 ? 'huge' : count > 35 ? 'long' : count < 14 ? 'short' : '',
    isBracketed ? 'bracket' : '',
    text.slice(start, end).trimEnd().endsWith('?') ? 'question' : '',
    (opens && start < 3) || (closes && text.length - end < 3) ? 'edge' : '',
    block.parents.some(({type}) => type === 'listItem') ? 'item' : '',
  ]
}
