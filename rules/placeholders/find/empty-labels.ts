// Empty labels: a label that nothing follows, a greeting to nobody, a credit without a name.

import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {linesOf, matchesIn, placeOf, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {blocksWith} from '../../../src/reading/text/prefilter.ts'
import {signsOf} from '../../../src/reading/text/tokens.ts'
import {classes, isAboutSlots, noteWords} from './slot-language.ts'

/** Labels and greetings with nothing after them, in the publication’s own words. */
export const emptyLabelsOf = defineReading<readonly Span[]>(
  (draft) =>
    [
      ...blocksWith(draft, signsOf(':')).flatMap((block) => emptyIn(draft, block)),
      ...draft.blocks.flatMap((block) => openEnds(block)).filter((span) => !isWrapped(draft, span)),
    ].filter((span) => !isQuoted(draft, span) && !isAboutSlots(span)),
  [quotationsOf],
)

/** `Scorers:`, `Cost: €`, `deadline: ?` at the end of a line or sentence. */
const empty =
  /(?<=^|\n|[.!?;] |[-*•] )([\p{Lu}\p{Ll}](?:[\p{L}\p{N} /'’-]|\.(?! \p{Lu})){1,32}) ?: ?(?:[£$€…–—-]|\?{1,4}|\.{2,})?(?=\s*(?:\n|$))/gu
const queried = /(?<=^|[\n,;(] ?)([\p{L} ]{2,24}): ?\?{1,4}(?=[\s,;.)]|$)/gu

const labelled = defineSearch((block) =>
  block.kind === 'alt' || block.kind === 'field' ? [] : matchesIn(block, empty).filter((span) => isLabel(textOf(span))),
)
const asked = defineSearch((block) =>
  block.kind === 'field' ? [] : matchesIn(block, queried).filter((span) => isLabel(textOf(span))),
)

function isLabel(found: string): boolean {
  const label = noteWords(found.replace(/ ?:.*$/s, '')).join(' ')
  return classes.label.has(label) && !classes['no label'].has(label)
}

function emptyIn(draft: Draft, block: Block): Span[] {
  const [first] = asked(block)
  return [...(first ? asked(block) : []), ...labelled(block).filter((span) => isLeftOpen(draft, span))]
}

/** Is nothing there that the label may lead in: a list, a table, code, a line below that is no label itself? */
function isLeftOpen(draft: Draft, span: Span): boolean {
  const {block, end} = span
  if (block.kind === 'heading' || block.kind === 'cell' || /[^:\s]\s*$/.test(textOf(span)))
    return block.kind !== 'heading' && block.kind !== 'cell'
  if (isRecord(block) || isSubhead(draft, span)) return false
  const rest = block.prose.text.slice(end).trim()
  if (holdsAddress(block, end)) return false
  if (rest !== '') return hasSibling(span) || (/^[\p{Lu}].{30}/u.test(rest) && !isNames(rest))
  if (hasSibling(span)) return true
  return leadsToProse(draft, span)
}

/** Does the line below hold a link or a web address, which the label leads to? */
function holdsAddress({prose: {text, inlines}}: Block, from: number): boolean {
  const start = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0)
  const lineEnd = text.indexOf('\n', start)
  const end = lineEnd < 0 ? text.length : lineEnd
  return (
    /https?:\/\//.test(text.slice(start, end)) ||
    inlines.some((inline) => inline.type === 'link' && inline.start >= start && inline.end <= end)
  )
}

/** Does a text start with a line of three names or more, for which the label stands? */
function isNames(text: string): boolean {
  const names = (text.split('\n', 1)[0] as string).split(', ')
  return names.length > 2 && names.every((name) => /^\p{Lu}/u.test(name) && name.split(' ').length <= mostInName)
}

const mostInName = 5

/** A label over a text, in a draft that sets others of its parts under such labels. */
function isSubhead(draft: Draft, {block, start, end}: Span): boolean {
  if (start > 0) return false
  const isOwn = block.prose.text.slice(end).trim() === ''
  return headedBlocks(draft).some((one) => one.block !== block && one.isOwn === isOwn)
}

/** Paragraphs that open with a label on a line of its own, over a text in the paragraph or in the next one (`isOwn`). */
const headedBlocks = defineReading<readonly {block: Block; isOwn: boolean}[]>(({blocks}) =>
  blocks.flatMap((block) => {
    const [, rest = ''] = (block.kind === 'paragraph' && headed.exec(block.prose.text)) || []
    const isOwn = rest.trim() === ''
    const text = isOwn ? blocks[block.index + 1]?.prose.text : rest
    return text !== undefined && headed.test(block.prose.text) && isText.test(text) ? [{block, isOwn}] : []
  }),
)

const headed = /^\p{Lu}[^:\n.]{1,40}: *(?:\n([\s\S]*))?$/u
const isText = /^[\s"“]*[\p{Lu}\d][^:\n]{30}/u

/** More than two lines of the block are labels without a value, as in a form or an export of data. */
const isRecord = (block: Block): boolean =>
  linesOf(block).filter((line) => /^\p{Lu}[^:\n]{1,30}:\s*$/u.test(textOf(line))).length > 2

/** Another line of the block is a label with its value. */
const hasSibling = ({block, start}: Span): boolean =>
  linesOf(block).some(
    (line) => line.start !== start && /^(?:[-*•] )?\p{Lu}[\p{L} ./'’-]{1,30}: ?\S/u.test(textOf(line)),
  )

/** The end of the draft, a heading or a paragraph of prose follows. */
function leadsToProse({blocks, text}: Draft, {block}: Span): boolean {
  const next = blocks[block.index + 1]
  const between = text.slice(block.place.end, next?.place.start ?? text.length)
  if (/```|^\s*[|>]|~~~|\$\$|<\w|!\[|\n {4}/.test(between)) return false
  if (next === undefined) return /^\s*$/.test(between)
  if (next.kind === 'heading') return true
  if (next.kind !== 'paragraph' || next.parents.some(({type}) => type === 'listItem' || type === 'blockquote'))
    return false
  return /^\p{Lu}[\s\S]{30,}[.!?]["”’)]?$/u.test(next.prose.text.trim())
}

/** `Dear ,`, `Hi !`, `By`, `Email -`, `vets o/60 –;` among others with a value. */
const greeting = /(?<=^|\n)(\p{Lu}\p{Ll}{1,6})(?: (\p{Lu}\p{Ll}{1,2}))?\.?( ?)[,!:](?=(\s*)(\n|$)?)/gu
const dashed = /(?<=^|\n)(\p{Lu}[\p{L} ]{1,20}) ?[–—-](?=\s*(?:\n|$))/gu
const listed = /(?<=; )([\p{L}\p{N}/ .]{2,20}) [–—-](?=[;.]|$)/gu
const credit = /(?<=^|\n)(?:(\p{L}{4,13}) )?([Bb]y|[Cc]ourtesy of|©)(?:\s*[.:])?(?=\s*(?:\n|$))/gu

const openEnds = defineSearch((block) => {
  if (block.kind !== 'paragraph') return []
  const {text} = block.prose
  if (text.length > 20_000) return []
  const open: Span[] = []
  open.push(...greetingsIn(block))
  if (/[–—-]\s*(?:\n|$)/.test(text))
    open.push(
      ...matchesIn(block, dashed).filter((span) => isLabel(textOf(span).replace(/ ?[–—-]$/, ':')) && !leadsOn(span)),
    )
  if (text.includes('; ')) open.push(...matchesIn(block, listed).filter(() => /; [^;]+ \d/.test(text)))
  if (/(?:by|of|©)\W*(?:\n|$)/i.test(text)) open.push(...matchesIn(block, credit).filter((span) => isCredit(span)))
  return open
})

/** Does prose follow in the line below: “Results –”, and then what they are? */
const leadsOn = ({block, end}: Span): boolean => /^\s*\n\p{Lu}[^\n:;–—-]{40}/u.test(block.prose.text.slice(end))

/** In Markdown a line may end anywhere: “The walk is led\nby:”, “by\nAnn Reed”. Two blanks, a backslash or a tag break it. */
function isWrapped({format, text}: Draft, span: Span): boolean {
  const {start, end} = placeOf(span)
  if (format === 'text' || !/by\W*$/i.test(textOf(span))) return false
  return (
    (span.start > 0 &&
      /^\p{Ll}/u.test(textOf(span)) &&
      /[^\s\\>] ?\r?\n[ \t]*$/.test(text.slice(Math.max(0, start - 40), start))) ||
    (/\S/.test(span.block.prose.text.slice(span.end)) && /^ ?\r?\n/.test(text.slice(end, end + 3)))
  )
}

/** `Hello!` greets everybody, `Hello ,` lost its name, and so did `Dear Dr,`. */
function greetingsIn(block: Block): Span[] {
  return [...block.prose.text.matchAll(greeting)].flatMap(
    ({0: found, 1: word = '', 2: title = '', 3: blank, 5: end, index}) => {
      if (!classes.greeting.has(word.toLowerCase())) return []
      if (title !== '' && !classes['form of address'].has(title.toLowerCase())) return []
      const isLine = end !== undefined
      const isOpen = word === 'Dear' ? isLine || (title === '' && blank !== '') : title !== '' ? isLine : blank !== ''
      return isOpen && !(found.endsWith('!') && !isLine) ? [{block, start: index, end: index + found.length}] : []
    },
  )
}

const isCredit = (span: Span): boolean => {
  const [word = ''] = noteWords(textOf(span))
  return (
    (classes['by of a credit'].has(word) || classes.credited.has(word)) &&
    linesOf(span.block).some(({start, end}) => start === span.start && end === span.end)
  )
}
