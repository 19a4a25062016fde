// The sets: how the rows of each become texts with labelled places, by the protocol of the data.
import {boilerplateRules, placeholderRules} from './families.ts'
import {type Check, type Compare, comparingRules} from './linter.ts'
import type {LookUp, SetOutcome} from './outcome.ts'
import {measureBlocks, measureLeaks} from './pages.ts'
import {measureHeadlines, measureRepublished, measureSameEvents} from './pairs.ts'
import {measureBareQuotes, measureClaims, measureGenericSources, measureQuotes} from './quotes.ts'
import {measureSpeakers} from './speakers.ts'
import {measureTexts, whole} from './texts.ts'

/** A set of labelled text. */
export interface DataSet {
  name: string
  /** The file of rows, where several sets use one. */
  file?: string
  /** Rules whose findings count; all where none are named. */
  rules?: readonly string[]
  /** The preset the protocol asks for; `recommended` unless said. */
  preset?: string
  /** Findings of `info` don't count. */
  warningsOnly?: boolean
  /** A reading is measured, no rule. */
  reading?: boolean
  /** What has no floor, since more is not better here and less no worse: a measure, or all. */
  loose?: 'all' | 'recall'
  measure(rows: readonly never[], check: Check, lookUp: LookUp, compare: Compare): SetOutcome
}

interface LabelledPassage {
  id: string
  label: string
  kind?: string
  text: string
  span?: string
}

interface Article {
  id: string
  title?: string
  text: string
}

const passages =
  (spanned: boolean) =>
  (rows: readonly LabelledPassage[], check: Check): SetOutcome => {
    const used = rows.filter(({text, kind}) => text && kind !== 'ambiguous' && kind !== 'shortcut-reference-link')
    return measureTexts(used, check, 'md', ({id, text, label, kind, span}) => {
      const start = spanned && label === 'positive' && span ? text.indexOf(span) : -1
      const place = start < 0 ? whole(text) : {start, end: start + (span as string).length}
      return {id, text, gold: {place, wanted: label === 'positive', ...(kind !== undefined && {group: kind})}}
    })
  }

const articles =
  (extension: string) =>
  (rows: readonly Article[], check: Check): SetOutcome =>
    measureTexts(rows, check, extension, ({id, title, text}) => ({
      id,
      text: extension === 'txt' && title ? `${title}\n\n${text}` : text,
    }))

const measureWeasels = (rows: readonly {id: string; text: string; label: number}[], check: Check): SetOutcome =>
  measureTexts(rows, check, 'txt', ({id, text, label}) => ({
    id,
    text,
    gold: {place: whole(text), wanted: label === 1},
  }))

/** All sets, in the order of the table. */
export const sets: readonly DataSet[] = [
  {name: 'placeholders', rules: placeholderRules, warningsOnly: true, measure: passages(true)},
  {name: 'boilerplate', rules: boilerplateRules, warningsOnly: true, measure: passages(false)},
  {name: 'l3s_blocks', rules: boilerplateRules, measure: measureBlocks},
  {name: 'trafilatura_segments_en', rules: boilerplateRules, measure: measureBlocks},
  {name: 'scrapinghub_leaks', rules: boilerplateRules, measure: measureLeaks},
  {name: 'wikiweasel', rules: ['unsourced-claim'], loose: 'recall', measure: measureWeasels},
  {name: 'polnear_direct_quotes', rules: ['unattributed-quote'], preset: 'news', measure: measureQuotes},
  {
    name: 'polnear_bare_quotes',
    file: 'polnear_direct_quotes',
    rules: ['unattributed-quote'],
    preset: 'news',
    measure: measureBareQuotes,
  },
  {name: 'polnear_generic_sources', rules: ['unsourced-claim'], loose: 'all', measure: measureGenericSources},
  {name: 'polnear_named_speakers', file: 'polnear_articles', reading: true, measure: measureSpeakers},
  {name: 'polnear_claims', file: 'polnear_articles', rules: ['unsourced-claim'], measure: measureClaims},
  ...['polnear', 'bbc', 'basil', 'scrapinghub_gold'].map((name) => ({
    name: `${name}_articles`,
    measure: articles('txt'),
  })),
  {name: 'ai_news_sites', loose: 'all', measure: articles('txt')},
  ...['md_18f', 'md_digitalgov_news', 'md_rustblog'].map((name) => ({name, measure: articles('md')})),
  {name: 'bbc_natural_dups', rules: comparingRules, measure: measureRepublished},
  {name: 'basil_pairs', file: 'basil_articles', rules: comparingRules, measure: measureSameEvents},
  {name: 'sts_headlines', rules: comparingRules, preset: 'news', measure: measureHeadlines},
]
