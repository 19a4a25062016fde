// Chat debris: what chat tools leave in text that is pasted from them, outside code.

import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {placeOfNode} from '../../../src/core/draft/place.ts'
import {linesOf, placeOf, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {elide, quote} from '../../../src/core/elide.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import {defineReading} from '../../../src/core/reading.ts'
import type {Edit, Suggestion} from '../../../src/core/rule.ts'
import {flowOf, linksOf} from '../../../src/reading/page/links.ts'
import {blocksWith, defineForms, type Form, type FormHit} from '../../../src/reading/text/prefilter.ts'
import {signsOf} from '../../../src/reading/text/tokens.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import around from '../../lists/chatbot-context.json' with {type: 'json'}

/** Debris at its place, with what to say of it. */
interface Debris {
  kind: 'citation' | 'thought' | 'markdown' | 'fence'
  place: Place
  message: string
  fix?: Edit[]
  suggestions?: Suggestion[]
}

/** All debris of a draft, in reading order. */
export const chatDebrisOf = defineReading<readonly Debris[]>((draft) => [
  ...citationMarks(draft),
  ...chatFiles(draft),
  ...thoughtTags(draft),
  ...(draft.format === 'text' ? literalMarkdown(draft) : wholeFence(draft)),
])

interface MarkForm extends Form {
  /** What may stand before it as a part of it. */
  prefix?: RegExp
  /** The kind of page that its first group must name. */
  names?: ReadonlySet<string>
}

const {source} = phraseSets(around.kinds)

const forms: readonly MarkForm[] = [
  {words: ['oaicite'], pattern: /\u200B?:{1,2}contentReference\[oaicite:\d+\](?:\{index=\d+\})?\u200B?/g},
  {words: ['oaicite', 'oai'], pattern: /\[?:?oai(?:cite|_citation):\d+[^\]\s]{0,80}\]?(?:\{index=\d+\})?/g},
  {
    parts: ['turn'],
    pattern: /turn\d{1,3}[a-z]{3,14}\d{1,3}(?:[\uE200-\uE206]{0,3}turn\d{1,3}[a-z]{3,14}\d{1,3})*[\uE200-\uE206]{0,3}/g,
    prefix: /[\uE200-\uE206]{0,3}(?:(?:file)?cite|navlist|video|image_group)?[\uE200-\uE206]{0,3}$/,
  },
  {parts: ['†'], pattern: /\u200B?【(?:\d{1,4}(?::\d{1,4}){0,2})?†[^】\n]{0,80}】\u200B?/g},
  {parts: ['†'], pattern: /\[\d{1,3}(?::\d{1,3})?†[^\]\n]{1,60}\]/g},
  {parts: ['[^'], pattern: /\[\^\d{1,2}\^\]/g},
  {parts: ['[cite'], pattern: /\[cite_(?:start|end)\]|\[cite:\s?\d[\d,\s]{0,40}\]/g},
  {parts: ['[span_'], pattern: /\[span_\d+\]\((?:start|end)_span\)/g},
  {parts: ['['], pattern: /\[([a-z_]{3,14}):\d{1,3}\](?:\[[a-z_]{3,14}:\d{1,3}\])*/g, names: source},
  {words: ['grok'], pattern: /<?\/?grok[-_](?:card|render)\b[^\s>]{0,80}>?/g},
  {parts: ['{"attributableIndex"'], pattern: /(?:\{"attribution":|\()\{"attributableIndex"[^\n]{0,200}/g},
  {parts: [':::writing{'], pattern: /:::writing\{[^}\n]{0,80}\}/g},
  {parts: ['\uE200', '\uE202'], pattern: /[\uE200\uE202](?:cite|filecite|navlist|entity|url)[^\uE201\n]{0,200}\uE201/g},
]

const marksIn = defineForms(forms, ({form: {names}, match: [, name = '']}) => names?.has(name) ?? true)

/** A mark with the part of it that stands before its pattern. */
function withPrefix({form: {prefix}, block, start, end}: FormHit<MarkForm>): Span {
  const before = prefix?.exec(block.prose.text.slice(Math.max(0, start - 30), start))?.[0] ?? ''
  return {block, start: start - before.length, end}
}

/** Citation marks in reading order. */
const citationMarks = (draft: Draft): Debris[] =>
  withoutInner(marksIn(draft).map(withPrefix))
    .filter((span) => !isShown(span))
    .map((span): Debris => {
      const place = placeOf(span)
      const visible = quote(textOf(span).replace(/[\uE000-\uF8FF\u200B-\u200D]/g, ''))
      const message = `${visible} is a chatbot's citation mark without its source: cite the source or cut the claim.`
      const {block, start} = span
      const linked = block.prose.inlines.some(({type, end}) => type === 'link' && end <= start && start - end <= 2)
      return {kind: 'citation', place, message, ...(linked ? {fix: [{...place, text: ''}]} : {})}
    })

/** The leftmost and longest ones, none that reaches into another. */
function withoutInner(spans: readonly Span[]): Span[] {
  const kept: Span[] = []
  const inOrder = [...spans].sort((a, b) => a.block.index - b.block.index || a.start - b.start || b.end - a.end)
  for (const span of inOrder) {
    const last = kept.at(-1)
    if (last?.block !== span.block || last.end <= span.start) kept.push(span)
  }
  return kept
}

const thoughtTag = {
  look: /<\/?(?:think|scratchpad|ant)/,
  pattern: /<\/?(?:think|thinking|scratchpad|antThinking|antArtifact)(?:\s[^<>]{0,120})?>/g,
}

/** Tags that enclose what a chat tool thought before it answered. */
function thoughtTags(draft: Draft): Debris[] {
  if (!thoughtTag.look.test(draft.text)) return []
  const inTags = [...draft.blocks.flatMap(({prose}) => prose.inlines.map(({node}) => node)), ...flowOf(draft)]
    .filter(({type}) => type === 'html')
    .map(placeOfNode)
  const inText =
    draft.format === 'text' ? draft.blocks.map((block) => placeOf({block, start: 0, end: block.prose.text.length})) : []
  return [...inTags, ...inText].flatMap(({start, end}) =>
    [...draft.text.slice(start, end).matchAll(thoughtTag.pattern)].map(({0: tag, index}): Debris => {
      const place = {start: start + index, end: start + index + tag.length}
      const message = `${quote(tag)} marks a chatbot's working notes: cut them.`
      return {kind: 'thought', place, message}
    }),
  )
}

/** Addresses of files that only the chat could open. */
const chatFiles = (draft: Draft): Debris[] =>
  linksOf(draft)
    .filter(({url}) => url.startsWith('sandbox:/'))
    .map(({url, target}) => ({
      kind: 'citation',
      place: target,
      message: `${quote(url)} opens only in the chat it came from: upload the file and link to that.`,
    }))

/** What introduces a mark that is spoken of. */
const introduced = defineContext({frames: around.context}, 'mark')

/** A mark that is spoken of: quoted, alone in a list item or cell, or introduced by words such as "like". */
function isShown({block, start, end}: Span): boolean {
  const {kind, parents, prose} = block
  const {text} = prose
  const [before, after] = [text.slice(Math.max(0, start - 30), start), text.slice(end, end + 2)]
  if (/["'“‘«]\s?$/.test(before) && /^\s?["'”’»]/.test(after)) return true
  if (introduced.before(block, start) !== undefined) return true
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, (text.indexOf('\n', end) + 1 || text.length + 1) - 1)
  const alone = line.replace(/^\s*[-*•]\s*/, '').trim().length === text.slice(start, end).trim().length
  return alone && (kind === 'cell' || /^\s*[-*•]/.test(line) || parents.some(({type}) => type === 'listItem'))
}

const literal = {
  signs: '*#]`',
  look: /\*\*|^#|\]\(|```/m,
  pattern:
    /(\*\*(?=[^\s*])[^*\n]{1,200}[^\s*]\*\*)|^(#{1,6} \S[^\n]{0,200})$|(\[[^[\]\n]{1,200}\]\(https?:\/\/[^()\s]{1,500}\))|^(```\w*)$/m,
}
const literalSigns = signsOf(literal.signs)

/** The first in each line. */
const literalsIn = defineSearch((block) =>
  literal.look.test(block.prose.text)
    ? linesOf(block).flatMap((line) => {
        const found = literal.pattern.exec(textOf(line))
        const start = line.start + (found?.index ?? 0)
        return found ? [{block, start, end: start + found[0].length}] : []
      })
    : [],
)

/** Markdown in a format that shows its marks: reported once, at the first. */
function literalMarkdown(draft: Draft): Debris[] {
  let count = 0
  let first: Place | undefined
  for (const found of blocksWith(draft, literalSigns).flatMap(literalsIn)) {
    count++
    first ??= placeOf(found)
  }
  if (!first) return []
  const words = elide(draft.text.slice(first.start, first.end))
  const more = count > 1 ? ` (and on ${count - 1} more ${count === 2 ? 'line' : 'lines'})` : ''
  return [
    {
      kind: 'markdown',
      place: first,
      message: `Readers will see the Markdown marks in "${words}"${more}: replace them with formatting.`,
    },
  ]
}

/** A code fence around the whole article: readers get a grey box. */
function wholeFence(draft: Draft): Debris[] {
  const nodes = draft.tree.children.filter(({type}) => type !== 'yaml' && (type as string) !== 'toml')
  const fence = nodes.find(({type}) => type === 'code')
  if (fence?.type !== 'code' || !/^(?:markdown|md|mdx)$/i.test(fence.lang ?? '')) return []
  const {start, end} = placeOfNode(fence)
  const others = nodes.filter((node) => node !== fence).map(placeOfNode)
  const rest = others.reduce((length, {start, end}) => length + end - start, 0)
  if (nodes.indexOf(fence) > 1 || rest * 4 > end - start || !/^#{1,3} \S/m.test(fence.value)) return []
  const [open, close] = [
    /^[^\r\n]*/.exec(draft.text.slice(start, end))?.[0] ?? '',
    /(?:\r\n|\r|\n)[ \t]*(?:`{3,}|~{3,})[ \t]*$/.exec(draft.text.slice(start, end)),
  ]
  const edits = [
    {start, end: start + open.length, text: ''},
    ...(close ? [{start: start + close.index, end, text: ''}] : []),
  ]
  const message = `${quote(open)} shows the whole article as code: delete this line and the one that closes it.`
  return [
    {
      kind: 'fence',
      place: {start, end: start + open.length},
      message,
      suggestions: [{title: 'Delete both lines', edits}],
    },
  ]
}
