// Writer's notes: marks, queries and requests that colleagues leave each other in copy.
import type {InlineCode} from 'mdast'
import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {placeOfNode} from '../../../src/core/draft/place.ts'
import {objectCharacter} from '../../../src/core/draft/prose.ts'
import {linesOf, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {holdsLink} from '../../../src/reading/page/links.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {holdsCode, isInCode} from '../../../src/reading/text/code-lines.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {blocksWith, defineNeed} from '../../../src/reading/text/prefilter.ts'
import {signsOf} from '../../../src/reading/text/tokens.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import writerNotes from '../../lists/writer-notes.json' with {type: 'json'}

const {kinds, frames, context, words} = writerNotes
const list = definePhrases({kinds: {}, frames, words})
const vocabulary = phraseSets(kinds)
const contextOf = (kind: keyof typeof context) => defineContext({frames: context, words}, kind)

/** TODO marks, queries in brackets, department labels with a request; of a kind each in reading order. */
export const notesOf = defineReading<readonly (Span | Place)[]>(
  (draft) => {
    const found = hitsOf(draft, list)
    const notes = [
      ...found.flatMap((hit) => notesAt(hit)),
      ...needsComment(draft).flatMap(comments),
      ...blocksWith(draft, brackets).flatMap(queries),
      ...needsLine(draft).flatMap((block) => (holdsCode(block) ? [] : noteLines(block))),
    ]
    const names = notes.length > 0 ? namesIn(draft) : []
    const isNamed = (span: Span) => names.some((name) => textOf(span).startsWith(name))
    const own = notes.filter((span) => !inQuotationMarks(draft, span) && !isInCode(span) && !isNamed(span))
    return [...withoutHeld(own), ...marksInCode(draft)]
  },
  [list, quotationsOf],
)

/** Those that no longer one holds, in the order they came in. */
function withoutHeld(spans: readonly Span[]): Span[] {
  const held = new Set<Span>()
  let widest: Span | undefined
  for (const span of spans.toSorted(compareWidest)) {
    if (widest?.block !== span.block || span.end > widest.end) widest = span
    else if (widest.start < span.start || span.end < widest.end) held.add(span)
  }
  return spans.filter((span) => !held.has(span))
}

const compareWidest = (a: Span, b: Span): number => a.block.index - b.block.index || a.start - b.start || b.end - a.end

/** The note that a mark, a label or a query opens. */
function notesAt({kind, ...span}: Hit): Span[] {
  if (kind === 'mark') return marked(span)
  if (kind === 'query') return [span]
  const line = linesOf(span.block).find(({start, end}) => start <= span.start && span.end <= end)
  return line && (textOf(line).endsWith('?') || holdsPhrase(line, vocabulary.request)) ? [line] : []
}

/** A mark with what follows it, up to the end of its sentence or line; a heading may be `TODO` and no more. */
function marked({block, start, end}: Span): Span[] {
  const {text} = block.prose
  if (/[\p{L}\p{N}.#/_-]$/u.test(text.slice(0, start))) return []
  const [rest = ''] = /^:?[^\S\n]*[^\n.[\]|]{0,80}(?![\p{L}\p{N}'’-])/u.exec(text.slice(end)) ?? []
  if (isTopic(text, start, end) || holdsLink({block, start, end})) return []
  if (block.kind === 'heading' && start > 0 && !/^\s*:/.test(text.slice(end))) return []
  const note = {block, start, end: end + withinBrackets(rest).trimEnd().length}
  return block.kind === 'heading' && textOf(note) === text.trim() ? [] : [note]
}

/** Marks that the draft uses in a name: “the TODO Group”. */
const namesIn = ({text}: Draft): string[] =>
  [...text.matchAll(/\b([a-z]{1,5}) ([A-Z]{3,5}) \p{Lu}\p{Ll}/gu)].flatMap(([, before = '', mark = '']) =>
    vocabulary['before-topic'].has(before) ? [mark] : [],
  )

/** “TODO is a group of firms”, “left as TODO in many places”: the mark is what the sentence is about. */
function isTopic(text: string, start: number, end: number): boolean {
  const before = /(\p{L}+) $/u.exec(text.slice(Math.max(0, start - 20), start))?.[1] ?? ''
  const after = /^ (\p{L}+)/u.exec(text.slice(end, end + 20))?.[1] ?? ''
  if (before === '' && vocabulary['after-topic'].has(after)) return true
  return vocabulary['before-topic'].has(before.toLowerCase()) && !text.startsWith(':', end)
}

/** Up to a bracket that closes what opened before: `(TODO: how long?) of the talk`. */
function withinBrackets(rest: string): string {
  let open = 0
  for (const {0: sign, index} of rest.matchAll(/[()]/g)) {
    open += sign === '(' ? 1 : -1
    if (open < 0) return rest.slice(0, index)
  }
  return rest
}

/** `<!-- add a photo -->` where a format has no comments. */
const comment = {parts: ['<!--'], pattern: /<!--\s*([a-z]+)[^>]{0,100}-->/gi}
const comments = defineSearch((block) =>
  matchesOf(block, comment.pattern, ([, first = '']) => vocabulary.comment.has(first.toLowerCase())),
)
const needsComment = defineNeed(comment)

const markInCode = {look: /TODO: |FIXME: /, pattern: /^(?:TODO|FIXME): \p{Lu}\p{Ll}+ /u}

const marksInCode = ({text, blocks}: Draft): Place[] =>
  markInCode.look.test(text)
    ? blocks.flatMap(({prose}) =>
        prose.inlines.flatMap(({type, node}) =>
          type === 'inlineCode' && markInCode.pattern.test((node as InlineCode).value) ? [placeOfNode(node)] : [],
        ),
      )
    : []

function matchesOf(block: Block, pattern: RegExp, isWanted: (match: RegExpExecArray) => boolean): Span[] {
  return [...block.prose.text.matchAll(pattern)]
    .filter(isWanted)
    .map(({0: words, index}) => ({block, start: index, end: index + words.trimEnd().length}))
}

const [query, editor, toCome, addressed] = [
  contextOf('query'),
  contextOf('editor'),
  contextOf('to-come'),
  contextOf('address'),
]

const bracket = {signs: '([', pattern: /[([][^()[\]\n]{1,200}[)\]]/g}
const brackets = signsOf(bracket.signs)

/** `(source?)`, `[check the spelling]`, `[Ed: is this right?]`, `(photo to come)`. */
const queries = defineSearch((block) => {
  const {text} = block.prose
  return matchesOf(block, bracket.pattern, ({0: words, index}) => {
    const span = {block, start: index, end: index + words.length}
    if (holdsLink(span)) return false
    if (words === '(CQ)' && /\b[Cc]\p{L}+ [Qq]\p{L}+/u.test(text)) return false
    if (query.after(block, index + 1) !== undefined) return true
    if (words.startsWith('(') && toCome.after(block, index + 1) !== undefined) return true
    const asks = /\?[)\]]$/.test(words) || holdsPhrase(span, vocabulary.doubt)
    return editor.after(block, index + 1) !== undefined && asks
  })
})

const slashed = {parts: ['//'], pattern: /(?<=^|\n)\/\/ ?([a-z]+)[^\n]{0,80}(?!\w)/gi}
const named = {signs: '@', pattern: /^@[\w.-]{2,30},? /}
const needsLine = defineNeed({...slashed, ...named})

/** `// needs a source`; a line that asks a colleague by name. */
const noteLines = defineSearch((block) => [
  ...matchesOf(block, slashed.pattern, ([, first = '']) => vocabulary.slash.has(first.toLowerCase())),
  ...linesOf(block).filter((line) => {
    const name = named.pattern.exec(textOf(line))?.[0]
    return name !== undefined && addressed.after(block, line.start + name.length) !== undefined
  }),
])

/** A step for the reader: it stands behind code or holds some. */
const isAboutCode = ({block, start, end}: Span) =>
  /^\uFFFC ?\(|.\uFFFC/.test(block.prose.text.slice(Math.max(0, start - 2), end))

/** `(insert photo of bridge)`, `(Add your logo here)`: a whole bracket that tells a writer what to do; `nouns` is what editors handle. */
export function bracketedRequests(draft: Draft, nouns: ReadonlySet<string>): Span[] {
  return blocksWith(draft, opening).flatMap((block) =>
    requests(block).filter(
      (span) =>
        isRequest(textOf(span), nouns) && !isAboutCode(span) && !inQuotationMarks(draft, span) && !holdsLink(span),
    ),
  )
}

const request = {signs: '(', pattern: /\(([a-z]+) [^()]{2,120}\)/gi}
const opening = signsOf(request.signs)

const requests = defineSearch((block) =>
  matchesOf(block, request.pattern, ([, first = '']) => vocabulary.verb.has(first.toLowerCase())),
)

/** Notes drop the article; how-to copy keeps it: “(add the image to the page)”. */
function isRequest(bracket: string, nouns: ReadonlySet<string>): boolean {
  const words = bracket
    .slice(1, -1)
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter(Boolean)
  const [first = '', second = '', third] = words
  if (isForReaders(bracket, words)) return false
  if (first === 'your') return words.length <= 5 && words.at(-1) === 'here'
  if (first === 'fill')
    return second === 'me' ? third === 'in' : second === 'in' && (words.includes('your') || words.includes('here'))
  if (words.some((word) => vocabulary.jest.has(word))) return false
  if (words.includes('here') || (second === 'your' && words.includes('applicable')))
    return words.includes('here') ? nouns.has(words[words.indexOf('here') - 1] ?? '') || second === 'your' : true
  if (vocabulary.article.has(second)) return false
  return words.slice(1, 5).some((word, i) => nouns.has(word) && endsRequest(words[i + 2]))
}

/** How-to copy: `(insert your own address here)`, `(replace mill with the name of your file)`. */
const isForReaders = (bracket: string, [first, second, ...more]: readonly string[]): boolean =>
  (second === 'your' && more[0] === 'own') ||
  bracket.includes(objectCharacter) ||
  (first === 'replace' && second !== 'with' && more.includes('with'))

const endsRequest = (next: string | undefined) => next === undefined || vocabulary.tail.has(next)
