// Puts words together to the blocks that Vale's rules see, each with its scope.
import type {DocumentEvent} from './events.ts'
import {append, cut, masked, type SourceWords, trimmed} from './words.ts'

/** A stretch of text that rules look at, and what it is. */
export interface ValeBlock extends SourceWords {
  /** What it is, section by section: `text`, `heading`, `h2`, `md`. */
  scope: ReadonlySet<string>
  /** Whether it is a paragraph, which has paragraphs in it. */
  isParagraph: boolean
  /** Links and the like within it, by what they are. */
  inlines: readonly InlineScope[]
}

/** Something within a block that has a scope of its own; `words` are those of code, which the block only has as stars. */
export interface InlineScope {
  scope: string
  start: number
  end: number
  words?: SourceWords
}

/** A document as blocks, with what is counted in it. */
export interface Blocks {
  blocks: ValeBlock[]
  /** What the text is summed up from. */
  summary: string[]
  counts: Map<string, number>
  comments: {text: string; at: number}[]
}

/** What of a document is left out, as settings say. */
export interface Skipping {
  /** The file's extension without its dot. */
  extension: string
  skippedTags?: readonly string[]
  ignoredTags?: readonly string[]
  ignoredClasses?: readonly string[]
}

const set = (words: string) => new Set(words.split(' '))
const skippedByDefault = 'script style pre figure noscript iframe'.split(' ')
const inlineTags = set('b big i small abbr acronym cite dfn em kbd strong a br img span sub sup code tt del')
const voidTags = set('area base br col embed hr img input link meta source track wbr')
const inlineScopes: Readonly<Record<string, string>> = {
  ...{a: 'link', strong: 'strong', b: 'strong', em: 'emphasis', i: 'emphasis', code: 'code', tt: 'code'},
}
const blockScopes: Readonly<Record<string, string>> = {
  ...{th: 'table.header', td: 'table.cell', caption: 'table.caption', li: 'list', blockquote: 'blockquote'},
  figcaption: 'figure.caption',
}

interface Open {
  tag: string
  classes: string
}

interface State {
  found: Blocks
  extension: string
  skippedTags: ReadonlySet<string>
  maskedTags: ReadonlySet<string>
  skippedClasses: ReadonlySet<string>
  buffer: SourceWords
  /** The tags since the last block ended, and the elements that are open. */
  history: Open[]
  enclosing: Open[]
  inSkipped: boolean
  /** The element skipped for its class, and how many of its kind are open. */
  skippedFor: {tag: string; depth: number} | undefined
  isInline: boolean
  masks: boolean
  closedInline: boolean
  /** The white space that ended the words before, and the same before a comment. */
  trailing: string
  padding: string
  href: string | undefined
  parentClasses: string
  isOff: boolean
  inlines: InlineScope[]
  opened: {tag: string; scope: string; start: number; words: SourceWords; masks: boolean}[]
}

/** The blocks of a document, in the order in which it is read. */
export function blocksFrom(events: readonly DocumentEvent[], skipping: Skipping): Blocks {
  const state = start(skipping)
  for (const event of joined(events)) step(state, event)
  flush(state)
  return state.found
}

/** Events in which words that follow each other are one. */
function* joined(events: readonly DocumentEvent[]): Generator<DocumentEvent> {
  let words: SourceWords | undefined
  let isOwn = false
  for (const event of events) {
    if (event.is !== 'words') {
      if (words) yield {is: 'words', words}
      words = undefined
      yield event
    } else if (words) {
      if (!isOwn) words = {text: words.text, runs: words.runs.map((run) => ({...run}))}
      isOwn = true
      append(words, event.words)
    } else {
      words = event.words
      isOwn = false
    }
  }
  if (words) yield {is: 'words', words}
}

