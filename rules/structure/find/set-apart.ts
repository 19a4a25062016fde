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
  /quote|pull/i.test(text) ? [...betweenShortcodes(text), ...betweenTags(text)] : [],
)

const shortcode = /\{\{?[%<]-?\s*([\w-]*(?:quote|pull)[\w-]*)\b[^{}]{0,300}\}/gi
const tag = /<(\w{1,12})(?=[^<>]*(?:quote|pull))[^<>]{1,300}>/gi

const betweenShortcodes = (text: string): Place[] =>
  [...text.matchAll(shortcode)].flatMap(({0: opening, 1: name = '', index}) => {
    const rest = text.slice(index + opening.length, index + opening.length + longest)
    const length = rest.search(new RegExp(`\\{\\{?[%<]-?\\s*(?:/|end)\\s*${name}\\b`, 'i'))
    return length < 0 ? [] : [{start: index, end: index + opening.length + length}]
  })

const betweenTags = (text: string): Place[] =>
  [...text.matchAll(tag)].flatMap(({0: opening, 1: name = '', index}) => {
    const length = text
      .slice(index, index + longest)
      .toLowerCase()
      .indexOf(`</${name.toLowerCase()}`, opening.length)
    return length < 0 ? [] : [{start: index, end: index + length}]
  })

/** No pull quote is longer. */
const longest = 2000
