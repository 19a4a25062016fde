// Front matter: its values as copy with true places, through quotes, escapes and block scalars.
import type {Root} from 'mdast'
import {type AST, parseTOML} from 'toml-eslint-parser'
import {isMap, isScalar, isSeq, type Node, parseDocument, type Scalar} from 'yaml'
import type {Field, Parsed, Problem} from '../core/draft.ts'
import type {Place, Prose, Run} from '../core/prose.ts'

type FrontMatter = Pick<Parsed, 'fields' | 'data' | 'problems'>

const nothing: FrontMatter = {fields: [], data: {}, problems: []}

/** Read the front matter of a parsed draft; `text` is the source its offsets count in. Never throws. */
export function readFrontMatter(tree: Root, text: string): FrontMatter {
  const [first] = tree.children
  if (!first || (first.type !== 'yaml' && (first.type as string) !== 'toml')) return nothing
  const start = first.position?.start.offset ?? 0
  const body = start + (/^[^\r\n]*(?:\r\n|\r|\n)?/.exec(text.slice(start))?.[0].length ?? 0)
  const value = text.slice(body, body + 1 + (first as {value: string}).value.length + 64)
  const source = value.slice(0, endOfMatter(value, first.type === 'yaml' ? '---' : '+++'))
  return first.type === 'yaml' ? readYaml(source, body, text) : readToml(source, body, text)
}

function endOfMatter(value: string, fence: string): number {
  for (const {0: line, index} of value.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) if (line.trimEnd() === fence) return index
  return value.length
}

const broken = (message: string, place: Place): Problem => ({id: 'broken-front-matter', message, place})

function readYaml(source: string, offset: number, text: string): FrontMatter {
  const document = parseDocument(source, {uniqueKeys: false, logLevel: 'silent', prettyErrors: false})
  const problems = document.errors.slice(0, 1).map(({message, pos}) => {
    const start = Math.min(offset + pos[0], text.length)
    return broken(`Front matter is no valid YAML: ${sentence(message)}`, {
      start,
      end: Math.min(Math.max(start, offset + pos[1]), offset + source.length),
    })
  })
  const fields: Field[] = []
  if (document.contents) visit(document.contents, '')
  return {fields, data: asData(problems.length > 0 ? {} : safely(() => document.toJS({maxAliasCount: 100}))), problems}

  function visit(node: Node, path: string): void {
    if (isMap(node))
      for (const {key, value} of node.items) visit(value as Node, join(path, String(isScalar(key) ? key.value : key)))
    else if (isSeq(node)) for (const item of node.items) visit(item as Node, path)
    else if (isScalar(node) && typeof node.value === 'string' && node.range)
      fields.push(yamlField(node as Scalar<string>, path))
  }

  function yamlField(node: Scalar<string>, path: string): Field {
    const [from, to] = node.range as [number, number, number]
    const place = {start: offset + from, end: offset + to}
    const style = {QUOTE_DOUBLE: 'double', QUOTE_SINGLE: 'single', BLOCK_FOLDED: 'block', BLOCK_LITERAL: 'block'}[
      node.type as string
    ]
    return {path, place: trimmed(text, place), prose: alignValue(node.value, text, place, (style ?? 'plain') as Style)}
  }
}

function safely<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

const asData = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

const join = (path: string, key: string) => (path ? `${path}.${key}` : key)

const sentence = (message: string) => message.replace(/\s+/g, ' ').replace(/[.:\s]*$/, '.')

