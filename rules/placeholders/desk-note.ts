// desk-note: a mark that only the desk may see.

import type {Draft} from '../../src/core/draft/draft.ts'
import {linesOf, type Span, textOf, wholeOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineContext} from '../../src/core/frames/context.ts'
import {definePhrases} from '../../src/core/phrases/phrases.ts'
import {defineReading} from '../../src/core/reading.ts'
import {defineRule} from '../../src/core/rule.ts'
import {isQuoted, ownHits, quotationsOf} from '../../src/reading/speech/quotations.ts'
import {holdsPhrase} from '../../src/reading/text/phrases-within.ts'
import {blocksWith} from '../../src/reading/text/prefilter.ts'
import {signsOf} from '../../src/reading/text/tokens.ts'
import {phraseSet} from '../../src/reading/text/words.ts'
import deskNotes from '../lists/desk-notes.json' with {type: 'json'}

const {furniture, ...kinds} = deskNotes.kinds
const notes = definePhrases({...deskNotes, kinds})

/** What a press release may carry, with an end mark of its own. */
const releaseWords = phraseSet(definePhrases({kinds: {furniture}}), 'furniture')

/** What announces a note that copy is about: “files marked INTERNAL USE ONLY”. */
const naming = defineContext({frames: deskNotes.context, words: deskNotes.words}, 'naming')

/** Notes that are a whole line, with the kind the rule reports. */
const lineKinds: Readonly<Record<string, string>> = {line: 'restriction', end: 'end', lone: 'end'}

export default defineRule({
  summary: 'A note that only the desk may see: an embargo line, a ban on publishing, an end mark.',
  why: 'A published desk note lets readers see into the newsroom, and may break an embargo.',
  authority: 'IPSO Editors’ Code of Practice, clause 1: https://www.ipso.co.uk/editors-code-of-practice/',
  since: '0.1.0',
  kinds: {restriction: 'error', cut: 'error', end: 'error'},
  outranks: ['leftover-instruction'],
  lists: [notes],
  reads: [quotationsOf],
  check({draft, report}) {
    for (const note of [...ownHits(draft, notes), ...endSigns(draft)].filter((note) => isNote(draft, note)))
      report(note, `${quote(textOf(note))} is a note for the desk: act on it, then delete it.`, {
        kind: lineKinds[note.kind] ?? note.kind,
      })
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
    {bad: '==STRICT EMBARGO: 00:01 Tuesday 3 March==\n\nThe pool closes in May.\n\n==(ends)=='},
    {good: 'FOR IMMEDIATE RELEASE\n\nThe pool closes in May.\n\nENDS\n\nNotes to editors: the pool opened in 1963.'},
    {good: 'The stamp read “NOT FOR PUBLICATION”, said the judge.'},
    {good: 'The report was embargoed until midnight, and there is more to come.'},
    {
      good: '# Embargo: Tuesday’s vote decides\n\nUnder embargo until Tuesday, the isle built cars.\n\nThe aisle (ends) is closed.',
    },
    {good: 'The road ends here.\n\n## There’s more to come\n\nWe will run it again.'},
    {good: 'Files marked INTERNAL USE ONLY were sold. DO NOT USE near water. We won, END OF STORY.'},
    {good: 'Papers marked "DO NOT PUBLISH" were sold.\n\n> DO NOT PUBLISH'},
  ],
})

const isRelease = defineReading(({blocks}) => blocks.some((block) => holdsPhrase(wholeOf(block), releaseWords)))

function isNote(draft: Draft, {kind, block, start}: Span & {kind: string}): boolean {
  if (!(kind in lineKinds)) return naming.before(block, start) === undefined
  if (block.kind === 'field' || block.kind === 'cell' || (kind === 'lone' && block.kind === 'heading')) return false
  return kind === 'line' || !isRelease(draft)
}

/** Lines such as `##`. */
const endSigns = (draft: Draft) =>
  blocksWith(draft, signsOf(endSign.signs))
    .flatMap((block) => linesOf(block).map((line) => ({...line, kind: 'end'})))
    .filter((line) => endSign.pattern.test(textOf(line)) && !isQuoted(draft, line))

const endSign = {signs: '#', pattern: /^#{2,4}[.…]*$/}
