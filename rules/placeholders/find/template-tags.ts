// Template tags: what a site generator or a mail program should have filled in before the copy went out.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {placeOf, type Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {defineForms} from '../../../src/reading/text/prefilter.ts'
import {isSlotText} from './slots.ts'

/** A way to write a tag; one of `words` or `signs` is in every one of them, so that other blocks are never searched. */
interface TagForm {
  words?: readonly string[]
  signs?: readonly string[]
  pattern: RegExp
  /** The words inside must name a field. */
  named?: boolean
  /** May stand in copy when the site has an engine that fills it in. */
  engine?: boolean
}

const value =
  '(?:first|last|full|user|order|company|customer|client|product|site|event|author|source|author_|brand)?[ _]?(?:name|price|title|date|email|amount|number|city|company|address|phone|url|link|count|total|id|author|editor|headline|location|topic|state|country|quantity|keyword|source)'

const forms: readonly TagForm[] = [
  {
    signs: ['{{'],
    pattern:
      /(?<![$\\{]|=\s?)\{\{\{?-?\s{0,9}[#.]?\p{L}[\w]{0,40}(?:[ .-][\w]{1,40}){0,4}\s{0,9}(?:\|\s{0,3}default\b[^{}\n]{1,60})?-?\}\}\}?/gu,
    engine: true,
  },
  {
    signs: ['{'],
    pattern:
      /(?<![\w${\\%/=<^@:.-])\{(?:[A-Z]{3,20}(?:[_ ][A-Z]{2,20}){0,4}|(?:Your|First|Last|Company|Full) \p{Lu}\w{1,20})\}(?![\w}/])/gu,
  },
  {signs: ['{'], pattern: /(?<![\w${\\%/=<^@:.-])\{\p{L}+(?: \p{L}+){1,4}\}(?![\w}/])/gu, named: true},
  {signs: ['{'], pattern: /(?<=\b(?:Dear|Hello|Hi|Hey|Welcome,?) )\{\w{2,30}\}/g},
  {signs: ['${'], pattern: new RegExp(`(?<![\\w/=.\`])\\$\\{${value}\\}(?![\\w/])`, 'gi')},
  {signs: ['%'], pattern: /%%[A-Za-z_]{3,40}%%|(?<![\w%])%(?:FIRST|LAST|FULL)?_?(?:NAME|EMAIL|COMPANY)%(?![\w%])/g},
  {signs: ['%'], pattern: /(?<=\p{L}[,:]? )%(?:\d\$)?[sd](?=[ .,!?]|$)/gmu},
  {signs: ['|'], pattern: /\*?\|[A-Z][A-Z0-9_:]{1,40}\|\*?/g},
  {signs: ['<<'], pattern: /<<[\p{L}\d_ ]{2,40}>>/gu},
  {signs: ['<%'], pattern: /<%[=-]\s{0,4}[\w.@]{2,60}\s{0,4}-?%>/g, engine: true},
  {words: ['translation'], pattern: /\b[Tt]ranslation missing: [a-z]{2}[\w.-]{1,60}/g},
  {
    signs: ['#'],
    pattern: /(?<![\w#])#(?:REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|N\/A)(?![\w])/g,
  },
  {signs: ['###'], pattern: /(?<!#)#{3}[A-Z][A-Z_]{2,30}#{3}(?!#)/g},
  {signs: ['@@'], pattern: /@@[A-Z][A-Z_]{2,30}@@/g},
  {signs: ['[['], pattern: /\[\[(?:[FL]NAME|FIRST_?NAME|LAST_?NAME|EMAIL|NAME|COMPANY|DATE|CITY)\]\]/g},
  {signs: ['%'], pattern: /%(?:recipient|user|contact|subscriber|customer|member)\.[a-z_]{2,30}%/g},
  {signs: ['[object '], pattern: /\[object (?:Object|Undefined|Null)\]/g},
  {
    words: ['undefined'],
    pattern:
      /(?<=[£$€]|\b(?:Dear|Hello|Hi|Hey|Welcome|By|[Pp]osted by|[Ww]ritten by|[Pp]ublished by),? )undefined\b|(?<=^|[.!?] )undefined(?= (?:said|says|told|added|announced)\b)|\bundefined(?= (?:min(?:ute)?s? read|views?|comments?|results?|votes?)\b)/g,
  },
  {
    words: ['NaN'],
    pattern:
      /(?<=[£$€])NaN\b|(?<![\w.])NaN(?=%| (?:dollars|pounds|euros|per ?cent|people|min(?:ute)?s? (?:read|ago)|views?|comments?|results?|days? ago|hours? ago)\b)/g,
  },
  {words: ['null'], pattern: /(?<=\b(?:[Pp]osted|[Ww]ritten|[Pp]ublished|[Uu]pdated) (?:by|on) )null\b/g},
  {
    words: ['Invalid'],
    pattern: /(?<=^|[:|•] ?|\b(?:on|at|by|Published|Posted|Updated) )Invalid Date(?=$|[\s|•.])/gm,
  },
]

/** A tag in the copy: where it stands, and whether a template engine could fill it in. */
interface Tag {
  where: Span | Place
  engine: boolean
}

/** Tags in the copy that nobody filled in. */
export const tagsOf = defineReading<readonly Tag[]>(
  (draft) =>
    tagsIn(draft).flatMap(({engine, ...span}) =>
      inQuotationMarks(draft, span) ? [] : [{where: starred(draft, span), engine}],
    ),
  [quotationsOf],
)

const tagsIn = defineForms(forms, findIn)

function findIn(block: Block, {pattern, engine = false, named = false}: TagForm): (Span & {engine: boolean})[] {
  const {text} = block.prose
  return [...text.matchAll(pattern)].flatMap(({0: whole, index}) => {
    const span = {block, start: index, end: index + whole.length}
    const slot = !named || isSlotText(whole.slice(1, -1))
    return slot && isTag(span, whole) ? [{...span, engine}] : []
  })
}

/** Markdown takes the stars of `*|FNAME|*` for emphasis. */
function starred(draft: Draft, span: Span): Span | Place {
  const {start, end} = placeOf(span)
  const bar = draft.text[start] === '|' && draft.text[start - 1] === '*' && draft.text[end] === '*'
  return bar ? {start: start - 1, end: end + 1} : span
}

const isTag = (span: Span, whole: string) => !(whole.includes('{{') && siteVariable.test(whole)) && !isShown(span)

/** Copy that explains the tag: “replace {BRANCH} with the name of the branch”. */
const isShown = ({block: {prose}, start}: Span) =>
  /\b(?:replac(?:e|ing)|templates?|placeholders?|variables?|tags?|syntax|format(?:s|ted|ting)?|strings?|specifiers?|print(?:f|s|ed)?|formulas?|cells?|spreadsheets?|Excel|errors?)\b/i.test(
    prose.text.slice(Math.max(0, start - 120), start),
  )

/** Names a site generator fills in: `{{ site.title }}`, `{{ page.version }}`. */
const siteVariable =
  /^\{\{\{?-?\s*[#.]?(?:site|page|post|layout|include|content|theme|collections?|config|metadata|eleventy|forloop|paginator|jekyll|env|var|vars|params|toc|else|end|if|each|range|with|partial|block|define|template|this|yield|outlet)\b/i

/** Does the draft belong to a site with a template engine: tags that only an engine reads, or front matter that names a layout? */
export const hasEngine = defineReading<boolean>(
  ({text, data}) =>
    'layout' in data ||
    'permalink' in data ||
    'eleventyNavigation' in data ||
    /\{%-?\s*\w|\{\{[<%]/.test(text) ||
    engineVariable.test(text),
)

const engineVariable = /\{\{-?\s*(?:site|page|include)\.\w/
