// Slots that Markdown takes for markup: `<Your Name>`, `[date](#)`, `author: [Your Name]`, and labels left as values.
import type {Html, Link, Nodes} from 'mdast'
import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {placeOfNode} from '../../../src/core/draft/place.ts'
import {linesOf, matchesIn, placeOf, type Span, textOf, wholeOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import fieldLabels from '../../lists/field-labels.json' with {type: 'json'}
import slotWords from '../../lists/slot-words.json' with {type: 'json'}
import {isShownTag} from './shown-tags.ts'
import {isSlotText} from './slots.ts'

/** Tags that name a field, as `<Your Name>` and `<insert email address here>`. */
export const slotTagsOf = defineReading<readonly (Place | Span)[]>((draft) =>
  /<<?\p{L}[^<>]{1,80}>/u.test(draft.text)
    ? withoutExplained(draft, [
        ...draft.blocks.flatMap((block) => [...inlineTags(block, draft.text), ...textTags(block)]),
        ...loneTags(draft.tree),
      ]).filter((slot) => !isShownTag(draft, 'block' in slot ? placeOf(slot) : slot))
    : [],
)

/** Without those that the draft explains: `<RELEASE DATE> can be later than the <COPYRIGHT DATE>`. */
function withoutExplained(draft: Draft, found: readonly (Place | Span)[]): readonly (Place | Span)[] {
  const wordsOf = (slot: Place | Span) => ('block' in slot ? textOf(slot) : draft.text.slice(slot.start, slot.end))
  const endOf = (slot: Place | Span) => ('block' in slot ? placeOf(slot) : slot).end
  const isExplained = (slot: Place | Span) => explains(draft.text.slice(endOf(slot), endOf(slot) + 40))
  const explained = new Set(found.filter(isExplained).map(wordsOf))
  return explained.size === 0 ? found : found.filter((slot) => !explained.has(wordsOf(slot)))
}

/** What follows a slot that is explained: `<YEAR> should be …`, `<YEAR> stands for …`. */
function explains(after: string): boolean {
  const [first = '', ...more] = /^[*_]{0,3} ([a-z ]+)/.exec(after)?.[1]?.split(' ') ?? []
  return (
    explanations.has(`${first} ${more[0]}`) ||
    first === 'means' ||
    (modals.has(first) && more.slice(0, 2).includes('be'))
  )
}

const explanations = new Set(['stands for', 'refers to', 'is replaced'])
const modals = new Set(['should', 'must', 'can', 'may'])

function inlineTags({prose, kind}: Block, source: string): Place[] {
  if (kind === 'alt') return []
  return prose.inlines.flatMap(({type, node}) => {
    if (type !== 'html') return []
    const {start, end} = placeOfNode(node)
    const doubled = source[start - 1] === '<' && source[end] === '>'
    if (doubled) return /^<\p{L}[\p{L} ]+>$/u.test((node as Html).value) ? [{start: start - 1, end: end + 1}] : []
    const isShown = isCommand(source, start) || isQuotedName(source, {start, end})
    return namesSlot((node as Html).value) && !isShown ? [{start, end}] : []
  })
}

/** In plain text, and where Markdown sees no tag: `<YOUR_NAME>`. */
const textTags = defineSearch((block) => {
  const {text} = block.prose
  return matchesIn(block, /(?<![<\w])<\p{L}[\p{L}\d _-]{1,80}>(?!>)/gu).filter(
    (tag) => namesSlot(textOf(tag)) && !isCommand(text, tag.start),
  )
})

/** `"<content-id>"`: a name between marks, as a search takes it. */
const isQuotedName = (source: string, {start, end}: Place) =>
  source[start - 1] === '"' && source[end] === '"' && /^<[a-z]+(?:-[a-z]+)+>$/.test(source.slice(start, end))

/** A line of a shell session, `$ ssh <your-name>`, or words behind a command. */
const isCommand = (text: string, at: number) =>
  /`[a-z][^`\n]*` $/.test(text.slice(Math.max(0, at - 80), at)) ||
  /(?:^|\n)[^\n]{0,200}\$ [^\n]{0,200}$/.test(text.slice(Math.max(0, at - 400), at))

/** HTML nodes that stand alone, as blocks. */
function loneTags(node: Nodes): Place[] {
  if (node.type === 'html') return namesSlot(node.value) ? [placeOfNode(node)] : []
  if (!('children' in node) || wholes.has(node.type)) return []
  return node.children.flatMap((child) => loneTags(child))
}

/** Nodes that hold prose. */
const wholes = new Set(['paragraph', 'heading', 'table'])

/** `<select multiple>`, `<input name>`: an element of HTML with an attribute, spoken of. */
function isElement(words: string): boolean {
  const [name = '', attribute = '', ...more] = words.split(' ')
  return more.length === 0 && /^[a-z]+$/.test(attribute) && elements.has(name)
}

const elements = new Set(slotWords.kinds.element)

const marks = new Set(['TODO', 'TBD', 'TBC', 'TK', 'INSERT'])

function namesSlot(tag: string): boolean {
  const words = /^<(\p{L}[^<>=/]{1,80})>$/u.exec(tag.trim())?.[1]?.trim()
  if (words === undefined || isElement(words)) return false
  return marks.has(words) || (/[\s_-]/.test(words) && isSlotText(words))
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
