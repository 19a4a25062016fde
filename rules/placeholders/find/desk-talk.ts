// Desk talk: notes from one colleague to another, seen by how they are set off, addressed, signed and worded.
import {defineBlockReading} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {groupByBlock, overlaps, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {holdsLink} from '../../../src/reading/page/links.ts'
import {isMostlyQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import type {Fragment} from '../../../src/reading/strays/fragments.ts'
import {holdsCode} from '../../../src/reading/text/code-lines.ts'
import {isProse} from '../../../src/reading/text/words.ts'
import {actsOf, matterOf} from './desk-acts.ts'
import {cues, deskCuesIn} from './desk-cues.ts'
import {isListed, mannerOf} from './desk-manner.ts'
import {stretchesOf} from './desk-stretches.ts'
import {type Weighed, weighed} from './desk-words.ts'

/** A note, and whether there is little doubt that it is one. */
interface DeskTalk extends Span {
  isSure: boolean
}

/** What the marks around a stretch say, and how many points make a note of it. */
const dresses: Readonly<Record<Fragment['dress'], {points: number; enough: number}>> = {
  odd: {points: 2, enough: 3.5},
  square: {points: 1.5, enough: 4},
  round: {points: 0.5, enough: 4},
  emphasis: {points: 0.5, enough: 4.5},
  block: {points: 0, enough: 4.5},
  line: {points: 0, enough: 4.5},
  sentence: {points: 0, enough: 4.5},
}

/** So many points more leave little doubt. */
const margin = 1

/** Notes between colleagues in reading order, none within another. */
export const deskTalkOf = defineReading<readonly DeskTalk[]>(
  (draft) => {
    const hits = groupByBlock(hitsOf(draft, cues))
    return draft.blocks.flatMap((block) => {
      if (block.kind === 'field' || block.kind === 'alt' || !isProse(block)) return []
      const said = (hits.get(block) ?? []).map(({start}) => start)
      const at = [...deskCuesIn(block), ...said]
      return at.length > 0 && !holdsCode(block) ? notesIn(draft, block, at, said) : []
    })
  },
  [cues, quotationsOf],
)

/** A stretch with more points than make a note, and how many more. */
interface Noted extends Span {
  over: number
}

/** The stretches of a block that read as notes and hold one of these offsets; `said` are those of words that copy rarely has. */
const notedIn = defineBlockReading((block, at: readonly number[], said: readonly number[]): readonly Noted[] => {
  const isAt = ({start, end}: Span, offsets: readonly number[]) => offsets.some((cue) => start <= cue && cue < end)
  return stretchesOf(block)
    .filter((stretch) => isAt(stretch, at) && isReadable(stretch))
    .map((stretch) => {
      const over = pointsOf(stretch, isAt(stretch, said)) - dresses[stretch.dress].enough
      return {block, start: stretch.start, end: stretch.end, over}
    })
    .filter(({over}) => over >= 0)
})

/** The notes of a block, none within another. */
function notesIn(draft: Draft, block: Block, at: readonly number[], said: readonly number[]): DeskTalk[] {
  const found = notedIn(block, at, said)
    .filter((one) => !isMostlyQuoted(draft, one) && !holdsLink(one))
    .sort((a, b) => b.over - a.over || a.end - a.start - b.end + b.start)
  const kept: Span[] = []
  return found
    .filter((one) => kept.every((other) => !overlaps(other, one)) && kept.push(one) > 0)
    .map(({start, end, over}) => ({block, start, end, isSure: over >= margin}))
    .sort((a, b) => a.start - b.start)
}

/** Of a note's length, and words rather than attributes, paths and tags of a template. */
function isReadable(stretch: Fragment): boolean {
  const text = textOf(stretch)
  if (text.length < 8 || text.length > 320 || !/\S\s+\S/.test(text)) return false
  return !/:\/\/|\w ?= ?["']|\{[{%<]|[%}>]\}|\w\/\w+\/\w|\w\(\)|\uFFFC/.test(text)
}

/** All that speaks for a note. */
function pointsOf(stretch: Fragment, isSaid: boolean): number {
  const note = weighed(stretch)
  const manner = mannerOf(note)
  const isRough = manner > 0
  if (!isRough && !isSaid && !note.isBracketed) return 0
  const acts = actsOf(note, isRough)
  if (acts === 0 && manner < 1) return 0
  const length = note.words.split(/\s+/).length
  if (length < 3 && stretch.dress !== 'odd') return 0
  return (
    manner +
    acts +
    matterOf(note, isRough) +
    settingOf(note, isRough) -
    Math.max(0, Math.floor((length - (isRough ? 24 : 16)) / 12))
  )
}

/** How it stands: between marks, alone in its line, without its stop; copy that is well-made says less. */
function settingOf(note: Weighed, isRough: boolean): number {
  const {block, dress, words, isBracketed} = note
  const isCut = !isBracketed && !isListed(block) && block.kind !== 'heading' && /[\p{L}\p{N}]$/u.test(words)
  const isPolished = !isRough && /^\p{Lu}/u.test(words) && words.endsWith('.')
  return (
    dresses[dress].points +
    (isBracketed && isAlone(note) ? 1 : 0) +
    (isCut ? 0.5 : 0) -
    (isPolished ? 1 : 0) -
    (!isBracketed && /[.?!] \p{Lu}\p{L}/u.test(words) ? 1 : 0)
  )
}

function isAlone({block, start, end}: Span): boolean {
  const {text} = block.prose
  return /(?:^|\n)\s*$/.test(text.slice(Math.max(0, start - 4), start)) && /^\s*(?:\n|$)/.test(text.slice(end, end + 4))
}
