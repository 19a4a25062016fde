// Where in its place something stands: at the start, at the end, as all of it, or at the edge of a sentence.
import type {Draft} from '../core/draft/draft.ts'
import {sentenceAround} from '../core/draft/sentences.ts'
import {groupByBlock, type Span, wholeOf} from '../core/draft/spans.ts'
import {placesFor} from './places.ts'
import {type HouseRuleSetting, oneOrMore} from './setting.ts'

type IsThere = (span: Span) => boolean

/** Makes the test of `at` and `notAt` for a draft; undefined where a rule has neither. */
export function edgeTest(setting: HouseRuleSetting): ((draft: Draft) => IsThere) | undefined {
  const {at, notAt, where} = setting
  if (at === undefined && notAt === undefined) return undefined
  return (draft) => {
    const pieces = where === undefined ? undefined : groupByBlock(placesFor(draft, setting))
    const pieceOf = (span: Span) => pieces?.get(span.block)?.find((one) => holds(one, span)) ?? wholeOf(span.block)
    const isAt = (span: Span) => (name: string) => tests[name]?.(span, pieceOf(span)) ?? false
    return (span) => {
      const is = isAt(span)
      return (at === undefined || oneOrMore(at).some(is)) && !oneOrMore(notAt).some(is)
    }
  }
}

const holds = (piece: Span, {start, end}: Span) => piece.start <= start && end <= piece.end

const opens = (span: Span, piece: Span) => isBare(span, piece.start, span.start)
const closes = (span: Span, piece: Span) => isBare(span, span.end, piece.end)

const tests: Readonly<Record<string, (span: Span, piece: Span) => boolean>> = {
  start: opens,
  end: closes,
  whole: (span, piece) => opens(span, piece) && closes(span, piece),
  'sentence-start': (span) => opens(span, sentenceAround(span)),
  'sentence-end': (span) => closes(span, sentenceAround(span)),
}

/** Longer stretches hold words. */
const longest = 100

/** Whether no words stand between two offsets. */
const isBare = ({block}: Span, from: number, to: number) =>
  to - from < longest && !/[\p{L}\p{N}\uFFFC]/u.test(block.prose.text.slice(from, to))
