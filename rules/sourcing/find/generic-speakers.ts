// Generic speakers: experts who warn, studies that show: a noun phrase that names nobody and a cue beside it.

import {recallPart} from '../../../src/core/draft/block-reading.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {calendarWords, functionWords} from '../../../src/reading/names/name-words.ts'
import {namesIn, wordsAround} from '../../../src/reading/names/names.ts'
import {genericSources} from '../../../src/reading/speech/attribution.ts'
import {sourceModifiers, speechCues} from '../../../src/reading/speech/cues.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {isOneOf, phraseLength, phraseSet, type Word} from '../../../src/reading/text/words.ts'
import type {Claim} from './claim.ts'
import {counts, hasCueNear, mayBeSubject, mayClaim} from './claim-candidates.ts'
import {grammar} from './grammar.ts'

const cues = {core: phraseSet(speechCues, 'strong'), study: phraseSet(speechCues, 'study')}
const opinionVerbs = phraseSet(sourceModifiers, 'opinion verb')
const reportingUnits = phraseSet(sourceModifiers, 'reporting unit')
const anyCue = phraseSet(speechCues, 'strong', 'excuse', 'act')
const nouns = phraseSet(genericSources, 'core', 'second')
const modifiers = phraseSet(sourceModifiers, 'modifier', 'quantifier')
const auxiliaries = phraseSet(sourceModifiers, 'auxiliary')
const adverbs = phraseSet(sourceModifiers, 'adverb')

/** Words around one hit of a generic noun. */
interface View {
  hit: Hit
  words: readonly Word[]
  names: readonly (boolean | 'maybe')[]
  /** The noun: its first and last word. */
  first: number
  last: number
}

/** A noun phrase: where it starts, and what stands before the noun. */
interface Phrase {
  start: number
  definite: boolean
}

/** The claims that lean on a generic noun. */
export const genericClaimsOf = defineReading<readonly Claim[]>(
  (draft) =>
    hitsOf(draft, genericSources).flatMap((hit) => {
      if (!hasCueNear(draft, hit) || !mayClaim(hit.block) || !mayBeSubject(draft, hit) || isQuoted(draft, hit))
        return []
      const claim = claimAt(draft, hit)
      return claim ? [claim] : []
    }),
  [genericSources, speechCues],
)

/** Read a claim, or remember what was read as long as the names of its block are the same. */
function claimAt(draft: Draft, hit: Hit): Claim | undefined {
  const {block, start, end, kind, phrase} = hit
  if (!block.cache.isReused) return readClaim(draft, hit)
  return recallPart(block, claimAt, start, [end, kind, phrase, namesIn(draft, block)], () => readClaim(draft, hit))
}

export function readClaim(draft: Draft, hit: Hit): Claim | undefined {
  const {words, names} = wordsAround(draft, hit.block, hit.start)
  const first = firstEndingAfter(words, hit.start)
  const last = firstEndingAfter(words, hit.end - 1)
  const view = {hit, words, names, first, last}
  if (words[first]?.start !== hit.start || words[last]?.end !== hit.end) return undefined
  const phrase = counts(hit) ? readBare(view) : readPhrase(view)
  if (!phrase) return undefined
  const found = counts(hit)
    ? (forward(view, phrase) ?? counted(view, phrase))
    : (forward(view, phrase) ?? backward(view, phrase))
  if (!found || (hit.kind === 'counted' && !found.weak)) return undefined
  const {start, end, coordinated = false} = found
  const kind = hit.kind === 'study' ? 'study' : hit.kind === 'second' || counts(hit) ? 'quantifier' : 'vague-source'
  const span = {block: hit.block, start: (words[start] as Word).start, end: (words[end] as Word).end}
  const {definite} = phrase
  return {
    ...span,
    kind,
    noun: hit.phrase,
    definite,
    coordinated,
    second: hit.kind === 'second' || found.weak === true,
    cue: (words[end] as Word).lower,
  }
}

/** What stands left of the noun; undefined where the phrase names somebody, is no subject or is none of ours. */
function readPhrase({hit, words, names, first}: View): Phrase | undefined {
  const phrase = {start: first, definite: false}
  for (let at = first - 1; at >= 0 && first - at <= 4; at--) {
    const {lower, sentence, isWord} = words[at] as Word
    if (sentence !== words[first]?.sentence || !isWord) break
    if ((names[at] === true && !modifiers.has(lower)) || isBlocking(lower)) return undefined
    if (grammar.definite.has(lower)) return hit.kind === 'study' ? undefined : {...phrase, start: at, definite: true}
    if (grammar.possessive.has(lower))
      return hit.kind === 'core' && isFree(words[at - 1], sentence) ? {...phrase, start: at} : undefined
    if (lower === 'what' || lower === 'which') break
    if (lower === 'a' || lower === 'an') return quantityBefore(words, at, phrase)
    if (!isModifier(hit, lower)) {
      if (hit.kind === 'study' && isContent(lower)) return undefined
      break
    }
    phrase.start = at
    if (grammar['plural-quantity'].has(lower))
      return isOneOf(words[at - 1], grammar['not-a-quantity']) ? undefined : phrase
  }
  return hit.kind === 'second' ? undefined : phrase
}

