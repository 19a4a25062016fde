// editorializing: the publication's own verdict in news copy.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {type Opinion, opinionsOf} from './find/opinions.ts'

const advice: Record<Opinion['kind'], string> = {
  demand: "is the publication's own demand: say who makes it, or cut it.",
  judgment: "is the publication's own verdict: say whose it is, or cut it.",
  adverb: 'tells readers what to think or feel: cut it, or say whose view it is.',
}

export default defineRule({
  summary: 'News copy that says in its own voice what must be done or what to think.',
  why: 'Readers must be able to tell comment from fact. A demand with nobody’s name to it becomes the publication’s own.',
  authority:
    'IPSO, Editors’ Code of Practice, clause 1(iv): https://www.ipso.co.uk/editors-code-of-practice/; BBC, Editorial Guidelines, section 4',
  since: '0.1.0',
  kinds: {demand: 'off', judgment: 'off', adverb: 'off'},
  presets: {
    news: {demand: 'warning', judgment: 'info', adverb: 'info'},
    strict: {demand: 'warning', judgment: 'warning', adverb: 'warning'},
  },
  reads: [opinionsOf],
  check({draft, report}) {
    for (const opinion of opinionsOf(draft)) {
      const {kind, mayBeReported} = opinion
      report(opinion, `${quote(textOf(opinion))} ${advice[kind]}`, {kind, ...(mayBeReported && {atMost: 'info'})})
    }
  },
  kindNotes: {
    demand: 'what somebody must or should do',
    judgment: 'words that judge, such as “clearly”',
    adverb: 'adverbs that judge, such as “fortunately”',
  },
  examples: [
    {
      bad: 'A bridge closed. ==The city council needs to address== the queue.',
      preset: 'news',
      says: '"The city council needs to address" is the publication\'s own demand: say who makes it, or cut it.',
      kind: 'demand',
      severity: 'warning',
    },
    {bad: 'The audit is out. ==Network Rail must now explain== the delay.', preset: 'strict'},
    {
      bad: 'An inquiry ==is crucial to establish== the facts.',
      preset: 'news',
      says: '"is crucial to establish" is the publication\'s own verdict: say whose it is, or cut it.',
      kind: 'judgment',
      severity: 'info',
    },
    {bad: '# Fire\n\n## Impact on Safety: ==A Critical Concern==\n\nIt rained on the mill.', preset: 'news'},
    {
      bad: '==Sadly==, the mill burned down.',
      preset: 'news',
      says: '"Sadly" tells readers what to think or feel: cut it, or say whose view it is.',
    },
    {bad: 'More buses ==are needed to improve== the service.', format: 'txt', preset: 'strict', severity: 'warning'},
    {good: 'The union said the council must act. “Network Rail must explain,” it said.', preset: 'strict'},
    {good: '---\nsection: Opinion\n---\n\nThe council must act.', preset: 'strict'},
    {
      good: 'The company must file its accounts by June, and the club has to pay a fine.',
      preset: 'strict',
      shows: 'duty',
    },
    {good: '# Mill\n\n## Analysis\n\nNetwork Rail must explain the delay.', preset: 'strict'},
    {good: 'Voters will decide whether the council should act.', preset: 'strict'},
    {good: 'The union said:\n\n- The council must act.', preset: 'strict'},
    {good: 'Clearly marked trails lead to the mill. Leeds must win to stay up.', preset: 'strict'},
    {good: 'It is not clear if an inquiry is needed to improve safety.', preset: 'strict'},
  ],
})
