// Sets of pairs: articles published twice, the same event in several papers, headlines that say the same.
import type {Check, Compare} from './linter.ts'
import type {LookUp, SetOutcome} from './outcome.ts'
import type {Judged, Verdict} from './score.ts'

interface Article {
  id: string
  title: string
  text: string
}

/** Two texts that a finding holds together: its judgement waits for what the annotators say of the pair. */
type FoundPair = Omit<Judged, 'verdict' | 'unit'> & {pair: string}

const nameOf = (a: string, b: string) => (a < b ? `${a}|${b}` : `${b}|${a}`)

/** Compare articles in one run: every pair that a finding holds together. */
function linksOf(articles: readonly Article[], compare: Compare): FoundPair[] {
  const drafts = articles.map(({title, text}, i) => ({path: `${i}.txt`, text: `${title}\n\n${text}`}))
  const idOf = new Map(drafts.map(({path}, i) => [path, articles[i]?.id ?? '']))
  const textOf = new Map(drafts.map(({path, text}) => [path, text]))
  return compare(drafts).flatMap(({path, finding}) =>
    (finding.related ?? []).map((other): FoundPair => {
      const pair = nameOf(idOf.get(path) ?? '', idOf.get(other.path ?? '') ?? '')
      return {pair, text: textOf.get(path) ?? '', place: finding.place, finding}
    }),
  )
}

/** A pair of the set: wanted or not. */
interface LabelledPair {
  pair: string
  wanted: boolean
  text: string
  group?: string
}

/** Hold the pairs found against those labelled. */
function judgePairs(links: readonly FoundPair[], labelled: readonly LabelledPair[]): Judged[] {
  const labels = new Map(labelled.map((one) => [one.pair, one]))
  const linked = new Set(links.map(({pair}) => pair))
  const found = links.map(({pair, ...link}): Judged => {
    const label = labels.get(pair)
    const verdict: Verdict = label === undefined ? 'open' : label.wanted ? 'true' : 'false'
    return {...link, unit: pair, verdict, ...(label?.group !== undefined && {group: label.group})}
  })
  const silent = labelled
    .filter(({pair}) => !linked.has(pair))
    .map(({pair, wanted, text, group}): Judged => {
      const place = {start: 0, end: text.length}
      return {unit: pair, verdict: wanted ? 'missed' : 'quiet', text, place, ...(group !== undefined && {group})}
    })
  return [...found, ...silent]
}

/** Articles that were published twice, among all of their paper; other pairs found are to be read. */
export function measureRepublished(
  rows: readonly {id: string; a: string; b: string; label: string}[],
  _check: Check,
  lookUp: LookUp,
  compare: Compare,
): SetOutcome {
  const articles = lookUp<Article>('bbc_articles')
  const labelled = rows.map(({id, a, b, label}): LabelledPair => {
    const [one = '', other = ''] = id.split('|')
    return {pair: nameOf(one, other), wanted: true, text: `${a} | ${b}`, group: label}
  })
  return {judged: judgePairs(linksOf(articles, compare), labelled), documents: articles.length, words: 0}
}

/** The same event in three papers: never the same article. */
export function measureSameEvents(
  rows: readonly (Article & {triplet: string})[],
  _check: Check,
  _lookUp: LookUp,
  compare: Compare,
): SetOutcome {
  const labelled = rows.flatMap((one, i) =>
    rows
      .slice(i + 1)
      .filter(({triplet}) => triplet === one.triplet)
      .map((other): LabelledPair => ({pair: nameOf(one.id, other.id), wanted: false, text: one.title})),
  )
  return {judged: judgePairs(linksOf(rows, compare), labelled), documents: rows.length, words: 0}
}

/** Headlines that people found alike (from 4.8 of 5) are to be found, those unlike (up to 2) are not. */
export function measureHeadlines(
  rows: readonly {id: string; a: string; b: string; score: number}[],
  _check: Check,
  _lookUp: LookUp,
  compare: Compare,
): SetOutcome {
  const clear = rows.filter(({score}) => score >= 4.8 || score <= 2)
  const judged = clear.flatMap(({id, a, b, score}) => {
    const pair = [
      {id: `${id}a`, title: a, text: 'Rain fell on the town all day.'},
      {id: `${id}b`, title: b, text: 'The shops closed at five, an hour before the match began.'},
    ]
    return judgePairs(linksOf(pair, compare), [
      {pair: nameOf(`${id}a`, `${id}b`), wanted: score >= 4.8, text: `${a} | ${b}`, group: String(score)},
    ])
  })
  return {judged, documents: 2 * clear.length, words: 0}
}
