// Claims that lean on nobody: every place where the copy says that somebody says, knows or feels something and names no one.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {personTitles} from '../../../src/reading/names/name-words.ts'
import {wordsAround} from '../../../src/reading/names/names.ts'
import {roleOf} from '../../../src/reading/page/roles.ts'
import {auxiliaries, isSkipped, speechCues} from '../../../src/reading/speech/cues.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {endsInOneOf, isOneOf, phraseSet, type Word} from '../../../src/reading/text/words.ts'
import frameData from '../../lists/claim-frames.json' with {type: 'json'}
import grammarData from '../../lists/sourcing-grammar.json' with {type: 'json'}
import type {Claim, ClaimKind} from './claim.ts'
import {mayClaim} from './claim-candidates.ts'
import {genericClaimsOf} from './generic-speakers.ts'
import {grammar} from './grammar.ts'

const claimFrames = definePhrases(frameData)
/** What a claim is about, after it: `about its leadership and future`. */
const object = defineContext(grammarData, 'object')
/** What makes it an aside: `a science – some would say an art – that pays`. */
const aside = defineContext(grammarData, 'aside')
const objectPosition = defineContext(grammarData, 'object-position')
const negation = defineContext(grammarData, 'negation')
const speakers = phraseSet(speechCues, 'strong', 'excuse')

/** The claims of a draft in reading order, outside quotations; none within another. */
export const claimsOf = defineReading<readonly Claim[]>(
  (draft) => {
    const frames = hitsOf(draft, claimFrames).flatMap((hit) => {
      if (!mayClaim(hit.block) || isQuoted(draft, hit)) return []
      const claim = readFrame(draft, hit)
      return claim ? [claim] : []
    })
    const claims = [...genericClaimsOf(draft), ...frames].filter((claim) => !isAside(claim))
    claims.sort((a, b) => a.block.index - b.block.index || a.start - b.start || b.end - a.end)
    return claims.filter((claim, i) => !overlaps(claims[i - 1], claim))
  },
  [genericClaimsOf, claimFrames, speechCues],
)

const isAside = ({kind, block, end}: Claim) => kind === 'quantifier' && aside.after(block, end) !== undefined

const overlaps = (before: Claim | undefined, {block, start}: Claim) =>
  before !== undefined && before.block === block && start < before.end

function readFrame(draft: Draft, hit: Hit): Claim | undefined {
  const {block, start, end} = hit
  const span = {block, start, end}
  switch (hit.kind) {
    case 'quantifier':
      return objectPosition.before(block, start) === undefined ? {...span, kind: 'quantifier'} : undefined
    case 'passive':
      return isNegated(hit) || isDoneByName(draft, hit) ? undefined : {...span, kind: 'passive'}
    case 'raised':
    case 'sparked':
      return hasAgent(draft, hit) ? undefined : rhetorical(draft, hit, start)
    case 'faced':
      return rhetorical(draft, hit, verbStart(draft, hit))
    case 'rhetorical':
      return rhetorical(draft, hit, start)
    case 'growing calls':
      return {...span, kind: 'rhetorical'}
    case 'calls':
      return callsInHeading(draft, hit)
    case 'pattern':
      return {...span, kind: 'pattern', end: objectEnd(hit)}
    default:
      return {...span, kind: hit.kind as ClaimKind}
  }
}

/** Where a verb starts with its auxiliaries: `has long faced`. */
function verbStart(draft: Draft, {block, start}: Hit): number {
  const {words} = wordsAround(draft, block, start)
  const verb = firstEndingAfter(words, start)
  let first = verb
  for (let at = verb - 1; isSkipped(words[at]?.lower ?? ''); at--) if (isOneOf(words[at], auxiliaries)) first = at
  return (words[first] as Word).start
}

/** `was not widely expected`. */
const isNegated = ({block, start}: Hit) => negation.before(block, start) !== undefined

function isDoneByName(draft: Draft, hit: Hit): boolean {
  const {words} = wordsAround(draft, hit.block, hit.start)
  return words[firstEndingAfter(words, hit.end)]?.lower === 'by' && isByName(draft, hit)
}

const rhetorical = (draft: Draft, hit: Hit, start: number): Claim | undefined =>
  isByName(draft, hit) ? undefined : {block: hit.block, start, end: objectEnd(hit), kind: 'rhetorical'}

/** The end of what is raised or faced: `raising questions about its leadership and future`. */
const objectEnd = ({block, end}: Hit) => object.after(block, end) ?? end

/** `by Jane Doe`, `from Sadiq Khan`, `among Labour MPs` behind the frame in its clause. */
function isByName(draft: Draft, {block, start, end}: Hit): boolean {
  const {words, names} = wordsAround(draft, block, start)
  const from = firstEndingAfter(words, end)
  let isAgent = false
  for (let at = from; at < from + 15; at++) {
    const word = words[at]
    if (!word || word.sentence !== words[from - 1]?.sentence || /^[.;:]$/.test(word.text)) return false
    if (isOneOf(word, grammar['agent-mark'])) isAgent = true
    if (isAgent && (names[at] === true || endsInOneOf(word.lower, grammar['agent-ending']))) return true
  }
  return false
}

/** Does somebody with a name or a role do it: `the ombudsman raised concerns`? Events and bare participles name nobody. */
function hasAgent(draft: Draft, {block, start}: Hit): boolean {
  const {words, names} = wordsAround(draft, block, start)
  const verb = firstEndingAfter(words, start)
  if (words[verb - 1]?.lower === 'to') return true
  let at = verb - 1
  while (words[at]?.isWord && isBeforeVerb(words[at] as Word)) at--
  const before = words[at]
  if (!before?.isWord || before.sentence !== words[verb]?.sentence || isOneOf(before, grammar.thing)) return false
  const head = headAt(words, at)
  const noun = words[head]
  if (!noun) return false
  if (names[head] === true && !/['’]s?$/.test(noun.lower)) return true
  return (
    isOneOf(noun, grammar.person) || endsInOneOf(noun.lower, grammar['person-ending']) || isOneOf(noun, personTitles)
  )
}

const isBeforeVerb = ({lower}: Word) => isSkipped(lower) || lower === 'to' || lower === 'and'

/** The head of the noun phrase that ends at a word: what stands before the first preposition of its clause. */
function headAt(words: readonly Word[], last: number): number {
  let head = last
  for (let at = last; at >= 0 && last - at < 14; at--) {
    const word = words[at] as Word
    if (word.sentence !== words[last]?.sentence || !word.isWord) break
    if (speakers.has(word.lower) || breaksClause(word)) break
    if (grammar.preposition.has(word.lower)) head = at - 1
  }
  return head
}

const breaksClause = (word: Word) => isOneOf(word, grammar['clause-break']) || isOneOf(word, grammar.relative)

/** A heading that opens with `Calls for`. */
function callsInHeading(draft: Draft, {block, start, end}: Hit): Claim | undefined {
  if (start > 0 || !['subhead', 'title'].includes(roleOf(draft, {block, start, end}))) return undefined
  const {words, names} = wordsAround(draft, block, start)
  return names.slice(0, firstEndingAfter(words, end - 1)).includes(true)
    ? undefined
    : {block, start, kind: 'rhetorical', end: block.prose.text.trimEnd().length}
}