function start({extension, skippedTags, ignoredTags, ignoredClasses = []}: Skipping): State {
  return {
    found: {blocks: [], summary: [], counts: new Map(), comments: []},
    extension,
    skippedTags: new Set(skippedTags?.length ? skippedTags : skippedByDefault),
    maskedTags: new Set(ignoredTags?.length ? ignoredTags : ['tt', 'code', 'kbd']),
    skippedClasses: new Set(['problematic', 'pre', 'code', ...ignoredClasses]),
    ...{buffer: {text: '', runs: []}, history: [], enclosing: [], inSkipped: false, skippedFor: undefined},
    ...{isInline: false, masks: false, closedInline: false, trailing: '', padding: '', href: undefined},
    ...{parentClasses: '', isOff: false, inlines: [], opened: []},
  }
}

function step(state: State, event: DocumentEvent): void {
  if (event.is === 'open') openTag(state, event)
  else if (event.is === 'close') closeTag(state, event.tag)
  else if (event.is === 'words') addWords(state, event.words)
  else addComment(state, event.text, event.at)
  state.href = event.is === 'open' ? event.href : undefined
  state.parentClasses = event.is === 'open' ? (event.classes ?? '') : ''
}

const hasSkippedClass = ({skippedClasses}: State, classes: string) =>
  classes !== '' && classes.split(' ').some((one) => skippedClasses.has(one))

function count({counts}: Blocks, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}

function openTag(state: State, event: Extract<DocumentEvent, {is: 'open'}>): void {
  const {tag, classes = ''} = event
  const isInline = inlineTags.has(tag)
  const isVoid = voidTags.has(tag)
  if (state.skippedFor?.tag === tag) state.skippedFor.depth++
  if (!isInline && !isVoid) state.enclosing.push({tag, classes})
  const isSkippedClass = hasSkippedClass(state, classes) && !isInline
  if (!isInline && (state.skippedTags.has(tag) || isSkippedClass)) {
    if (isSkippedClass) state.skippedFor = {tag, depth: 1}
    state.inSkipped = true
    count(state.found, tag)
  } else openCopy(state, tag, classes, isInline || isVoid)
  if (tag === 'img' && event.alt) addBlock(state, event.alt, ['text', 'attr', 'alt'], [])
}

function openCopy(state: State, tag: string, classes: string, isInline: boolean): void {
  if (!isInline && state.buffer.text.trim() !== '') flush(state)
  const isCode = (tag === 'em' || tag === 'b') && state.history.at(-1)?.tag === 'code'
  const name = isCode ? 'code' : tag
  state.isInline = isInline
  state.masks = state.maskedTags.has(name) || state.skippedTags.has(name)
  state.closedInline = false
  state.padding = ''
  const scope = inlineScopes[name]
  if (scope)
    state.opened.push({
      tag: name,
      scope,
      start: state.buffer.text.length,
      words: {text: '', runs: []},
      masks: state.masks,
    })
  state.history.push({tag: name, classes})
}

function closeTag(state: State, tag: string): void {
  if (state.skippedFor?.tag === tag) state.skippedFor.depth--
  const isClosed = state.skippedFor !== undefined && state.skippedFor.depth <= 0
  const isInline = inlineTags.has(tag)
  if (!isInline) {
    const at = state.enclosing.findLastIndex((one) => one.tag === tag)
    if (at >= 0) state.enclosing.splice(at, 1)
  }
  if (state.inSkipped && (state.skippedTags.has(tag) || isClosed)) {
    state.inSkipped = false
    if (isClosed) state.skippedFor = undefined
  } else if (isInline) closeInline(state, tag)
  if (!isInline) flush(state)
}

function closeInline(state: State, tag: string): void {
  state.closedInline = true
  state.padding = ''
  const done = state.opened.at(-1)
  if (done?.tag !== tag) return
  state.opened.pop()
  const written = state.buffer.text.slice(done.start)
  if (done.words.text.trim() === '') return
  const start = done.start + written.length - written.trimStart().length
  const end = done.start + written.trimEnd().length
  state.inlines.push({scope: done.scope, start, end, ...(done.masks && {words: trimmed(done.words)})})
}

