// The sets: how the rows of each become texts with labelled places, by the protocol of the data.
import type {Place} from '../../src/core/prose.ts'
import {boilerplateRules, placeholderRules} from './families.ts'
import type {Check} from './linter.ts'
import {measureBareQuotes, measureClaims, measureGenericSources, measureQuotes} from './quotes.ts'
import {bodyScore, count, type Gold, type Judged, judge, overlaps, ratio, recall} from './score.ts'
import {measureSpeakers} from './speakers.ts'

/** A figure that is no count of places: its name, its value, and which way is better. */
export interface Figure {
  measure: string
  value: number
  better: 'higher' | 'lower'
}

/** What a set came to. */
export interface Outcome {
  judged: Judged[]
  documents: number
  words: number
  extra?: readonly Figure[]
}

/** The rows of another file. */
export type LookUp = <T>(file: string) => readonly T[]

/** A set of labelled text. */
export interface DataSet {
  name: string
  /** The file of rows, where several sets use one. */
  file?: string
  /** Rules whose findings count: all where this is left out, none where it is empty (a reading is measured). */
  rules?: readonly string[]
  /** The preset the protocol asks for; `recommended` unless said. */
  preset?: string
  /** Findings of `info` don't count. */
  warningsOnly?: boolean
  measure(rows: readonly never[], check: Check, lookUp: LookUp): Outcome
}

interface Passage {
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

const whole = (text: string): Place => ({start: 0, end: text.length})

/** Each row a text of its own, with one labelled place. */
function measureTexts<T>(rows: readonly T[], check: Check, extension: string, read: (row: T) => Labelled): Outcome {
  let words = 0
  const judged = rows.flatMap((row) => {
    const {id, text, gold} = read(row)
    const checked = check(text, extension)
    words += checked.words
    return judge(id, checked.text, checked.findings, gold ? [{...gold, unit: id}] : [])
  })
  return {judged, documents: rows.length, words}
}

interface Labelled {
  id: string
  text: string
  gold?: Omit<Gold, 'unit'>
}

const passages =
  (spanned: boolean) =>
  (rows: readonly Passage[], check: Check): Outcome => {
    const used = rows.filter(({text, kind}) => text && kind !== 'ambiguous' && kind !== 'shortcut-reference-link')
    return measureTexts(used, check, 'md', ({id, text, label, kind, span}) => {
      const start = spanned && label === 'positive' && span ? text.indexOf(span) : -1
      const place = start < 0 ? whole(text) : {start, end: start + (span as string).length}
      return {id, text, gold: {place, wanted: label === 'positive', ...(kind !== undefined && {group: kind})}}
    })
  }

const articles =
  (extension: string) =>
  (rows: readonly Article[], check: Check): Outcome =>
    measureTexts(rows, check, extension, ({id, title, text}) => ({
      id,
      text: extension === 'txt' && title ? `${title}\n\n${text}` : text,
    }))

/** Wording by which a text says of itself that it isn't copy. */
const callToAction =
  /\b(subscri|shar(e|ing)\b|sign(ing)? up|click|follow (us|me)|follow\b.*\b(twitter|facebook)|comment|copyright|cookie|advert)/i

function measureBlocks(rows: readonly Passage[], check: Check): Outcome {
  const outcome = measureTexts(rows, check, 'txt', ({id, text, label}) => ({
    id,
    text,
    gold: {
      place: whole(text),
      wanted: label === 'boilerplate',
      group: label !== 'boilerplate' ? label : callToAction.test(text) ? 'call to action' : 'other boilerplate',
    },
  }))
  const inGroup = (name: string) => count(outcome.judged.filter(({group}) => group === name))
  const calls = recall(inGroup('call to action'))
  const flagged = ['fulltext', 'headline', 'content'].flatMap((name): Figure[] => {
    const counts = inGroup(name)
    const value = ratio(counts.false, counts.false + counts.quiet)
    return value === undefined ? [] : [{measure: `${name} flagged`, value, better: 'lower'}]
  })
  const extra: Figure[] =
    calls === undefined ? flagged : [...flagged, {measure: 'call to action recall', value: calls, better: 'higher'}]
  return {...outcome, extra}
}

interface Leak {
  id: string
  doc: string
  extractor: string
  sentences: {text: string; label: string}[]
}

/** Bodies as extractors deliver them: which lines leaked, and what the body is worth without the flagged ones. */
function measureLeaks(rows: readonly Leak[], check: Check, lookUp: (file: string) => readonly never[]): Outcome {
  const references = new Map(
    (lookUp('scrapinghub_gold_articles') as readonly Article[]).map(({id, text}) => [id, text]),
  )
  const bodies: [before: string, after: string, reference: string][] = []
  let words = 0
  const judged = rows.flatMap(({id, doc, extractor, sentences}) => {
    const text = sentences.map((line) => line.text).join('\n\n')
    const checked = check(text, 'txt')
    words += checked.words
    const places = linePlaces(sentences.map((line) => line.text))
    const kept = places.filter((place) => !checked.findings.some((finding) => overlaps(finding.place, place)))
    const reference = references.get(doc)
    if (reference) bodies.push([text, kept.map(({start, end}) => text.slice(start, end)).join('\n\n'), reference])
    const golds = places.flatMap((place, i): Gold[] => {
      const label = sentences[i]?.label
      if (label !== 'content' && label !== 'boilerplate') return []
      return [{unit: `${id}#${i}`, place, wanted: label === 'boilerplate', group: extractor}]
    })
    return judge(id, checked.text, checked.findings, golds)
  })
  const before = bodyScore(bodies.map(([body, , reference]) => [body, reference]))
  const after = bodyScore(bodies.map(([, body, reference]) => [body, reference]))
  const extra: Figure[] = [
    {measure: 'body precision before', value: before.precision, better: 'higher'},
    {measure: 'body precision after', value: after.precision, better: 'higher'},
    {measure: 'body recall before', value: before.recall, better: 'higher'},
    {measure: 'body recall after', value: after.recall, better: 'higher'},
  ]
  return {judged, documents: rows.length, words, extra}
}

/** Where lines stand when they are joined by blank lines. */
function linePlaces(lines: readonly string[]): Place[] {
  let next = 0
  return lines.map((line) => {
    const start = next
    next += line.length + 2
    return {start, end: start + line.length}
  })
}

const measureWeasels = (rows: readonly {id: string; text: string; label: number}[], check: Check): Outcome =>
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
  {name: 'wikiweasel', rules: ['unsourced-claim'], measure: measureWeasels},
  {name: 'polnear_direct_quotes', rules: ['unattributed-quote'], preset: 'news', measure: measureQuotes},
  {
    name: 'polnear_bare_quotes',
    file: 'polnear_direct_quotes',
    rules: ['unattributed-quote'],
    preset: 'news',
    measure: measureBareQuotes,
  },
  {name: 'polnear_generic_sources', rules: ['unsourced-claim'], measure: measureGenericSources},
  {name: 'polnear_named_speakers', file: 'polnear_articles', rules: [], measure: measureSpeakers},
  {name: 'polnear_claims', file: 'polnear_articles', rules: ['unsourced-claim'], measure: measureClaims},
  ...['polnear', 'bbc', 'basil', 'scrapinghub_gold'].map((name) => ({
    name: `${name}_articles`,
    measure: articles('txt'),
  })),
  {name: 'ai_news_sites', measure: articles('txt')},
  ...['md_18f', 'md_digitalgov_news', 'md_rustblog'].map((name) => ({name, measure: articles('md')})),
]
