// Template tags: what a site generator or a mail program should have filled in before the copy went out.

import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {placeOf, type Span} from '../../../src/core/draft/spans.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {defineForms, type Form} from '../../../src/reading/text/prefilter.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import templateTags from '../../lists/template-tags.json' with {type: 'json'}
import {isSlotText} from './slots.ts'

const {kinds, frames, context, words} = templateTags
const values = definePhrases({kinds: {}, frames, words})
const vocabulary = phraseSets(kinds)
const greeting = defineContext({frames: context, words}, 'greeting')

/** A way to write a tag. */
interface TagForm extends Form {
  /** Whether the words inside, the first group, name what would fill the tag in. */
  names?: (inside: string, tag: Span) => boolean
  /** May stand in copy when the site has an engine that fills it in. */
  engine?: boolean
}

/** Tests a name written as `FIRST_NAME`, `first name` or `firstName` against a kind of the list. */
const inKind = (kind: keyof typeof kinds) => (inside: string) =>
  vocabulary[kind].has(inside.replace(/[ _]/g, '').toLowerCase())

const forms: readonly TagForm[] = [
  {
    parts: ['{{'],
    pattern:
      /(?<![$\\{]|=\s?)\{\{\{?-?\s{0,9}[#.]?[A-Za-z]\w{0,40}(?:[ .-][\w]{1,40}){0,4}\s{0,9}(?:\|\s{0,3}default\b[^{}\n]{1,60})?-?\}\}\}?/g,
    engine: true,
  },
  {parts: ['{'], pattern: /(?<![\w${\\%/=<^@:.-])\{[A-Z]{3,20}(?:[_ ][A-Z]{2,20}){0,4}\}(?![\w}/])/g},
  {
    parts: ['{'],
    pattern: /(?<![\w${\\%/=<^@:.-]|(?:^|[\s,]):\w{1,8} )\{([A-Za-z]+(?: [A-Za-z]\w*){1,4})\}(?![\w}/])/g,
    names: (inside) => isSlotText(inside) || (/^\p{Lu}\p{Ll}+ \p{Lu}\w+$/u.test(inside) && opensWithOwner(inside)),
  },
  {
    parts: ['{'],
    pattern: /\{(\w{2,30})\}/g,
    names: (_, {block, start}) => greeting.before(block, start) !== undefined,
  },
  {parts: ['${'], pattern: /(?<![\w/=.`])\$\{([\w ]{2,30})\}(?![\w/])/g, names: inKind('field')},
  {parts: ['%%'], pattern: /%%[A-Za-z_]{3,40}%%/g},
  {parts: ['%'], pattern: /(?<![\w%])%([A-Z_]{4,20})%(?![\w%])/g, names: inKind('person')},
  {parts: ['%'], pattern: /(?<=[A-Za-z][,:]? )%(?:\d\$)?[sd](?=[ .,!?]|$)/gm},
  {parts: ['|'], pattern: /(?<!\|)\*?\|[A-Z][A-Z0-9_:]{1,40}\|\*?/g},
  {parts: ['<<'], pattern: /<<[\p{L}\d_ ]{2,40}>>/gu},
  {parts: ['<%'], pattern: /<%[=-]\s{0,4}[\w.@]{2,60}\s{0,4}-?%>/g, engine: true},
  {words: ['translation'], pattern: /\b[Tt]ranslation missing: [a-z]{2}[\w.-]{1,60}/g},
  {
    parts: ['#'],
    pattern: /(?<![\w#])#(?:REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|N\/A)(?![\w])/g,
  },
  {parts: ['###'], pattern: /(?<!#)#{3}[A-Z][A-Z_]{2,30}#{3}(?!#)/g},
  {parts: ['@@'], pattern: /@@[A-Z][A-Z_]{2,30}@@/g},
  {parts: ['[['], pattern: /\[\[([A-Z_]{4,12})\]\]/g, names: inKind('merge')},
  {parts: ['%'], pattern: /%([a-z]+)\.[a-z_]{2,30}%/g, names: inKind('contact')},
  {parts: ['[object '], pattern: /\[object (?:Object|Undefined|Null)\]/g},
]

const opensWithOwner = (inside: string) => vocabulary.owner.has((inside.split(' ')[0] as string).toLowerCase())

/** A tag in the copy: where it stands, and whether a template engine could fill it in. */
interface Tag {
  where: Span | Place
  engine: boolean
}

/** Tags in the copy that nobody filled in. */
export const tagsOf = defineReading<readonly Tag[]>(
  (draft) =>
    [...tagsIn(draft).map(({form: {engine = false}, ...span}) => ({...span, engine})), ...valuesIn(draft)].flatMap(
      ({engine, ...span}) => (inQuotationMarks(draft, span) ? [] : [{where: starred(draft, span), engine}]),
    ),
  [quotationsOf, values],
)

const tagsIn = defineForms(forms, ({form: {names}, match, ...span}) => {
  const [whole, inside = ''] = match
  return (names === undefined || names(inside, span)) && !isSiteVariable(whole) && !isShown(span)
})

/** What a program wrote for a value it didn't have: “Dear undefined”, “NaN people”. */
const valuesIn = (draft: Draft) =>
  hitsOf(draft, values)
    .filter((hit) => !isShown(hit))
    .map(({block, start, end}) => ({block, start, end, engine: false}))

/** Markdown takes the stars of `*|FNAME|*` for emphasis. */
function starred(draft: Draft, span: Span): Span | Place {
  const {start, end} = placeOf(span)
  const bar = draft.text[start] === '|' && draft.text[start - 1] === '*' && draft.text[end] === '*'
  return bar ? {start: start - 1, end: end + 1} : span
}

/** Within a tag that is open: `{{ page.date | date: "%B %d, %Y" }}`. */
const isInTag = (before: string) => before.lastIndexOf('{{') > before.lastIndexOf('}}')

/** Copy that explains the tag: “replace {BRANCH} with the name of the branch”. */
const isShown = ({block, start}: Span) =>
  isInTag(block.prose.text.slice(Math.max(0, start - 120), start)) ||
  holdsPhrase({block, start: Math.max(0, start - 120), end: start}, vocabulary.shown)

/** Names a site generator fills in: `{{ site.title }}`, `{{ page.version }}`. */
const isSiteVariable = (tag: string) =>
  vocabulary.site.has(/^\{\{\{?-?\s*[#.]?([a-z]+)\b/i.exec(tag)?.[1]?.toLowerCase() ?? '')

/** Does the draft belong to a site with a template engine: tags that only an engine reads, or front matter that names a layout? */
export const hasEngine = defineReading<boolean>(
  ({text, data}) =>
    'layout' in data ||
    'permalink' in data ||
    'eleventyNavigation' in data ||
    /\{%-?\s*\w|\{\{[<%]/.test(text) ||
    engineVariable.test(text) ||
    engineBlock.test(text),
)

/** A block that an engine opens and closes. */
const engineBlock = /\{\{#(\w+)[^{}]*\}\}[\s\S]*?\{\{\/\1\}\}/

const engineVariable = /\{\{-?\s*(?:site|page|include)\.\w/
