// Assistant talk: what a chatbot said to the person who asked, left among the copy.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {linesOf, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {holdsLink} from '../../../src/reading/page/links.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import around from '../../lists/chatbot-context.json' with {type: 'json'}
import phrases from '../../lists/chatbot-phrases.json' with {type: 'json'}

const list = definePhrases(phrases)
const vocabulary = phraseSets(around.kinds)

type ContextKind = keyof typeof around.context

const contexts = new Map(
  (Object.keys(around.context) as ContextKind[]).map((kind) => [
    kind,
    defineContext({frames: around.context, words: around.words}, kind),
  ]),
)

const follows = (kind: ContextKind, {block, end}: Span) => contexts.get(kind)?.after(block, end) !== undefined
const precedes = (kind: ContextKind, {block, start}: Span) => contexts.get(kind)?.before(block, start) !== undefined

/** A stretch of assistant talk; its kind is that of the phrase. */
interface AssistantTalk extends Span {
  kind: string
}

/** All assistant talk in the publication's own words, in reading order. */
export const assistantTalkOf = defineReading<readonly AssistantTalk[]>(
  (draft) =>
    hitsOf(draft, list).flatMap((hit) => {
      const scaffold = scaffoldAt(draft, hit)
      if (scaffold) return [{...scaffold, kind: 'scaffold'}]
      return tests[hit.kind]?.(hit, draft) && !isShown(hit, draft) ? [hit] : []
    }),
  [list, quotationsOf],
)

const before = ({block, start}: Span, length = 80) => block.prose.text.slice(Math.max(0, start - length), start)
const after = ({block, end}: Span, length = 120) => block.prose.text.slice(end, end + length)