function readToml(source: string, offset: number, text: string): FrontMatter {
  try {
    const program = parseTOML(source)
    const fields: Field[] = []
    const data: Record<string, unknown> = {}
    for (const entry of program.body[0].body) visitToml(entry, '', fields, data)
    return {fields, data, problems: []}
  } catch (error) {
    const {index = 0, message} = error as {index?: number; message: string}
    const start = Math.min(offset + index, text.length)
    return {
      ...nothing,
      problems: [
        broken(`Front matter is no valid TOML: ${sentence(message)}`, {start, end: Math.min(start + 1, text.length)}),
      ],
    }
  }

  function visitToml(
    node: AST.TOMLKeyValue | AST.TOMLTable,
    path: string,
    fields: Field[],
    data: Record<string, unknown>,
  ): void {
    const here = node.key.keys.reduce((path, key) => join(path, key.type === 'TOMLBare' ? key.name : key.value), path)
    if (node.type === 'TOMLTable') for (const entry of node.body) visitToml(entry, here, fields, data)
    else visitValue(node.value, here, fields, data)
  }

  function visitValue(node: AST.TOMLContentNode, path: string, fields: Field[], data: Record<string, unknown>): void {
    if (node.type === 'TOMLArray') for (const item of node.elements) visitValue(item, path, fields, data)
    else if (node.type === 'TOMLInlineTable') for (const entry of node.body) visitToml(entry, path, fields, data)
    else {
      if (!(path in data)) data[path] = node.value
      if (node.kind !== 'string') return
      const place = {start: offset + node.range[0], end: offset + node.range[1]}
      fields.push({
        path,
        place,
        prose: alignValue(node.value, text, place, node.style === 'literal' ? 'block' : 'double'),
      })
    }
  }
}

type Style = 'plain' | 'single' | 'double' | 'block'

function trimmed(text: string, {start, end}: Place): Place {
  const source = text.slice(start, end)
  return {start, end: start + source.trimEnd().length}
}

/** Line up a value with its source; where they can't be, the whole source stands for the whole value. */
function alignValue(value: string, text: string, place: Place, style: Style): Prose {
  const runs = alignRuns(value, text, place, style)
  return {text: value, runs: runs ?? [{at: 0, length: value.length, ...place}], inlines: []}
}

function alignRuns(value: string, text: string, place: Place, style: Style): Run[] | undefined {
  const runs: Run[] = []
  let at = openingOf(text, place, style)
  let i = 0
  while (i < value.length) {
    const step = alignStep(value, i, text, at, style)
    if (!step || at + step.source > place.end) return undefined
    const last = runs.at(-1)
    if (last && step.value === step.source && last.end === at && last.length === last.end - last.start) {
      last.length += step.value
      last.end += step.source
    } else runs.push({at: i, length: step.value, start: at, end: at + step.source})
    i += step.value
    at += step.source
  }
  return runs
}

/** Where the value's first character stands: behind the quotes, or below the header of a block scalar. */
function openingOf(text: string, {start, end}: Place, style: Style): number {
  const source = text.slice(start, end)
  if (style === 'block' && /^[|>]/.test(source))
    return start + (/^[^\r\n]*(?:\r\n|\r|\n)[ \t]*/.exec(source)?.[0].length ?? 0)
  const quotes = /^(?:"""|''')(?:\r\n|\r|\n)?|^["']/.exec(source)?.[0].length ?? 0
  return style === 'plain' ? start : start + quotes
}

function alignStep(value: string, i: number, text: string, at: number, style: Style) {
  const escaped = style === 'double' && text[at] === '\\' ? readEscape(text, at) : undefined
  if (escaped && value.startsWith(escaped.value, i)) return {value: escaped.value.length, source: escaped.source}
  if (style === 'single' && value[i] === "'" && text.startsWith("''", at)) return {value: 1, source: 2}
  const blank = /^[ \n]+/.exec(value.slice(i, i + 200))?.[0]
  const fold = blank && /^[ \t]*(?:\\?(?:\r\n|\r|\n)[ \t]*)+/.exec(text.slice(at, at + 400))?.[0]
  if (blank && fold) return {value: blank.length, source: fold.length}
  return text[at] === value[i] ? {value: 1, source: 1} : undefined
}

const escapes: Record<string, string> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}

function readEscape(text: string, at: number): {value: string; source: number} | undefined {
  const code = /^\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8}))/i.exec(text.slice(at, at + 10))
  if (code)
    return {
      value: String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16))),
      source: code[0].length,
    }
  const value = escapes[text[at + 1] as string]
  return value === undefined ? undefined : {value, source: 2}
}
