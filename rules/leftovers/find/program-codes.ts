// Program codes: what an editor in the browser, a word processor, a site or a mail program keeps between its words.
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {type Place, placeOfNode} from '../../../src/core/draft/place.ts'
import {placeOf, type Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {flowOf, linksOf} from '../../../src/reading/page/links.ts'
import {isSetInMarkdown} from '../../../src/reading/page/set-in-markdown.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {defineForms, type Form} from '../../../src/reading/text/prefilter.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import codes from '../../lists/program-codes.json' with {type: 'json'}

const {shortcode, tag} = phraseSets(codes.kinds)

interface CodeForm extends Form {
  /** The kind of code that its first group must name. */
  names?: ReadonlySet<string>
  /** May stand in a draft that somebody set in Markdown, whose site reads such codes. */
  site?: boolean
  /** Nobody writes it as a noun. */
  always?: true
  /** Only in plain text, or only in Markdown. */
  format?: 'text' | 'markdown'
}

const forms: readonly CodeForm[] = [
  {
    parts: ['_Toc', '_Ref', '_Hlk', '_GoBack', '_msoanchor'],
    pattern: /(?<![\w#/])_(?:(?:Toc|Ref|Hlk|msoanchor_)\d+|GoBack)\b/g,
  },
  {
    words: ['HYPERLINK', 'PAGEREF', 'MERGEFIELD', 'NOTEREF'],
    pattern: /\b(?:HYPERLINK|PAGEREF|MERGEFIELD|NOTEREF) (?:\\[a-z] )?["“_\p{Lu}][^\s"”]{0,200}["”]?/gu,
  },
  {
    parts: ['Error! '],
    pattern: /\bError! (?:Reference source|Bookmark|Hyperlink reference|No text)[^.!\n]{0,40}\./g,
    always: true,
  },
  {parts: ['[if', 'endif]'], pattern: /<?!?\[{1,2}(?:if [!a-z][^\]\n]{0,40}|endif)\]{1,2}>?/g},
  {parts: ['[cmt', '[cmnt', '[comment'], pattern: /\[(?:cmn?t|comment)[:_-]?\w{1,4}\]/g},
  {parts: ['['], pattern: /(?<=[.!?,;:”’")] ?)\[[a-z]{1,2}\](?=\s*(?:$|\n|\p{Lu}))/gu, site: true},
  {parts: ['[/'], pattern: /(?:\[\/[a-z][\w-]{0,30}\])+/g, site: true},
  {
    parts: ['['],
    pattern: /\[([a-z][\w-]{0,30})(?: [\w-]{1,30}=(?:["“”'’][^\]"\n]{0,80}["“”'’]|[\w.#%-]{1,40})){1,9}\s?\/?\]/g,
    names: shortcode,
    site: true,
  },
  {parts: ['_'], pattern: /\[\/?[a-z]{2,12}_[a-z][\w-]{1,30}(?: [^\]\n]{0,200})?\]/g, site: true},
  {
    parts: ['{{%', '{{<'],
    pattern: /\{\{[%<]-? {0,2}\/? {0,2}[\w./-][^{}\n]{0,240}[%>]\}\}/g,
    site: true,
  },
  {parts: ['='], pattern: /(?<![\w&?])(?:=[0-9A-F]{2}){2,12}|=(?:20|3D|09)$|=3D"/gm},
  {parts: ['0x0', '_x00'], pattern: /(?<![\w#])0x0[AD](?![0-9A-Fa-f]*\b)|_x00(?:0D|0A|09|A0)_/g, site: true},
  {
    parts: ['\\u', '\\x', '\\r\\n', '\\n'],
    pattern: /\\u(?:20|00)[0-9a-f]{2}|\\x[89a-f][0-9a-f]|\\r\\n|(?<=[.!?])\\n/g,
    site: true,
  },
  {parts: ['%20'], pattern: /(?<=^|\s)\p{L}+(?:%20\p{L}+){1,8}(?=[\s.,;]|$)/gu, site: true},
  {parts: ['Â'], pattern: /(?<![\p{L}\p{N}])Â(?=[ \u00a0])/gu},
  {parts: ['<'], pattern: /(?:<\/?([a-z][a-z0-9:]{0,9})(?:\s[^<>\n]{0,200})?\/?>\s?){1,12}/gi, names: tag, site: true},
  {parts: ['<!--'], pattern: /<!--[^<>\n]{1,120}-->/g, format: 'text'},
  {parts: ['**'], pattern: /(?<=^|[.!?”"]\s)\*{2,4}(?: \*\*)?(?=\s|$)/gm, site: true, format: 'markdown'},
]

const codesIn = defineForms(forms, ({form: {names}, match: [, name = '']}) => names?.has(name.toLowerCase()) ?? true)

/** A code at its place; a tag of HTML may be meant more often than others. */
interface ProgramCode {
  place: Place
}

/** The codes of a draft that nobody shows or quotes; in one set in Markdown only those that no site reads. */
export const programCodesOf = defineReading<readonly ProgramCode[]>(
  (draft) => [
    ...proseCodes(draft),
    ...tagCodes(draft),
    ...emptyAnchors(draft),
    ...(draft.format === 'markdown' ? spelledCodes(draft) : []),
  ],
  [isSetInMarkdown, quotationsOf, flowOf, linksOf],
)

/** With more tags in its text, a draft is a page or about one. */
const mostTags = 4

function proseCodes(draft: Draft): ProgramCode[] {
  const isSet = isSetInMarkdown(draft)
  const found = codesIn(draft)
  const isPage = found.filter(({form}) => form.names === tag).length > mostTags
  return found
    .filter(({form, block, start, end}) => {
      if ((form.site && isSet) || (isPage && form.names === tag) || (form.format && form.format !== draft.format))
        return false
      return (
        block.kind !== 'field' &&
        (form.always || !isNamed({block, start, end})) &&
        !inQuotationMarks(draft, {block, start, end})
      )
    })
    .map((span) => ({place: trimmed(draft, placeOf(span))}))
}

const trimmed = ({text}: Draft, {start, end}: Place): Place => ({
  start,
  end: start + text.slice(start, end).trimEnd().length,
})

/** A code that is spoken of: words stand around it as around a noun, "the <b> tag". */
const isNamed = ({block: {prose}, start, end}: Span): boolean =>
  /\p{Ll} $/u.test(prose.text.slice(Math.max(0, start - 2), start)) &&
  /^ ?(?:\p{Ll}|,)/u.test(prose.text.slice(end, end + 2))

/** What programs write into tags and comments of HTML, and people don't. */
const program =
  /\bmso-|class=["']?(?:Mso|Apple-|kix-)|<\/?(?:o|w|st1|v):|<!--\s*(?:StartFragment|EndFragment|\[if)|data-(?:contrast|ccp)|id=["']docs-internal/i

const styled = /^<span[^>]*style=["'][^"']*font-/i
const oneTag = /^<[^<>]*>$/

/** Tags of HTML in Markdown that a program wrote: each, with the ends of those that open so. */
function tagCodes(draft: Draft): ProgramCode[] {
  if (draft.format === 'text' || !draft.text.includes('<')) return []
  if (!(program.test(draft.text) || /<span/i.test(draft.text))) return []
  const nodes = [...draft.blocks.flatMap(({prose}) => prose.inlines.map(({node}) => node)), ...flowOf(draft)]
  const tags = nodes.flatMap((node) => (node.type === 'html' ? [{value: node.value, place: placeOfNode(node)}] : []))
  const isSet = isSetInMarkdown(draft)
  let open = 0
  return tags.flatMap(({value, place}) => {
    const isFound = oneTag.test(value) && (program.test(value) || (!isSet && styled.test(value)))
    if (isFound && /^<span/i.test(value)) open++
    const closes = !isFound && open > 0 && /^<\/span>$/i.test(value)
    if (closes) open--
    return isFound || closes ? [{place: firstLine(draft, place)}] : []
  })
}

const firstLine = ({text}: Draft, {start, end}: Place): Place => {
  const newline = text.indexOf('\n', start)
  return {start, end: newline < 0 ? end : Math.min(end, newline)}
}

/** Links without words to a mark of a word processor: `[](#_msoanchor_3)`. */
const emptyAnchors = (draft: Draft): ProgramCode[] =>
  linksOf(draft)
    .filter(
      ({kind, label, url}) =>
        kind === 'link' && label.trim() === '' && /^#_?(?:mso|Toc|Ref|cmnt|ftn|GoBack|Hlk)/.test(url),
    )
    .map(({place}) => ({place}))

const spelled = /(?:&nbsp;\s?){2,}|^&nbsp;(?=\S)|(?:\\_){2}[^\n\\]{1,60}(?:\\_){2}|(?:\\\*){2,3}/gm

/** What was spelled out for Markdown: doubled spaces, marks that escape those of another program. */
function spelledCodes(draft: Draft): ProgramCode[] {
  if (isSetInMarkdown(draft)) return []
  return draft.blocks.filter(isCopy).flatMap(({place}) =>
    [...draft.text.slice(place.start, place.end).matchAll(spelled)].map(({0: found, index}) => ({
      place: {start: place.start + index, end: place.start + index + found.trimEnd().length},
    })),
  )
}

const isCopy = ({kind}: Block) => kind === 'paragraph' || kind === 'heading'
