// duplicate-description: two drafts with the same description.
import {wholeOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {nameDrafts, onePerDraft} from '../../src/reading/likeness/repetition.ts'
import {digestOf, hashWords} from '../../src/reading/likeness/sketch.ts'
import {wordsIn} from '../../src/reading/likeness/word-overlap.ts'
import {editionOf, isReissue} from '../../src/reading/page/editions.ts'

export default defineRule({
  summary: 'Two drafts with the same description in the settings at the top of the file (“front matter”).',
  why: 'Search results and link previews show the description, so readers can’t tell the pages apart.',
  authority:
    'Google Search Central, unique descriptions: https://developers.google.com/search/docs/appearance/snippet#use-quality-meta-descriptions',
  since: '0.1.0',
  severity: 'info',
  presets: {strict: 'warning'},
  options: {fields: ['description', 'dek', 'summary', 'excerpt'], minWords: 3},
  optionNotes: {
    fields: 'Front matter fields that describe the page. The first one a draft has is compared.',
    minWords: 'Shorter descriptions are left alone.',
  },
  anyLanguage: true,
  collect({draft, options, add}) {
    const block = options.fields.flatMap((name) => draft.blocks.find(({field}) => field === name) ?? [])[0]
    if (!block || isReissue(draft) || wordsIn(block.prose.text).length < options.minWords) return
    const {words} = hashWords(block.prose.text)
    add(wholeOf(block), [`${editionOf(draft)} ${digestOf(words)}`], {}, quote(block.prose.text))
  },
  compare(facts, group) {
    group(onePerDraft(facts))
  },
  report: ({fact, ...repetition}) => ({
    message: `The description ${fact.said} is also used by ${nameDrafts(repetition)}: write another for this page.`,
  }),
  examples: [
    {
      bad: {
        'a.md': '---\ntitle: Fair\ndescription: News from the harbour\n---\n\nIt rained.',
        'b.md': '---\ntitle: Fete\ndescription: ==News from the harbour==\n---\n\nIt did not.',
      },
      says: 'The description "News from the harbour" is also used by "a.md": write another for this page.',
      severity: 'info',
    },
    {
      bad: {
        'a.md': '---\nsummary: "The ferry’s last run, told by its crew."\n---\n\nIt rained.',
        'b.md': '---\ndescription: "==The Ferry\'s last run, told by its crew=="\n---\n\nIt did not.',
      },
      shows: 'capitals and typography do not count',
    },
    {
      bad: {
        'c.md': '---\ndate: 2026-01-01\ndescription: Notes from the valley\n---\n\nRain.',
        'b.md': '---\ndate: 2026-01-02\ndescription: ==Notes from the valley==\n---\n\nSun.',
        'a.md': '---\ndate: 2026-01-03\ndescription: ==Notes from the valley==\n---\n\nSnow.',
      },
      shows: 'every draft but the earliest',
    },
    {good: {'a.md': '---\ndescription: Rain.\n---\n\nIt rained.', 'b.md': '---\ndescription: Rain.\n---\n\nAgain.'}},
    {
      good: {
        'a.md': '---\ndescription: News from the harbour\n---\n\nIt rained.',
        'b.md': '---\ndescription: News from the market\n---\n\nIt did not.',
      },
    },
    {
      good: {
        'v1/a.md': '---\ndescription: How to install the app\n---\n\nRun it.',
        'v2/a.md': '---\ndescription: How to install the app\n---\n\nRun it.',
      },
      shows: 'versions of one manual',
    },
  ],
})
