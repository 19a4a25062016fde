// Reads a settings file with the place of everything in it, so that a mistake can be pointed at.
import {basename, relative} from 'node:path'
import {type Document, isMap, isNode, isScalar, isSeq, type Node, parseDocument, visit, type YAMLError} from 'yaml'
import {makeLocator} from '../core/draft/draft.ts'
import {type Mistake, SettingsError} from '../core/settings/settings.ts'
import {readRegular} from './regular.ts'

/** A settings file: its data, and where in it a path stands, as `file:line:column`. */
export interface SettingsDocument {
  path: string
  data: unknown
  /** The package it comes from, where nobody edits it here. */
  packageName?: string
  locate(mistake: Pick<Mistake, 'path' | 'about'>): string
}

/**
 * Read settings written in YAML or JSON; of a package.json the `copydesk` key. Paths in places count from `cwd`.
 * @throws {SettingsError} where the file can't be read or is no YAML.
 */
export function readSource(path: string, cwd: string): SettingsDocument {
  const name = shortPath(cwd, path)
  const text = readText(path, name)
  const locateOffset = makeLocator(text)
  const placeAt = (offset: number) => {
    const {line, column} = locateOffset(offset)
    return `${name}:${line}:${column}`
  }
  const language = path.endsWith('.json') ? 'JSON' : 'YAML'
  const document = parseDocument(text, {merge: true, prettyErrors: false, logLevel: 'error'})
  const mistakes = [...document.errors, ...document.warnings].map((error) => ({
    path: [],
    message: explainError(error, text, language),
    at: placeAt(error.pos[0]),
  }))
  for (const at of strayAliases(document)) mistakes.push({path: [], message: needsQuotes(text, at), at: placeAt(at)})
  if (mistakes.length > 0) throw new SettingsError(mistakes.slice(0, 1))
  const root = basename(path) === 'package.json' ? ['copydesk'] : []
  return {
    path,
    data: dataOf(document, root, placeAt),
    locate: ({path, about}) => placeAt(offsetOf(document, [...root, ...path], about === 'key')),
  }
}

/** A path as a person names it. */
export const shortPath = (cwd: string, path: string): string => {
  const short = relative(cwd, path)
  return short.startsWith('../../../..') ? path : short
}

function readText(path: string, name: string): string {
  try {
    return readRegular(path)
      .toString()
      .replace(/^\uFEFF/, '')
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? `There is no settings file \`${name}\`.` : `It can't be read: ${message}.`
    throw new SettingsError([{path: [], message: reason, ...(code !== 'ENOENT' && {at: name})}])
  }
}

function dataOf(document: Document, root: readonly string[], placeAt: (offset: number) => string): unknown {
  try {
    const data: unknown = document.toJS({maxAliasCount: 100})
    return (root.length > 0 ? (data as Record<string, unknown>)?.[root[0] as string] : data) ?? {}
  } catch {
    const message = 'These settings use too many aliases (`*name`): write them out.'
    throw new SettingsError([{path: [], message, at: placeAt(0)}])
  }
}

const needsQuotes = (text: string, at: number) => {
  const value = /^[^\s,\]}]+/.exec(text.slice(at, at + 40))?.[0] ?? ''
  return `A value that starts with \`${value[0]}\` must stand in quotation marks: \`"${value}"\`.`
}

/** What looks like an alias but has no anchor was meant as a glob. */
function strayAliases(document: Document): number[] {
  const found: number[] = []
  visit(document, {
    Alias(_, alias) {
      if (!alias.resolve(document)) found.push(alias.range?.[0] ?? 0)
    },
  })
  return found
}

/** What the parser says, in the words of somebody who doesn't know YAML. */
function explainError({code, message, pos: [start, end]}: YAMLError, text: string, language: string): string {
  if (code === 'DUPLICATE_KEY')
    return `\`${/^[^\s:]+/.exec(text.slice(start))?.[0]}\` stands here a second time: keep one.`
  if (/^[!&%@`]/.test(text.slice(start, Math.max(end, start + 1)))) return needsQuotes(text, start)
  if (code === 'TAB_AS_INDENT') return 'A tab indents this line: use spaces.'
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return 'A value with a colon in it must stand in quotation marks.'
  if (code === 'MULTIPLE_DOCS') return 'A second document starts here: delete the line `---`.'
  const closing = /end with an? ([}\]])/.exec(message)?.[1]
  if (closing) return `A \`${closing === '}' ? '{' : '['}\` above is never closed: add a \`${closing}\`.`
  if (code === 'BAD_INDENT' || /same column/.test(message))
    return 'This line is indented otherwise than its neighbours: line them up.'
  return `This is no valid ${language}: ${message.replace(/\s+/g, ' ').replace(/[.:\s]*$/, '')}.`
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
