// desk-note: a mark that only the desk may see.

import type {Block} from '../../src/core/draft/blocks.ts'
import type {Draft} from '../../src/core/draft/draft.ts'
import {linesOf, type Span, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {definePhrases} from '../../src/core/phrases/phrases.ts'
import {defineReading} from '../../src/core/reading.ts'
import {defineRule} from '../../src/core/rule.ts'
import {isQuoted, ownHits, quotationsOf} from '../../src/reading/speech/quotations.ts'
import {defineNeed} from '../../src/reading/text/prefilter.ts'
import deskNotes from '../lists/desk-notes.json' with {type: 'json'}

const notes = definePhrases(deskNotes)

/** Whole lines that the desk writes in any case. */
const restriction =
  /^(?:\W*)(?:(?:strictly )?embargoed (?:until|till|to|for)\b.{0,60}|do not (?:publish|run)(?: (?:yet|before|until|without)\b.{0,60})?|not for publication(?: (?:yet|before|until|without)\b.{0,60})?|(?:for )?internal use only|draft[ :–—-]+not for publication)\W*$/i
const endMark =
  /^(?:-30-|[—–]30[—–]|\[?ENDS\]?|-+ ?(?:ENDS|ends) ?-+|#{2,4}|MORE TO (?:COME|FOLLOW)|[([-](?:MF|MFL|MORE|more)[)\]-])[.…]*$/
const loneEndMark = /^(?:ends|more to (?:come|follow)|cut (?:from )?here)[.…]*$/i

/** A press release may carry its own furniture. */
const furniture =
  /\bfor immediate release\b|\bnotes? to editors\b|\b(?:media|press) (?:contacts?|enquiries|inquiries|office)\b/i

/** “Files marked INTERNAL USE ONLY”: copy about such a note. */
const isReported = ({block, start}: Span) =>
  /\b(?:marked|stamped|labell?ed|headed|titled|called|reading|reads?|said|says|words?|sign|banner) (?:as )?[^a-z\u00c0-\u024f]?$/i.test(
    block.prose.text.slice(Math.max(0, start - 30), start),
  )

type Note = Span & {kind: string}

export default defineRule({
  summary: 'A note that only the desk may see: an embargo line, a ban on publishing, an end mark.',
  why: 'In print, a desk note shows readers the newsroom’s insides, and may break an embargo.',
  authority: 'IPSO Editors’ Code of Practice, clause 1: https://www.ipso.co.uk/editors-code-of-practice/',
  kinds: {restriction: 'error', cut: 'error', end: 'error'},
  outranks: ['leftover-instruction'],
  lists: [notes],
  reads: [quotationsOf],
  check({draft, report}) {
    const lines = linesWithNotes(draft)
    const inside = (hit: Span) => lines.get(hit.block)?.some((line) => line.start <= hit.start && hit.end <= line.end)
    const hits = ownHits(draft, notes).filter((hit) => !inside(hit) && !isReported(hit))
    for (const {kind, ...span} of [...[...lines.values()].flat(), ...hits])
      report(span, `${quote(textOf(span))} is a note for the desk: act on it, then delete it.`, {kind})
  },
  examples: [
    {
      bad: '==EMBARGOED UNTIL 00:01 FRIDAY==\n\nThe council will close two pools.',
      says: '"EMBARGOED UNTIL 00:01 FRIDAY" is a note for the desk: act on it, then delete it.',
      kind: 'restriction',
    },
    {bad: 'The report names two officers. ==DO NOT PUBLISH== before Friday.'},
    {bad: '==Not for publication==\n\nShe has since left the firm.'},
    {bad: 'The pool closes in May.\n\n==ENDS==', kind: 'end'},
    {bad: 'The pool closes in May.\n\n==-30-==\n'},
    {bad: 'The pool closes in May. ==MORE TO COME==', kind: 'cut'},
    {bad: 'The pool closes.\n\n==##==', format: 'txt'},
    {good: 'FOR IMMEDIATE RELEASE\n\nThe pool closes in May.\n\nENDS\n\nNotes to editors: the pool opened in 1963.'},
    {good: 'The stamp read “NOT FOR PUBLICATION”, said the judge.'},
    {good: 'The report was embargoed until midnight, and there is more to come.'},
    {good: 'The road ends here.\n\n## There’s more to come\n\nWe will run it again.'},
    {good: 'Files marked INTERNAL USE ONLY were sold. DO NOT USE near water. We won, END OF STORY.'},
    {good: 'Papers marked "DO NOT PUBLISH" were sold.\n\n> DO NOT PUBLISH'},
  ],
})

const isRelease = defineReading(({blocks}) => blocks.some(({prose}) => furniture.test(prose.text)))

/** What every such line has in it. */
const needsLine = defineNeed({
  words: 'embargoed publish run publication internal 30 ends come follow mf mfl more cut'.split(' '),
  signs: '#',
})

/** The lines that are a note as a whole, by block. */
function linesWithNotes(draft: Draft): Map<Block, Note[]> {
  const notes = new Map<Block, Note[]>()
  for (const block of needsLine(draft)) {
    const {text} = block.prose
    if (block.kind === 'field' || block.kind === 'cell' || text.length > 4000) continue
    if (text.length > 120 && !text.includes('\n') && text.trim().length > 120) continue
    const lines = linesOf(block)
    const found = lines.flatMap((line) => {
      const words = textOf(line)
      if (words.length > 120) return []
      const lone = lines.length === 1 && block.kind !== 'heading' && loneEndMark.test(words)
      const ends = (lone || endMark.test(words)) && !isRelease(draft)
      const kind = restriction.test(words) ? 'restriction' : ends ? 'end' : undefined
      return kind && !isQuoted(draft, line) ? [{...line, kind}] : []
    })
    if (found.length > 0) notes.set(block, found)
  }
  return notes
}
