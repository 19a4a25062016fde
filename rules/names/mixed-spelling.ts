// mixed-spelling: British and American spelling in one draft, or spelling that breaks house style.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {oddPercentIn, oddSpellingsIn, spellingsOf} from './find/spelling.ts'

/** `en-GB` as people say it. */
const variety = (language: string | undefined) => (/US/i.test(language ?? '') ? 'American' : 'British')

const likeFound = (found: string, instead: string) =>
  /^\p{Lu}/u.test(found) ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead

export default defineRule({
  summary: 'British and American spelling in one draft, or spelling that breaks house style.',
  why: 'Mixed spelling distracts readers and makes copy look unedited.',
  authority: 'Guardian and Observer style guide: https://www.theguardian.com/guardian-observer-style-guide-a',
  since: '0.1.0',
  kinds: {word: 'off', percent: 'off'},
  presets: {
    news: {word: 'info', percent: 'info'},
    docs: {word: 'info'},
    strict: {word: 'info', percent: 'info'},
  },
  options: {oxford: false},
  optionNotes: {oxford: '`true` if you write British English with -ize, as Oxford does.'},
  reads: [spellingsOf],
  check({draft, options, house, report}) {
    for (const {hit, is, sure} of oddSpellingsIn(draft, house.language, options.oxford)) {
      const found = textOf(hit)
      const instead = likeFound(found, hit.instead as string)
      const where = sure
        ? `but your house style is ${variety(house.language)}`
        : `but the draft is mostly ${is === 'US' ? 'British' : 'American'}`
      report(hit, `${quote(found)} is ${is === 'US' ? 'American' : is} spelling, ${where}: write ${quote(instead)}.`, {
        kind: 'word',
        expected: [instead],
        ...(sure && {fix: instead}),
      })
    }
    for (const hit of oddPercentIn(draft))
      report(hit, `${quote(textOf(hit))} and another form of "per cent" are both used: keep to one.`, {
        kind: 'percent',
      })
  },
  kindNotes: {
    word: 'British and American spelling',
    percent: '“per cent” in several forms',
  },
  examples: [
    {
      bad: 'The colour of the harbour pleased the neighbours. The ==color== of the pier did not.',
      says: '"color" is American spelling, but the draft is mostly British: write "colour".',
      kind: 'word',
    },
    {bad: 'The center and the theater closed. The new ==programme== did not please.'},
    {bad: 'They organise walks and recognise birds. The ==organization== has ten members.', format: 'txt'},
    {
      bad: 'Rents rose by 3 per cent, food by 4 per cent and fuel by 5==%==.',
      kind: 'percent',
      says: '"%" and another form of "per cent" are both used: keep to one.',
    },
    {
      good: 'The colour of the harbour pleased the Labor Party. “What a color,” she said.',
      shows: 'names and quotations',
    },
    {good: 'The colour of an organization, and its organizers.', shows: 'Oxford spelling'},
    {good: 'The colours come from a computer program. Call `color()` for the favourite.'},
    {good: 'The center, the theater, the license: all organized, and skeptical.'},
  ],
})
