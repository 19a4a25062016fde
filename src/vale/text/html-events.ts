// Walks through HTML as it is written: tags, words and comments, with the place of each.
import {appendStep, readReference} from '../../core/draft/align.ts'
import type {DocumentEvent} from './events.ts'
import type {SourceWords} from './words.ts'

/** Elements whose content is text whatever stands in it. */
const rawElements = new Set('iframe noembed noframes noscript plaintext script style title textarea xmp'.split(' '))
const decoded = new Set(['title', 'textarea'])

const tagStart = /<(?:(!--)|(\/?)([a-z][^\s/>]*)|[!?])/giy
const attribute = /[\s/]*([^\s=>/][^\s=>/]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)?))?/y

/**
 * The events of HTML. `text` is what is walked through, and `placeAt` where an offset of it stands in the source: the
 * same offset, unless said otherwise.
 */
export function htmlEvents(text: string, placeAt: (at: number) => number = (at) => at): DocumentEvent[] {
  const events: DocumentEvent[] = []
  for (let at = 0, from = 0; at < text.length; ) {
    const next = text.indexOf('<', at)
    tagStart.lastIndex = next
    const found = next < 0 ? null : tagStart.exec(text)
    if (next >= 0 && !found) {
      at = next + 1
      continue
    }
    addWords(events, text, from, found ? next : text.length, placeAt, true)
    if (!found) break
    at = readTag(events, text, found, placeAt)
    from = at
  }
  return events
}

/** Read what starts at a `<`; gives the offset after it. */
function readTag(
  events: DocumentEvent[],
  text: string,
  found: RegExpExecArray,
  placeAt: (at: number) => number,
): number {
  const {index} = found
  const [whole, comment, slash, name = ''] = found
  if (comment) return readComment(events, text, index, placeAt)
  if (name === '') return endOf(text, '>', index)
  const tag = name.toLowerCase()
  if (slash) {
    events.push({is: 'close', tag})
    return endOf(text, '>', index)
  }
  const {end, isClosed, ...attributes} = readAttributes(text, index + whole.length, placeAt)
  events.push({is: 'open', tag, ...attributes})
  if (!rawElements.has(tag) || isClosed) return end
  const close = new RegExp(`</${tag}(?=[\\s/>])`, 'gi')
  close.lastIndex = end
  const stop = close.exec(text)?.index ?? text.length
  addWords(events, text, end, stop, placeAt, decoded.has(tag))
  return stop
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from)
  return end < 0 ? text.length : end + mark.length
}

function readComment(events: DocumentEvent[], text: string, at: number, placeAt: (at: number) => number): number {
  const end = endOf(text, '-->', at + 4)
  const inner = text.slice(at + 4, end).replace(/-->$/, '')
  events.push({is: 'comment', text: inner.trim(), at: placeAt(at)})
  return end
}

interface Attributes {
  classes?: string
  href?: string
  alt?: SourceWords
  end: number
  isClosed: boolean
}

function readAttributes(text: string, from: number, placeAt: (at: number) => number): Attributes {
  const found: Attributes = {end: text.length, isClosed: false}
  attribute.lastIndex = from
  let at = from
  for (let each = attribute.exec(text); each; each = attribute.exec(text)) {
    const [whole, name = '', double, quoted, bare] = each
    at = each.index + whole.length
    const value = double ?? quoted ?? bare ?? ''
    const key = name.toLowerCase()
    if (key === 'class') found.classes = value
    if (key === 'href') found.href = value.replace(/&amp;/g, '&')
    if (key !== 'alt') continue
    const start = startOfValue(text, at, value)
    found.alt = decode(text, start, start + value.length, placeAt)
  }
  const end = text.indexOf('>', at)
  found.end = end < 0 ? text.length : end + 1
  found.isClosed = text[end - 1] === '/'
  return found
}

/** Where a value starts that ends, with its quotation mark if it has one, before an offset. */
const startOfValue = (text: string, end: number, value: string) =>
  /["']/.test(text[end - 1] ?? '') ? end - 1 - value.length : end - value.length

function addWords(
  events: DocumentEvent[],
  text: string,
  from: number,
  to: number,
  placeAt: (at: number) => number,
  isDecoded: boolean,
): void {
  if (from >= to) return
  const words = isDecoded ? decode(text, from, to, placeAt) : stretch(text, from, to, placeAt)
  events.push({is: 'words', words})
}

/** Words with their references read. */
function decode(text: string, from: number, to: number, placeAt: (at: number) => number): SourceWords {
  const words: SourceWords = {text: '', runs: []}
  let at = from
  for (let next = text.indexOf('&', from); next >= 0 && next < to; next = text.indexOf('&', next + 1)) {
    const reference = readReference(text, next)
    if (!reference || next + reference.length > to) continue
    addLines(words, text, at, next, placeAt)
    const [start, end] = [placeAt(next), placeAt(next + reference.length)]
    appendStep(words.runs, words.text.length, start, {value: reference.text.length, source: end - start})
    words.text += reference.text
    at = next + reference.length
  }
  addLines(words, text, at, to, placeAt)
  return words
}

function stretch(text: string, from: number, to: number, placeAt: (at: number) => number): SourceWords {
  const words: SourceWords = {text: '', runs: []}
  addLines(words, text, from, to, placeAt)
  return words
}

/** Add text line by line, since lines may stand apart in the source. */
function addLines(words: SourceWords, text: string, from: number, to: number, placeAt: (at: number) => number): void {
  for (let at = from; at < to; ) {
    const next = text.indexOf('\n', at)
    const end = next < 0 || next >= to ? to : next + 1
    const start = placeAt(at)
    appendStep(words.runs, words.text.length, start, {value: end - at, source: end - at})
    words.text += text.slice(at, end)
    at = end
  }
}
