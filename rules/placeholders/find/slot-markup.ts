// Slots that Markdown takes for markup: `<Your Name>`, `[date](#)`, `author: [Your Name]`, and labels left as values.
import type {Html, Link, Nodes} from 'mdast'
import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {placeOfNode} from '../../../src/core/draft/place.ts'
import {linesOf, matchesIn, type Span, textOf, wholeOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import fieldLabels from '../../lists/field-labels.json' with {type: 'json'}
import {isSlotText} from './slots.ts'

/** Tags that name a field, as `<Your Name>` and `<insert email address here>`. */
export const slotTagsOf = defineReading<readonly (Place | Span)[]>((draft) =>
  /<<?\p{L}[^<>]{1,80}>/u.test(draft.text)
    ? [
        ...draft.blocks.flatMap((block) => [...inlineTags(block, draft.text), ...textTags(block)]),
        ...loneTags(draft.tree),
      ]
    : [],
)

function inlineTags({prose, kind}: Block, source: string): Place[] {
  if (kind === 'alt') return []
  return prose.inlines.flatMap(({type, node}) => {
    if (type !== 'html') return []
    const {start, end} = placeOfNode(node)
    const doubled = source[start - 1] === '<' && source[end] === '>'
    if (doubled) return /^<\p{L}[\p{L} ]+>$/u.test((node as Html).value) ? [{start: start - 1, end: end + 1}] : []
    return namesSlot((node as Html).value) && !isCommand(source, start) ? [{start, end}] : []
  })
}

/** In plain text, and where Markdown sees no tag: `<YOUR_NAME>`. */
const textTags = defineSearch((block) => {
  const {text} = block.prose
  return matchesIn(block, /(?<![<\w])<\p{L}[\p{L}\d _-]{1,80}>(?!>)/gu).filter(
    (tag) => namesSlot(textOf(tag)) && !isCommand(text, tag.start),
  )
})

/** A line of a shell session: `$ ssh <your-name>`. */
const isCommand = (text: string, at: number) =>
  /(?:^|\n)[^\n]{0,200}\$ [^\n]{0,200}$/.test(text.slice(Math.max(0, at - 400), at))

/** HTML nodes that stand alone, as blocks. */
function loneTags(node: Nodes): Place[] {
  if (node.type === 'html') return namesSlot(node.value) ? [placeOfNode(node)] : []
  if (!('children' in node) || /^(?:paragraph|heading|table)$/.test(node.type)) return []
  return node.children.flatMap((child) => loneTags(child))
}

function namesSlot(tag: string): boolean {
  const words = /^<(\p{L}[^<>=/]{1,80})>$/u.exec(tag.trim())?.[1]?.trim()
  return (
    words !== undefined && (/^(?:TODO|TBD|TBC|TK|INSERT)$/.test(words) || (/[\s_-]/.test(words) && isSlotText(words)))
  )
}

/** Labels of links to nowhere that name a field, and numbered stand-ins of any link. */
export const slotLabelsOf = defineReading<readonly Span[]>((draft) =>
  draft.blocks.flatMap((block): readonly Span[] => {
    if (block.prose.inlines.length === 0) return none
    return block.prose.inlines.flatMap(({type, node, start, end}): readonly Span[] => {
      if (type !== 'link') return none
      const label = block.prose.text.slice(start, end)
      const nowhere = /^#?$/.test((node as Link).url)
      return standIn.test(label) || (nowhere && isSlotText(label)) ? [{block, start, end}] : none
    })
  }),
)

const none: readonly never[] = []

const standIn =
  /^(?:name of )?(?:author|contributor|speaker|team member|company|person) \d{1,2}$|^insert .{1,40} here$/i

const labels = new Map(Object.entries(fieldLabels.kinds).map(([field, words]) => [field, new Set(words)]))

/** Values of front matter, alternative texts and bylines that are only the name of what belongs there. */
export const labelValuesOf = defineReading<readonly (Place | Span)[]>((draft) =>
  draft.blocks.flatMap((block): readonly (Place | Span)[] => {
    if (block.kind === 'field') return isLabelValue(draft, block) ? [bracketedPlace(draft, block)] : none
    if (block.kind === 'alt') return labels.get('alt')?.has(wordsOf(block)) ? [wholeOf(block)] : none
    return block.index > 12 || block.kind !== 'paragraph' ? none : emptyBylines(block)
  }),
)

const emptyBylines = defineSearch((block) => linesOf(block).filter((line) => emptyByline.test(textOf(line))))

const wordsOf = (block: Block) => textOf(wholeOf(block)).toLowerCase()

const emptyByline =
  /^by (?:author(?:'s|’s)? name|your name|first(?:name)? last(?:name)?|(?:reporter|writer|staff) name)$/i

/** YAML reads `author: [Your Name]` as a list, so that its brackets stand outside the value. */
function isLabelValue({text}: Draft, block: Block): boolean {
  const inBrackets = text[block.place.start - 1] === '['
  const field = block.field?.split('.').at(-1) ?? ''
  const value = wordsOf(block)
  return (
    labels.get(field)?.has(value) ||
    (inBrackets && text[block.place.end] === ']' && value.includes(' ') && isSlotText(textOf(wholeOf(block))))
  )
}

const bracketedPlace = ({text}: Draft, {place: {start, end}}: Block): Place =>
  text[start - 1] === '[' && text[end] === ']' ? {start: start - 1, end: end + 1} : {start, end}
