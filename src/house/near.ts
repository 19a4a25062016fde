// Whether words, or classes such as `{money}`, stand near what a house rule found.
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {sentenceAround} from '../core/draft/sentences.ts'
import {type Span, wholeOf} from '../core/draft/spans.ts'
import {defineContext} from '../core/frames/context.ts'
import {frameTokensOf} from '../core/frames/tokens.ts'
import {bisect} from '../core/order.ts'
import {type HouseRuleSetting, oneOrMore} from './setting.ts'

type IsNear = (span: Span) => boolean

/** What makes the test of `near` and `notNear` for one draft; undefined where a rule has neither. */
export function nearTest({near, notNear, within, words}: HouseRuleSetting): ((draft: Draft) => IsNear) | undefined {
  if (!near && !notNear) return undefined
  const [wanted, unwanted] = [near, notNear].map((frames) =>
    frames === undefined ? undefined : standsIn(oneOrMore(frames), words),
  )
  return (draft) => {
    const [has, hasNot] = [wanted?.(), unwanted?.()]
    const around = reachOf(draft, within)
    return (span) => {
      const pieces = around(span)
      const isIn = (test: typeof has) => pieces.some((piece) => test?.(piece, span))
      return (!has || isIn(has)) && !isIn(hasNot)
    }
  }
}

/** Says what counts as near a range: its sentence, its paragraph, or so many paragraphs on both sides of it. */
export function reachOf({blocks}: Draft, within = 'sentence'): (span: Span) => readonly Span[] {
  if (within === 'sentence') return (span) => [sentenceAround(span)]
  const far = within === 'paragraph' ? 0 : Number.parseInt(within, 10)
  if (far === 0) return ({block}) => [wholeOf(block)]
  return ({block}) => {
    const ends = [-1, 1].map((step) => {
      let at = block.index
      for (let left = far; left > 0 && blocks[at + step]; ) {
        at += step
        if (blocks[at]?.kind !== 'alt' && blocks[at]?.kind !== 'heading') left--
      }
      return at
    })
    return blocks.slice(ends[0], (ends[1] as number) + 1).map(wholeOf)
  }
}

/** Whether one of the frames matches in a stretch, outside what was found; each block is looked at once a draft. */
function standsIn(frames: readonly string[], words: HouseRuleSetting['words']) {
  const matchesOf = frameFinder(frames, words)
  return () => {
    const known = new Map<Block, readonly Span[]>()
    return ({block, start, end}: Span, found: Span): boolean => {
      const matches = known.get(block) ?? matchesOf(block)
      known.set(block, matches)
      for (let i = bisect(matches, (match) => match.start >= start); (matches[i]?.start ?? end) < end; i++) {
        const match = matches[i] as Span
        const isApart = match.block !== found.block || match.end <= found.start || match.start >= found.end
        if (match.end <= end && isApart) return true
      }
      return false
    }
  }
}

/** Finds where frames match in a block; they need no word that is written out. */
export function frameFinder(frames: readonly string[], words: HouseRuleSetting['words']): (block: Block) => Span[] {
  const context = defineContext({frames: {near: frames}, ...(words && {words})}, 'near')
  return (block) =>
    frameTokensOf(block).starts.flatMap((start) => {
      const end = context.after(block, start)
      return end === undefined ? [] : [{block, start, end}]
    })
}
