// leftover-instruction: a note to the writer or editor left in copy.

import type {Draft} from '../../src/core/draft/draft.ts'
import type {Place} from '../../src/core/draft/place.ts'
import {overlapWith, placeOf, type Span, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import type {Hit} from '../../src/core/phrase-list.ts'
import {definePhrases} from '../../src/core/phrases/phrases.ts'
import {hitsOf} from '../../src/core/reading.ts'
import {defineRule} from '../../src/core/rule.ts'
import {isSetInMarkdown} from '../../src/reading/page/set-in-markdown.ts'
import {isTemplateFile} from '../../src/reading/page/template-files.ts'
import {inQuotationMarks, quotationsOf} from '../../src/reading/speech/quotations.ts'
import {isTranscript} from '../../src/reading/speech/transcripts.ts'
import {mayBeStray, straysOf, straysOfKind} from '../../src/reading/strays/strays.ts'
import instructions from '../lists/leftover-instructions.json' with {type: 'json'}
import {deskTalkOf} from './find/desk-talk.ts'
import {bracketedRequests, notesOf} from './find/writer-notes.ts'

const changeLists = ['changelog', 'release-notes', 'release_notes', 'releasenotes']

/** A list of changes gives other people’s words. */
const isChangelog = ({path}: Draft): boolean => changeLists.some((name) => path.toLowerCase().includes(name))

/** Do several items of a draft end in how far they are, as in minutes? */
const holdsStatuses = ({text}: Draft): boolean =>
  text
    .split(/\r?\n/)
    .filter((line) => /^\s*[-*+] /.test(line) && statuses.some((status) => line.trimEnd().endsWith(`: ${status}`)))
    .length > 1

/** The end of an item, after a colon. */
const isStatus = ({text}: Draft, {start, end}: Place): boolean =>
  text.slice(Math.max(0, start - 2), start) === ': ' && !/^[^\r\n]*\S/.test(text.slice(end, end + 100))

const statuses = ['TODO', 'DONE', 'WIP']

const {noun, ...spoken} = instructions.kinds
const phrases = definePhrases({...instructions, kinds: spoken})

export default defineRule({
  summary: 'A note to the writer or editor, left in the copy: TODO, “(insert photo)”, “note to editor”.',
  why: 'The note was meant for a colleague. Once published, it tells readers that the piece was not finished.',
  authority: 'proselint, annotations: https://github.com/amperser/proselint',
  since: '0.1.0',
  severity: 'warning',
  outranks: ['dummy-text'],
  options: {allow: [] as string[], editorialNouns: [] as string[]},
  optionNotes: {
    allow: 'Notes to allow, exactly as in the copy.',
    editorialNouns: 'More words for things a desk adds to copy, such as “photo” in “(insert photo)”.',
  },
  lists: [phrases],
  reads: [quotationsOf, notesOf, deskTalkOf, straysOf, isTemplateFile, isTranscript, isSetInMarkdown],
  check({draft, options, report}) {
    if (isTemplateFile(draft)) return
    const nouns = new Set([...noun, ...options.editorialNouns])
    const said = hitsOf(draft, phrases).filter((hit) => !inQuotationMarks(draft, hit) && isNote(hit))
    const marked: (Place | Span)[] = [...notesOf(draft), ...bracketedRequests(draft, nouns), ...said]
    const inMinutes = marked.length > 0 && holdsStatuses(draft)
    const isMarked = overlapWith(marked.filter((one) => 'block' in one))
    const spoken = deskTalkOf(draft).filter(mayBeStray(draft, 'desk-note'))
    const isSpoken = overlapWith(spoken)
    const strays = straysOfKind(draft, 'desk-note').filter((one) => !isSpoken(one))
    const talk = [...spoken, ...strays].filter((one) => !isMarked(one))
    const found: (Place | Span)[] = [...marked, ...talk]
    for (const where of found) {
      const place = 'block' in where ? placeOf(where) : where
      const text = 'block' in where ? textOf(where) : draft.text.slice(place.start, place.end)
      const suggestions = [{title: 'Delete the note', edits: [{...place, text: ''}]}]
      if (!options.allow.includes(text))
        report(where, `${quote(text)} is a note to a colleague: act on it, then delete it.`, {
          ...((isTranscript(draft) ||
            (inMinutes && isStatus(draft, place)) ||
            isChangelog(draft) ||
            ('isSure' in where && !(where.isSure && !isSetInMarkdown(draft)))) && {
            atMost: 'info' as const,
          }),
          suggestions,
        })
    }
  },
  examples: [
    {
      bad: 'The [pool](https://leeds.site/p) opened in 1963. ==[Ann – was it 1962? cuttings disagree, pls check w/ library]== It is full in May.',
      severity: 'info',
      shows: 'somebody who sets Markdown may say so on purpose',
    },
    {
      bad: '# Minutes\n\n- [Ann] Paint the pier: ==TODO==\n- [Bo] Mend the gate: DONE',
      severity: 'info',
      shows: 'items that end in how far they are',
    },
    {bad: '- Paint the pier: ==TODO==\n- The gate is mended.', severity: 'warning'},
    {good: 'Ships wait.\n\n{{< comment >}}\n\nTODO\n\n{{< /comment >}}', shows: 'a shortcode that hides what it holds'},
    {bad: {'4.0-changelog.md': '- 3e3e1ed **Ann Reed**: ==TODO=='}, severity: 'info', shows: 'a list of changes'},
    {good: 'Harbour firms met at the TODO Group in May. TODO Members may vote.', shows: 'a name that is such a mark'},
    {bad: 'A motion needs a week (==TODO: 😀 how long?==) of talk before the vote.'},
    {good: '## Using TODO\n\nWrite the mark in capitals.', shows: 'a section on such marks'},
    {
      good: 'TODO is a group of firms. The checks were left as TODO in many places.',
      shows: 'the mark as a topic',
    },
    {good: 'The tides are listed (check [this page](https://harbour.example/tides)).', shows: 'a link that is offered'},
    {
      bad: 'A motion needs a week (==TODO: how long?==) of talk before the vote.',
      shows: 'a note in brackets ends with them',
    },
    {
      bad: '==TODO: add the third-quarter figures==',
      says: '"TODO: add the third-quarter figures" is a note to a colleague: act on it, then delete it.',
    },
    {bad: '## Test results\n\n==TODO==\n\n| Rate | ==FIXME(ann)== |\n|---|---|\n| a | b |'},
    {
      bad: '==TODO: ask the harbour office for the figures of the summer season and of both winters== before, then compare them',
      shows: 'A long note is marked up to the end of a word.',
    },
    {bad: '==`TODO: Expand the steps for visitors.`=='},
    {bad: 'The bridge opened in 1932 ==(insert photo of bridge)==.'},
    {bad: '- Backers: ==(Add your sponsors here if applicable)==\n- Date: ==(fill me in with the date)=='},
    {bad: '==TODO describe the site== [==Note to editor==: trim this.]'},
    {bad: '> **==Note to editor==:** the ages are from the family.'},
    {bad: 'Please ==replace with actual source== before we run this.'},
    {bad: 'He was 43 ==(source?)== and lived in Hull ==(check spelling)==.'},
    {bad: '==SUBS: please check the spelling of Nowak.==\n\nThe mayor spoke.'},
    {bad: '==@maria can you confirm the age?==\n\nThe mayor spoke.'},
    {bad: 'The pool opened in 1963 ==(photo here)==. ==[Ed: is this right?]=='},
    {bad: 'The pool opened in 1963.\n\n==// needs a source=='},
    {good: 'It closed in May [Ed: it has since reopened]. He sold it (photo by Ann Lee).'},
    {good: 'The recipe is on her site ([link here](https://port.site/a)), the film on ours (video here).'},
    {good: '* Remove old FIXME (#12)\n* Tidy the ferry page (#13)'},
    {good: 'Press the lid (insert the card first) and wait. Then (add the image to the page).'},
    {good: 'Note to self: never book the last train. Add a link here and press Save.'},
    {good: '@maria please add dark mode. EDITOR: Can you tell us why?'},
    {good: 'By the end of draft week, always link to relevant sources.'},
    {good: 'Editor’s note: this story was updated on 3 May.'},
    {good: 'Notes to editors\n\nThe pool opened in 1963.'},
    {good: 'Your security “TODO” list, the TODO group and the to-do list. Call context.TODO().'},
    {good: '## TODO\n\n- Paint the fence\n\n<!-- TODO: mend -->'},
    {bad: '==// TODO: call the mayor==\n\nThe year ==FIXME is in doubt==.\n\n==XXX: check this with Ada=='},
    {
      good: 'Turn it off with `off` (insert your own disk here). Then copy it (replace `mill` with your name, or mill with the name of your mill).',
    },
    {good: '// Check that it is a note of the user. This is to\n// keep others out\nif (node.type != "blog") {'},
    {good: 'She wrote “TODO: call mum” on her hand.'},
    {
      good: 'Run `swapoff /dev/hda2` (insert your own detail here) and rename it (replace `icon` with the name of your image).',
    },
    {good: 'Tinder (insert “more popular” joke here) lost again.'},
    {good: 'Design: Ann Lee. PICTURE: the mayor in May.'},
    {
      bad: 'The pool opened in 1963. ==[Ann – was it 1962? cuttings disagree, pls check w/ library]== It is full in May.',
      shows: 'a colleague asks a colleague',
    },
    {bad: '==SUBS – 8 pars max, lose the last quote if tight==\n\nThe mayor spoke for an hour.'},
    {bad: 'The mayor spoke. ==pls hold this par til legal rings back - TR==', format: 'txt'},
    {bad: 'The mayor will speak again. ==Lawyers to read this par before it goes.=='},
    {bad: 'The mayor spoke for an hour ==(Kim: 50 mins or 60?)== and left.'},
    {bad: '==>> Rosa to OK this caption before we print <<==\n\nThe mayor spoke.', format: 'txt'},
    {good: 'Ann, can you swim? The library asked the mayor to check the figures before they print the report.'},
    {good: 'The lawyer read the second paragraph first. The editor will cut the story if space is tight.'},
    {good: 'Call the desk if you are late (please ring before noon). Ask for Kim to hold your parcel.'},
    {good: 'The pool in May (photo: Ann Reed). The manager (AE, TA & CE) will have the mail in copy.'},
    {good: '“Subs – lose this par, pls,” he wrote on a proof. The note “hold til legal rings” is on the wall.'},
  ],
})

/** A label opens its line and a colon, dash or full stop follows; “note to self” is an idiom unless a desk’s verb follows. */
function isNote({kind, block: {prose}, start, end}: Hit): boolean {
  const [before, after] = [prose.text.slice(Math.max(0, start - 300), start), prose.text.slice(end, end + 60)]
  const opens = /(?:^|\n)[\s*([]*$/.test(before)
  if (kind === 'label') return (opens || /[([]$/.test(before)) && /^\s*[:–—.-]/.test(after)
  if (kind === 'reminder') return true
  if (kind === 'line') return opens && /^[\s.*)\]]*(?:\n|$)/.test(after)
  return !/\[[^[\]]*$/.test(before)
}
