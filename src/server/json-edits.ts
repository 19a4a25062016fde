// Changes of JSON texts that write nothing but what changes: all other characters stay as they were typed.
import {type Document, isCollection, isMap, isNode, isPair, isScalar, isSeq, type Node, parseDocument} from 'yaml'

type Path = readonly (string | number)[]

/** A JSON object with the places of what is in it; undefined for other texts, and where a key stands twice in one object. */
export function readJsonObject(text: string): Document | undefined {
  try {
    JSON.parse(text)
  } catch {
    return undefined
  }
  const document = parseDocument(text, {schema: 'json', prettyErrors: false, logLevel: 'error'})
  return document.errors.length === 0 && isMap(document.contents) ? document : undefined
}

/** The text with a value at a path; objects on the way are made. `text` is an object that can be read. */
export function putInJson(text: string, path: Path, value: unknown): string {
  const document = readJsonObject(text)
  if (!document) return text
  let at = document.contents as Node
  for (const [i, key] of path.entries()) {
    const inner = isCollection(at) ? at.get(key, true) : undefined
    const isIn = isNode(inner)
    if (isIn && isCollection(inner) && i < path.length - 1) at = inner
    else if (isIn) return replaced(text, inner, nest(path.slice(i + 1), value))
    else return inserted(text, at, String(key), nest(path.slice(i + 1), value))
  }
  return text
}

/** The text with a value at the end of the list at a path. */
export function addInJson(text: string, path: Path, value: unknown): string {
  const list = readJsonObject(text)?.getIn(path, true)
  return isSeq(list) ? inserted(text, list, undefined, value) : text
}

/** The text without what stands at a path, nor the objects and lists that would be empty without it. */
export function removeInJson(text: string, path: Path): string {
  const document = readJsonObject(text)
  const parent = document?.getIn(path.slice(0, -1), true)
  const into = path.length === 1 ? document?.contents : parent
  if (!isCollection(into)) return text
  const items: readonly unknown[] = into.items
  const at = isMap(into) ? into.items.findIndex(({key}) => textOf(key) === path.at(-1)) : Number(path.at(-1))
  if (items[at] === undefined) return text
  if (items.length === 1 && path.length > 1) return removeInJson(text, path.slice(0, -1))
  const [start] = rangeOfItem(items[at])
  const [, end] = rangeOfItem(items[at])
  const [nextAt] = items[at + 1] === undefined ? [] : rangeOfItem(items[at + 1])
  if (nextAt !== undefined) return text.slice(0, start) + text.slice(nextAt)
  if (at === 0) return replaced(text, into, {})
  return text.slice(0, rangeOfItem(items[at - 1])[1]) + text.slice(end)
}

const textOf = (key: unknown) => (isScalar(key) ? String(key.value) : undefined)

function rangeOfItem(item: unknown): readonly [start: number, end: number] {
  return isPair(item) ? [rangeIn(item.key)[0], rangeIn(item.value)[1]] : rangeIn(item)
}

/** A value below the maps that a path names. */
export const nest = (path: Path, value: unknown): unknown =>
  path.reduceRight((inner: unknown, key) => ({[key]: inner}), value)

const rangeIn = (node: unknown): readonly [start: number, end: number] => {
  const range = isNode(node) ? node.range : undefined
  if (!range) throw new Error('what was parsed has a place')
  return [range[0], range[1]]
}

function replaced(text: string, node: Node, value: unknown): string {
  const [start, end] = rangeIn(node)
  return text.slice(0, start) + written(text, value, start, isOnOneLine(text)) + text.slice(end)
}

/** The text with a value at the end of an object, under a key, or of a list. */
function inserted(text: string, into: Node, key: string | undefined, value: unknown): string {
  const items: readonly unknown[] = isCollection(into) ? into.items : []
  const last = items.at(-1)
  if (last === undefined) return replaced(text, into, key === undefined ? [value] : {[key]: value})
  const [start] = rangeIn(into)
  const [firstAt] = rangeIn(isPair(items[0]) ? items[0].key : items[0])
  const [lastAt] = rangeIn(isPair(last) ? last.key : last)
  const [, end] = rangeIn(isPair(last) ? last.value : last)
  const isInline = !text.slice(start, firstAt).includes('\n')
  const between = isInline ? ' ' : lineEndOf(text) + indentAt(text, lastAt)
  const name = key === undefined ? '' : `${JSON.stringify(key)}: `
  return `${text.slice(0, end)},${between}${name}${written(text, value, lastAt, isInline)}${text.slice(end)}`
}

/** A value as JSON, indented as the text is at an offset. */
function written(text: string, value: unknown, at: number, isInline: boolean): string {
  const unit = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  '
  const json = JSON.stringify(value, undefined, unit)
  return json.replace(/\n([ \t]*)/g, isInline ? '' : `${lineEndOf(text)}${indentAt(text, at)}$1`)
}

/** The blanks that the line around an offset opens with. */
const indentAt = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))?.[0] ?? ''

const lineEndOf = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n')

const isOnOneLine = (text: string) => !text.trim().includes('\n') && !/^\s*\{\s*\}\s*$/.test(text)
