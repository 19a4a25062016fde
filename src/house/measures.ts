// What house rules count in copy, and formulas over that.
import {type Span, textOf} from '../core/draft/spans.ts'
import {suggest} from '../core/settings/schema.ts'
import {evaluate, type Values} from '../vale/kinds/formula.ts'
import {grades, measure, type TextMeasures} from '../vale/kinds/measures.ts'
import {itemOfBlock, listLevel} from './lists.ts'
import {sentencesWithin} from './units.ts'

const grade = (name: string) => (measures: TextMeasures) => (grades[name] as (of: TextMeasures) => number)(measures)

/** Readability, by Flesch, 1948, and by the grades that Vale knows. */
const scores: Readonly<Record<string, (measures: TextMeasures) => number>> = {
  'flesch-reading-ease': ({words, sentences, syllables}) =>
    206.835 - (1.015 * words) / sentences - (84.6 * syllables) / words,
  'flesch-kincaid': grade('Flesch-Kincaid'),
  'gunning-fog': grade('Gunning Fog'),
  'coleman-liau': grade('Coleman-Liau'),
  'automated-readability': grade('Automated Readability'),
  smog: grade('SMOG'),
}

const ofWords: Readonly<Record<string, keyof TextMeasures>> = {
  syllables: 'syllables',
  letters: 'characters',
  'long-words': 'long_words',
  'complex-words': 'complex_words',
}

/** What can be counted without a formula, as “This sentence has 30 words” says it. */
export const countNames: readonly string[] = ['words', 'characters', 'sentences', 'paragraphs', ...Object.keys(ofWords)]

/** What is counted of the places themselves, whatever stands in them, with what it is counted in by default. */
export const placeCounts: Readonly<Record<string, 'list' | 'draft'>> = {items: 'list', levels: 'list', places: 'draft'}

const countOfPlaces: Readonly<Record<string, (pieces: readonly Span[]) => number>> = {
  items: (pieces) => new Set(pieces.map(({block}) => itemOfBlock(block))).size,
  levels: (pieces) => pieces.reduce((most, {block}) => Math.max(most, listLevel(block)), 0),
  places: (pieces) => pieces.length,
}

const names = [...countNames, ...Object.keys(scores), ...Object.keys(placeCounts)]
const hyphened = names.filter((name) => name.includes('-')).sort((a, b) => b.length - a.length)

const identifier = (name: string) => name.replace(/-/g, '_')

/** A formula as it can be worked out: the names in it without hyphens and capitals. */
const readable = (formula: string): string =>
  hyphened.reduce(
    (text, name) => text.replace(new RegExp(name.replace(/-/g, '[-_ ]'), 'gi'), identifier(name)),
    formula.replace(/\b[A-Z][a-z]*\b|\b[A-Z]+\b/g, (word) => word.toLowerCase()),
  )

/** What is wrong with a formula; nothing where it is right. */
export function formulaMistake(formula: string): string | undefined {
  try {
    const value = evaluate(readable(formula), Object.fromEntries(names.map((name) => [identifier(name), 1])))
    return typeof value === 'number' ? undefined : `\`${formula}\` is a comparison: use \`atMost\` or \`atLeast\`.`
  } catch (error) {
    const reason = (error as Error).message
    const [, unknown] = /^`(\w+)` in the formula is not counted/.exec(reason) ?? []
    if (unknown) {
      const written =
        formula.match(/[\w-]+/g)?.find((word) => identifier(word.toLowerCase()).startsWith(unknown)) ?? unknown
      return `\`${written}\` can't be counted. ${suggest(written, names)}`
    }
    return `\`${formula}\` can't be worked out: ${reason}.`
  }
}

/** The value of a formula for stretches of copy; undefined where they hold no words. */
export function measuredIn(formula: string, pieces: readonly Span[]): number | undefined {
  const count = countOfPlaces[formula]
  if (count) return count(pieces)
  const values = valuesOf(pieces)
  if (values.words === 0) return undefined
  const value = Number(evaluate(readable(formula), values))
  return Number.isFinite(value) ? value : undefined
}

/** What is counted, each when it is first asked for. */
function valuesOf(pieces: readonly Span[]): Values {
  const texts = pieces.map((piece) => textOf(piece).trim())
  let counted: TextMeasures | undefined
  const sentences = () => Math.max(1, sum(pieces.map((piece) => sentencesWithin(piece).length)))
  const measures = () => {
    counted ??= {...measure(texts.join('\n\n').replace(/’/g, "'")), sentences: sentences()}
    return counted
  }
  const made: Readonly<Record<string, () => number>> = {
    words: () => sum(texts.map((text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length)),
    characters: () => sum(texts.map((text) => [...text.replace(/\s+/g, ' ')].length)),
    sentences,
    paragraphs: () => new Set(pieces.map(({block}) => block)).size,
    ...Object.fromEntries(Object.entries(ofWords).map(([name, key]) => [name, () => measures()[key]])),
    ...Object.fromEntries(Object.entries(countOfPlaces).map(([name, count]) => [name, () => count(pieces)])),
    ...Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, () => score(measures())])),
  }
  const values = {}
  for (const [name, get] of Object.entries(made)) Object.defineProperty(values, identifier(name), {get})
  return values
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
