// missing-right-of-reply: wrongdoing is alleged, with no reply from those accused.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {unansweredAllegationOf} from './find/unanswered-allegations.ts'

export default defineRule({
  summary: 'An allegation of wrongdoing against somebody named, with no reply from them or on their behalf.',
  why: 'Fairness, and in many countries the law, requires that those accused have the chance to answer and that the story says so.',
  authority:
    'IPSO Editors’ Code of Practice, clause 1(iii); BBC Editorial Guidelines, section 6 (right of reply); SPJ Code of Ethics',
  since: '0.1.0',
  severity: 'off',
  presets: {news: 'warning', strict: 'warning'},
  reads: [unansweredAllegationOf],
  check({draft, report}) {
    const found = unansweredAllegationOf(draft)
    if (found)
      report(
        found,
        `The draft has no reply to ${quote(textOf(found))}: put it to those accused, then print their answer or report that they did not respond.`,
        {
          note: 'Looked in the whole draft for a denial, a statement, a spokesperson, a refusal to comment or court proceedings.',
        },
      )
  },
  examples: [
    {
      bad: 'A handler ==alleges a culture of bullying== at the Leeds Bridge Company.',
      preset: 'news',
      severity: 'warning',
      says: 'The draft has no reply to "alleges a culture of bullying": put it to those accused, then print their answer or report that they did not respond.',
    },
    {bad: 'Two clerks have ==accused Ann Archer of fraud==.', preset: 'news'},
    {
      bad: 'The Bridge\n\nBob Baker ==was accused of harassment== by a colleague at the town hall.\n\nThe works go on.\n',
      format: 'txt',
      preset: 'strict',
    },
    {
      bad: 'Row At Leeds Bridge: Report Raises Concerns\n\nA handler ==alleges a culture of bullying== at the Leeds Bridge Company, which has run the bridge for years.\n',
      format: 'txt',
      preset: 'news',
      shows: 'a headline that reads like a speaker answers nothing',
    },
    {good: 'Two clerks have accused Ann Archer of fraud. She denies it.', preset: 'news'},
    {good: 'Two clerks have accused Ann Archer of fraud. A spokesman said the books were in order.', preset: 'news'},
    {good: 'Two clerks have accused Ann Archer of fraud. The company did not respond to questions.', preset: 'news'},
    {good: 'Bob Baker is accused of theft, the court heard.', preset: 'news', shows: 'a court report'},
    {good: 'A handler alleges a culture of bullying at work.', preset: 'news', shows: 'nobody is named'},
    {good: 'The mayor accused Ann Archer of being late.', preset: 'news', shows: 'no wrongdoing'},
    {good: '---\nsection: Opinion\n---\n\nTwo clerks have accused Ann Archer of fraud.', preset: 'news'},
  ],
})
