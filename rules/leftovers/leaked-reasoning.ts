// leaked-reasoning: a plan for the article, or a note on how the work went, left in the copy.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {titleOf} from '../../src/reading/page/roles.ts'
import {chatbotTopics, isAbout} from './find/chatbot-subject.ts'
import {leakedPlansOf} from './find/leaked-plans.ts'

export default defineRule({
  summary: 'A chatbot’s plan for the article, or its progress note, left in the copy.',
  why: 'Readers see the instructions instead of the article, and often the article itself is missing.',
  authority: 'https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing',
  since: '0.1.0',
  kinds: {plan: 'error', status: 'error'},
  outranks: ['unfilled-placeholder', 'leftover-instruction', 'chatbot-phrase', 'unsourced-claim'],
  reads: [leakedPlansOf, titleOf],
  check({draft, report}) {
    const found = leakedPlansOf(draft)
    const atMost = found.length > 0 && isAbout(draft, chatbotTopics) ? {atMost: 'info' as const} : {}
    for (const plan of found) {
      const what =
        plan.kind === 'plan' ? "reads like a chatbot's plan for the article" : "reads like a chatbot's progress note"
      report(plan, `${quote(textOf(plan))} ${what}: delete it and check the copy.`, {kind: plan.kind, ...atMost})
    }
  },
  kindNotes: {
    plan: 'a plan for the article',
    status: 'a progress note',
  },
  examples: [
    {
      bad: '==We need to write== a concise 600-word article on bicycle lanes.',
      kind: 'plan',
      says: '"We need to write" reads like a chatbot\'s plan for the article: delete it and check the copy.',
    },
    {bad: '==We need to produce a short post. Must include== a title. It starts at 300-350 words.', kind: 'plan'},
    {
      bad: '---\ndescription: ==We need to write a 400-500 word article. Must be concise==, with a title.\n---\n\nLanes.',
      shows: 'Front matter is copy too: search engines show it.',
    },
    {
      bad: '==Facts confirmed== by three papers. Here is the article: The lanes open today.',
      kind: 'status',
      says: '"Facts confirmed" reads like a chatbot\'s progress note: delete it and check the copy.',
    },
    {bad: 'TL;DR: ==Writing the article now==. The lanes open on Monday.', kind: 'status'},
    {bad: '==Okay, the user wants== a summary of the council meeting.'},
    {good: 'We need to write to our members before the vote, and the letter must include a date.'},
    {good: 'We must include enough surrounding text for the quotation to make sense.'},
    {good: 'Entries must be between 400 and 500 words and must not use pseudonyms.', shows: 'Guidelines say who must.'},
    {good: 'The prompt read: “We need to write a 400-500 word article. Must include a title.”'},
    {good: 'The story checks out, the editor said, and the facts are complete.'},
  ],
})
