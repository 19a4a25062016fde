// A text with its map to the source, and how HTML folds the white space in it.
import {appendStep, type Run} from '../../core/draft/align.ts'

/** MappedWords and where each of their characters stands in the source. */
export interface MappedWords {
  value: string
  runs: Run[]
}

const foldable = /[ \t\n\f\r]{2}|[\t\n\f\r]/
const blanks = /[ \t\n\f\r]+/g

export const isBlankAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code === 32 || code === 9 || code === 10 || code === 12 || code === 13
}

/** The words with each stretch of white space as one space, none at the start where white space stands before. */
export function foldBlanks(words: MappedWords, afterBlank: boolean): MappedWords {
  const opens = afterBlank && isBlankAt(words.value, 0)
  if (!opens && !foldable.test(words.value)) return words
  const folded: MappedWords = {value: '', runs: []}
  const partOf = makeCutter(words)
  let at = 0
  for (const {0: blank, index} of words.value.matchAll(blanks)) {
    append(folded, partOf(at, index))
    at = index + blank.length
    if (index === 0 && afterBlank) continue
    const {runs} = partOf(index, at)
    const [start, end] = [runs[0]?.start ?? 0, runs.at(-1)?.end ?? 0]
    appendStep(folded.runs, folded.value.length, start, {value: 1, source: end - start})
    folded.value += ' '
  }
  append(folded, partOf(at, words.value.length))
  return folded
}

/** The words without white space at their end. */
export function trimEnd(words: MappedWords): MappedWords {
  let {length} = words.value
  while (length > 0 && isBlankAt(words.value, length - 1)) length--
  return length === words.value.length ? words : makeCutter(words)(0, length)
}

/** Cuts parts out of words, each at or after the one before. */
function makeCutter({value, runs}: MappedWords): (start: number, end: number) => MappedWords {
  let first = 0
  return (start, end) => {
    const part: MappedWords = {value: value.slice(start, end), runs: []}
    while (first < runs.length && endOf(runs[first] as Run) <= start) first++
    for (let i = first; i < runs.length; i++) {
      const run = runs[i] as Run
      const [from, to] = [Math.max(run.at, start), Math.min(endOf(run), end)]
      if (from >= to) break
      const isLinear = run.length === run.end - run.start
      const [at, until] = isLinear ? [run.start + from - run.at, run.start + to - run.at] : [run.start, run.end]
      appendStep(part.runs, from - start, at, {value: to - from, source: until - at})
    }
    return part
  }
}

const endOf = ({at, length}: Run) => at + length

function append(to: MappedWords, part: MappedWords): void {
  for (const {at, length, start, end} of part.runs)
    appendStep(to.runs, to.value.length + at, start, {value: length, source: end - start})
  to.value += part.value
}
