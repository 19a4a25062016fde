// Weighed quotations: direct speech without a tag, and what around it tells who speaks.
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {sentencesOf} from '../core/draft/sentences.ts'
import {type Span, textOf} from '../core/draft/spans.ts'
import {defineReading} from '../core/reading.ts'
import {linesIn, roleOf} from '../reading/page/roles.ts'
import {attributionsIn} from '../reading/speech/attribution.ts'
import {inQuotationMarks} from '../reading/speech/quotations.ts'
import {type Spoken, speakersOf} from '../reading/speech/speakers.ts'
import {holdsPhrase} from '../reading/text/phrases-within.ts'
import {isOneOf, type Word} from '../reading/text/words.ts'
import {around, openerOf, plainWordsIn, weighingWords} from './around.ts'

/** A quotation without a tag, and the names of its features. */
interface WeighedQuote {
  spoken: Spoken
  features: string[]
}

/** Quotations that are sentences, without a tag in their own. */
export const quoteCandidatesOf = defineReading<readonly WeighedQuote[]>(
  (draft) => {
    const all = speakersOf(draft)
    return all.flatMap((spoken, at) =>
      mayLack(draft, spoken) ? [{spoken, features: featuresOf(draft, spoken, all[at - 1], all[at + 1])}] : [],
    )
  },
  [speakersOf, linesIn, around],
)

const tagged: ReadonlySet<string> = new Set(['cue', 'label', 'credit', 'continued', 'lead-in'])

const fewestWords = 3

const countOf = (text: string) => text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0

function mayLack(draft: Draft, {quotation, known}: Spoken): boolean {
  if (tagged.has(known) || !quotation.closed) return false
  const text = textOf(quotation)
  const isSentence = /^["“‘']+[\p{Lu}\p{N}[…]/u.test(text) && /[.!?…]["”’']*$/.test(text)
  if (!isSentence || countOf(text) < fewestWords || !['body', 'quotation'].includes(roleOf(draft, quotation)))
    return false
  const [before, behind] = besideOf(quotation)
  return !/[\p{L},;]$/u.test(before) && !/^[\p{Ll},;]/u.test(behind)
}

/** What its paragraph says before and after it. */
const besideOf = ({block, start, end}: Span): [before: string, behind: string] => [
  block.prose.text.slice(0, start).trim(),
  block.prose.text.slice(end).trim(),
]

function featuresOf(
  draft: Draft,
  {quotation, known}: Spoken,
  last: Spoken | undefined,
  next: Spoken | undefined,
): string[] {
  const {block, start, end} = quotation
  const [before, behind] = besideOf(quotation)
  const previous = paragraphAt(draft, block.index - 1)
  const following = paragraphAt(draft, block.index + 1)
  const sentenceBefore = before === '' ? lastOf(previous) : sentencesOf(block).findLast((one) => one.end <= start)
  const sentenceAfter =
    behind === '' ? following && sentencesOf(following)[0] : sentencesOf(block).find((one) => one.start >= end)
  return [
    '=',
    `known: ${known}`,
    `in a ${roleOf(draft, quotation)}`,
    whereIn(before, behind),
    `words: ${sizeOf(countOf(textOf(quotation)))}`,
    ...(holdsPhrase(quotation, weighingWords.own) ? ['words: I or we'] : []),
    ...featuresOfSentence(draft, sentenceBefore, 'before'),
    ...featuresOfSentence(draft, sentenceAfter, 'after'),
    ...(before === '' ? featuresOfParagraph(draft, previous) : []),
    ...(last && last.quotation.block === block ? [`earlier quotation: ${last.known}`] : []),
    ...(last && last.quotation.block === previous ? [`quotation in the paragraph before: ${last.known}`] : []),
    ...(next && next.quotation.block === following ? [`quotation in the paragraph after: ${next.known}`] : []),
  ]
}

function paragraphAt({blocks}: Draft, index: number): Block | undefined {
  const block = blocks[index]
  return block?.kind === 'paragraph' || block?.kind === 'html' ? block : undefined
}

const lastOf = (block: Block | undefined): Span | undefined => block && sentencesOf(block).at(-1)

function whereIn(before: string, behind: string): string {
  if (before === '') return behind === '' ? 'alone in its paragraph' : 'first in its paragraph'
  return behind === '' ? 'last in its paragraph' : 'amid its paragraph'
}

function sizeOf(words: number): string {
  if (words < 6) return 'few'
  if (words < 12) return 'some'
  return words < 25 ? 'many' : 'very many'
}

function featuresOfParagraph(draft: Draft, block: Block | undefined): string[] {
  if (!block) return ['no paragraph before it']
  const spoken = attributionsIn(draft, block).filter(
    ({kind, isAct, cue}) => !isAct && kind !== 'none' && !inQuotationMarks(draft, cue),
  )
  const sentences = sentencesOf(block)
  const [last, other] = [sentences.at(-1), sentences.at(-2)]
  const holdsSomebody = [last, other].some((one) => one && somebodyIn(draft, one))
  return [
    spoken.length === 0 ? 'nobody speaks in the paragraph before' : `speaks before: ${spoken.at(-1)?.kind}`,
    holdsSomebody ? 'somebody in the last sentences before' : 'nobody in the last sentences before',
    ...(/["”]/.test(block.prose.text.slice(-40)) ? ['speech at the end of the paragraph before'] : []),
    ...(other ? [] : ['one sentence in the paragraph before']),
  ]
}

const personal: ReadonlySet<string> = new Set(['he', 'she', 'his', 'her', 'him'])

/** He or she, a name of two words, or a name in front. */
function somebodyIn(draft: Draft, sentence: Span): boolean {
  const {words, isName} = plainWordsIn(draft, sentence)
  const isFull = isName.some((is, at) => is && isName[at + 1] === true)
  return isFull || isName[0] === true || words.some((word) => isOneOf(word, personal))
}

function featuresOfSentence(draft: Draft, sentence: Span | undefined, where: string): string[] {
  if (!sentence) return [`${where}: nothing`]
  const text = textOf(sentence)
  const {words, isName} = plainWordsIn(draft, sentence)
  const holds = (set: ReadonlySet<string>) => words.some((word) => isOneOf(word, set))
  const checks: readonly (readonly [name: string, holds: boolean])[] = [
    ['somebody', somebodyIn(draft, sentence)],
    ['he or she', holds(personal)],
    ['a name', isName.includes(true)],
    ['the publication', holds(weighingWords.own)],
    ['a verb of speech', holds(weighingWords.speaking)],
    ['a person without a name', words.slice(1).some((word) => isOneOf(word, weighingWords.post))],
    ['a colon', text.endsWith(':')],
    ['a question', text.endsWith('?')],
    ['a quotation', inQuotationMarks(draft, sentence)],
  ]
  return [opensWith(words[0], isName[0] === true), ...checks.flatMap(([name, is]) => (is ? [name] : []))].map(
    (name) => `${where}: ${name}`,
  )
}

function opensWith(first: Word | undefined, isName: boolean): string {
  if (first?.lower === 'he' || first?.lower === 'she') return 'opens with he or she'
  const opener = openerOf(first)
  if (opener) return `opens with ${opener}`
  return isName ? 'opens with a name' : 'opens with another word'
}
