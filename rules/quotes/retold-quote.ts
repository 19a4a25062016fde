// retold-quote: a quotation that stands twice in the draft, in other words.
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {retoldQuotesIn} from './find/retold-quotes.ts'

const bare = (text: string) => text.replace(/^["“«]|["”»]$/g, '')

export default defineRule({
  summary: 'A quotation that is given twice in different words.',
  why: 'Quotation marks promise somebody’s exact words. If two versions differ, one of them is wrong.',
  authority: 'BBC, Editorial Guidelines, 3 Accuracy: https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy',
  since: '0.2.0',
  preview: true,
  severity: 'info',
  reads: [retoldQuotesIn],
  check({draft, report}) {
    for (const {found, first} of retoldQuotesIn(draft))
      report(
        found,
        `Another quotation says nearly this, ${quote(bare(textOf(first)))}: if they are one, use the exact words.`,
        {
          related: [{place: placeOf(first), message: 'The other quotation is here.'}],
        },
      )
  },
  examples: [
    {
      bad: '“We are not leaving maize. We are refusing to be held hostage by it,” she told the call.\n\nShares fell.\n\nMs Reed put it her way. ==“Nobody here is leaving maize. We just won’t be hostage to it,”== she said.',
      preset: 'strict',
      severity: 'info',
      says: 'Another quotation says nearly this, "We are not leaving maize. […] to be held hostage by it,": if they are one, use the exact words.',
    },
    {
      bad: '“I never said it was the best broth in town. I only said it was hot,” says Mr Teo.\n\nHe laughs.\n\n==“Nobody said it is the best broth. We only ever said that it is hot,”== he says of the sign.',
      preset: 'strict',
    },
    {
      bad: '“The idea was never to turn the clock back. It was to oil it,” Lovatt said.\n\nIt opens in May.\n\n==“We are not turning back the clock on these animals,”== Lovatt said. “We are oiling it.”',
      format: 'txt',
      preset: 'strict',
    },
    {
      good: '“She is only small and she will grow,” he said in May.\n\n“She is only small and she will grow,” he said again in August.',
      preset: 'strict',
      shows: 'word for word',
    },
    {
      good: '“We had a weak glue and a strong tide to deal with,” she said.\n\n“The permit runs until May and the tests begin on Monday,” he said.',
      preset: 'strict',
    },
    {
      good: '“In the end the council decided that the hall was to be sold,” she said.\n\nHe called it “a hall”, and asked who the council was.',
      preset: 'strict',
      shows: 'a few words alone',
    },
  ],
})
