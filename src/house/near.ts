// Whether words, or classes such as `{money}`, stand near what a house rule found.
import type {Block} from '../core/draft/blocks.ts'
import {sentenceAround} from '../core/draft/sentences.ts'
import type {Span} from '../core/draft/spans.ts'
import {defineContext} from '../core/frames/context.ts'
import {frameTokensOf} from '../core/frames/tokens.ts'
import {bisect} from '../core/order.ts'
import {type HouseRuleSetting, oneOrMore} from './setting.ts'

type IsNear = (span: Span) => boolean

/** What makes the test of `near` and `notNear` for one draft; undefined where a rule has neither. */
export function nearTest({near, notNear, within, words}: HouseRuleSetting): (() => IsNear) | undefined {
  if (!near && !notNear) return undefined
  const [wanted, unwanted] = [near, notNear].map((frames) =>
    frames === undefined ? undefined : standsIn(oneOrMore(frames), words),
  )
  return () => {
    const [has, hasNot] = [wanted?.(), unwanted?.()]
    return (span) => {
      const around = within === 'paragraph' ? wholeBlock(span) : sentenceAround(span)
      return (has?.(around, span) ?? true) && !hasNot?.(around, span)
    }
  }
}

const wholeBlock = ({block}: Span): Span => ({block, start: 0, end: block.prose.text.length})

/** Whether one of the frames matches in a stretch, outside what was found; each block is looked at once a draft. */
function standsIn(frames: readonly string[], words: HouseRuleSetting['words']) {
  const context = defineContext({frames: {near: frames}, ...(words && {words})}, 'near')
  return () => {
    const known = new Map<Block, readonly Span[]>()
    return ({block, start, end}: Span, found: Span): boolean => {
      const matches = known.get(block) ?? matchesOf(block)
      known.set(block, matches)
      for (let i = bisect(matches, (match) => match.start >= start); (matches[i]?.start ?? end) < end; i++) {
        const match = matches[i] as Span
        if (match.end <= end && (match.end <= found.start || match.start >= found.end)) return true
      }
      return false
    }
  }

  function matchesOf(block: Block): Span[] {
    return frameTokensOf(block).starts.flatMap((start) => {
      const end = context.after(block, start)
      return end === undefined ? [] : [{block, start, end}]
    })
  }
}
