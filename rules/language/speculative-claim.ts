// speculative-claim: doubly hedged claims and empty forecasts presented as news.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {type Speculation, speculationsOf} from './find/hedging.ts'

const advice: Record<Speculation['kind'], string> = {
  stacked: 'hedges twice and gives no source: say who expects it, or cut it.',
  forecast: 'predicts nothing specific and gives no source: say who expects what, or cut it.',
  inference: 'is a guess without a source: say whose it is, or cut it.',
}

export default defineRule({
  summary: 'A doubly hedged claim or an empty forecast, with nobody named who expects it.',
  why: 'What could potentially happen isn’t news until somebody with a name says it will.',
  authority: 'Reuters Handbook of Journalism, Accuracy: Rumours and speculation',
  since: '0.1.0',
  kinds: {stacked: 'off', forecast: 'off', inference: 'off'},
  presets: {
    news: {stacked: 'warning', forecast: 'info', inference: 'info'},
    strict: {stacked: 'warning', forecast: 'warning', inference: 'warning'},
  },
  outranks: ['stock-phrase'],
  reads: [speculationsOf],
  check({draft, report}) {
    for (const found of speculationsOf(draft)) {
      const {kind, mayBeReported} = found
      report(found, `${quote(textOf(found))} ${advice[kind]}`, {kind, ...(mayBeReported && {atMost: 'info'})})
    }
  },
  kindNotes: {
    stacked: 'several doubts in one claim',
    forecast: 'what may come',
    inference: 'what something may mean',
  },
  examples: [
    {
      bad: 'The cut ==could slow the crews, potentially leading== to delays.',
      preset: 'news',
      says: '"could slow the crews, potentially leading" hedges twice and gives no source: say who expects it, or cut it.',
      kind: 'stacked',
      severity: 'warning',
    },
    {
      bad: 'The closure ==could have far-reaching consequences== for the town.',
      preset: 'news',
      says: '"could have far-reaching consequences" predicts nothing specific and gives no source: say who expects what, or cut it.',
      kind: 'forecast',
      severity: 'info',
    },
    {bad: 'The leak ==may possibly== come from the roof.', format: 'txt', preset: 'strict', severity: 'warning'},
    {bad: 'The memo ==points to a potential failure== of the pumps.', preset: 'strict', kind: 'inference'},
    {good: 'The engineer Jane Doe said the leak may possibly come from the roof.', preset: 'strict'},
    {good: 'The drug could cut deaths, possibly by 12 per cent.', preset: 'strict', shows: 'science with figures'},
    {good: 'Rain could fall overnight, possibly turning to sleet.', preset: 'strict'},
    {good: '“It could potentially fail,” she said.', preset: 'strict'},
    {good: 'Visitors may enter by the mill gate.', preset: 'strict', shows: 'permission'},
    {good: '---\nsection: Analysis\n---\n\nThe closure could have far-reaching consequences.', preset: 'strict'},
    {good: 'Could the roof potentially leak?', preset: 'strict'},
  ],
})
