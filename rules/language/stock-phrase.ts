// stock-phrase: ready-made phrases, and drafts full of them.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {copyLength, countDistinct, deletionOf, stockPhrasesOf, stockPhrasesOfStory} from './find/stock-phrases.ts'

const advice: Readonly<Record<string, string>> = {
  cliche: 'is a stock phrase: say it plainly, or cut it.',
  frame: 'is an empty formula: give the fact instead.',
  opening: 'is a stock opening: start with the news.',
  headline: 'says nothing new: say in the headline what happened.',
  ending: 'is a stock ending: end on a fact.',
  tail: 'only pads the sentence: cut it, or give the fact.',
}

export default defineRule({
  summary: 'A ready-made phrase instead of a fact. A draft full of them gets a warning.',
  why: 'One cliché does little harm. A story full of them says little, and readers notice.',
  authority: 'George Orwell, Politics and the English Language (1946)',
  since: '0.1.0',
  kinds: {phrase: 'info', tail: 'info', density: 'info'},
  presets: {news: {density: 'warning'}, strict: 'warning'},
  options: {density: 7, distinct: 5},
  optionNotes: {
    density: 'How many stock phrases per 1,000 words it takes for the whole draft to be reported.',
    distinct: 'How many of those phrases must be different.',
  },
  reads: [stockPhrasesOf, copyLength],
  check({draft, options, report}) {
    for (const hit of stockPhrasesOf(draft)) {
      const edits = deletionOf(hit)
      report(hit, `${quote(textOf(hit))} ${advice[hit.kind]}`, {
        kind: hit.kind === 'tail' ? 'tail' : 'phrase',
        ...(edits && {suggestions: [{title: `Delete ${quote(textOf(hit))}`, edits}]}),
      })
    }
    const hits = stockPhrasesOfStory(draft)
    const [first] = hits
    if (!first || countDistinct(hits) < options.distinct) return
    const words = copyLength(draft)
    if (hits.length * 1000 < options.density * words) return
    report(
      first,
      `${hits.length} stock phrases in ${words} words, starting with ${quote(textOf(first))}: replace them with facts.`,
      {
        kind: 'density',
        data: {words, phrases: hits.map(textOf)},
      },
    )
  },
  kindNotes: {
    phrase: 'a ready-made phrase',
    tail: 'a ready-made end of a sentence',
    density: 'a draft full of such phrases',
  },
  examples: [
    {
      bad: 'The leak has ==thrown a spotlight on== the force.',
      says: '"thrown a spotlight on" is a stock phrase: say it plainly, or cut it.',
      kind: 'phrase',
      severity: 'info',
    },
    {
      bad: 'The hall opened on Friday, ==fostering a sense of community==.',
      says: '"fostering a sense of community" only pads the sentence: cut it, or give the fact.',
      kind: 'tail',
    },
    {
      bad: 'Staff left, ==further exacerbating the shortage==, and the queue grew.',
      preset: 'strict',
      severity: 'warning',
    },
    {
      bad: '==In today’s fast-paced world==, buses matter.\n\n==Only time will tell== if the route pays.',
      says: '"In today’s fast-paced world" is a stock opening: start with the news.',
    },
    {
      bad: '==This situation underscores the vital importance of== buses, ==paints a grim picture of== rural life, ==speaks volumes== and is ==a wake-up call==. ==Only time will tell==.',
      says: '5 stock phrases in 26 words, starting with "This situation underscores the vital importance of": replace them with facts.',
      kind: 'density',
      preset: 'news',
      severity: 'warning',
    },
    {bad: '# Resignation ==Highlights Concerns==\n\nThe clerk left in May.'},
    {bad: 'The mill closed, ==creating new opportunities for growth==.', format: 'txt'},
    {
      good: 'The film Only Time Will Tell opens on Friday, and *At the End of the Day* in June.',
      shows: 'titles of works',
    },
    {good: '“At the end of the day, it is a wake-up call,” she said.\n\n> Only time will tell.'},
    {good: 'The estimator is robust, the landscape is planted with oaks, and the crew navigate by the stars.'},
    {
      good: 'The town has 400 homes, providing water to each.\n\nA pump failed, creating a leak.',
      shows: 'tails with a fact',
    },
    {
      good: 'She keeps the plan moving forward, he is looking ahead to May, and that’s the takeaway.',
      shows: 'an opening opens a sentence',
    },
    {good: 'Write `at the end of the day` and see.'},
  ],
})