const leadingSpace = (text: string) => (/^[\r\n]/.test(text) ? '\n' : /^[ \t]/.test(text) ? ' ' : '')
const trailingSpace = (text: string) => (/[\r\n]$/.test(text) ? '\n' : /[ \t]$/.test(text) ? ' ' : '')
const closing = set('. ? ! , : ; ) ] } — –')
const tight = set('( [ { — –')

/** Words are trimmed, and parted from those before as the source parts them, or by a blank where a tag stands between. */
function addWords(state: State, given: SourceWords): void {
  if (state.inSkipped || state.isOff) return
  const words = trimmed(given)
  if (words.text !== '') {
    const skips = state.masks || hasSkippedClass(state, state.parentClasses)
    let separator = state.closedInline ? leadingSpace(given.text) || state.padding : ''
    state.padding = ''
    if (!state.closedInline && state.isInline && !(closing.has(firstOf(words.text)) && !skips)) separator = ' '
    const isTight = separator === ' ' && state.trailing === '' && tight.has(state.buffer.text.slice(-1))
    state.closedInline = false
    const isHidden = skips || state.href === words.text
    state.masks = false
    if (separator && !isTight) addSeparator(state, separator, words)
    for (const one of state.opened) append(one.words, words)
    append(state.buffer, isHidden ? masked(words) : words)
  }
  state.trailing = trailingSpace(given.text)
}

const firstOf = (text: string) => String.fromCodePoint(text.codePointAt(0) as number)

/** A blank between words stands where the words before it end. */
function addSeparator({buffer}: State, separator: string, next: SourceWords): void {
  const before = buffer.runs.at(-1)?.end ?? next.runs[0]?.start ?? 0
  append(buffer, {text: separator, runs: [{at: 0, length: 1, start: before, end: before}]})
}

function addComment(state: State, text: string, at: number): void {
  if (!state.isInline) {
    state.closedInline = true
    state.padding = state.trailing
  }
  state.found.comments.push({text, at})
  if (text === 'vale off') state.isOff = true
  else if (text === 'vale on') state.isOff = false
}

/** End a block: what has been gathered is one, with the scope of the tags it stands in. */
function flush(state: State): void {
  if (state.buffer.text.trim() !== '') endBlock(state)
  state.buffer = {text: '', runs: []}
  state.history = []
  state.inlines = []
}

function endBlock(state: State): void {
  const {buffer, found} = state
  const scope = state.history.map(({tag}) => scopeOf(tag)).find((one) => one !== undefined)
  if (scope === undefined) {
    found.summary.push(buffer.text)
    count(found, 'paragraphs')
    addBlock(state, buffer, ['text', ...classesOf(state)], state.inlines, true)
    return
  }
  if (scope === 'list' || scope === 'blockquote') found.summary.push(buffer.text)
  count(found, scope)
  const shift = buffer.text.length - buffer.text.replace(/^ +/, '').length
  const words = shift > 0 ? cut(buffer, shift, buffer.text.length) : buffer
  const inlines = state.inlines.map((one) => ({...one, start: one.start - shift, end: one.end - shift}))
  addBlock(state, words, ['text', ...scope.split('.'), ...classesOf(state)], inlines)
}

const scopeOf = (tag: string) => (/^h\d$/.test(tag) ? `heading.${tag}` : blockScopes[tag])

function classesOf({enclosing, history}: State): string[] {
  const names = [...enclosing, ...history].flatMap(({classes}) => classes.split(/\s+/))
  return [...new Set(names)].filter((name) => name !== '' && !/[.&~]/.test(name)).flatMap((name) => ['class', name])
}

function addBlock(
  {found, extension}: State,
  words: SourceWords,
  scope: readonly string[],
  inlines: readonly InlineScope[],
  isParagraph = false,
): void {
  const sections = new Set([...scope, ...(scope.includes('attr') ? [] : [extension])])
  found.blocks.push({...words, scope: sections, isParagraph, inlines})
}
