// Completes and explains front matter by its contract: keys, values, and what is asked of them.
import {type CompletionItem, CompletionItemKind, type Hover, type Position} from 'vscode-languageserver/node'
import type {MatterValue} from '../core/draft/matter.ts'
import {type KnownKey, knownKeys} from '../core/front-matter/explain.ts'
import {rangeIn} from './diagnostics.ts'
import {offsetAt} from './positions.ts'
import type {HoverView} from './snapshot.ts'
import type {OpenDocument, Session} from './state.ts'

type Language = 'yaml' | 'toml' | 'json'

/** Where the cursor is in front matter: the keys around it, and what is typed of a key or a value. */
interface Cursor {
  language: Language
  /** The key whose value is typed, or the keys around a key that is typed. */
  path: readonly string[]
  isValue: boolean
  typed: string
  /** Whether the value is typed in quotation marks, or an item of a list. */
  isQuoted: boolean
  isItem: boolean
  /** The keys that stand on the same level already. */
  present: readonly string[]
}

const fences: Readonly<Record<string, Language>> = {'---': 'yaml', '+++': 'toml', '{': 'json', '---json': 'json'}
const closing: Readonly<Record<Language, RegExp>> = {yaml: /^(?:---|\.\.\.)\s*$/, toml: /^\+\+\+\s*$/, json: /^\}/}

