// unsourced-statistic: a percentage, ratio or large number with no source.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {tellWeighing, weighedNote} from '../../src/weighing/model.ts'
import {lackingStatisticsOf, surelyLacking} from './find/lacking.ts'
import {unsourcedStatisticsOf} from './find/statistics.ts'

const say = (found: string) => `${quote(found)} has no source: say where it comes from, with a link, or cut it.`

export default defineRule({
  summary: 'A percentage, ratio or large number with no source.',
  why: 'A figure without a source cannot be checked, and an invented figure looks just like a real one.',
  authority: 'Reuters Handbook of Journalism, Attribution; BBC Editorial Guidelines, section 3 (accuracy): statistics',
  since: '0.1.0',
  kinds: {percentage: 'off', ratio: 'off', amount: 'off'},
  presets: {
    blog: {percentage: 'info', ratio: 'info'},
    newsletter: {percentage: 'info', ratio: 'info'},
    news: [
      {percentage: 'warning', ratio: 'warning', amount: 'info'},
      {plain: false, weighed: 0.5},
    ],
    strict: [{percentage: 'warning', ratio: 'warning', amount: 'info'}, {weighed: 0.3}],
  },
  options: {plain: true, weighed: 1},
  optionNotes: {
    plain: 'Whether to report every figure in a paragraph that names no source at all.',
    weighed: weighedNote,
  },
  reads: [unsourcedStatisticsOf, lackingStatisticsOf],
  check({draft, options, report}) {
    const plain = options.plain ? unsourcedStatisticsOf(draft) : []
    for (const statistic of plain)
      report(statistic, say(textOf(statistic)), {
        kind: statistic.kind,
        note: 'Looked here and in the sentence that introduces it for a link, a footnote, a speaker, a named document or a body that publishes figures.',
      })
    for (const lacking of surelyLacking(lackingStatisticsOf, draft, options.weighed, plain)) {
      const {kind, confidence} = lacking
      const note = tellWeighing(lacking)
      report(lacking, say(textOf(lacking)), {
        kind,
        confidence,
        note,
        atMost: 'info',
      })
    }
  },
  kindNotes: {
    percentage: 'a share in per cent',
    ratio: 'a share such as one in five',
    amount: 'a number or sum',
  },
  examples: [
    {
      bad: 'Sleep helps ==45%== of adults to think.',
      preset: 'strict',
      kind: 'percentage',
      severity: 'warning',
      says: '"45%" has no source: say where it comes from, with a link, or cut it.',
    },
    {bad: 'The roof leaks in ==12.5 per cent== of homes.', preset: 'blog', severity: 'info'},
    {bad: '==One in five== bridges is too weak.', preset: 'strict', kind: 'ratio'},
    {
      bad: 'Bridges\n\nThe town has a quiet life by the river.\n\n• Use: some ==3 million== cars cross it in the year.\n',
      format: 'txt',
      preset: 'strict',
      kind: 'amount',
      severity: 'info',
    },
    {good: 'Sleep helps 45% of adults, [a trial](https://example.org/trial) has it.', preset: 'strict'},
    {good: 'Sleep helps 45% of adults, said Ann Archer of Leeds University.', preset: 'strict'},
    {good: 'In a Pew poll, 45% of adults slept well.', preset: 'strict'},
    {
      good: 'The report says:\n\n- 45% of adults sleep well',
      preset: 'strict',
      shows: 'a list with its source in the lead-in',
    },
    {good: '“It is 45%,” she said, and who would count 50%?', preset: 'strict'},
    {good: 'We sold 45% of the seats.', preset: 'strict', shows: 'the publication’s own figure'},
    {good: 'The bridge cost £3 million.', preset: 'strict', shows: 'a price'},
    {good: 'The mill ran through the second half of the century.', preset: 'strict', shows: 'a part that has a name'},
    {good: 'The richest 1 percent own the shore.', preset: 'strict'},
    {good: 'Shares in the firm fell 6.7% on Monday.', preset: 'strict', shows: 'what a market records'},
    {good: 'She won 61 percent in the borough.', preset: 'strict', shows: 'what a vote records'},
    {good: 'A Tidewater poll is out.\n\nOf all adults, 9 percent would stay at home.', preset: 'strict'},
  ],
})
