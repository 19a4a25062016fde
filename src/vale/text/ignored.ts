// What settings leave out of a document: words that match `TokenIgnores`, blocks that match `BlockIgnores`, comments.
import {growthOf, isQuickFor, type WorkGrowth} from '../expressions/safety.ts'
import {allMatches, type ExpressionSearch, makeSearch, searched} from '../expressions/search.ts'
import {close, type DocumentEvent, open} from './events.ts'
import {cut, type SourceWords} from './words.ts'

interface Range {
  start: number
  end: number
}

/** What is left out of one document, in the order of the source. */
export interface LeftOut {
  /** Shown as code. */
  tokens: readonly Range[]
  /** Not shown at all. */
  blocks: readonly Range[]
  /** Comments in marks of their own. */
  comments: readonly {text: string; at: number}[]
}

const nothingIgnored: LeftOut = {tokens: [], blocks: [], comments: []}

/** The settings that leave something out. */
interface IgnoreSettings {
  tokenIgnores: readonly string[]
  blockIgnores: readonly string[]
  commentMarks: readonly (readonly [string, string])[]
}

interface Known {
  search: ExpressionSearch
  growth: WorkGrowth
}

const searches = new Map<string, Known>()

function searchFor(pattern: string): Known {
  const made = searches.get(pattern)
  if (made) return made
  const search = makeSearch(pattern)
  const known = {search, growth: growthOf(search.part)}
  searches.set(pattern, known)
  return known
}

/** Whether a text of some length is looked through so quickly that nothing has to limit it. */
export const isQuickToIgnore = ({tokenIgnores, blockIgnores}: IgnoreSettings, length: number): boolean =>
  [...tokenIgnores, ...blockIgnores].every((pattern) => isQuickFor(searchFor(pattern).growth, length))

/**
 * Find what settings leave out of a source.
 * @throws {ExpressionError}
 */
export function findIgnored(source: string, {tokenIgnores, blockIgnores, commentMarks}: IgnoreSettings): LeftOut {
  if (tokenIgnores.length + blockIgnores.length + commentMarks.length === 0) return nothingIgnored
  const text = searched(source)
  const all = (patterns: readonly string[]) =>
    patterns
      .flatMap((pattern) => allMatches(searchFor(pattern).search, text))
      .map(({start, end}) => ({start, end}))
      .sort((a, b) => a.start - b.start)
  const comments = commentMarks.flatMap(([begin, end]) => commentsBetween(source, begin, end))
  const blocks = [...all(blockIgnores), ...comments.map(({start, end}) => ({start, end}))]
  return {tokens: all(tokenIgnores), blocks: blocks.sort((a, b) => a.start - b.start), comments}
}

function commentsBetween(source: string, begin: string, end: string) {
  const found: {text: string; at: number; start: number; end: number}[] = []
  for (let at = source.indexOf(begin); at >= 0; at = source.indexOf(begin, at + 1)) {
    const stop = source.indexOf(end, at + begin.length)
    if (stop < 0) break
    found.push({text: source.slice(at + begin.length, stop).trim(), at, start: at, end: stop + end.length})
  }
  return found
}

/** Events without the words that are left out; tokens become code. */
export function leaveOut(events: readonly DocumentEvent[], {tokens, blocks}: LeftOut): readonly DocumentEvent[] {
  if (tokens.length + blocks.length === 0) return events
  return events.flatMap((event) => (event.is === 'words' ? partsOf(event.words, tokens, blocks) : [event]))
}

function partsOf(words: SourceWords, tokens: readonly Range[], blocks: readonly Range[]): DocumentEvent[] {
  const hidden = [
    ...rangesIn(words, tokens).map((range) => ({...range, isCode: true})),
    ...rangesIn(words, blocks).map((range) => ({...range, isCode: false})),
  ].sort((a, b) => a.start - b.start)
  const events: DocumentEvent[] = []
  let at = 0
  for (const {start, end, isCode} of hidden) {
    if (end <= at) continue
    const from = Math.max(start, at)
    if (from > at) events.push({is: 'words', words: cut(words, at, from)})
    if (isCode) events.push(open('code'), {is: 'words', words: cut(words, from, end)}, close('code'))
    at = end
  }
  if (at < words.text.length) events.push({is: 'words', words: at === 0 ? words : cut(words, at, words.text.length)})
  return events
}

/** The parts of words that stand in ranges of the source. */
function rangesIn({runs}: SourceWords, ranges: readonly Range[]): Range[] {
  const found: Range[] = []
  for (const run of runs)
    for (const {start, end} of ranges) {
      if (start >= run.end || end <= run.start) continue
      const isLinear = run.length === run.end - run.start
      const from = isLinear ? run.at + Math.max(0, start - run.start) : run.at
      const to = isLinear ? run.at + Math.min(run.length, end - run.start) : run.at + run.length
      const last = found.at(-1)
      if (last && from <= last.end) last.end = Math.max(last.end, to)
      else found.push({start: from, end: to})
    }
  return found
}
