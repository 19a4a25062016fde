// The edit that lets a phrase pass in a whole project: a line in its settings file, whose comments stay.
import {basename} from 'node:path'
import {type Document, isMap, isSeq, parseDocument} from 'yaml'
import type {Edit} from '../core/rule.ts'

/** The settings of a project that has none yet. */
export const newSettings = (ruleId: string, phrase: string): string =>
  allowIn('', '.copydesk.yaml', ruleId, phrase) ?? ''

/** The change that allows a phrase in a settings file; undefined where the file can't be read or allows it already. */
export function allowChange(text: string, path: string, ruleId: string, phrase: string): Edit | undefined {
  const after = allowIn(text, basename(path), ruleId, phrase)
  return after === undefined || after === text ? undefined : changeBetween(text, after)
}

function allowIn(text: string, name: string, ruleId: string, phrase: string): string | undefined {
  const isJson = name.endsWith('.json')
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {prettyErrors: false, logLevel: 'error'})
  if (document.errors.length > 0) return undefined
  const root = name === 'package.json' ? ['copydesk'] : []
  const allow = document.getIn([...root, 'allow'])
  if (allow !== undefined && allow !== null && !isMap(allow) && !isSeq(allow)) return undefined
  if (isJson) return allowInJson(text, root, ruleId, phrase)
  const listAt = isSeq(allow) ? [...root, 'allow'] : [...root, 'allow', ruleId]
  add(document, listAt, phrase)
  return document.toString({lineWidth: 0, flowCollectionPadding: /\{ | \}/.test(text)})
}

function add(document: Document, path: readonly string[], phrase: string): void {
  const list = document.getIn(path)
  if (isSeq(list)) {
    if (!(list.toJSON() as unknown[]).includes(phrase)) list.add(document.createNode(phrase))
  } else if (document.getIn(path.slice(0, -1)) === null)
    document.setIn(path.slice(0, -1), {[path.at(-1) as string]: [phrase]})
  else document.setIn(path, document.createNode([phrase]))
}

/** JSON has no comments: it is read and written, indented as it was. */
function allowInJson(text: string, root: readonly string[], ruleId: string, phrase: string): string | undefined {
  try {
    const data = JSON.parse(text) as Record<string, Record<string, unknown>>
    const settings = (root[0] ? data[root[0]] : data) as {allow?: string[] | Record<string, string[]>}
    settings.allow ??= {}
    const lists = settings.allow
    const list = Array.isArray(lists) ? lists : (lists[ruleId] ?? [])
    if (!list.includes(phrase)) list.push(phrase)
    if (!Array.isArray(lists)) lists[ruleId] = list
    const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? 2
    const end = /\r?\n$/.exec(text)?.[0] ?? ''
    return JSON.stringify(data, undefined, indent) + end
  } catch {
    return undefined
  }
}

/** The smallest single change from one text to another. */
export function changeBetween(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let same = 0
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++
  while (start > 0 && isSplit(before, start)) start--
  while (same > 0 && isSplit(before, before.length - same)) same--
  return {start, end: before.length - same, text: after.slice(start, after.length - same)}
}

/** Is this between the halves of a character, or of a line break? */
function isSplit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 0xdc00 && code <= 0xdfff) || (code === 10 && text.charCodeAt(at - 1) === 13)
}
