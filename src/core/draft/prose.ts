// A block's plain prose, and where each of its characters stands in the source text.
import type {Image, ImageReference, Nodes, Text} from 'mdast'
import {bisect} from '../order.ts'
import {alignText, appendStep, type Run} from './align.ts'
import type {} from './own-places.ts'
import {type Place, placeOfNode} from './place.ts'

/** Something in prose that is more than its characters: a link, code, an HTML tag; `start` and `end` in prose. */
export interface Inline {
  type: string
  start: number
  end: number
  node: Nodes
}

/** Plain prose; line ends are `\n`, code and images are one U+FFFC each. */
export interface Prose {
  text: string
  runs: Run[]
  inlines: Inline[]
  /** The same with the marks within words that nobody sees, where it has any. */
  marked?: Prose
}

/** What stands in prose for a thing that is no words: it keeps its place in the sentence and is no letter. */
export const objectCharacter = '\uFFFC'

const kept = new Set(['link', 'linkReference', 'emphasis', 'strong', 'delete'])

/** Make the prose of one mdast node that holds phrasing content; `source` is the text its offsets count in. */
export function proseOf(node: Nodes, source: string): Prose {
  const prose: Prose = {text: '', runs: [], inlines: []}
  gather(node)
  return prose

  function gather(node: Nodes): void {
    const start = prose.text.length
    if (node.type === 'text') addText(prose, node, source)
    else if (node.type === 'break') addRuns(prose, '\n', [whole('\n', placeOfNode(node))])
    else if ('children' in node) for (const child of node.children) gather(child)
    else if (!(node.type === 'html' && node.data?.isNote)) addObject(prose, node)
    if (kept.has(node.type)) prose.inlines.push({type: node.type, start, end: prose.text.length, node})
  }
}

const markup = /\]\((?:[^()\\]|\\.|\([^()]*\))*\)|\]\[[^\]]*\]|<[^<>]*>|`+|[*_~[\]!\\]/y

/** How much markup stands at an offset of an alternative text, which keeps its words only. */
function skipMarkup(source: string, at: number): number {
  markup.lastIndex = at
  return markup.exec(source)?.[0].length ?? 0
}

/** The alternative text of an image, which Markdown gives without its markup; nothing where there is none. */
export function altProse(node: Image | ImageReference, source: string): Prose | undefined {
  const text = withLineFeeds(node.alt ?? '')
  const {start, end} = placeOfNode(node)
  if (!text.trim()) return undefined
  const runs = node.data?.runs ?? alignText(text, source, start + 2, end, skipMarkup)
  return {text, runs: runs ?? [whole(text, {start, end})], inlines: []}
}

/** Where the prose range `[start, end)` stands in the source; an empty range is where its first character stands. */
export function placeIn(prose: Prose, start: number, end: number): Place {
  const from = sourceStart(prose, start)
  return {start: from, end: end > start ? Math.max(from, sourceEnd(prose, end)) : from}
}

function sourceStart({runs}: Prose, at: number): number {
  const run = runs[findRun(runs, at)]
  if (!run) return 0
  const into = at - run.at
  if (run.length === run.end - run.start) return run.start + Math.min(into, run.length)
  return into >= run.length ? run.end : run.start
}

function sourceEnd({runs}: Prose, end: number): number {
  const run = runs[findRun(runs, end - 1)]
  if (!run) return 0
  return run.length === run.end - run.start ? run.start + end - run.at : run.end
}

/** The number of the run that holds a prose offset. */
const findRun = (runs: Run[], offset: number): number => Math.max(0, bisect(runs, ({at}) => at > offset) - 1)

function addRuns(prose: Prose, text: string, runs: readonly Run[]): void {
  const at = prose.text.length
  for (const run of runs)
    appendStep(prose.runs, at + run.at, run.start, {value: run.length, source: run.end - run.start})
  prose.text += text
}

/** One run for a text and the place it stands for as a whole. */
const whole = ({length}: string, place: Place): Run => ({at: 0, length, ...place})

function addObject(prose: Prose, node: Nodes): void {
  const start = prose.text.length
  const lineBreak = node.type === 'html' && /^<br\b/i.test(node.value)
  const text = lineBreak ? '\n' : objectCharacter
  addRuns(prose, text, [whole(text, placeOfNode(node))])
  prose.inlines.push({type: node.type, start, end: start + 1, node})
}

function addText(prose: Prose, node: Text, source: string): void {
  const value = withLineFeeds(node.value)
  const place = placeOfNode(node)
  const asIs = place.end - place.start === value.length && !value.includes('\n')
  const runs =
    node.data?.runs ??
    (asIs ? [{at: 0, length: value.length, ...place}] : alignText(value, source, place.start, place.end))
  addRuns(prose, value, runs ?? [whole(value, place)])
}

const withLineFeeds = (text: string) => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)
