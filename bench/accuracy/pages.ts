// Sets of web pages: blocks labelled by hand, and bodies as extractors deliver them.
import type {Place} from '../../src/core/draft/place.ts'
import type {Check} from './linter.ts'
import type {Figure, LookUp, SetOutcome} from './outcome.ts'
import {bodyScore, count, type Gold, judge, ratio, recallFrom, shareText} from './score.ts'
import {measureTexts, whole} from './texts.ts'

/** Wording by which a text says of itself that it isn't copy. */
const callToAction =
  /\b(subscri|shar(e|ing)\b|sign(ing)? up|click|follow (us|me)|follow\b.*\b(twitter|facebook)|comment|copyright|cookie|advert)/i

/** A block of a page: `fulltext`, `headline`, `content` or `boilerplate`. */
interface PageBlock {
  id: string
  label: string
  text: string
}

/** Blocks one by one: copy must stay silent, boilerplate is to be found where it calls for something. */
export function measureBlocks(rows: readonly PageBlock[], check: Check): SetOutcome {
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
  const calls = recallFrom(inGroup('call to action'))
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
export function measureLeaks(rows: readonly Leak[], check: Check, lookUp: LookUp): SetOutcome {
  const articles = lookUp<{id: string; text: string}>('scrapinghub_gold_articles')
  const references = new Map(articles.map(({id, text}) => [id, text]))
  const bodies: [before: string, after: string, reference: string][] = []
  let words = 0
  const judged = rows.flatMap(({id, doc, extractor, sentences}) => {
    const text = sentences.map((line) => line.text).join('\n\n')
    const checked = check(text, 'txt')
    words += checked.words
    const places = linePlaces(sentences.map((line) => line.text))
    const kept = places.filter((place) => !checked.findings.some((finding) => shareText(finding.place, place)))
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