/** Does the range open its line, leaving marks aside? */
const opensLine = (span: Span) => /(?:^|\n)[\s>*_#/-]*$/.test(before(span))
const closesLine = (span: Span) => /^[\s*_.]*(?:\n|$)/.test(after(span))
const isLast = ({block}: Span, draft: Draft) => block.index >= draft.blocks.length - 2

/** What makes a phrase of each kind assistant talk and nothing else. */
const tests: Readonly<Record<string, (hit: Hit, draft: Draft) => boolean>> = {
  self: (hit) => /^i\b/.test(hit.phrase) || follows('speaker', hit) || precedes('self', hit),
  refusal: (hit) => vocabulary.refusal.has(firstWord(hit)) || precedes('apology', hit),
  cutoff: (hit) => holdsPhrase(hit, vocabulary.memory) || follows('year', hit),
  opener: isOpener,
  apology: (hit) => opensLine(hit),
  done: (hit) => opensLine(hit),
  praise: (hit, draft) => opensLine(hit) && isFirst(draft, hit.block),
  handover: (hit, draft) => isHandover(hit, draft),
  lead: (hit, draft) => opensLine(hit) && follows('colon', hit) && isAtEdge(draft, hit.block),
  prompt: (hit, draft) => opensLine(hit) && isAtEdge(draft, hit.block) && follows('order', hit),
  disclaimer: () => true,
  closing: (hit, draft) =>
    hit.phrase.includes('!') || hit.phrase.startsWith('i hope this ') || isLast(hit, draft) || /\n|^$/.test(after(hit)),
  offer: (hit, draft) => isOffer(hit, draft),
  interface: (hit) => opensLine(hit) && closesLine(hit),
  scaffold: (hit) => (opensLine(hit) && (!isDoubtful(hit) || follows('manner', hit))) || /\($/.test(before(hit)),
  conversion: () => true,
}

const firstWord = ({phrase}: Hit) => phrase.split(/\W/, 1)[0] as string

/** Labels that other forms have too; an assistant's are followed by the manner it was asked for. */
const isDoubtful = ({phrase}: Hit) => vocabulary.doubtful.has(phrase.slice(0, -1))

/** "Certainly! Here is …" opens an answer; with a comma only at the top, and before a piece of writing. */
function isOpener(hit: Hit): boolean {
  const promisesWork = precedes('work', {...hit, start: hit.end})
  if (!opensLine(hit) || (promisesWork && !follows('written', hit))) return false
  return hit.phrase.includes('!') || (hit.block.index < 3 && follows('piece', hit))
}

/** "Here is the article": said by an assistant where it reports its work, or names a version of what it was given. */
function isHandover(hit: Hit, draft: Draft): boolean {
  const {block, start} = hit
  if (!follows('introduction', hit) || /^\s*:?\s*(?:https?:|\uFFFC)/.test(after(hit)) || holdsLink(hit)) return false
  const version = holdsPhrase(hit, vocabulary.version) && block.index < 3 && opensLine(hit) && draft.blocks.length > 1
  const report = {block, start: Math.max(0, start - 300), end: start}
  const counted =
    /^[^.\n]{0,20}\(\W?\d+[\s-]words?/.test(after(hit)) ||
    /^ body\b/.test(after(hit)) ||
    /html article|article body/.test(hit.phrase)
  return version || counted || holdsPhrase(report, vocabulary.report) || /\b\d+ words/.test(textOf(report))
}

function isOffer(hit: Hit, draft: Draft): boolean {
  if (hit.phrase.startsWith('i can ')) return opensLine(hit) && follows('turned', hit) && isLast(hit, draft)
  if (/^if you (?:need|want) /.test(hit.phrase))
    return holdsPhrase({...hit, start: hit.end, end: hit.end + 200}, vocabulary.invitation)
  const question = /^[^.!\n]{0,200}\?\s*$/.test(after(hit, 220)) || hit.phrase.startsWith('if you')
  return opensLine(hit) && question && (follows('own-work', hit) || follows('recast', hit)) && isLast(hit, draft)
}

/** Talk that is shown: quoted, in a table, spoken by a named voice, given as an example, or about the phrase itself. */
function isShown(hit: Hit, draft: Draft): boolean {
  const {block} = hit
  if (block.kind === 'cell' || isQuoted(draft, hit) || (hit.kind !== 'scaffold' && isSpoken(block))) return true
  const line = before(hit, 200).split('\n').at(-1) ?? ''
  if (/^\s*(?:[|❌✗✘⛔🚫]|Q:|User:|Prompt:)/u.test(line)) return true
  return /["“'‘]\s?$/.test(before(hit, 40)) || precedes('naming', hit) || isLabelled(hit, draft)
}

/** Is a block a turn of a conversation, or an answer that the line before announces as one? */
export const isExchange = (block: Block, draft: Draft): boolean =>
  isSpoken(block) || isLabelled({block, start: 0, end: 0}, draft)

/** A turn of a conversation: `**Name Surname:** …`. */
function isSpoken(block: Block): boolean {
  const {text, inlines} = block.prose
  const opening = inlines.find(({type, start}) => type === 'strong' && start === 0)
  const name = opening ? text.slice(0, opening.end + 1) : ''
  return (
    /^[\p{Lu}][\p{L}.'’ -]{1,40}:\s?$/u.test(name) ||
    follows('voice', {block, start: 0, end: 0}) ||
    /^[\p{Lu}][\p{L}.'’-]+ [\p{Lu}][\p{L}.'’-]+: /u.test(text)
  )
}

/** Does the line or block before say that an answer follows? */
function isLabelled({block, start}: Span, draft: Draft): boolean {
  const own = lastLine(block, start)
  const line = own ?? lastLine(draft.blocks[block.index - 1], Number.POSITIVE_INFINITY)
  return (
    line !== undefined &&
    (follows('voice', {...line, end: line.start}) || precedes('reply', {...line, start: line.end}))
  )
}

/** The last line of a block up to an offset; undefined where nothing is written before it. */
const lastLine = (block: Block | undefined, offset: number): Span | undefined =>
  block &&
  linesOf(block)
    .flatMap((line) => (line.start < offset ? [{...line, end: Math.min(line.end, offset)}] : []))
    .at(-1)

/** A heading with the length it was to have; a first line that says it is the title. */
function scaffoldAt(draft: Draft, {block, kind, start, end}: Hit): Span | undefined {
  const [line, ...others] = linesOf(block)
  if (!line || others.length > 0 || block.kind === 'cell' || block.kind === 'field') return undefined
  if (kind === 'title') return isFirst(draft, block) ? {block, start, end} : undefined
  const isBudget = kind === 'budget' && /\d{2}/.test(block.prose.text.slice(start, end)) && start > line.start
  return isBudget && (block.kind === 'heading' || draft.format === 'text') ? line : undefined
}

/** Among the first blocks, where an answer says what it is, or the last, where it says what was done. */
const isAtEdge = (draft: Draft, {index}: Block) =>
  index - draft.blocks.findIndex(({kind}) => kind !== 'field') < 2 || index >= draft.blocks.length - 3

const isFirst = (draft: Draft, block: Block) => draft.blocks.find(({kind}) => kind !== 'field') === block
