// What `metric` and `readability` count in a text: words, sentences, syllables.
import {syllable} from 'syllable'
import {sentencesIn} from '../text/sentences.ts'

/** What is counted in a text. */
export interface TextMeasures {
  characters: number
  complex_words: number
  long_words: number
  polysyllabic_words: number
  sentences: number
  syllables: number
  words: number
}

const wordPattern = /(?:[A-Z]\.){2,}|[\p{N}\p{L}']+/gu
const bytes = (word: string) => word.length + (word.match(/[^\0-\x7f]/g)?.length ?? 0)

const known = new Map<string, number>()

function syllablesIn(word: string): number {
  let count = known.get(word)
  if (count === undefined) {
    count = Math.max(1, syllable(word))
    if (known.size < 50_000) known.set(word, count)
  }
  return count
}

/** Count what stands in paragraphs, which empty lines part. */
export function measure(text: string): TextMeasures {
  const all: TextMeasures = {
    ...{characters: 0, complex_words: 0, long_words: 0, polysyllabic_words: 0, sentences: 0, syllables: 0, words: 0},
  }
  for (const paragraph of text.split('\n\n')) {
    all.sentences += sentencesIn(paragraph).length
    for (const [word] of paragraph.matchAll(wordPattern)) addWord(all, word)
  }
  return all
}

const endings = ['es', 'ed', 'ing']

function addWord(all: TextMeasures, word: string): void {
  const syllables = syllablesIn(word)
  all.words++
  all.characters += word.match(/[\p{N}\p{L}]/gu)?.length ?? 0
  all.syllables += syllables
  if (bytes(word) > 6) all.long_words++
  if (syllables > 2) all.polysyllabic_words++
  if (syllables - (endings.some((ending) => word.endsWith(ending)) ? 1 : 0) > 2) all.complex_words++
}

/** The scores of `readability`, by their names there. */
export const grades: Readonly<Record<string, (measures: TextMeasures) => number>> = {
  SMOG: ({polysyllabic_words, sentences}) => 1.043 * Math.sqrt((polysyllabic_words * 30) / sentences) + 3.1291,
  'Gunning Fog': ({words, sentences, complex_words}) => 0.4 * (words / sentences + (100 * complex_words) / words),
  'Coleman-Liau': ({characters, sentences, words}) => (5.88 * characters) / words - (29.6 * sentences) / words - 15.8,
  'Flesch-Kincaid': ({words, sentences, syllables}) => (0.39 * words) / sentences + (11.8 * syllables) / words - 15.59,
  'Automated Readability': ({characters, words, sentences}) =>
    (4.71 * characters) / words + (0.5 * words) / sentences - 21.43,
}
