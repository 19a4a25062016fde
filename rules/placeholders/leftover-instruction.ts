// leftover-instruction: a note to the writer or editor left in copy.

import type {Place} from '../../src/core/draft/place.ts'
import {placeOf, type Span, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import type {Hit} from '../../src/core/phrase-list.ts'
import {definePhrases} from '../../src/core/phrases/phrases.ts'
import {hitsOf} from '../../src/core/reading.ts'
import {defineRule} from '../../src/core/rule.ts'
import {isTemplateFile} from '../../src/reading/page/template-files.ts'
import {inQuotationMarks, quotationsOf} from '../../src/reading/speech/quotations.ts'
import instructions from '../lists/leftover-instructions.json' with {type: 'json'}
import {bracketedRequests, notesOf} from './find/writer-notes.ts'

const {noun, ...spoken} = instructions.kinds
const phrases = definePhrases({...instructions, kinds: spoken})

export default defineRule({
  summary: 'A note to the writer or editor, left in the copy: TODO, “(insert photo)”, “note to editor”.',
  why: 'The note was meant for a colleague. Published, it tells readers that the piece was never finished.',
  authority: 'proselint, annotations: https://github.com/amperser/proselint',
  since: '0.1.0',
  severity: 'error',
  outranks: ['dummy-text'],
  options: {allow: [] as string[], editorialNouns: [] as string[]},
  optionNotes: {
    allow: 'Notes to allow, exactly as in the copy.',
    editorialNouns: 'More words for what a desk adds to copy, as in “(insert photo)”.',
  },
  lists: [phrases],
  reads: [quotationsOf, notesOf, isTemplateFile],
  check({draft, options, report}) {
    if (isTemplateFile(draft)) return
    const nouns = new Set([...noun, ...options.editorialNouns])
    const said = hitsOf(draft, phrases).filter((hit) => !inQuotationMarks(draft, hit) && isNote(hit))
    const found: (Place | Span)[] = [...notesOf(draft), ...bracketedRequests(draft, nouns), ...said]
    for (const where of found) {
      const place = 'block' in where ? placeOf(where) : where
      const text = 'block' in where ? textOf(where) : draft.text.slice(place.start, place.end)
      const suggestions = [{title: 'Delete the note', edits: [{...place, text: ''}]}]
      if (!options.allow.includes(text))
        report(where, `${quote(text)} is a note to the desk: act on it, then delete it.`, {suggestions})
    }
  },
  examples: [
    {
      bad: '==TODO: add the third-quarter figures==',
      says: '"TODO: add the third-quarter figures" is a note to the desk: act on it, then delete it.',
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
