// shared-boilerplate: a paragraph used in several drafts.
import {defineRule} from '../../src/core/rule.ts'
import {nameDrafts} from '../../src/reading/likeness/repetition.ts'
import {editionOf, isReissue} from '../../src/reading/page/editions.ts'
import {passagesOf} from './find/stories.ts'
import {groupPassages, sketchPassages} from './find/template-text.ts'

const blurb = 'Our newsroom of four has told the stories of the harbour and its people since the spring of 1990.'

const story = [
  'The stalls are to move to the quay in May, the traders were told when they met on Monday.',
  'The boat leaves at noon from the far end of the pier, where the old lighthouse used to stand.',
]
const beaches = (town: string) =>
  `# Beaches\n\nThe sands of ${town} are ${town.length} miles long.\n\n==Looking for a beach near ${town}? Read on, for we have walked every one of them.==`

export default defineRule({
  summary: 'A paragraph used in several drafts, word for word or with a few words changed.',
  why: 'What every page says belongs in the template. In the copy it gets in the way of the story and goes out of date.',
  authority:
    'Google Search Essentials, scaled content abuse: https://developers.google.com/search/docs/essentials/spam-policies',
  since: '0.1.0',
  kinds: {verbatim: 'info', varied: 'info'},
  options: {minFiles: 3, minWords: 12},
  optionNotes: {
    minFiles: 'In how many drafts a paragraph must appear to be reported. Copies of one story count once.',
    minWords: 'Shorter paragraphs are left alone.',
  },
  reads: [passagesOf],
  anyLanguage: true,
  collect({draft, options, add}) {
    if (isReissue(draft)) return
    const {pieces, body} = sketchPassages(draft, options.minWords, editionOf(draft))
    for (const {where, keys, passage} of pieces) add(where, keys, {passage, body})
  },
  compare(facts, group, {minFiles}, key) {
    groupPassages(facts, group, key, minFiles)
  },
  report({kind, others, count}) {
    const also = nameDrafts({others, count})
    return {
      message:
        kind === 'verbatim'
          ? `This paragraph also appears in ${also}: move it to the template if every page needs it.`
          : `This paragraph appears almost unchanged in ${also}: move it to the template if every page needs it.`,
    }
  },
  kindNotes: {
    verbatim: 'word for word',
    varied: 'with a few words changed',
  },
  examples: [
    {
      bad: {
        'a.md': `# Ferry\n\nThe old boat sails on, the board said.\n\n${blurb}`,
        'b.md': `# Market\n\nThe stalls are to move in May.\n\n==${blurb}==`,
        'c.md': `# Fair\n\n==${blurb}==\n\nThe fair opens at noon.`,
      },
      kind: 'verbatim',
      severity: 'info',
      says: 'This paragraph also appears in "a.md" and 1 more: move it to the template if every page needs it.',
    },
    {
      bad: {
        'a.md': beaches('Derby').replaceAll('==', ''),
        'b.md': `${beaches('York')}\n\nTake a towel to the second of them, which lies behind the mill and has no shade.`,
        'c.md': `The road to the third beach is closed until the bridge over the weir has been mended.\n\n${beaches('Bath')}`,
      },
      kind: 'varied',
      says: 'This paragraph appears almost unchanged in "a.md" and 1 more: move it to the template if every page needs it.',
      shows: 'another name in the same sentence',
    },
    {
      bad: {
        'a.md': `# growing beans\n\nRead this guide before you start growing beans, and keep it where you will find it.\n\n${story[0]}`,
        'b.md': `# keeping bees\n\n==Read this guide before you start keeping bees, and keep it where you will find it.==\n\n${story[1]}`,
        'c.md': `# brewing tea at noon\n\n==Read this guide before you start brewing tea at noon, and keep it where you will find it.==`,
      },
      kind: 'varied',
      shows: 'the title put into a sentence',
    },
    {good: {'a.md': `# Ferry\n\n${blurb}`, 'b.md': `# Market\n\n${blurb}`}, shows: 'two drafts'},
    {
      good: {'a.md': '# A\n\nIt rained.', 'b.md': '# B\n\nIt rained.', 'c.md': '# C\n\nIt rained.'},
      shows: 'short paragraphs',
    },
    {
      good: {'a.md': `# A\n\n> ${blurb}`, 'b.md': `# B\n\n> ${blurb}`, 'c.md': `# C\n\n> ${blurb}`},
      shows: 'a quotation',
    },
    {
      good: {
        'a.md': `# A\n\n${blurb}\n\n${story[0]}`,
        'b.md': `# B\n\n${blurb}\n\n${story[0]}`,
        'c.md': `# C\n\n${blurb}\n\n${story[1]}`,
      },
      shows: 'two of the three are one story',
    },
  ],
})
