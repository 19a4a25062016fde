// duplicate-article: two drafts with the same story.
import type {Draft} from '../../src/core/draft/draft.ts'
import {defineRule} from '../../src/core/rule.ts'
import {groupAlike, nameDrafts} from '../../src/reading/likeness/repetition.ts'
import {editionOf, isReissue} from '../../src/reading/page/editions.ts'
import {titleOf} from '../../src/reading/page/roles.ts'
import {compareStories, sketchStory} from './find/republication.ts'
import {headOf, passagesOf, storyOf} from './find/stories.ts'

const story =
  'The harbour board met on Tuesday to decide whether the old ferry should sail through the winter. Members heard from nine people who take it to work, and from one who would like it to stop. A vote is due once the engineers have looked at the hull.'
const inTown = (town: string, mayor: string, sum: number) =>
  `Work on the new library in ${town} is to begin in spring, the council said. Mayor ${mayor} said the building would cost £${sum} million and have room for a café, a stage and a garden. Two shops beside the station have to move, and their owners have been told.`

export default defineRule({
  summary: 'Two drafts with the same story, whatever their headlines.',
  why: 'Readers who meet a story twice trust neither copy, and search engines show only one.',
  authority:
    'Google Search Essentials, scaled content abuse: https://developers.google.com/search/docs/essentials/spam-policies',
  since: '0.1.0',
  kinds: {exact: 'info', near: 'info', merged: 'info'},
  presets: {strict: 'warning'},
  outranks: ['duplicate-headline', 'duplicate-description'],
  options: {similarity: 0.8, minWords: 40},
  optionNotes: {
    similarity:
      'What share of their five-word sequences (0–1) two stories must have in common to count as one. Pairs that share less than 0.6 may not be found, however low you set this.',
    minWords: 'Shorter stories are left alone.',
  },
  reads: [passagesOf],
  anyLanguage: true,
  collect({draft, options, add}) {
    const head = headOf(draft)
    const {words, masked} = storyOf(draft)
    if (!head || words.length < options.minWords || isReissue(draft) || isStrip(draft, words.length)) return
    const {keys, data} = sketchStory({words, masked}, editionOf(draft))
    add(head, keys, data)
  },
  compare(facts, group, {similarity}, key) {
    groupAlike(
      facts,
      group,
      key,
      ({data}) => String(data.digest),
      (a, b) => compareStories(a.data, b.data, similarity),
    )
  },
  report(repetition) {
    const {kind, likeness = 1} = repetition
    const drafts = nameDrafts(repetition)
    if (kind === 'merged')
      return {message: `This story matches ${drafts} except for names and numbers: rewrite it, or merge the two.`}
    const share = kind === 'exact' ? 'All' : `${Math.min(99, Math.round(likeness * 100))}%`
    return {
      message: `${share} of this story also appears in ${drafts}: merge them, or name the original under "canonical" at the top of the file.`,
    }
  },
  kindNotes: {
    exact: 'word for word',
    near: 'almost word for word',
    merged: 'the same but for names and numbers',
  },
  examples: [
    {
      bad: {
        'monday.md': `# Ferry vote put off\n\n${story}`,
        'tuesday.md': `# ==Winter ferry in doubt==\n\n${story}\n\n## More\n`,
      },
      kind: 'exact',
      severity: 'info',
      says: 'All of this story also appears in "monday.md": merge them, or name the original under "canonical" at the top of the file.',
      shows: 'the same story under another headline',
    },
    {
      bad: {
        'a.md': `---\ndate: 2026-05-02\n---\n\n# ==Ferry==\n\n${story} More on Friday.`,
        'b.md': `---\ndate: 2026-05-01\n---\n\n# Ferry\n\n${story}`,
      },
      kind: 'near',
      shows: 'the later of two dates is marked',
    },
    {
      bad: {
        'derby.md': `# A library for Derby\n\n${inTown('Derby', 'Ann Archer', 4)}`,
        'york.md': `# ==A library for York==\n\n${inTown('York', 'Bela Barnes', 12)}`,
      },
      kind: 'merged',
      says: 'This story matches "derby.md" except for names and numbers: rewrite it, or merge the two.',
    },
    {
      good: {
        'a.md': `# Ferry\n\n${story}`,
        'b.md': `---\ncanonical: https://example.org/a\n---\n\n# Ferry\n\n${story}`,
      },
      shows: 'a copy that names its original',
    },
    {
      good: {'en/a.md': `# Ferry\n\n${story}`, 'fr/a.md': `# Bac\n\n${story}`},
      shows: 'a translation still to be made',
    },
    {good: {'a.md': '# Rain\n\nIt rained.', 'b.md': '# Rain again\n\nIt rained.'}, shows: 'very short pieces'},
    {good: {'a.md': `# Ferry\n\n${story}`, 'b.md': `# Library\n\n${inTown('York', 'Bela Barnes', 12)}`}},
  ],
})

const pictures = new Set(['jpg', 'jpeg', 'png', 'gif', 'webp', 'svg'])

const namesPicture = (text: string): boolean =>
  [...text.matchAll(/\.([a-z]{3,4})\b/gi)].some(([, ending = '']) => pictures.has(ending.toLowerCase()))

/** A strip or a gallery with a number: the picture is the story, the text is its frame. */
const isStrip = (draft: Draft, words: number): boolean =>
  words < 200 && /\d/.test(titleOf(draft)?.text ?? '') && namesPicture(draft.text)