/** A line as a key and what follows it; undefined where it has none. */
function keyLineOf(line: string): {key: string; rest: string} | undefined {
  const text = line.trimStart().replace(/^- +/, '')
  const at = text.search(/[:=]/)
  const key = text.slice(0, Math.max(0, at)).replace(/["']/g, '').trim()
  return /^[\w.-]+$/.test(key) ? {key, rest: text.slice(at + 1).trimStart()} : undefined
}

const isItemLine = (line: string) => line.trimStart().startsWith('- ')

/** The end of a text after the last mark that opens or divides values. */
function afterMarks(text: string): string {
  const at = Math.max(...['[', ',', '{', '"', "'"].map((mark) => text.lastIndexOf(mark)))
  return text.slice(at + 1).trimStart()
}

/** What is typed at the end of the last of these lines of a text; undefined where that is no front matter. */
function cursorIn(lines: readonly string[]): Cursor | undefined {
  const language = fences[(lines[0] ?? '').replace(/^\uFEFF/, '').trim()]
  const body = lines.slice(1)
  if (!language || body.length === 0 || body.some((line) => closing[language].test(line))) return undefined
  const line = body.at(-1) as string
  const common = {language, present: presentKeys(body, language)}
  const around = pathAround(body, language)
  const own = keyLineOf(line)
  const written = own ? own.rest : line.trimStart().replace(/^- +/, '')
  const typed = afterMarks(written)
  const before = written.slice(0, written.length - typed.length)
  const isQuoted = /["']$/.test(before)
  if (own) return {...common, path: [...around, own.key], isValue: true, typed, isQuoted, isItem: before.includes('[')}
  if (isItemLine(line)) return {...common, path: around, isValue: true, typed, isQuoted, isItem: true}
  if (!/^["']?[\w.-]*$/.test(written)) return undefined
  return {...common, path: around, isValue: false, typed, isQuoted, isItem: false}
}

const indentOf = (line: string) => line.length - line.trimStart().length

/** The keys above the last line that it is in. */
function pathAround(lines: readonly string[], language: Language): string[] {
  if (language === 'toml') {
    const header = lines.findLast((line) => line.startsWith('['))
    return header?.replace(/[[\]\s"']/g, '').split('.') ?? []
  }
  const path: string[] = []
  const last = lines.at(-1) as string
  const isItem = isItemLine(last)
  let indent = indentOf(last)
  for (const line of lines.slice(0, -1).reverse()) {
    const key = keyLineOf(line)?.key
    const own = indentOf(line)
    if (key === undefined || isItemLine(line)) continue
    if (own < indent || (own === indent && isItem && path.length === 0)) {
      path.unshift(key)
      indent = own
    }
  }
  return path
}

/** The keys at the margin: those that stand there already. */
const presentKeys = (lines: readonly string[], language: Language): string[] =>
  lines.slice(0, -1).flatMap((line) => {
    const key = keyLineOf(line)?.key
    return key !== undefined && (indentOf(line) === 0 || language === 'json') ? [key] : []
  })

/** What could be written at a position of a document. */
export function completionsAt({client}: Session, document: OpenDocument, position: Position): CompletionItem[] {
  const contract = (document.checked?.config ?? document.setup?.config)?.settings.frontMatter
  if (!contract) return []
  const offset = offsetAt(document.lines, position, client.encoding)
  const before = document.lines.text.slice(0, offset)
  if (before.length > 50_000) return []
  const cursor = cursorIn(before.split(/\r\n|\r|\n/))
  if (!cursor) return []
  const start = {line: position.line, character: Math.max(0, position.character - cursor.typed.length)}
  const range = {start, end: position}
  const known = knownKeys(contract)
  const items = cursor.isValue ? valueItems(cursor, known) : keyItems(cursor, known)
  return items.map(({newText, ...item}) => ({...item, filterText: newText, textEdit: {range, newText}}))
}

type Completion = CompletionItem & {newText: string}

function valueItems(cursor: Cursor, known: readonly KnownKey[]): Completion[] {
  const key = known.find(({key}) => key === cursor.path.join('.'))
  return (key?.values ?? []).map((value) => ({
    label: String(value),
    kind: CompletionItemKind.EnumMember,
    newText: writeValue(value, cursor),
  }))
}

/** A value in the language of the front matter. */
function writeValue(value: unknown, {language, isQuoted}: Cursor): string {
  if (typeof value !== 'string' || isQuoted) return String(value)
  const isPlain =
    language === 'yaml' &&
    /^[\p{L}][\p{L}\p{N} ./_-]*$/u.test(value) &&
    !['true', 'false', 'null'].includes(value.toLowerCase())
  return isPlain ? value : JSON.stringify(value)
}

function keyItems({path, language, isQuoted, present}: Cursor, known: readonly KnownKey[]): Completion[] {
  const prefix = path.length > 0 ? `${path.join('.')}.` : ''
  return known.flatMap(({key, says, note, isRequired}) => {
    const name = key.slice(prefix.length)
    if (!key.startsWith(prefix) || name.includes('.') || (path.length === 0 && present.includes(name))) return []
    const mark = language === 'json' && !isQuoted ? '"' : ''
    const sign = isQuoted ? '' : language === 'toml' ? ' = ' : ': '
    return [
      {
        label: name,
        kind: CompletionItemKind.Property,
        detail: says,
        sortText: `${isRequired ? 0 : 1}${name}`,
        ...(note !== undefined && {documentation: note}),
        newText: `${mark}${name}${mark}${sign}`,
      },
    ]
  })
}

/** What the contract says of the key at a position; null where there is none, or it says nothing. */
export function contractHover({checked, context, client}: HoverView, position: Position): Hover | null {
  const {frontMatter: contract} = checked.config.settings
  const matter = contract && checked.draft.readMatter?.()
  if (!matter) return null
  const offset = offsetAt(context.lines, position, client.encoding) - context.shift
  const found = keyAt(matter.root, offset, '')
  const known = found && knownKeys(contract).find(({key}) => key === found.key)
  if (!found || !known || (!known.says && !known.note)) return null
  const text = [known.note, known.says].filter(Boolean).join('\n\n')
  const kind = client.markdownHover ? 'markdown' : 'plaintext'
  const value = client.markdownHover ? `**${known.key.replace(/_/g, '\\_')}**\n\n${text}` : `${known.key}\n\n${text}`
  return {contents: {kind, value}, range: rangeIn(context, found.place, client)}
}

/** The key at an offset, by its path, and where it stands. */
function keyAt(
  {entries = [], items = []}: MatterValue,
  offset: number,
  prefix: string,
): {key: string; place: MatterValue['place']} | undefined {
  for (const {key, place, value} of entries) {
    if (place.start <= offset && offset <= place.end) return {key: prefix + key, place}
    const below = keyAt(value, offset, `${prefix}${key}.`)
    if (below) return below
  }
  for (const item of items) {
    const below = keyAt(item, offset, prefix)
    if (below) return below
  }
  return undefined
}
