// Set apart: the parts of a draft between the tags of a pull quote, which repeat its own words on purpose.
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {placeOf, type Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'

/** Whether a range stands between the tags of a pull quote: `{{< pullquote >}}`, `<aside class="pull-quote">`. */
export const isBetweenQuoteTags = (draft: Draft, span: Span): boolean => {
  const apart = setApartIn(draft)
  if (apart.length === 0) return false
  const {start, end} = placeOf(span)
  return apart.some((place) => place.start <= start && end <= place.end)
}

const setApartIn = defineReading<readonly Place[]>(({text}) =>
  isOfQuote(text) ? [...betweenShortcodes(text), ...betweenTags(text)] : [],
)

/** How sites name what sets a pull quote apart: `pullquote`, `pull-quote`, `blockquote`, `pull`. */
const isOfQuote = (text: string): boolean => {
  const lower = text.toLowerCase()
  return lower.includes('quote') || lower.includes('pull')
}

const shortcode = /\{\{?[%<]-?\s*([\w-]+)[^{}]{0,300}\}/g
const tag = /<(\w{1,12})[^<>]{1,300}>/g

const betweenShortcodes = (text: string): Place[] =>
  [...text.matchAll(shortcode)].flatMap(({0: opening, 1: name = '', index}) => {
    if (!isOfQuote(name)) return []
    const rest = text.slice(index + opening.length, index + opening.length + longest)
    const length = rest.search(new RegExp(`\\{\\{?[%<]-?\\s*/\\s*${name}\\b`))
    return length < 0 ? [] : [{start: index, end: index + opening.length + length}]
  })

const betweenTags = (text: string): Place[] =>
  [...text.matchAll(tag)].flatMap(({0: opening, 1: name = '', index}) => {
    if (!isOfQuote(opening)) return []
    const length = text.slice(index, index + longest).indexOf(`</${name}`, opening.length)
    return length < 0 ? [] : [{start: index, end: index + length}]
  })

/** No pull quote is longer. */
const longest = 2000
