// The words between the tags of raw HTML, with true places.
import type {Html} from 'mdast'
import {appendStep, type Run, readReference} from './align.ts'
import type {Place} from './place.ts'
import {placeOfNode} from './place.ts'
import {type Prose, placeIn} from './prose.ts'

const markup =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|pre|code|svg|template)\b[\s\S]*?(?:<\/\1\s*>|$)|<[a-z/!?][^>=]*(?:=(?:\s*(["'])(?:(?!\2)[\s\S])*\2)?[^>=]*)*(?:>|$)|([^<]+|<)/gi

/** Each stretch of words between the tags of a raw HTML node: its prose, references decoded, and its place. */
export function htmlProses(node: Html, source: string): {prose: Prose; place: Place}[] {
  const raw = rawProse(node, source)
  const stretches: {prose: Prose; place: Place}[] = []
  let first = 0
  for (const {3: words, index} of raw.text.matchAll(markup)) {
    if (!words?.trim()) continue
    const start = index + words.length - words.trimStart().length
    const end = start + words.trim().length
    while ((raw.runs[first + 1]?.at ?? Infinity) <= start) first++
    stretches.push({prose: decode(raw, first, start, end), place: placeIn(raw, start, end)})
  }
  return stretches
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

function decode(raw: Prose, first: number, start: number, end: number): Prose {
  const prose: Prose = {text: '', runs: [], inlines: []}
  for (let i = first; i < raw.runs.length; i++) {
    const run = raw.runs[i] as Run
    if (run.at >= end) break
    const from = Math.max(run.at, start)
    const to = Math.min(run.at + run.length, end)
    if (run.length === run.end - run.start) decodeRun(raw.text.slice(from, to), run.start + from - run.at)
    else add(raw.text.slice(from, to), run.start, run.end)
  }
  return prose

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
