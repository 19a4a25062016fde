// Front matter: its values as copy with true places; where it is broken, what to do about it.
import type {Root} from 'mdast'
import type {FrontMatter, Problem} from '../core/draft/format.ts'
import {type Place, placeOfNode} from '../core/draft/place.ts'
import {readToml} from './toml.ts'
import {readYaml} from './yaml.ts'

const none: FrontMatter = {fields: [], data: {}, problems: []}

/** More than this is data, not front matter. */
const longest = 200_000

/**
 * Read the front matter of a parsed draft; `text` is the source its offsets count in. Never throws.
 * Undefined where what looks like front matter is prose between two thematic breaks.
 */
export function readFrontMatter(tree: Root, text: string): FrontMatter | undefined {
  const [first] = tree.children
  const type = first?.type as string | undefined
  if (!first || (type !== 'yaml' && type !== 'toml')) return unclosed(text)
  const fence = placeOfNode(first)
  const body = bodyOf(fence, text)
  const source = text.slice(body.start, body.end)
  const opening = {start: fence.start, end: fence.start + 3}
  if (source.length > longest)
    return broken('Shorten the front matter: it is too long to be read, and was left out.', opening)
  try {
    const read = type === 'yaml' ? readYaml : readToml
    return read(source, body.start, text, opening)
  } catch {
    return broken('Simplify the front matter: it nests too deep to be read, and was left out.', opening)
  }
}

function broken(message: string, place: Place): FrontMatter {
  const problem: Problem = {id: 'broken-front-matter', message, place}
  return {...none, problems: [problem]}
}

/** What stands between the fences: all but the first and the last line, whatever closes it. */
function bodyOf({start, end}: Place, text: string): Place {
  const newline = /\r\n|\r|\n/g
  newline.lastIndex = start
  newline.exec(text)
  const from = newline.lastIndex || end
  const last = Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf('\r', end - 1)) + 1
  return {start: from, end: Math.max(from, last)}
}

const firstKey = /^---[ \t]*(?:\r\n|\r|\n)([a-z]+):[ \t\r\n]/
const wellKnown = new Set(
  'title layout date description slug permalink draft published tags categories author'.split(' '),
)

/** Front matter whose closing fence is missing is read as prose; its first key gives it away. */
function unclosed(text: string): FrontMatter {
  if (!wellKnown.has(firstKey.exec(text.slice(0, 200))?.[1] ?? '')) return none
  return broken('Close the front matter: put a line “---” behind its last value.', {start: 0, end: 3})
}
