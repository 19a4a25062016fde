// A draft as the texts that rules look at.
import type {Draft} from '../../core/draft/draft.ts'
import {searched} from '../expressions/search.ts'
import type {RuleText} from '../kinds/check.ts'
import {type Blocks, blocksFrom, type InlineScope, type Skipping, type ValeBlock} from './blocks.ts'
import type {DocumentEvent} from './events.ts'
import {htmlEvents} from './html-events.ts'
import {type LeftOut, leaveOut} from './ignored.ts'
import {markdownEvents} from './markdown-events.ts'
import {sentencesIn} from './sentences.ts'
import {cut, type SourceWords, wordsAsIs} from './words.ts'

/** A text of a draft with what rules may want to know of it. */
export interface TextPiece extends RuleText {
  inlines: readonly InlineScope[]
}

/** A draft in pieces. */
export interface Document {
  pieces: TextPiece[]
  counts: Blocks['counts']
  comments: Blocks['comments']
}

/** How to read a draft. */
interface HowToRead extends Skipping {
  needs: ReadonlySet<string>
  ignored: LeftOut
}

/** Read a draft. */
export function readDocument(draft: Draft, reading: HowToRead): Document {
  const {text, format} = draft
  const {blocks, summary, counts, comments} = blocksOf(draft, reading)
  const pieces = [...fieldsOf(draft, reading), ...blocks].flatMap((block) => piecesOf(block, reading))
  const whole = (words: SourceWords, scope: string) =>
    pieces.push(pieceOf(words, new Set([scope, reading.extension]), []))
  if (format !== 'text') whole({text: summary.map((one) => `${one}\n\n`).join(''), runs: []}, 'summary')
  whole(wordsAsIs(text, 0), 'raw')
  return {pieces, counts, comments: [...comments, ...reading.ignored.comments].sort((a, b) => a.at - b.at)}
}

function blocksOf({text, format, tree}: Draft, reading: HowToRead): Blocks {
  if (format !== 'text') return blocksFrom(eventsOf(format, tree, text, reading), reading)
  const scope = new Set(['text', reading.extension])
  const block: ValeBlock = {...wordsAsIs(text, 0), scope, isParagraph: true, inlines: []}
  return {blocks: [block], summary: [], counts: new Map(), comments: []}
}

function eventsOf(format: string, tree: Draft['tree'], text: string, {ignored}: HowToRead): readonly DocumentEvent[] {
  const events = format === 'html' ? htmlEvents(text) : markdownEvents(tree, text)
  return leaveOut(text.includes(quote) ? events.map((event) => straighten(event, text)) : events, ignored)
}

const quote = '&rsquo;'

/** An apostrophe written as a reference is a straight one to Vale, and to the rules written for it. */
function straighten(event: DocumentEvent, source: string): DocumentEvent {
  if (event.is !== 'words') return event
  let {text} = event.words
  for (const {at, start, end} of event.words.runs)
    if (source.slice(start, end) === quote) text = `${text.slice(0, at)}'${text.slice(at + 1)}`
  return text === event.words.text ? event : {is: 'words', words: {...event.words, text}}
}

/** The texts at the top of front matter. */
function fieldsOf({fields, data, format}: Draft, {extension}: HowToRead): ValeBlock[] {
  if (format !== 'markdown') return []
  return fields
    .filter(({path}) => typeof data[path] === 'string')
    .map(({path, prose}) => ({
      ...{text: prose.text, runs: prose.runs, isParagraph: false, inlines: []},
      scope: new Set(['text', 'frontmatter', path, extension]),
    }))
}

const pieceOf = (words: SourceWords, scope: ReadonlySet<string>, inlines: readonly InlineScope[]): TextPiece => ({
  ...words,
  ...searched(words.text),
  ...{scope, inlines},
})

/** A block, and what is looked at of it by itself: its paragraphs, sentences and links. */
function piecesOf(block: ValeBlock, {needs}: HowToRead): TextPiece[] {
  const {text, scope, inlines} = block
  const pieces: TextPiece[] = []
  const isProse = !scope.has('attr') && !scope.has('frontmatter')
  const add = (start: number, end: number, section: string) => {
    const own = inlines.filter((one) => one.start >= start && one.end <= end)
    const moved = own.map((one) => ({...one, start: one.start - start, end: one.end - start}))
    pieces.push(pieceOf(cut(block, start, end), new Set([...scope, section]), moved))
  }
  if (needs.has('paragraph') && block.isParagraph)
    for (const {start, end} of paragraphsIn(text)) add(start, end, 'paragraph')
  if (needs.has('sentence') && isProse) for (const {start, end} of sentencesIn(text)) add(start, end, 'sentence')
  pieces.push(pieceOf(block, scope, inlines))
  const extension = [...scope].at(-1) as string
  for (const one of inlines) {
    if (!needs.has(one.scope)) continue
    const words = one.words ?? cut(block, one.start, one.end)
    pieces.push(pieceOf(words, new Set([one.scope, extension]), []))
  }
  return pieces
}

function paragraphsIn(text: string): {start: number; end: number}[] {
  const found: {start: number; end: number}[] = []
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n\n', start)
    const end = next < 0 ? text.length : next + 2
    found.push({start, end})
    start = end
  }
  return found
}
