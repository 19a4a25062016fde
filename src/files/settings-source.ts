// Reads a settings file with the place of everything in it, so that a mistake can be pointed at.
import {basename, relative} from 'node:path'
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  Scalar,
  visit,
  type YAMLError,
} from 'yaml'
import {makeLocator} from '../core/draft/draft.ts'
import type {Mistake} from '../core/settings/settings.ts'
import {readRegular} from './regular.ts'

/** A settings file: its data, and where in it a path stands, as `file:line:column`. */
export interface SettingsDocument {
  path: string
  /** Undefined where nothing in it can be relied on. */
  data: unknown
  /** What is wrong with it as YAML or JSON, with places. */
  mistakes: readonly Mistake[]
  /** The package it comes from, where nobody edits it here. */
  packageName?: string
  locate(mistake: Pick<Mistake, 'path' | 'about'>): string
}

/** Mistakes that leave no doubt about what stands around them: all else is judged, too. */
const isContained = ({code}: YAMLError) =>
  code === 'DUPLICATE_KEY' || code === 'TAG_RESOLVE_FAILED' || code === 'BAD_SCALAR_START'

/** Read settings written in YAML or JSON; of a package.json the `copydesk` key. Paths in places count from `cwd`. */
export function readSource(path: string, cwd: string): SettingsDocument {
  const name = shortPath(cwd, path)
  const text = readText(path, name)
  return typeof text === 'string' ? parseSource(path, name, text) : unreadableSource(path, name, text)
}

const unreadableSource = (path: string, name: string, mistake: Mistake): SettingsDocument => ({
  path,
  data: undefined,
  mistakes: [mistake],
  locate: () => name,
})

function parseSource(path: string, name: string, text: string): SettingsDocument {
  const locateOffset = makeLocator(text)
  const placeAt = (offset: number) => {
    const {line, column} = locateOffset(offset)
    return `${name}:${line}:${column}`
  }
  const language = path.endsWith('.json') ? 'JSON' : 'YAML'
  const document = parseDocument(text, {merge: true, prettyErrors: false, logLevel: 'error'})
  const errors = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])
  const fatal = errors.find((error) => !isContained(error))
  const told = fatal ? errors.slice(0, errors.indexOf(fatal) + 1) : errors
  const mistakeAt = (offset: number, message: string): Mistake => ({path: [], message, at: placeAt(offset)})
  const mistakes = told.map((error) => mistakeAt(error.pos[0], explainError(error, text, language)))
  for (const at of fatal ? [] : strayAliases(document)) mistakes.push(mistakeAt(at, needsQuotes(text, at)))
  const root = basename(path) === 'package.json' ? ['copydesk'] : []
  const data = fatal ? undefined : dataOf(document, root)
  if (!fatal && data === undefined)
    mistakes.push(mistakeAt(0, 'These settings use too many aliases (`*name`): write them out.'))
  return {
    ...{path, data, mistakes},
    locate: ({path, about}) => placeAt(offsetOf(document, [...root, ...path], about === 'key')),
  }
}

/** A path as a person names it. */
export const shortPath = (cwd: string, path: string): string => {
  const short = relative(cwd, path)
  return short.startsWith('../../../..') ? path : short
}

/** The text of a file, or what is wrong with it. */
function readText(path: string, name: string): string | Mistake {
  try {
    return readRegular(path)
      .toString()
      .replace(/^\uFEFF/, '')
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? `There is no settings file \`${name}\`.` : `It can't be read: ${message}.`
    return {path: [], message: reason, ...(code !== 'ENOENT' && {at: name})}
  }
}

/** Undefined where the aliases of a document make it too large. */
function dataOf(document: Document, root: readonly string[]): unknown {
  try {
    const data: unknown = document.toJS({maxAliasCount: 100})
    return (root.length > 0 ? (data as Record<string, unknown>)?.[root[0] as string] : data) ?? {}
  } catch {
    return undefined
  }
}

const needsQuotes = (text: string, at: number) => {
  const value = /^[^\s,\]}]+/.exec(text.slice(at, at + 40))?.[0] ?? ''
  return `A value that starts with \`${value[0]}\` must be in quotation marks: \`"${value}"\`.`
}

/** Where what looks like an alias has no anchor: it was meant as a glob, and is made a text. */
function strayAliases(document: Document): number[] {
  const found: number[] = []
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return undefined
      found.push(alias.range?.[0] ?? 0)
      return Object.assign(new Scalar(`*${alias.source}`), {range: alias.range})
    },
  })
  return found
}

/** What the parser says, in the words of somebody who doesn't know YAML. */
function explainError({code, message, pos: [start, end]}: YAMLError, text: string, language: string): string {
  if (code === 'DUPLICATE_KEY') return `\`${/^[^\s:]+/.exec(text.slice(start))?.[0]}\` is set twice: keep one.`
  if (/^[!&%@`]/.test(text.slice(start, Math.max(end, start + 1)))) return needsQuotes(text, start)
  if (code === 'TAB_AS_INDENT') return 'A tab indents this line: use spaces.'
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return explainColon(text.slice(start))
  if (code === 'MULTIPLE_DOCS') return 'A second document starts here: delete the line `---`.'
  const closing = /end with an? ([}\]])/.exec(message)?.[1]
  if (closing) return `A \`${closing === '}' ? '{' : '['}\` above is never closed: add a \`${closing}\`.`
  if (code === 'BAD_INDENT' || /same column/.test(message))
    return 'This line is indented differently from the lines around it: line them up.'
  return `This isn't valid ${language}: ${message.replace(/\s+/g, ' ').replace(/[.:\s]*$/, '')}.`
}

/** What looks like a pair within a value: a text with a colon, a pair of its own, or a line that isn't in line. */
function explainColon(rest: string): string {
  const [line = '', next = ''] = rest.split(/\r\n|\r|\n/, 2)
  if (/^(["']).*\1\s*:/.test(line)) return 'Put this pair on a line of its own below, further in.'
  if (!line.includes(':') && /^\s+[\w-]+:/.test(next))
    return 'The line below is indented differently from this one: line them up.'
  return 'A value that contains a colon must be in quotation marks.'
}

/** Where the value at a path stands, or its key; where there is none, the nearest thing around it. */
function offsetOf(document: Document, path: readonly (string | number)[], wantsKey: boolean): number {
  let node = document.contents as Node | null
  let offset = node?.range?.[0] ?? 0
  for (const [i, part] of path.entries()) {
    const last = i === path.length - 1
    if (isMap(node)) {
      const pair = node.items.find(({key}) => isScalar(key) && String(key.value) === String(part))
      if (!pair) break
      const key = isNode(pair.key) ? pair.key.range?.[0] : undefined
      node = isNode(pair.value) ? pair.value : null
      offset = (last && wantsKey ? key : (node?.range?.[0] ?? key)) ?? offset
    } else if (isSeq(node)) {
      const item: unknown = node.items[part as number]
      node = isNode(item) ? item : null
      offset = node?.range?.[0] ?? offset
    } else break
  }
  return offset
}
