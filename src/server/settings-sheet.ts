// A settings file as it is edited: values by their paths, in YAML, whose comments stay, and in JSON, where nothing else is written again.
import {basename} from 'node:path'
import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml'
import {withLineEnds} from '../core/report/repair.ts'
import {changeBetween} from './change-between.ts'
import {addInJson, nest, putInJson, readJsonObject, removeInJson} from './json-edits.ts'

type Path = readonly (string | number)[]

/** The settings in a file. Paths count from them, not from the file: those of a package.json stand under a key. */
export interface SettingsSheet {
  /** What stands at a path, as plain data; undefined for nothing. */
  get(path: Path): unknown
  /** Put something at a path; maps on the way are made. */
  set(path: Path, value: unknown): void
  /** Take away what stands at a path, and the maps and lists that would be empty without it; comments stay. */
  remove(path: Path): void
  /** Add to the list at a path, unless it is there. */
  append(path: Path, value: string): void
  text(): string
}

/** Open settings to be edited; undefined where they can't be read, or parts of them stand elsewhere. `file` says how they are written. */
export function openSheet(text: string, file: string): SettingsSheet | undefined {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const body = text.slice(mark.length)
  const root = basename(file) === 'package.json' ? ['copydesk'] : []
  const sheet = file.endsWith('.json') ? openJson(body, root) : openYaml(body)
  return sheet && {...sheet, text: () => mark + sheet.text()}
}

function openYaml(text: string): SettingsSheet | undefined {
  const document = parseDocument(text.replaceAll('\r\n', '\n'), {prettyErrors: false, logLevel: 'error'})
  if (document.errors.length > 0 || hasAliases(document)) return undefined
  openUp(document)
  if (document.contents !== null && !isMap(document.contents)) return undefined
  const get = (path: Path) => plain(document.getIn(path))
  return {
    get,
    set: (path, value) => put(document, path, value),
    remove: (path) => removeInYaml(document, path),
    append(path, value) {
      const there = get(path)
      if (!Array.isArray(there)) put(document, path, [value])
      else if (!there.includes(value)) document.addIn(path, document.createNode(value))
    },
    text() {
      const after = document.toString({lineWidth: 0, flowCollectionPadding: /\{ | \}/.test(text)})
      return withItsLineEnds(text, document.contents === null ? after.replace(/(^|\n)\n?null\n/, '$1') : after)
    },
  }
}

const plain = (found: unknown): unknown => (isCollection(found) ? found.toJSON() : (found ?? undefined))

/** Does a value stand in several places, by an alias or a merge? Whoever edits one edits the others. */
function hasAliases(document: Document): boolean {
  let isFound = false
  const found = () => {
    isFound = true
    return visit.BREAK
  }
  visit(document, {Alias: found, Pair: (_, {key}) => (isScalar(key) && key.value === '<<' ? found() : undefined)})
  return isFound
}

/** Nothing can be put into a document that says no more than `null`: it becomes an empty map, with its comments. */
function openUp(document: Document): void {
  const {contents} = document
  if (!isScalar(contents) || contents.value !== null) return
  document.contents = withCommentsOf(contents, document.createNode({}))
}

/** A node in the place of a scalar without a value, which has comments where the node's own would be. */
function withCommentsOf({commentBefore, comment, spaceBefore = false}: Scalar, node: Node): Node {
  node.commentBefore = joined(commentBefore, comment)
  node.spaceBefore = spaceBefore
  return node
}

const joined = (...comments: readonly (string | null | undefined)[]): string | null =>
  comments.filter((comment) => typeof comment === 'string').join('\n') || null

function put(document: Document, path: Path, value: unknown): void {
  const lengths = path.map((_, i) => i + 1)
  // Nothing can be put under a key without a value: what is put there is the whole below it.
  const first = lengths.find((length) => document.getIn(path.slice(0, length)) === null) ?? path.length
  const there = path.slice(0, first)
  const nested = nest(path.slice(first), value)
  document.setIn(there, typeof nested === 'object' ? placed(document, there, nested) : nested)
}

/** A map or list as a node, with the comments of what stood at the path without a value. */
function placed(document: Document, path: Path, value: unknown): Node {
  const node = document.createNode(value)
  const before = document.getIn(path, true)
  return isScalar(before) && before.value === null ? withCommentsOf(before, node) : node
}

/** Comments of what is taken away stand where it stood. */
function removeInYaml(document: Document, path: Path): void {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isCollection(parent)) return
  const items = parent.items as unknown[]
  const at = isMap(parent)
    ? items.findIndex((item) => isPair(item) && keyOf(item) === String(path.at(-1)))
    : Number(path.at(-1))
  if (items[at] === undefined) return
  const comments = commentsOn(items[at])
  const next = items[at + 1]
  items.splice(at, 1)
  const after = isPair(next) ? next.key : next
  if (isNode(after)) after.commentBefore = joined(comments, after.commentBefore)
  else parent.comment = joined(comments, parent.comment)
  if (items.length > 0) return
  if (path.length > 1) removeInYaml(document, path.slice(0, -1))
  else {
    document.contents = null
    document.commentBefore = joined(document.commentBefore, parent.commentBefore, parent.comment)
  }
}

const keyOf = ({key}: Pair) => (isScalar(key) ? String(key.value) : undefined)

/** The comments on an item of a map or list, and on what is empty in it. */
function commentsOn(item: unknown): string | null {
  const nodes = isPair(item) ? [item.key, item.value] : [item]
  return joined(...nodes.flatMap((node) => (isNode(node) ? [node.commentBefore, node.comment] : [])))
}

/** What a text becomes, written with line feeds alone, with its line ends: those of what stays, and elsewhere its own. */
function withItsLineEnds(before: string, after: string): string {
  if (!before.includes('\r\n')) return after
  const change = changeBetween(before.replaceAll('\r\n', '\n'), after)
  const [{text} = change] = withLineEnds([change], before)
  return (
    before.slice(0, offsetWithReturns(before, change.start)) +
    text +
    before.slice(offsetWithReturns(before, change.end))
  )
}

/** Where an offset is that was counted without the carriage returns of line ends. */
function offsetWithReturns(text: string, offset: number): number {
  let at = 0
  for (let i = 0; i < offset; i++) at += text.startsWith('\r\n', at) ? 2 : 1
  return at
}

/** Settings in JSON, below the keys `root`. */
function openJson(before: string, root: readonly string[]): SettingsSheet | undefined {
  if (!readJsonObject(before)) return undefined
  let text = before
  const get = (path: Path) => plain(readJsonObject(text)?.getIn([...root, ...path]))
  const set = (path: Path, value: unknown) => {
    text = putInJson(text, [...root, ...path], value)
  }
  return {
    get,
    set,
    remove(path) {
      text = removeInJson(text, [...root, ...path])
    },
    append(path, value) {
      const there = get(path)
      if (!Array.isArray(there)) set(path, [value])
      else if (!there.includes(value)) text = addInJson(text, [...root, ...path], value)
    },
    text: () => text,
  }
}
