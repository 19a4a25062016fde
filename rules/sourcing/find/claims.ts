// Claims that lean on nobody: every place where the copy says that somebody says, knows or feels something and names no one.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {personTitles} from '../../../src/reading/names/name-words.ts'
import {wordsAround} from '../../../src/reading/names/names.ts'
import {roleOf} from '../../../src/reading/page/roles.ts'
import {sourceModifiers, speechCues} from '../../../src/reading/speech/cues.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {type HashTable, hashesOf} from '../../../src/reading/text/hash-table.ts'
import {hashOf, type Tokens, tokensIn} from '../../../src/reading/text/tokens.ts'
import {phraseSet, type Word} from '../../../src/reading/text/words.ts'
import frameData from '../../lists/claim-frames.json' with {type: 'json'}
import type {Claim, ClaimKind} from './claim.ts'
import {mayClaim} from './claim-candidates.ts'
import {genericClaimsOf} from './generic-speakers.ts'
import {holdsBehind} from './words-beside.ts'

const claimFrames = definePhrases(frameData)

/** The claims of a draft in reading order, outside quotations; none within another. */
export const claimsOf = defineReading<readonly Claim[]>(
  (draft) => {
    const frames = hitsOf(draft, claimFrames).flatMap((hit) => {
      if (!mayClaim(hit.block) || isQuoted(draft, hit)) return []
      const claim = readFrame(draft, hit)
      return claim ? [claim] : []
    })
    const claims = [...genericClaimsOf(draft), ...frames]
    claims.sort((a, b) => a.block.index - b.block.index || a.start - b.start || b.end - a.end)
    return claims.filter((claim, i) => !overlaps(claims[i - 1], claim))
  },
  [genericClaimsOf, claimFrames, speechCues],
)

const overlaps = (before: Claim | undefined, {block, start}: Claim) =>
  before !== undefined && before.block === block && start < before.end

function readFrame(draft: Draft, hit: Hit): Claim | undefined {
  if (isWithoutObject(draft, hit)) return undefined
  const {words} = wordsAround(draft, hit.block, hit.start)
  const span = {block: hit.block, start: hit.start, end: hit.end}
  const first = firstEndingAfter(words, hit.start)
  const last = firstEndingAfter(words, hit.end - 1)
  switch (hit.kind) {
    case 'quantifier':
      return isObject(words, first) ? undefined : {...span, kind: 'quantifier'}
    case 'passive':
      return isNegated(words, first) || (words[last + 1]?.lower === 'by' && isByName(draft, hit, last))
        ? undefined
        : {...span, kind: 'passive'}
    case 'raised':
    case 'sparked':
    case 'faced': {
      const object = objectOf(words, last, objects[hit.kind])
      if (object === undefined || (hit.kind !== 'faced' && hasAgent(draft, hit, first))) return undefined
      const claim = rhetorical(draft, hit, object)
      return claim && hit.kind === 'faced' ? {...claim, start: verbStart(words, first)} : claim
    }
    case 'rhetorical':
      return rhetorical(draft, hit, last)
    case 'calls':
      return callsFrame(draft, hit, last)
    case 'pattern': {
      const end = objectEnd(words, last)
      return {...span, kind: 'pattern', end: (words[end] as Word).end}
    }
    default:
      return {...span, kind: hit.kind as ClaimKind}
  }
}

/** Where a verb starts with its auxiliaries: `has long faced`. */
function verbStart(words: readonly Word[], verb: number): number {
  let start = verb
  for (let at = verb - 1; auxiliary.test(words[at]?.lower ?? '') || adverb.test(words[at]?.lower ?? ''); at--)
    if (auxiliary.test((words[at] as Word).lower)) start = at
  return (words[start] as Word).start
}

const auxiliary = /^(?:has|have|had|is|are|was|were|been|being|will)$/
const adverb = /^(?:also|long|now|already|again|since)$|ly$/

/** `was not widely expected`. */
const isNegated = (words: readonly Word[], first: number) => /^not$|n't$/.test(words[first - 1]?.lower ?? '')

const objects = {
  raised: phraseSet(sourceModifiers, 'raised object'),
  sparked: phraseSet(sourceModifiers, 'sparked object'),
  faced: phraseSet(sourceModifiers, 'faced object'),
}

