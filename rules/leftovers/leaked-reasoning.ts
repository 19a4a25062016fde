// leaked-reasoning: the plan for the article, or a report on the work, published as copy.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {leakedPlansOf} from './find/leaked-plans.ts'

export default defineRule({
  summary: 'A writing tool’s plan for the article, or its report on the work, left in the copy.',
  why: 'Readers see the instructions instead of the article, and often the article itself is missing.',
  authority: 'https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing',
  since: '0.1.0',
  kinds: {plan: 'error', status: 'error'},
  outranks: ['unfilled-placeholder', 'leftover-instruction', 'chatbot-phrase', 'unsourced-claim'],
  reads: [leakedPlansOf],
  check({draft, report}) {
    for (const plan of leakedPlansOf(draft)) {
      const what = plan.kind === 'plan' ? 'is a plan for the text' : 'is a report on the writing'
      report(plan, `${quote(textOf(plan))} ${what}: delete it and check the text.`, {kind: plan.kind})
    }
  },
  examples: [
    {
      bad: '==We need to write== a concise 600-word article on bicycle lanes.',
      kind: 'plan',
      says: '"We need to write" is a plan for the text: delete it and check the text.',
    },
    {bad: '==We need to produce a short post. Must include== a title. It starts at 300-350 words.', kind: 'plan'},
    {
      bad: '---\ndescription: ==We need to write a 400-500 word article. Must be concise==, with a title.\n---\n\nLanes.',
      shows: 'Front matter is copy too: search engines show it.',
    },
    {bad: '==Facts confirmed== by three papers. Here is the article: The lanes open today.', kind: 'status'},
    {bad: 'TL;DR: ==Writing the article now==. The lanes open on Monday.', kind: 'status'},
    {bad: '==Okay, the user wants== a summary of the council meeting.'},
    {good: 'We need to write to our members before the vote, and the letter must include a date.'},
    {good: 'We must include enough surrounding text for the quotation to make sense.'},
    {good: 'Entries must be between 400 and 500 words and must not use pseudonyms.', shows: 'Guidelines say who must.'},
    {good: 'The prompt read: “We need to write a 400-500 word article. Must include a title.”'},
    {good: 'The story checks out, the editor said, and the facts are complete.'},
  ],
})
