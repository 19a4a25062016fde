// The words between the tags of raw HTML, with true places.
import type {Html} from 'mdast'
import type {Point} from 'unist'
import {bisect} from '../order.ts'
import {appendStep, type Run, readReference} from './align.ts'
import type {Place} from './place.ts'
import {placeOfNode} from './place.ts'
import {objectCharacter, type Prose, placeIn} from './prose.ts'

const markup =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|pre|code|svg|template)\b[\s\S]*?(?:<\/\1\s*>|$)|<[a-z/!?][^>=]*(?:=(?:\s*(["'])(?:(?!\2)[\s\S])*\2)?[^>=]*)*(?:>|$)|([^<]+|<)/gi

/** Elements within a sentence: what they hold is read on with what stands around them. */
const inlineElements: ReadonlySet<string> = new Set(
  `a abbr acronym b bdi bdo big cite del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time
tt u var wbr`.split(/\s/),
)

const isInlineTag = (markup: string): boolean =>
  inlineElements.has(/^<\/?([a-z]+)(?![\w-])/i.exec(markup)?.[1]?.toLowerCase() ?? '')

/** Words or an inline tag in a raw HTML node, by offsets in its raw prose. */
interface HtmlPiece {
  start: number
  end: number
  isTag: boolean
}

/**
 * Each stretch of words of a raw HTML node: its prose, references decoded, and its place. Other tags than those within
 * a sentence end a stretch; one within it is an object of the prose, as among the words of Markdown.
 */
export function htmlProses(node: Html, source: string): {prose: Prose; place: Place}[] {
  const raw = rawProse(node, source)
  const pointAt = makePoints(node, source)
  return stretchesOf(raw.text).map((pieces) => {
    const prose: Prose = {text: '', runs: [], inlines: []}
    for (const piece of pieces) {
      if (piece.isTag) addTag(prose, raw, piece, pointAt)
      else decode(prose, raw, piece)
    }
    return {prose, place: placeIn(raw, (pieces[0] as HtmlPiece).start, (pieces.at(-1) as HtmlPiece).end)}
  })
}

/** The pieces of each stretch, from its first word to its last. */
function stretchesOf(text: string): HtmlPiece[][] {
  const stretches: HtmlPiece[][] = []
  let pieces: HtmlPiece[] = []
  const close = () => {
    const last = pieces.findLastIndex(({isTag, start, end}) => !isTag && text.slice(start, end).trim() !== '')
    if (last >= 0) stretches.push(trimmed(pieces.slice(0, last + 1), text))
    pieces = []
  }
  for (const {0: found, 3: words, index: start} of text.matchAll(markup)) {
    const isTag = words === undefined
    if (isTag && !isInlineTag(found)) close()
    else if (pieces.length > 0 || words?.trim()) pieces.push({start, end: start + found.length, isTag})
  }
  close()
  return stretches
}

/** Pieces that start and end with words, without the blanks around them. */
const trimmed = (pieces: readonly HtmlPiece[], text: string): HtmlPiece[] =>
  pieces.map(({start, end, isTag}, i) => ({
    start: i === 0 ? end - text.slice(start, end).trimStart().length : start,
    end: i === pieces.length - 1 ? start + text.slice(start, end).trimEnd().length : end,
    isTag,
  }))

type PointAt = (offset: number) => Point

/** Lines and columns of offsets that are asked for in their order. */
function makePoints({position}: Html, source: string): PointAt {
  let {line = 1, column = 1, offset: at = 0} = position?.start ?? {}
  return (offset) => {
    for (; at < offset; at++)
      [line, column] =
        /[\n\r]/.test(source[at] as string) && source.slice(at, at + 2) !== '\r\n' ? [line + 1, 1] : [line, column + 1]
    return {line, column, offset}
  }
}

function addTag(prose: Prose, raw: Prose, {start, end}: HtmlPiece, pointAt: PointAt): void {
  const place = placeIn(raw, start, end)
  const at = prose.text.length
  const position = {start: pointAt(place.start), end: pointAt(place.end)}
  appendStep(prose.runs, at, place.start, {value: 1, source: place.end - place.start})
  prose.text += objectCharacter
  prose.inlines.push({
    type: 'html',
    start: at,
    end: at + 1,
    node: {type: 'html', value: raw.text.slice(start, end), position},
  })
}

/** The node's value as it is; its lines end as the lines of the source do, behind the marks of what holds them. */
export function rawProse(node: Html, source: string): Prose {
  const {start, end} = placeOfNode(node)
  const prose: Prose = {text: '', runs: [], inlines: []}
  const lines = source.slice(start, end).matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)
  let last = start
  for (const line of node.value.split(/\r\n|\r|\n/)) {
    const found = lines.next().value
    const given = found?.[1] ?? ''
    const common = commonEnd(line, given)
    const from = start + (found?.index ?? end - start) + given.length - common
    if (prose.text || last > start) add('\n', last, from)
    add(line.slice(line.length - common), from, from + common)
    last = from + common
  }
  return prose

  function add(text: string, from: number, to: number): void {
    appendStep(prose.runs, prose.text.length, from, {value: text.length, source: to - from})
    prose.text += text
  }
}

/** How many characters two lines have in common at their ends; NUL counts as what Markdown makes of it. */
function commonEnd(line: string, given: string): number {
  let common = 0
  while (common < line.length && common < given.length) {
    const [one, other] = [line[line.length - 1 - common], given[given.length - 1 - common]]
    if (one !== other && !(one === '\uFFFD' && other === '\0')) break
    common++
  }
  return common
}

/** Add the words of a piece, references decoded. */
function decode(prose: Prose, raw: Prose, {start, end}: HtmlPiece): void {
  for (let i = bisect(raw.runs, ({at}) => at > start) - 1; i < raw.runs.length; i++) {
    const run = raw.runs[i] as Run
    if (run.at >= end) break
    const from = Math.max(run.at, start)
    const to = Math.min(run.at + run.length, end)
    if (run.length === run.end - run.start) decodeRun(raw.text.slice(from, to), run.start + from - run.at)
    else add(raw.text.slice(from, to), run.start, run.end)
  }

  function decodeRun(text: string, offset: number): void {
    let at = 0
    for (let next = text.indexOf('&'); next >= 0; next = text.indexOf('&', next + 1)) {
      const reference = readReference(text, next)
      if (!reference) continue
      add(text.slice(at, next), offset + at, offset + next)
      add(reference.text, offset + next, offset + next + reference.length)
      at = next + reference.length
    }
    add(text.slice(at), offset + at, offset + text.length)
  }

  function add(text: string, from: number, to: number): void {
    appendStep(prose.runs, prose.text.length, from, {value: text.length, source: to - from})
    prose.text += text
  }
}
