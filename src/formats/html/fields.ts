// What the head of a page says of it: title, description, headline, date and language.
import type {Field, FrontMatter} from '../../core/draft/format.ts'
import {type Prose, placeIn} from '../../core/draft/prose.ts'
import {attributeOf, type Element, elementsIn, isText, type ParentNode} from './parse.ts'
import type {PageSource} from './source.ts'
import {foldBlanks, type MappedWords, trimEnd} from './words.ts'

const described: ReadonlyMap<string, string> = new Map([
  ['description', 'description'],
  ['og:description', 'og.description'],
  ['twitter:description', 'twitter.description'],
  ['og:title', 'og.title'],
])

const dates = new Set(['article:published_time', 'date', 'datepublished', 'dc.date', 'pubdate'])

/** What is known of a page so far. */
interface Head {
  fields: Field[]
  data: Record<string, unknown>
  said: Set<string>
  source: PageSource
}

/** The fields of a page, each with its place; what says the same as one before is left out. */
export function fieldsOf(page: ParentNode, source: PageSource): FrontMatter {
  const head: Head = {fields: [], data: {}, said: new Set(), source}
  for (const element of elementsIn(page)) {
    const {tagName} = element
    if (tagName === 'html') addData(head, 'lang', attributeOf(element, 'lang')?.trim())
    else if (tagName === 'title' && !('title' in head.data)) addTitle(head, element)
    else if (tagName === 'meta') addMeta(head, element)
    else if (tagName === 'script') addHeadline(head, element)
  }
  return {fields: head.fields, data: head.data, problems: []}
}

function addData({data}: Head, name: string, value: string | undefined): void {
  if (value && !(name in data)) data[name] = value
}

function addField(head: Head, path: string, words: MappedWords): void {
  const {value, runs} = trimEnd(foldBlanks(words, true))
  if (!value || runs.length === 0 || head.said.has(value)) return
  head.said.add(value)
  addData(head, path.slice(path.lastIndexOf('.') + 1), value)
  const prose: Prose = {text: value, runs, inlines: []}
  head.fields.push({path, prose, place: placeIn(prose, 0, value.length)})
}

function addTitle(head: Head, {childNodes}: Element): void {
  const [words] = childNodes
  if (words && isText(words)) addField(head, 'title', head.source.textOf(words))
}

function addMeta(head: Head, element: Element): void {
  const name = (attributeOf(element, 'name') ?? attributeOf(element, 'property') ?? '').toLowerCase()
  const value = attributeOf(element, 'content')
  if (value === undefined) return
  if (dates.has(name)) addData(head, 'date', value)
  const path = described.get(name)
  const runs = path && head.source.runsOfValue(element, 'content')
  if (path && runs) addField(head, path, {value, runs})
}

/** The headline for search engines, where it is written without escapes. */
function addHeadline(head: Head, element: Element): void {
  const [json] = element.childNodes
  if (!/^application\/ld\+json/i.test(attributeOf(element, 'type') ?? '') || !json || !isText(json)) return
  const place = head.source.placeOf(json)
  const written = head.source.text.slice(place.start, place.end)
  addData(head, 'date', /"datePublished"\s*:\s*"([^"\\]{4,40})"/.exec(written)?.[1])
  const found = /"headline"\s*:\s*"([^"\\\r\n]{1,2000})"/d.exec(written)
  const [, value = ''] = found ?? []
  const [, range] = found?.indices ?? []
  if (!range) return
  const [start, end] = [place.start + range[0], place.start + range[1]]
  addField(head, 'jsonld.headline', {value, runs: [{at: 0, length: value.length, start, end}]})
}
