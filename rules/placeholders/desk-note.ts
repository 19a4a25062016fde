// desk-note: a note meant only for the desk.

import type {Draft} from '../../src/core/draft/draft.ts'
import {linesOf, type Span, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineContext} from '../../src/core/frames/context.ts'
import {definePhrases} from '../../src/core/phrases/phrases.ts'
import {defineReading} from '../../src/core/reading.ts'
import {defineRule} from '../../src/core/rule.ts'
import {isQuoted, ownHits, quotationsOf} from '../../src/reading/speech/quotations.ts'
import {isTranscript} from '../../src/reading/speech/transcripts.ts'
import {blocksWith} from '../../src/reading/text/prefilter.ts'
import {signsOf} from '../../src/reading/text/tokens.ts'
import deskNotes from '../lists/desk-notes.json' with {type: 'json'}

const notes = definePhrases(deskNotes)

const context = {frames: deskNotes.context, words: deskNotes.words}

/** What a line of a press release opens with, which may have an end mark of its own. Copy that names a press office doesn't. */
const furniture = defineContext(context, 'furniture')

/** What announces a note that copy is about: “files marked INTERNAL USE ONLY”. */
const naming = defineContext(context, 'naming')

/** Notes that are a whole line, with the kind the rule reports. */
const lineKinds: Readonly<Record<string, string>> = {line: 'restriction', end: 'end', lone: 'end'}

/** An end mark can go; what holds the copy back goes when it is cleared; the rest asks for work first. */
function messageFor(note: string, kind: string): string {
  const found = quote(note)
  if (/embargo/i.test(note))
    return `Embargo ${found}: hold the story until then, and delete the line only when it has lifted.`
  if (kind === 'restriction')
    return `${found} restricts publication: publish nothing that it covers, and delete the note only when that is cut or whoever added it agrees.`
  return /\bend/i.test(note) || !/\p{L}/u.test(note)
    ? `${found} is the desk's end mark: delete it.`
    : `${found} is a note for the desk: act on it, then delete it.`
}

export default defineRule({
  summary: 'A note meant only for the desk: an embargo line, a ban on publishing, an end mark.',
  why: 'Readers should not see such notes, and a piece published in spite of one may break an embargo or the law.',
  authority: 'IPSO Editors’ Code of Practice, clause 1: https://www.ipso.co.uk/editors-code-of-practice/',
  since: '0.1.0',
  kinds: {restriction: 'warning', cut: 'warning', end: 'warning'},
  outranks: ['leftover-instruction', 'undefined-acronym'],
  lists: [notes],
  reads: [quotationsOf, isTranscript],
  check({draft, report}) {
    for (const note of [...ownHits(draft, notes), ...endSigns(draft)].filter((note) => isNote(draft, note)))
      report(note, messageFor(textOf(note), lineKinds[note.kind] ?? note.kind), {
        kind: lineKinds[note.kind] ?? note.kind,
        ...(isTranscript(draft) && {atMost: 'info' as const}),
      })
  },
  kindNotes: {
    restriction: 'embargoes and bans on publishing',
    cut: 'notes such as “more to come”',
    end: 'end marks',
  },
  examples: [
    {
      bad: '==EMBARGOED UNTIL 00:01 FRIDAY==\n\nThe council will close two pools.',
      says: 'Embargo "EMBARGOED UNTIL 00:01 FRIDAY": hold the story until then, and delete the line only when it has lifted.',
      kind: 'restriction',
    },
    {
      bad: 'The report names two officers. ==DO NOT PUBLISH== before Friday.',
      says: '"DO NOT PUBLISH" restricts publication: publish nothing that it covers, and delete the note only when that is cut or whoever added it agrees.',
    },
    {bad: '==Not for publication==\n\nShe has since left the firm.'},
    {bad: 'The pool closes in May.\n\n==ENDS==', kind: 'end', says: '"ENDS" is the desk\'s end mark: delete it.'},
    {bad: 'The pool closes in May.\n\n==-30-==\n'},
    {
      bad: 'The pool closes in May. ==MORE TO COME==',
      kind: 'cut',
      says: '"MORE TO COME" is a note for the desk: act on it, then delete it.',
    },
    {bad: 'The pool closes.\n\n==##==', format: 'txt'},
    {bad: '==STRICT EMBARGO: 00:01 Tuesday 3 March==\n\nThe pool closes in May.\n\n==(ends)=='},
    {good: 'FOR IMMEDIATE RELEASE\n\nThe pool closes in May.\n\nENDS\n\nNotes to editors: the pool opened in 1963.'},
    {good: 'The pool closes in May.\n\nENDS\n\n**Press office:** 020 7946 0000'},
    {good: 'The pool closes in May.\n\nENDS\n\nFor more information, please contact Kim Low in the press office.'},
    {
      bad: 'The press office of the council gave no reason. A press contact at the pool said so, too.\n\n==ENDS==',
      shows: 'copy that names a press office',
    },
    {bad: 'Families called for immediate release of the notes to editors.\n\n==ENDS=='},
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

const isRelease = defineReading(({blocks}) =>
  blocks.some((block) => linesOf(block).some(({start}) => furniture.after(block, start) !== undefined)),
)

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
