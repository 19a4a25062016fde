// The sets of PolNeAR that need its annotated articles: quotations with and without their sources, generic sources.
import type {Place} from '../../src/core/draft/place.ts'
import type {Check} from './linter.ts'
import type {Figure, LookUp, SetOutcome} from './outcome.ts'
import {type Gold, type Judged, judge, shareText} from './score.ts'

/** A span that the annotators marked: Source, Cue, Content, Attribution. */
export interface Annotation {
  id: string
  type: string
  spans: [start: number, end: number][]
}

/** An article with its annotated Source, Cue and Content spans. */
export interface Annotated {
  id: string
  text: string
  label: Annotation[]
  relations: Readonly<Record<string, string>>[]
}

/** A direct quotation: `id` ends in its offset in the article, `start` and `end` count in its paragraph `text`. */
interface DirectQuote {
  id: string
  doc: string
  text: string
  start: number
  end: number
  label: string
}

/** Articles of these rows by id, each with its rows. */
function byArticle<T>(rows: readonly T[], docOf: (row: T) => string, lookUp: LookUp): [Annotated, T[]][] {
  const rowsOf = new Map<string, T[]>()
  for (const row of rows) rowsOf.set(docOf(row), [...(rowsOf.get(docOf(row)) ?? []), row])
  return lookUp<Annotated>('polnear_articles').flatMap((article): [Annotated, T[]][] => {
    const own = rowsOf.get(article.id)
    return own ? [[article, own]] : []
  })
}

const paragraphStart = ({id, start}: DirectQuote) => Number(id.slice(id.lastIndexOf('#') + 1)) - start

/** Whole articles: a finding on a quotation that names its speaker is a false alarm. */
export function measureQuotes(rows: readonly DirectQuote[], check: Check, lookUp: LookUp): SetOutcome {
  const outcome: SetOutcome = {judged: [], documents: 0, words: 0}
  for (const [{id, text}, quotes] of byArticle(rows, ({doc}) => doc, lookUp)) {
    const checked = check(text, 'txt')
    const golds = quotes
      .filter(({label}) => label === 'attributed')
      .map((quote): Gold => {
        const from = paragraphStart(quote)
        return {unit: quote.id, place: {start: from + quote.start, end: from + quote.end}, wanted: false}
      })
    add(outcome, checked.words, judge(id, checked.text, checked.findings, golds))
  }
  return outcome
}

/** Paragraphs without their Source and Cue spans, between two plain sentences: each quotation must be found. */
export function measureBareQuotes(rows: readonly DirectQuote[], check: Check, lookUp: LookUp): SetOutcome {
  const outcome: SetOutcome = {judged: [], documents: 0, words: 0}
  for (const [article, quotes] of byArticle(rows, ({doc}) => doc, lookUp))
    for (const paragraph of paragraphsOf(quotes.filter(({label}) => label === 'attributed'))) {
      const {text, golds} = bareParagraph(article, paragraph)
      const checked = check(text, 'txt')
      add(outcome, checked.words, judge(paragraph[0]?.id ?? '', checked.text, checked.findings, golds))
    }
  return outcome
}

function add(outcome: SetOutcome, words: number, judged: Judged[]): void {
  outcome.judged.push(...judged)
  outcome.documents++
  outcome.words += words
}

function paragraphsOf(quotes: readonly DirectQuote[]): DirectQuote[][] {
  const paragraphs = new Map<number, DirectQuote[]>()
  for (const quote of quotes)
    paragraphs.set(paragraphStart(quote), [...(paragraphs.get(paragraphStart(quote)) ?? []), quote])
  return [...paragraphs.values()]
}

const [before, after] = ['Rain fell on the town all day.\n\n', '\n\nThe shops closed at five.']

/** The paragraph of these quotations with the annotated Source and Cue spans cut out. */
export function bareParagraph(article: Annotated, quotes: readonly DirectQuote[]): {text: string; golds: Gold[]} {
  const [first] = quotes
  if (!first) return {text: '', golds: []}
  const from = paragraphStart(first)
  const inside = {start: 0, end: first.text.length}
  const cuts = article.label
    .filter(({type}) => type === 'Source' || type === 'Cue')
    .flatMap(({spans}) => spans.map(([start, end]): Place => ({start: start - from, end: end - from})))
    .filter((cut) => shareText(cut, inside))
  const kept = first.text.split('').map(() => true)
  for (const {start, end} of cuts) kept.fill(false, Math.max(0, start), end)
  const shifted = [0]
  for (const keep of kept) shifted.push((shifted.at(-1) as number) + (keep ? 1 : 0))
  const place = (offset: number) => before.length + (shifted[offset] ?? 0)
  const golds = quotes
    .map(({id, start, end}): Gold => ({unit: id, place: {start: place(start), end: place(end)}, wanted: true}))
    .filter((gold) => gold.place.end > gold.place.start)
  const bare = kept.map((keep, i) => (keep ? first.text[i] : '')).join('')
  return {text: before + bare + after, golds}
}

/** Whole articles: a generic source without a finding is a miss, to be read for its excuse. */
export function measureGenericSources(rows: readonly {id: string}[], check: Check, lookUp: LookUp): SetOutcome {
  const outcome: SetOutcome = {judged: [], documents: 0, words: 0}
  for (const [{id, text, label}, own] of byArticle(rows, ({id}) => id.slice(0, id.lastIndexOf('#')), lookUp)) {
    const checked = check(text, 'txt')
    const spans = new Map(label.map((annotation) => [`${id}#${annotation.id}`, annotation.spans[0]]))
    const golds = own.flatMap((row): Gold[] => {
      const span = spans.get(row.id)
      return span ? [{unit: row.id, place: {start: span[0], end: span[1]}, wanted: true}] : []
    })
    add(outcome, checked.words, judge(id, checked.text, checked.findings, golds))
  }
  return outcome
}

const onSpeaker = 'source or cue'

/** Whole articles: how many findings stand on an annotated source or cue, and in how many articles any stand. */
export function measureClaims(articles: readonly Annotated[], check: Check): SetOutcome {
  const outcome: SetOutcome = {judged: [], documents: 0, words: 0}
  for (const {id, text, label} of articles) {
    const checked = check(text, 'txt')
    const spoken = label
      .filter(({type}) => type === 'Source' || type === 'Cue')
      .flatMap(({spans}) => spans.map(([start, end]): Place => ({start, end})))
    const judged = checked.findings.map((finding, i): Judged => {
      const {place} = finding
      const group = spoken.some((span) => shareText(span, place)) ? onSpeaker : 'elsewhere'
      return {unit: `${id}#${i}`, verdict: 'open', text: checked.text, place, finding, group}
    })
    add(outcome, checked.words, judged)
  }
  return {...outcome, extra: claimFigures(outcome)}
}

function claimFigures({judged, documents}: SetOutcome): Figure[] {
  const pure = judged.filter(({group}) => group === onSpeaker).length
  const articles = new Set(judged.map(({unit}) => unit.slice(0, unit.lastIndexOf('#'))))
  return [
    {measure: `findings on a ${onSpeaker}`, value: pure / (judged.length || 1), better: 'higher'},
    {measure: 'articles with any', value: articles.size / documents, better: 'lower'},
  ]
}
