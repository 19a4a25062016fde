// Cues: the words that report what somebody says, by block, and those whose speaker is in plain sight.

import modifierData from '../../../rules/lists/source-modifiers.json' with {type: 'json'}
import cueData from '../../../rules/lists/speech-cues.json' with {type: 'json'}
import grammarData from '../../../rules/lists/speech-grammar.json' with {type: 'json'}
import type {Block} from '../../core/draft/blocks.ts'
import type {Draft} from '../../core/draft/draft.ts'
import {groupByBlock} from '../../core/draft/spans.ts'
import type {Hit} from '../../core/phrase-list.ts'
import {definePhrases} from '../../core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../core/reading.ts'
import {endAt, stride, type Tokens, tokenAtOrAfter, tokensIn} from '../text/tokens.ts'
import {isProse, phraseSet, phraseSets} from '../text/words.ts'

export const speechCues = definePhrases(cueData)
export const sourceModifiers = definePhrases(modifierData)
/** The small words around cues and speakers. */
export const speechGrammar = phraseSets(grammarData.kinds)

export const auxiliaries = phraseSet(sourceModifiers, 'auxiliary')
const adverbs = phraseSet(sourceModifiers, 'adverb')
/** Verbs that stand before their speaker. */
export const inverting = phraseSet(sourceModifiers, 'inverting')
const irregularPast = phraseSet(sourceModifiers, 'irregular past')

/** Words that stand between a speaker and the cue. */
export const isSkipped = (lower: string) => auxiliaries.has(lower) || adverbs.has(lower) || lower.endsWith('ly')

export const isParticiple = (verb: string) => verb.endsWith('ing')

/** A verb without an ending: `say`. */
export const isBase = (verb: string) => !/(?:[^s]s|ed|ing)$/.test(verb) && !irregularPast.has(verb)

/** What a clause opens with, and no speaker is called. */
export const breaks = speechGrammar['clause-opener']

const cuesByBlock = defineReading((draft) => groupByBlock(hitsOf(draft, speechCues)), [speechCues])

/** The cues of a block in reading order. */
export const cuesIn = (draft: Draft, block: Block): readonly Hit[] =>
  isProse(block) ? (cuesByBlock(draft).get(block) ?? none) : none

const none: readonly Hit[] = []

/**
 * Does a cue have a speaker in plain sight: right before a verb with its ending (`the clerk later said`), behind
 * `according to`, or behind a verb that follows a quotation (`,” says the clerk`)? Where not, it may still have one: a
 * look that spares most cues a closer one.
 */
export function hasPlainSpeaker(draft: Draft, {block, start, end, kind}: Hit): boolean {
  const {text} = block.prose
  const {table} = tokensIn(draft)[block.index] as Tokens
  const at = tokenAtOrAfter(table, start)
  const verb = wordAt(text, table, at)
  const isQuoted = text[start - 1] === ' ' && /[”"’']/.test(text[start - 2] ?? '') && inverting.has(verb)
  if (kind === 'according' || isQuoted) {
    const next = tokenAtOrAfter(table, end)
    return table[next] === end + 1 && text[end] === ' ' && !breaks.has(wordAt(text, table, next))
  }
  return table[at] === start && !isParticiple(verb) && !isBase(verb) && hasSubject(text, table, at)
}

/** Does a word stand before the verb, auxiliaries and adverbs left out, that may be who speaks? */
function hasSubject(text: string, table: Int32Array, verb: number): boolean {
  for (let at = verb - stride; at >= 0 && isBeforeBlank(text, table, at); at -= stride) {
    const word = wordAt(text, table, at)
    if (!isSkipped(word)) return !speechGrammar['not-speaking'].has(word)
  }
  return false
}

const wordAt = (text: string, table: Int32Array, at: number): string =>
  text.slice(table[at], table[at + endAt]).toLowerCase()

/** Nothing but a blank stands between the word and the next. */
const isBeforeBlank = (text: string, table: Int32Array, at: number): boolean =>
  table[at + stride] === (table[at + endAt] as number) + 1 && text[table[at + endAt] as number] === ' '