const objectHashes = new Map<string, HashTable>()

/** A verb that takes an object to be rhetorical, and none of those stands close behind. */
function isWithoutObject(draft: Draft, {block, end, kind}: Hit): boolean {
  const nouns = objects[kind as keyof typeof objects] as ReadonlySet<string> | undefined
  if (!nouns) return false
  const hashes = objectHashes.get(kind) ?? hashesOf([...nouns].map(hashOf))
  objectHashes.set(kind, hashes)
  return !holdsBehind((tokensIn(draft)[block.index] as Tokens).table, end, 10, hashes)
}

/** The noun that makes a verb rhetorical, at most three words behind it: `raise serious questions`. */
function objectOf(words: readonly Word[], verb: number, nouns: ReadonlySet<string>): number | undefined {
  for (let at = verb + 1; at <= verb + 5; at++) {
    const word = words[at]
    if (!word?.isWord || /^(?:that|of|for|by|to|with|from|in|on|his|her|their|my)$/.test(word.lower)) return undefined
    if (nouns.has(word.lower)) return at
  }
  return undefined
}

function rhetorical(draft: Draft, hit: Hit, last: number): Claim | undefined {
  const {words} = wordsAround(draft, hit.block, hit.start)
  const end = (words[objectEnd(words, last)] as Word).end
  return isByName(draft, hit, last) ? undefined : {block: hit.block, start: hit.start, end, kind: 'rhetorical'}
}

/** `of some say`, `than most think`: not the subject of a sentence of its own. */
const isObject = (words: readonly Word[], first: number) => {
  const before = words[first - 1]
  return (
    before?.isWord === true &&
    /^(?:of|than|for|with|to|by|from|what|whom|if|the|these|those|so|too|how|as|not)$/.test(before.lower) &&
    !(before.lower === 'as')
  )
}

const joins =
  /^(?:about|over|on|of|around|for|regarding|concerning|among|within|in|as|from|by|at|into|that|plaguing|surrounding|involving|facing)$/
const clauseEnd =
  /^(?:which|who|while|when|after|before|because|but|if|where|and|as|since|amid|is|are|was|were|has|have|had|will)$/

/** The end of the object behind a frame: `raising questions about its leadership and future`. */
function objectEnd(words: readonly Word[], last: number): number {
  let end = last
  const next = words[last + 1]
  if (!next?.isWord || !joins.test(next.lower) || isTime(words, last + 1)) return end
  for (let at = last + 1; at <= last + 14; at++) {
    const word = words[at]
    if (!word || word.sentence !== words[last]?.sentence) break
    if (!word.isWord || isTime(words, at)) break
    if (clauseEnd.test(word.lower) && !(word.lower === 'and' && isNounPair(words, at))) break
    end = at
  }
  return /^(?:the|a|an|of|in|on|for|to|its|their|about|by|from|at|with)$/.test(words[end]?.lower ?? '') &&
    end > last + 1
    ? end - 1
    : end
}

/** `in recent years`, `over the past month`: when, not what. */
const isTime = (words: readonly Word[], at: number) =>
  /^(?:in|over|during|for|from|at)$/.test(words[at]?.lower ?? '') &&
  /^(?:(?:the |)(?:recent|past|last|coming|same)|years|months|weeks|days|(?:19|20)\d\d)\b/.test(
    `${words[at + 1]?.lower} ${words[at + 2]?.lower}`,
  )

const isNounPair = (words: readonly Word[], at: number) =>
  (words[at + 1]?.isWord === true && !/(?:ed|ing|s)$/.test(words[at + 1]?.lower ?? '')) ||
  /(?:ness|ies|ations?)$/.test(words[at + 1]?.lower ?? '')

/** `by Jane Doe`, `from Sadiq Khan`, `among Labour MPs` behind the frame in its clause. */
function isByName(draft: Draft, {block, start}: Hit, last: number): boolean {
  const {words, names} = wordsAround(draft, block, start)
  let agent = false
  for (let at = last + 1; at < last + 16; at++) {
    const word = words[at]
    if (!word || word.sentence !== words[last]?.sentence || /^[.;:]$/.test(word.text)) return false
    if (/^(?:by|from|among|between|including)$/.test(word.lower)) agent = true
    if (agent && (names[at] === true || agents.test(word.lower))) return true
  }
  return false
}

