// unattributed-quote: a direct quotation, and nothing says who speaks.
import {overlapWith, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {tellWeighing, weighedNote} from '../../src/weighing/model.ts'
import {lackingQuotesOf} from './find/lacking.ts'
import {unattributedQuotesOf} from './find/unattributed.ts'

const bare = (text: string) => text.replace(/^["“«‘'„]+|["”»’']+$/g, '')

const say = (text: string) => `The quotation ${quote(bare(text))} has no speaker: say who said it.`

export default defineRule({
  summary: 'A direct quotation with no speaker in or near its sentence.',
  why: 'Readers judge words by who says them, and cannot check a quotation without a speaker.',
  authority:
    'Reuters Handbook of Journalism, Quotes: sources are identified as quickly as possible; AP Stylebook: attribution',
  since: '0.1.0',
  kinds: {sentence: 'info', fragment: 'off'},
  presets: {
    news: [{sentence: 'warning', fragment: 'info'}, {weighed: 0.5}],
    docs: 'off',
    strict: [{sentence: 'warning', fragment: 'warning'}, {weighed: 0.3}],
  },
  options: {minWords: 5, weighed: 1},
  optionNotes: {
    minWords:
      'The fewest words a quotation must have to be reported. Shorter ones may be terms, titles or scare quotes.',
    weighed: weighedNote,
  },
  reads: [unattributedQuotesOf, lackingQuotesOf],
  check({draft, options, report}) {
    const plain = unattributedQuotesOf(draft).filter(({words}) => words >= options.minWords)
    for (const {quotation, kind, sure} of plain)
      report(quotation, say(textOf(quotation)), {
        kind,
        ...(!sure && {atMost: 'info' as const}),
        note: 'Looked in and around this sentence for a speaker, such as “she said”, an introduction or a credit.',
      })
    if (options.weighed >= 1) return
    const isTaken = overlapWith(plain.map(({quotation}) => quotation))
    for (const lacking of lackingQuotesOf(draft)) {
      const {confidence} = lacking
      if (confidence < options.weighed || isTaken(lacking)) continue
      const note = tellWeighing(lacking)
      report(lacking, say(textOf(lacking)), {
        kind: 'sentence',
        confidence,
        note,
        atMost: 'info',
      })
    }
  },
  kindNotes: {
    sentence: 'a whole sentence',
    fragment: 'part of a sentence',
  },
  examples: [
    {
      good: 'Source\n\nReed, A. (2012). Tides and Towns. Fell Press.\n\nKey idea\n\nTides shape towns.\n\nRepresentative passage\n\n“A harbour is where a town learns what the sea wants.”\n\nAnother passage\n\n“No town has ever moved its harbour twice in a century.”',
      shows: 'passages in a section that names the work',
    },
    {
      good: '“A harbour is where a town learns what the sea wants.”\n\nSource: Reed, A. (2012). Tides and Towns. Fell Press.',
      shows: 'the work named below',
    },
    {
      bad: 'Source: harbour office\n\nThe town is quiet.\n\n==“A harbour is where a town learns what the sea wants.”==',
      kind: 'sentence',
      shows: 'The source of a table is no work that is quoted.',
    },
    {
      good: '“The sea is no place for the proud of heart.” — 2 Tidings 3:14 (Old Version)',
      shows: 'a credit that begins with a number',
    },
    {
      bad: 'The roof fell in at noon.\n\n==“It was the worst day of my life.”==\n\nThe town is quiet.',
      kind: 'sentence',
      severity: 'warning',
      preset: 'news',
      says: 'The quotation "It was the worst day of my life." has no speaker: say who said it.',
    },
    {
      bad: 'The Roof Fell In\n\nThe works took all of May. ==“We knew that it would not hold,”== . The town is quiet.\n',
      format: 'txt',
      severity: 'info',
      shows: 'less sure where nobody with a name speaks in the draft',
    },
    {
      bad: 'The bridge is shut, said Ann Archer.\n\nThe town had waited for it for years. ==“Nobody asked us what we need here.”==\n\nIt opens in May.',
      severity: 'warning',
      preset: 'news',
    },
    {
      bad: 'The works were ==“a shambles from the first day on”== for the town.',
      preset: 'news',
      kind: 'fragment',
      severity: 'info',
    },
    {good: '“It was the worst day of my life,” said Ann Archer.'},
    {good: '“It was the worst day of my life.” Ann Archer said so in May.'},
    {
      good: 'Ann Archer saw it fall.\n\nShe ran, she said.\n\n“It was the worst day of my life.”',
      shows: 'a speaker carried over',
    },
    {good: 'Ann Archer said:\n\n“It was the worst day of my life.”'},
    {
      good: '“It was the worst day of my life.\n\n“We had no time to run,” said Ann Archer.',
      shows: 'two paragraphs, the speaker in the second',
    },
    {good: '> “It was the worst day of my life.”\n>\n> — Ann Archer', shows: 'a credit'},
    {good: '“It was the worst day of my life,” the judge deadpanned.', shows: 'a verb that is on no list'},
    {good: 'Her book “The Longest Day Of My Life” is out in May.', shows: 'the title of a work'},
    {good: 'It was “the worst day” for the town.', shows: 'a few words'},
    {good: '“It never rains but it pours.” So says Ann Archer.'},
    {
      good: 'People ask “When does the bridge open?”, “Who pays for all of it?” and more.',
      shows: 'examples that follow the claim',
    },
  ],
})
