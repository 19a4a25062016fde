// Words with the place of each character in the source, as they are put together to blocks.
import {appendStep, type Run} from '../../core/draft/align.ts'

/** Text and where it stands in the source. */
export interface SourceWords {
  text: string
  runs: Run[]
}

/** Words that stand in the source as they are. */
export const wordsAsIs = (text: string, start: number): SourceWords => ({
  text,
  runs: text ? [{at: 0, length: text.length, start, end: start + text.length}] : [],
})

/** Words that stand for a stretch of source as a whole. */
export const wholeWords = (text: string, start: number, end: number): SourceWords => ({
  text,
  runs: text ? [{at: 0, length: text.length, start, end}] : [],
})

/** A stretch of words. */
export function cut({text, runs}: SourceWords, start: number, end: number): SourceWords {
  const kept: Run[] = []
  for (const run of runs) {
    const [from, to] = [Math.max(run.at, start), Math.min(run.at + run.length, end)]
    if (from >= to) continue
    const isLinear = run.length === run.end - run.start
    const place = isLinear ? {start: run.start + from - run.at, end: run.start + to - run.at} : run
    kept.push({at: from - start, length: to - from, start: place.start, end: place.end})
  }
  return {text: text.slice(start, end), runs: kept}
}

/** Words without the white space around them. */
export function trimmed(words: SourceWords): SourceWords {
  const {text} = words
  const start = text.length - text.trimStart().length
  const end = text.trimEnd().length
  return start === 0 && end === text.length ? words : cut(words, start, Math.max(start, end))
}

/** The same with a star for each character but line ends. */
export const masked = ({text, runs}: SourceWords): SourceWords => ({text: text.replace(/[^\n]/g, '*'), runs})

/** Add words to others. */
export function append(target: SourceWords, {text, runs}: SourceWords): void {
  const at = target.text.length
  for (const run of runs)
    appendStep(target.runs, at + run.at, run.start, {value: run.length, source: run.end - run.start})
  target.text += text
}

/** Where a range of words stands in the source: from its first mapped character to its last. */
export function placeOfWords({runs}: SourceWords, start: number, end: number): {start: number; end: number} {
  const first = runs.find((run) => run.at + run.length > start) ?? runs.at(-1)
  if (!first) return {start: 0, end: 0}
  const into = Math.max(0, start - first.at)
  const isLinear = first.length === first.end - first.start
  const from = isLinear ? Math.min(first.start + into, first.end) : into >= first.length ? first.end : first.start
  if (end <= start) return {start: from, end: from}
  const last = runs.findLast((run) => run.at < end) ?? first
  const to = last.length === last.end - last.start ? Math.min(last.start + end - last.at, last.end) : last.end
  return {start: from, end: Math.max(from, to)}
}