const agents =
  /(?:crats|licans|makers|officials|leaders|members|senators|residents|voters|lawmakers|groups|unions|police|families)$/
const speakers = phraseSet(speechCues, 'strong', 'excuse')
const personNoun =
  /(?:makers?|men|man|women|woman|person|people|officials?|leaders?|members?|senators?|police|families|groups?|unions?|parents|judges?|ministers?|lawyers?|teachers?|doctors?|scientists?|experts?|critics?|analysts?|researchers?|economists?|historians?|observers?|advocates?|activists?|campaigners?|watchdogs?|committee|council|auditors?|inspectors?|ombudsman|report|study|review|survey|audit|inquiry|paper|article|book|letter|memo|crats?|licans?|voters?|residents?|citizens?|workers?|employees?|officers?|journalists?|reporters?|candidates?|opponents?|supporters?|[a-z]+(?:ers|ors|ists|ians)|rivals?|allies|aides?|investors?|regulators?|some|many|others|most|both|few|several|i|we|he|she|they|you|who|everyone)$/i

/** Does somebody with a name or a role do it: `the ombudsman raised concerns`? Events and bare participles name nobody. */
function hasAgent(draft: Draft, {block, start}: Hit, first: number): boolean {
  const {words, names} = wordsAround(draft, block, start)
  if (words[first - 1]?.lower === 'to') return true
  let at = first - 1
  while (
    words[at]?.isWord &&
    /^(?:has|have|had|is|are|was|were|been|will|would|could|may|might|also|only|further|already|to|again|now|since|immediately|quickly|and|n't|not|did|does|do|can|should)$|ly$/.test(
      (words[at] as Word).lower,
    )
  )
    at--
  const before = words[at]
  if (!before || before.sentence !== words[first]?.sentence || !before.isWord) return false
  if (/^(?:which|that|this|it|these)$/.test(before.lower)) return false
  let head = at
  for (let from = at; from >= 0 && at - from < 14; from--) {
    const word = words[from] as Word
    if (word.sentence !== before.sentence || !word.isWord || speakers.has(word.lower)) break
    if (/^(?:that|but|because|as|when|while|who|which|if|and|after)$/.test(word.lower)) break
    if (/^(?:of|in|by|at|on|for|from|with|over|about|to|against|between|into|during)$/.test(word.lower)) head = from - 1
  }
  const noun = words[head]
  return (
    noun !== undefined &&
    ((names[head] === true && !/['’]s?$/.test(noun.lower)) ||
      personNoun.test(noun.lower) ||
      personTitles.has(noun.lower))
  )
}

const growth =
  /^(?:growing|mounting|intensifying|increasing|louder|grown|rising|swelling|widespread|intensified|mounted|resurfaced|spreading|echoed)$/

/** `calls for reform are growing louder`; a heading that opens with `Calls for`. */
function callsFrame(draft: Draft, hit: Hit, last: number): Claim | undefined {
  const {words, names} = wordsAround(draft, hit.block, hit.start)
  const span = {block: hit.block, start: hit.start, kind: 'rhetorical' as const}
  for (let at = last + 1; at < last + 16; at++) {
    const word = words[at]
    if (!word?.isWord || word.sentence !== words[last]?.sentence) break
    if (
      growth.test(word.lower) &&
      /^(?:are|is|have|has|been|grown|growing|only|getting|grow|grows)$/.test(words[at - 1]?.lower ?? '')
    ) {
      const end =
        /^(?:louder|stronger|in|day)$/.test(words[at + 1]?.lower ?? '') && words[at + 1]?.lower !== 'in' ? at + 1 : at
      return {...span, end: (words[end] as Word).end}
    }
  }
  const heading = ['subhead', 'title'].includes(roleOf(draft, hit)) && hit.start === 0
  return heading && words.length > 0 && !names.slice(0, last).includes(true)
    ? {...span, end: hit.block.prose.text.trimEnd().length}
    : undefined
}