/** A question, a condition, somebody's own: `no experts`, `ask experts`, `the town’s critics`. */
const isBlocking = (lower: string) => grammar['not-claiming'].has(lower) || /['’]s?$/.test(lower)

/** Nothing stands before that the phrase could be the object of. */
const isFree = (before: Word | undefined, sentence: number): boolean =>
  before === undefined || before.sentence !== sentence || !before.isWord || isOneOf(before, grammar['clause-opener'])

/** `Some say`, `while many believe`: nobody they could be some of. */
function readBare({words, first}: View): Phrase | undefined {
  const before = words[first - 1]
  const starts = !before || before.sentence !== words[first]?.sentence || !before.isWord
  const listed = words[first]?.lower === 'others' && isAndOr(before)
  return (starts || isOneOf(before, grammar['clause-opener'])) && !listed ? {start: first, definite: false} : undefined
}

const isAndOr = (word: Word | undefined) => word?.lower === 'and' || word?.lower === 'or'

/** `a number of experts`, `a growing number of experts`. */
const quantityBefore = (words: readonly Word[], at: number, phrase: Phrase): Phrase | undefined =>
  isOneOf(words[at + 1], grammar.group) ? {...phrase, start: at} : undefined

function isModifier({kind}: Hit, word: string): boolean {
  if (kind === 'study') return grammar['study-modifier'].has(word)
  if (modifiers.has(word) || grammar['group-part'].has(word)) return true
  return isContent(word) && !/(?:ed|ing|ly)$/.test(word)
}

/** A noun or adjective as far as the lists know: no function word, no auxiliary, no cue. */
const isContent = (word: string) =>
  !functionWords.has(word) && !anyCue.has(word) && !auxiliaries.has(word) && !adverbs.has(word)

/** `Some musicians say`: a counted noun of no list, and a verb of opinion. */
function counted(view: View, phrase: Phrase): Extent | undefined {
  const {words, names, last} = view
  for (let at = last + 1; at <= last + 3; at++) {
    const word = words[at]
    if (
      !word?.isWord ||
      names[at] !== false ||
      !isContent(word.lower) ||
      reportingUnits.has(word.lower) ||
      grammar.software.has(word.lower) ||
      nouns.has(word.lower)
    )
      return undefined
    if (!/[^s]s$/.test(word.lower)) continue
    const found = forward({...view, last: at}, phrase)
    if (found) return opinionVerbs.has(words[found.end]?.lower ?? '') ? {...found, weak: true} : undefined
  }
  return undefined
}

interface Extent {
  /** The noun is on no list: less sure. */
  weak?: boolean
  start: number
  end: number
  coordinated?: boolean
}

/** `Experts are now calling for`, with what ties the noun and a second noun in between. */
function forward(view: View, phrase: Phrase): Extent | undefined {
  const {words, names, hit, last} = view
  const before = words[phrase.start - 1]
  if (before?.sentence === words[view.first]?.sentence && before && isBlocked(before)) return undefined
  const coordinated = isAndOr(words[last + 1])
  const next = coordinated ? coordinateEnd(words, names, last + 2) : last + 1
  if (next === undefined || listsSome(words, next)) return undefined
  if (words[next]?.lower === 'who' && isAndOr(before)) return undefined
  const isTied = !(counts(hit) && words[next - 1]?.end === hit.end) && isOneOf(words[next], grammar['noun-tie'])
  const from = isTied ? afterTie(view, next) : next
  const end = from === undefined ? undefined : cueEnd(view, from)
  return end === undefined ? undefined : {start: phrase.start, end, coordinated}
}

/** `such as`, `, including`: some of those meant are listed. */
const listsSome = (words: readonly Word[], at: number): boolean =>
  isOneOf(words[at], grammar['example-opener']) ||
  (words[at]?.text === ',' && (isOneOf(words[at + 1], grammar['example-opener']) || words[at + 1]?.lower === 'among'))

/** Where a cue or an auxiliary may stand after what ties the noun, `who` or `in the field`; undefined if a name is tied to it. */
function afterTie(view: View, from: number): number | undefined {
  const {words, names, last} = view
  for (let at = from + 1; at - from <= 8; at++) {
    const word = words[at]
    if (!word?.isWord || word.sentence !== words[last]?.sentence) return undefined
    if (isCue(view, at)) return words[at - 1]?.lower === 'to' ? undefined : at
    if (names[at] !== false || grammar['third-person'].has(word.lower)) return undefined
    if (auxiliaries.has(word.lower) && words[from]?.lower !== 'who') return at
  }
  return from + 9
}

/** The index of the last word of the cue that these speak with, after auxiliaries and adverbs. */
function cueEnd(view: View, from: number): number | undefined {
  const {words, hit, last} = view
  let auxiliary = ''
  for (let at = from; at < from + 4; at++) {
    const word = words[at]
    if (!word?.isWord || word.sentence !== words[last]?.sentence) return undefined
    const length = phraseLength(words, at, cuesFor(hit))
    if (length > 0 && !(auxiliaries.has(word.lower) && length === 1)) {
      const end = at + length - 1 - (length > 1 && isOneOf(words[at + length - 1], grammar['object-opener']) ? 1 : 0)
      if (counts(hit) && words[at - 1]?.end === hit.end && isNoun(words, at, end, auxiliary)) return undefined
      return isActive(words, at, end, auxiliary) && !isPlainView(words, end) ? end : undefined
    }
    if (auxiliaries.has(word.lower)) auxiliary = word.lower
    else if (!adverbs.has(word.lower) && !/ly$/.test(word.lower)) return undefined
  }
  return undefined
}

const cuesFor = ({kind}: Hit) => (kind === 'study' ? cues.study : cues.core)
const isCue = ({words, hit}: View, at: number) => phraseLength(words, at, cuesFor(hit)) > 0

/** Is the noun phrase the object of what stands before it? */
const isBlocked = ({lower, isWord}: Word) => isWord && (grammar.preposition.has(lower) || grammar.addressing.has(lower))

/** The end of a coordinated generic noun, `and members of the public`. */
function coordinateEnd(words: readonly Word[], names: View['names'], from: number): number | undefined {
  for (let at = from; at < from + 3; at++) {
    if (names[at] === true) return undefined
    const length = phraseLength(words, at, nouns) || (words[at]?.lower === 'members' ? 4 : 0)
    if (length > 0) return at + length
    if (!words[at]?.isWord) return undefined
  }
  return undefined
}

/** `some highlights`, `some praise for`: what is counted, not what they say. */
const isNoun = (words: readonly Word[], at: number, end: number, auxiliary: string): boolean =>
  auxiliary === '' && (/[^s]s$/.test(words[at]?.lower ?? '') || isOneOf(words[end + 1], grammar['counted-tie']))

/** `Scientists view Galileo in heroic terms`: what they see, where it isn't seen as something or `that` something is so. */
function isPlainView(words: readonly Word[], cue: number): boolean {
  const {lower, sentence} = words[cue] as Word
  if (!grammar['sees-as'].has(lower)) return false
  for (let at = cue + 1; words[at]?.sentence === sentence; at++)
    if (isOneOf(words[at], grammar['seen-tie'])) return false
  return true
}

const isPastParticiple = (verb: string) => /e[dn]$/.test(verb) || grammar['irregular-participle'].has(verb)

/** Are they who speak, and not who is spoken of: `critics accused of fraud`, `experts were urged`? */
function isActive(words: readonly Word[], at: number, end: number, auxiliary: string): boolean {
  const {lower} = words[at] as Word
  const next = words[end + 1]
  if (next?.lower === 'to' && /^(?:expect|agree)/.test(lower)) return false
  if (grammar.be.has(auxiliary) && isPastParticiple(lower)) return grammar.mood.has(lower)
  if (auxiliary === '' && isPastParticiple(lower))
    return !isOneOf(next, grammar['participle-tie']) || grammar['own-participle'].has(lower)
  return !grammar.modal.has(auxiliary) || grammar['modal-cue'].has(lower)
}

const isVerdict = (verb: string) => isPastParticiple(verb) && (grammar.verdict.has(verb) || cues.core.has(verb))

/** `…, say experts`, `criticised by experts`, `according to experts`. */
function backward(view: View, phrase: Phrase): Extent | undefined {
  const {words, names, hit} = view
  const before = phrase.start - 1
  const word = words[before]
  if (!word || word.sentence !== words[view.first]?.sentence) return undefined
  if (isRestricted(words, names, view.last + 1)) return undefined
  if (word.lower === 'to' && words[before - 1]?.lower === 'according') return {start: before - 1, end: view.last}
  if (hit.kind === 'study') return undefined
  const opener = words[before - 1]
  if (!opener) return undefined
  if (word.lower === 'by' && isVerdict(opener.lower)) return {start: before - 1, end: view.last}
  const opens = opener.sentence !== word.sentence || /^[,”"’'?!—–]$/.test(opener.text)
  return opens && grammar['inverted-cue'].has(word.lower) ? {start: before, end: view.last} : undefined
}

/** A name close behind the noun: `experts at Imperial`, `critics, including Sadiq Khan`. */
function isRestricted(words: readonly Word[], names: readonly (boolean | 'maybe')[], from: number): boolean {
  if (names[from] === true) return true
  const opener = words[from]?.text === ',' ? from + 1 : from
  const isTied = isOneOf(words[opener], grammar['noun-tie']) || isOneOf(words[opener], grammar['example-tie'])
  if (!isTied) return false
  for (let at = opener + 1; at < opener + 9; at++) {
    if (!words[at]?.isWord) return false
    if (names[at] === true && !calendarWords.has(words[at]?.lower ?? '')) return true
  }
  return false
}
