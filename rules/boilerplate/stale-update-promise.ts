// stale-update-promise: an open-ended promise to update.

import type {Block} from '../../src/core/draft/blocks.ts'
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {definePhrases} from '../../src/core/phrases/phrases.ts'
import {defineRule} from '../../src/core/rule.ts'
import {deleteSpan} from '../../src/reading/page/deletion.ts'
import {quotationsOf} from '../../src/reading/speech/quotations.ts'
import phrases from '../lists/update-promises.json' with {type: 'json'}
import {sentencesWith} from './find/prompts.ts'

const promises = definePhrases(phrases)

const timeStamp = /\b(?:updated|published|last|posted|as of)\b[^.]{0,40}\d|\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b/i

export default defineRule({
  summary: 'A promise of updates without the time of the last one.',
  why: 'Without a time the promise looks neglected within hours, and readers cannot tell how old the facts are.',
  authority: 'BBC, Editorial Guidelines, 3 Accuracy: https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy',
  since: '0.1.0',
  severity: 'off',
  presets: {news: 'info', strict: 'warning'},
  options: {allowIn: ['live', 'liveblog']},
  optionNotes: {
    allowIn:
      'Types of draft, as the settings at the top of the file (“front matter”) give them, such as `type: live`, for stories that are updated all the time.',
  },
  lists: [promises],
  reads: [quotationsOf],
  check({draft, options, report}) {
    if (options.allowIn.includes(String(draft.data.type))) return
    const stamped = ({index}: Block) =>
      draft.blocks.slice(Math.max(0, index - 2), index + 3).some(({prose}) => timeStamp.test(prose.text))
    for (const promise of sentencesWith(draft, promises))
      if (!stamped(promise.block))
        report(
          promise,
          `${quote(textOf(promise))} promises an update: say when the story was last updated, or cut it.`,
          {
            suggestions: [{title: 'Delete the promise', edits: deleteSpan(draft, promise)}],
          },
        )
  },
  examples: [
    {
      bad: 'Police closed the road. ==We will continue to update this story as more information becomes available.==',
      preset: 'news',
      severity: 'info',
      says: '"We will continue to update […] becomes available." promises an update: say when the story was last updated, or cut it.',
    },
    {bad: '==This is a developing story.==\n\nA train left the rails.', preset: 'strict', severity: 'warning'},
    {bad: 'A ship ran aground near the port.\n\n==More to follow==\n', format: 'txt', preset: 'news'},
    {good: 'This is a developing story.\n\nUpdated 3 May 2026, 14:10: two people were hurt.', preset: 'news'},
    {good: '---\ntype: live\n---\n\nWe will continue to update this story.', preset: 'news'},
    {good: '“We will update the public as more information becomes available,” the chief said.', preset: 'news'},
    {good: 'We will update the software in June.', preset: 'news'},
  ],
})
