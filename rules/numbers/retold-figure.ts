// retold-figure: a figure given twice, the second time with other digits, another unit or another count.
import {overlapWith} from '../../src/core/draft/spans.ts'
import {defineRule} from '../../src/core/rule.ts'
import {linesIn} from '../../src/reading/page/roles.ts'
import {quotationsOf} from '../../src/reading/speech/quotations.ts'
import {conflictReports} from './find/conflicts.ts'
import {countedOf} from './find/counted.ts'
import {quantitiesOf} from './find/quantities.ts'
import {retoldIn} from './find/retold.ts'
import {rivalCurrencies} from './find/rivals.ts'

export default defineRule({
  summary: 'A figure given twice, the second time with other digits, another unit or another count.',
  why: 'Figures are copied by hand, and readers notice when two of them disagree.',
  authority:
    'Royal Statistical Society, Statistics for journalists: https://rss.org.uk/resources/resources-for-journalists/',
  since: '0.2.0',
  preview: true,
  kinds: {unit: 'info', digits: 'info', recall: 'info'},
  presets: {strict: 'warning'},
  reads: [countedOf, quantitiesOf, quotationsOf, linesIn],
  check({draft, report}) {
    const retold = retoldIn(draft)
    const isTold = overlapWith(retold)
    const found = [...retold, ...rivalCurrencies(draft).filter((one) => !isTold(one))]
    for (const {span, message, extras} of conflictReports(draft, found, 'The other figure is here.'))
      report(span, message, extras)
  },
  kindNotes: {
    unit: 'the same number with another currency or unit',
    digits: 'two digits swapped',
    recall: 'another count of what was counted before',
  },
  examples: [
    {
      bad: 'The works gets €14.5 million from the firm.\n\nThe ==£14.5 million==, she said, was well spent.',
      kind: 'unit',
      severity: 'info',
      says: 'Line 1 says "€14.5 million", and here it is "£14.5 million": check which is right.',
    },
    {
      bad: 'There is a US$40 million standby facility.\n\nThe ==A$40 million== standby facility has been extended.',
      kind: 'unit',
    },
    {bad: 'He was clocked at 91mph.\n\nAt ==91kph== nobody could have stopped.'},
    {bad: 'Of those, 3,630 went out in boxes.\n\nThe ==3,360 boxes== went in four cars.', kind: 'digits'},
    {bad: 'The trust has nine employees.\n\nThree of the trust’s ==seven employees== will dig.', kind: 'recall'},
    {bad: '# A trail of 68 kilometres\n\nThe ==86 kilometres== are gravel throughout.', kind: 'digits'},
    {bad: 'It costs £34 a head for a sheep.\n\nCharge for sheep: ==£34 per kg==.', kind: 'unit'},
    {bad: '- 600 ml whole milk\n\nPour on the ==450 ml== of milk and wait.', kind: 'recall'},
    {good: 'The trust has nine employees. The seven employees who left were paid.'},
    {good: 'Ohio’s 66 delegates go to one man. They fought over Florida’s 99 delegates.'},
    {good: 'It costs £20 ($25). It took 12 days. On the 21 days that followed it rained.'},
    {good: 'Five women and nine men came. The 14 people sat down. Six men left, and the eight people stayed.'},
  ],
})
