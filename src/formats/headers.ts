// Front matter in other clothes: keys without a fence, JSON, YAML that dots close.
import type {Field, FrontMatter} from '../core/draft/format.ts'
import type {Place} from '../core/draft/place.ts'
import {matterOfLines} from './matter.ts'
import {readAnyYaml} from './yaml.ts'
import {makeField} from './yaml-scalars.ts'

/** Front matter that Markdown would read as copy, and where it stands. */
interface Header {
  place: Place
  matter: FrontMatter
}

/** The header of a text, if it opens with one that has no fence of its own or holds JSON. Never throws. */
export const headerOf = (text: string): Header | undefined => jsonHeader(text) ?? keyHeader(text) ?? bookHead(text)

/** `---` … `...`, as YAML allows: where the dots stand that close it. */
export function closingDots(text: string): Place | undefined {
  const found = /^---[ \t]*\r?\n(?:(?!---[ \t]*\r?$|\.\.\.[ \t]*\r?$)[^\n]*\n)+\.\.\.(?=[ \t]*\r?$)/m.exec(
    text.slice(0, 20_000),
  )
  return found?.index === 0 ? {start: found[0].length - 3, end: found[0].length} : undefined
}

function jsonHeader(text: string): Header | undefined {
  const found =
    /^(---json[ \t]*\r?\n)?(\{[ \t]*(?:\r?\n[\s\S]{1,20000}?\n|"[^\n]{1,20000})\})[ \t]*(?:\r?\n---[ \t]*)?(?=\r?\n|$)/.exec(
      text,
    )
  const [whole, fence = '', source = ''] = found ?? []
  if (whole === undefined || !/^\{\s*"[^"\n]+"\s*:/.test(source)) return undefined
  try {
    const matter = readAnyYaml(source, fence.length, text, {start: 0, end: fence.trimEnd().length || 1}, 'json')
    return matter && matter.fields.length > 0 && matter.problems.length === 0
      ? {place: {start: 0, end: whole.length}, matter}
      : undefined
  } catch {
    return undefined
  }
}

const known = new Set(
  'affiliation author authors category categories comments created css date description edition editor email id image issue keywords lang language layout license modified permalink posted publisher save_as series slug status subtitle summary tags template title translation translator updated url year'.split(
    ' ',
  ),
)

const keyLine = /([a-z][\w -]{0,30}):(?:[ \t]+([^ \t\r\n]+(?:[ \t]+[^ \t\r\n]+)*))?[ \t]*\r?\n/iy

/** Pelican and MultiMarkdown: the lines of the first paragraph are keys with values, the first of them a well-known one. */
function keyHeader(text: string): Header | undefined {
  const found = entriesOf(text, keyLine, /[ \t]+\S[^\n]*\n/y)
  const isOver = /^[ \t\r]*(?:\n|$)/.test(text.slice(found.end, found.end + 200))
  return isOver ? asHeader(found, text) : undefined
}

const headLine = /#{1,6}[ \t]+([a-z][\w -]{0,30}):[ \t]+(\S[^\r\n]*?)[ \t]*(?:\r?\n|$)/iy

/** The head of a book: `# Title: …` and `## Author: …`, each a heading. */
const bookHead = (text: string): Header | undefined => asHeader(entriesOf(text, headLine, /[ \t]*\r?\n/y), text)

interface Entries {
  entries: {key: string; keyPlace: Place; value: string; place: Place}[]
  end: number
}

/** What opens a text, line by line: keys with values, and what may follow one. */
function entriesOf(text: string, line: RegExp, more: RegExp): Entries {
  const entries: Entries['entries'] = []
  let at = 0
  for (;;) {
    line.lastIndex = at
    const found = line.exec(text)
    if (!found) return {entries, end: at}
    const [whole, key = '', value = ''] = found
    const start = at + whole.indexOf(value, whole.indexOf(':') + 1)
    const name = key.trim()
    const keyAt = at + whole.indexOf(name)
    if (value)
      entries.push({
        key: name.toLowerCase(),
        keyPlace: {start: keyAt, end: keyAt + name.length},
        value,
        place: {start, end: start + value.length},
      })
    at += whole.length
    more.lastIndex = at
    for (let next = more.exec(text); next?.[0]; next = more.exec(text)) at = more.lastIndex
  }
}

/** A title or author first, and mostly keys that sites know: else the lines are copy. */
function asHeader({entries, end}: Entries, text: string): Header | undefined {
  const familiar = entries.filter(({key}) => known.has(key)).length
  if (familiar < 2 || familiar * 2 < entries.length || !known.has(entries[0]?.key ?? '')) return undefined
  const fields: Field[] = entries.map(({key, value, place}) => makeField(key, value, text, place, 'plain'))
  const data = Object.fromEntries(entries.map(({key, value}) => [key, value]))
  return {place: {start: 0, end}, matter: {fields, data, problems: [], readMatter: () => matterOfLines(entries, text)}}
}
