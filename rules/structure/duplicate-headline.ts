// duplicate-headline: the headline comes back in the body.
import {defineRule, quote} from '../../src/core/rule.ts'
import {linesIn} from '../../src/reading/roles.ts'

export default defineRule({
  summary: 'The headline, or a section heading, comes back in the draft.',
  why: 'A repeated headline is a paste or template accident that every reader sees.',
  authority:
    'Google Search Essentials, spam policies: https://developers.google.com/search/docs/essentials/spam-policies',
  kinds: {exact: 'error'},
  reads: [linesIn],
  check({draft, report}) {
    const title = linesIn(draft).find(({role}) => role === 'title')
    for (const line of linesIn(draft))
      if (title && line !== title && line.text === title.text)
        report(line, `Headline ${quote(line.text)} stands here again: delete this copy.`, {kind: 'exact'})
  },
  examples: [
    {bad: '# Rain stops play in Leeds\n\n==Rain stops play in Leeds==\n\nIt rained.'},
    {good: '# Rain stops play\n\nIt rained.'},
  ],
})
