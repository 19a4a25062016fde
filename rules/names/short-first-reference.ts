// short-first-reference: the short form of a name before the full one.
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {shortFirstsIn} from './find/first-references.ts'

export default defineRule({
  summary: 'The short form of a name before the full one.',
  why: 'Readers need the full name at first mention, when the short form means nothing to them yet.',
  authority: 'AP Stylebook, names; Guardian style guide: https://www.theguardian.com/guardian-observer-style-guide-n',
  since: '0.1.0',
  severity: 'off',
  presets: {news: 'info', strict: 'info'},
  options: {known: [] as string[]},
  optionNotes: {known: 'Short names your readers know, which need no full name first.'},
  reads: [shortFirstsIn],
  check({draft, options, report}) {
    const known = new Set(options.known.map((name) => name.toLowerCase()))
    for (const {short, full} of shortFirstsIn(draft)) {
      if (known.has(short.text.toLowerCase())) continue
      report(
        short,
        `${quote(textOf(short))} comes before the full name: if ${quote(textOf(full))} is meant, write that here.`,
        {
          expected: [textOf(full)],
          related: [{place: placeOf(full), message: 'A full name like it is here.'}],
        },
      )
    }
  },
  examples: [
    {
      bad: 'A clerk of the ==Met Police== has left. The row is the third in the Metropolitan Police Service.',
      says: '"Met Police" comes before the full name: if "Metropolitan Police Service" is meant, write that here.',
      preset: 'news',
      severity: 'info',
    },
    {bad: 'The vote was lost, said Dr ==Khan==. Later Samina Khan came back.', format: 'txt'},
    {bad: 'It was ==Archer== who rose first.\n\nAnn Archer, 41, is the clerk.'},
    {good: 'Samina Khan lost the vote. Dr Khan left. Her brother, Imran Khan, came.'},
    {good: '# Khan loses the vote\n\n“Khan lost,” said a clerk. Samina Khan left.', shows: 'headlines and quotations'},
    {good: 'It was Trump who won. Donald Trump spoke at noon.', shows: 'household names'},
    {good: 'The vote was lost by Archer. Ann Archer left.', options: {known: ['Archer']}},
  ],
})
