// Grounding: how much around a claim tells the reader who is behind it, as a confidence that nobody does.

import {defineBlockReading} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'

import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {textOf, wholeOf} from '../../../src/core/draft/spans.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {
  datedDocuments,
  hasReference,
  isEvidenceDesert,
  isFirstPerson,
  referencesIn,
  sectionOf,
  sectionsByBlock,
} from '../../../src/reading/evidence.ts'
import {isTitleCase, namesIn} from '../../../src/reading/names/names.ts'
import {linesIn, type Role, roleOf, titleOf} from '../../../src/reading/page/roles.ts'
import {
  type Attribution,
  attributionsIn,
  attributionsOf,
  attributionsWithin,
} from '../../../src/reading/speech/attribution.ts'
import {makeHashTable} from '../../../src/reading/text/hash-table.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {indexBlocks} from '../../../src/reading/text/prefilter.ts'
import {hashOf, tokensIn} from '../../../src/reading/text/tokens.ts'
import {isOneOf, isProse, wordsOf} from '../../../src/reading/text/words.ts'
import grammarData from '../../lists/sourcing-grammar.json' with {type: 'json'}
import type {Claim, ClaimKind} from './claim.ts'
import {claimsOf} from './claims.ts'
import {grammar} from './grammar.ts'

const demand = defineContext(grammarData, 'demand')

/** A claim with the confidence that nobody stands behind it, and the terms that made it. */
export interface WeighedClaim extends Claim {
  confidence: number
  terms: Readonly<Record<string, number>>
}

const base: Record<ClaimKind, number> = {
  'vague-source': 0.6,
  quantifier: 0.6,
  passive: 0.55,
  study: 0.55,
  rhetorical: 0.45,
  pattern: 0.5,
  adverb: 0.35,
  causal: 0.25,
  superlative: 0.25,
}

/** Every claim that no evidence excuses outright, weighed by what stands around it. */
export const weighedClaimsOf = defineReading<readonly WeighedClaim[]>(
  (draft) => {
    const claims = claimsOf(draft)
    if (claims.length === 0 || silentSections.has(sectionOf(draft)) || draft.data.attribution === 'off') return []
    const bare = claims.filter((claim) => excuseFor(draft, claim) === undefined)
    const rhetorical = bare.filter(({kind}) => kind === 'rhetorical').length
    return bare.map((claim) => weigh(draft, claim, rhetorical))
  },
  [claimsOf, attributionsOf, linesIn, titleOf, sectionOf, sectionsByBlock, isEvidenceDesert],
)

/** What was looked for in vain. */
export function lookedFor({terms}: WeighedClaim): string {
  const where = Object.keys(terms).some((name) => name.startsWith('speaker')) ? 'sentence' : 'paragraph or the next'
  return `No link, no footnote and no named speaker in this ${where}.`
}

const silentSections = new Set(['opinion', 'fiction', 'faq'])
const silentRoles = new Set(['caption', 'chrome', 'cell', 'quotation'])

/** The hard stop that excuses a claim outright: somebody is named, or it is nobody's assertion. */
function excuseFor(draft: Draft, claim: Claim): string | undefined {
  const sentence = sentenceAround(claim)
  const section = sectionsByBlock(draft).get(claim.block.index)
  if (silentRoles.has(roleOf(draft, claim))) return 'no running text'
  if (section !== undefined && silentSections.has(section)) return section
  if (claim.block.field?.includes('.')) return 'title of another piece'
  const excuse = excuseOfSentence(draft, sentence)
  if (excuse) return excuse
  if (isFirstPerson(draft, firstWords(claim))) return 'first person'
  if (isNamedInSentence(draft, claim, sentence)) return 'named speaker'
  if (isLedIn(draft, claim)) return 'named in the lead-in'
  if (claim.kind === 'study' && isPollNamed(draft, claim.block)) return 'named poll'
  if (claim.definite === true && !isEvidenceDesert(draft)) return 'named before'
  return isRefuted(claim, sentence) ? 'told to be refuted' : undefined
}

/** What was found of a sentence last in a draft: many claims may stand in one. */
const askedLast = new WeakMap<Draft, {sentence: Span; excuse: string | undefined}>()

/** What excuses every claim of a sentence. */
function excuseOfSentence(draft: Draft, sentence: Span): string | undefined {
  const {block, start} = sentence
  const last = askedLast.get(draft)
  if (last?.sentence.block === block && last.sentence.start === start && last.sentence.end === sentence.end)
    return last.excuse
  const isQuestion = /\?["”’')\]]*$/.test(textOf(sentence))
  const isSourced = hasReference(draft, sentence) || isNoted(draft, sentence)
  const excuse = isSourced ? 'link or footnote' : isQuestion ? 'question' : undefined
  askedLast.set(draft, {sentence, excuse})
  return excuse
}

/** `…, he argued. [6]`: a typed footnote right behind the sentence or in it, or a link or footnote that opens the next one. */
function isNoted(draft: Draft, {block, start, end}: Span): boolean {
  const {text} = block.prose
  if (/\[\^?\d{1,3}\]|[¹²³⁴-⁹]/.test(text.slice(start, end))) return true
  return (
    /^\s?(?:\[\^?\d{1,3}\]|[¹²³⁴-⁹])/.test(text.slice(end, end + 7)) ||
    hasReference(draft, {block, start: end, end: end + 1})
  )
}

/** A belief that the same sentence or the next one contradicts: `… is often seen as slow. In reality, …`. */
function isRefuted(claim: Claim, sentence: Span): boolean {
  const {block, kind} = claim
  if (kind !== 'passive' && kind !== 'quantifier' && kind !== 'vague-source') return false
  const within = Math.min(sentence.end, claim.end + longestClause)
  if (holdsPhrase({block, start: claim.end, end: within}, grammar['contradicts-within'])) return true
  const end = Math.min(block.prose.text.length, sentence.end + longestOpening)
  return sentence.end < end && holdsPhrase({block, start: sentence.end, end}, grammar['contradicts-next'])
}

/** In how many characters a sentence says of its own claim that it isn't so. */
const longestClause = 400

/** In how many characters the next sentence says that it isn't so. */
const longestOpening = 36

/** The claim with the word before and the two behind it: `we asked experts`, `experts told us`. */
function firstWords({block, start, end}: Claim): Span {
  const words = wordsOf(block)
  const from = words[Math.max(0, firstEndingAfter(words, start) - 2)]
  const to = words[Math.min(words.length - 1, firstEndingAfter(words, end - 1) + 2)]
  return {block, start: from?.start ?? start, end: to?.end ?? end}
}

/** A named speaker with a cue of speech in the same sentence; one inside what the generic source says stands for himself. */
function isNamedInSentence(draft: Draft, claim: Claim, sentence: Span): boolean {
  return namedAmong(attributionsWithin(draft, sentence)).some(
    (attribution) => !overlaps(attribution.cue, claim) && !isContentOf(claim, attribution),
  )
}

const named = new WeakMap<readonly Attribution[], readonly Attribution[]>()

/** Those who speak with a name, picked once for all claims of a sentence. */
function namedAmong(all: readonly Attribution[]): readonly Attribution[] {
  const found = named.get(all) ?? all.filter(({kind, isAct}) => kind === 'named' && !isAct)
  named.set(all, found)
  return found
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end

/** `Analysts noted that the Senate has called for`: what follows the claim without a comma before its speaker. */
function isContentOf(claim: Claim, {cue, order, speaker}: Attribution): boolean {
  if (cue.start < claim.end) return false
  if (order === 'shared') return true
  if (order !== 'forward' && order !== 'relative') return false
  const before = claim.block.prose.text.slice(claim.end, speaker?.start ?? cue.start).trimEnd()
  return !/[,;:—–”"]$/.test(before)
}

/** An item of a list inherits the source of its lead-in: `The auditor, Jane Doe, said:`. */
function isLedIn(draft: Draft, claim: Claim): boolean {
  const lead = roleOf(draft, claim) === 'listItem' ? leadInOf(draft).get(claim.block.index) : undefined
  return lead !== undefined && (referencesIn(draft).has(lead.index) || hasSpeaker(draft, lead, undefined))
}

/** The paragraph with a colon at its end before the list each block stands in. */
const leadInOf = defineReading<ReadonlyMap<number, Block>>(
  (draft) => {
    const leads = new Map<number, Block>()
    let lead: Block | undefined
    for (const {block, role, text} of linesIn(draft))
      if (role !== 'listItem') lead = text.endsWith(':') ? block : undefined
      else if (lead) leads.set(block.index, lead)
    return leads
  },
  [linesIn],
)

/** Is the poll or the body behind figures named in the paragraph? */
const isPollNamed = (draft: Draft, block: Block) =>
  holdsPhrase(wholeOf(block), grammar.poll) && datedDocuments(draft, block).length > 0

/** Asked once for all claims of a block. */
const holdsSlot = defineBlockReading(({prose}) => /\[[^\]\n]*(?:\s|replace|insert|name)[^\]\n]*\]/i.test(prose.text))

/** What is held against a claim, or speaks for it: the value it adds to the confidence where it holds. */
interface Term {
  name: string
  value: number
  holds(draft: Draft, claim: Claim, role: Role): boolean
}

const terms: readonly Term[] = [
  {
    name: 'speaker named in this paragraph',
    value: -0.35,
    holds: (draft, claim) => hasSpeaker(draft, claim.block, claim),
  },
  {
    name: 'speaker named in the next paragraph',
    value: -0.25,
    holds: (draft, {block}) => {
      const next = nextBody(draft).get(block.index)
      return next !== undefined && hasSpeaker(draft, next, undefined)
    },
  },
  {name: 'link in this paragraph', value: -0.25, holds: (draft, {block}) => referencesIn(draft).has(block.index)},
  {
    name: 'named elsewhere',
    value: -0.15,
    holds: (draft, {noun}) => noun !== undefined && groundedNouns(draft).has(noun),
  },
  {
    name: 'study described below',
    value: -0.25,
    holds: (draft, {kind, block}, role) =>
      kind === 'study' && isStudyDescribed(draft, paragraphsFrom(draft, block, role)),
  },
  {
    name: 'said of some before',
    value: -0.15,
    holds: (_, claim) => claim.noun === 'others' && holdsPhrase(before(claim), grammar.some),
  },
  {
    name: 'consensus forecast',
    value: -0.15,
    holds: (_, claim) => grammar['forecast-cue'].has(claim.cue ?? '') && /\d/.test(textOf(sentenceAround(claim))),
  },
  {name: 'dated document', value: -0.2, holds: (draft, {block}) => datedDocuments(draft, block).length > 0},
  {
    name: 'headline or lede',
    value: 0.1,
    holds: (draft, {block}, role) => role === 'title' || role === 'subhead' || ledeOf(draft) === block,
  },
  {
    name: 'accusation or demand',
    value: 0.1,
    holds: (_, {block, cue = '', end}) => grammar['accusing-cue'].has(cue) || demand.before(block, end) !== undefined,
  },
  {
    name: 'told by whom below',
    value: -0.25,
    holds: (draft, {kind, block}, role) =>
      (kind === 'study' || ofPeople.has(kind)) &&
      opensStory(draft, block, role) &&
      isToldBelow(draft, block, kind === 'study'),
  },
  {
    name: 'speaker named in the paragraph before',
    value: -0.15,
    holds: (draft, {kind, block}) => {
      const last = ofPeople.has(kind) ? bodyBefore(draft).get(block.index) : undefined
      return last !== undefined && hasSpeaker(draft, last, undefined)
    },
  },
  {
    name: 'what a field believes',
    value: -0.1,
    holds: (draft, {noun = '', cue = ''}) =>
      grammar.field.has(noun) && grammar['belief-cue'].has(cue) && !isEvidenceDesert(draft),
  },
  {name: 'two generic sources', value: 0.1, holds: (_, {coordinated}) => coordinated === true},
  {
    name: 'now or widely',
    value: 0.05,
    holds: (_, claim) => claim.kind !== 'passive' && holdsPhrase(claim, grammar.widely),
  },
  {name: 'nobody named in the draft', value: 0.2, holds: (draft) => isEvidenceDesert(draft)},
  {
    name: 'placeholder in this paragraph',
    value: 0.1,
    holds: (_, {block}) => holdsSlot(block),
  },
]

/** Weigh a claim; `rhetorical` is how many rhetorical ones the draft has. */
function weigh(draft: Draft, claim: Claim, rhetorical: number): WeighedClaim {
  const {kind} = claim
  const role = roleOf(draft, claim)
  const more = kind === 'rhetorical' ? Math.min(0.2, (rhetorical - 1) * 0.1) : 0
  const held = Object.fromEntries([
    [kind, claim.second ? 0.5 : base[kind]],
    ...(more === 0 ? [] : [['more of the kind', more]]),
    ...terms.filter((term) => term.holds(draft, claim, role)).map(({name, value}) => [name, value]),
  ])
  const sum = Object.values<number>(held).reduce((total, term) => total + term, 0)
  const most = role === 'subhead' && kind === 'rhetorical' ? 0.59 : 1
  return {...claim, terms: held, confidence: Math.min(most, Math.max(0, Math.round(sum * 100) / 100))}
}

const before = ({block, start}: Claim) => ({block, start: Math.max(0, start - 400), end: start})

/** Does one of the paragraphs take the study up: `the study, by …`, `more than half of 2,000 people surveyed`? */
const isStudyDescribed = (draft: Draft, blocks: readonly Block[]): boolean =>
  blocks.some(
    (block, i) =>
      holdsPhrase(wholeOf(block), grammar['study-taken-up']) || (i > 0 && datedDocuments(draft, block).length > 0),
  )

/** The paragraph and what follows it: one more, behind a headline three. */
function paragraphsFrom(draft: Draft, block: Block, role: Role): Block[] {
  const blocks = [block]
  for (let more = role === 'title' || role === 'subhead' ? 3 : 1; more > 0; more--) {
    const next = nextBody(draft).get((blocks.at(-1) as Block).index)
    if (next) blocks.push(next)
  }
  return blocks
}

/** Does somebody with a name, or he or she, speak in the block? */
const hasSpeaker = (draft: Draft, block: Block, claim: Claim | undefined): boolean =>
  speakersIn(draft, block).some((attribution) => !claim || speaksBeside(attribution, claim))

const speaksBeside = (attribution: Attribution, claim: Claim): boolean =>
  !overlaps(attribution.cue, claim) && !(overlaps(attribution.sentence, claim) && isContentOf(claim, attribution))

const speakersMemo = defineReading(() => new Map<Block, readonly Attribution[]>(), [attributionsOf])

/** The attributions of a block to somebody with a name, or to him or her, for all claims in it. */
function speakersIn(draft: Draft, block: Block): readonly Attribution[] {
  const memo = speakersMemo(draft)
  const known = memo.get(block)
  if (known) return known
  const speakers = attributionsIn(draft, block).filter(isSpeaker)
  memo.set(block, speakers)
  return speakers
}

function isSpeaker({kind, isAct, order, speaker}: Attribution): boolean {
  if ((kind !== 'named' && kind !== 'pronoun') || isAct || order === 'shared') return false
  return speaker?.block.prose.text[speaker.start - 1] !== '['
}

/** The body block before each body block. */
const bodyBefore = defineReading<ReadonlyMap<number, Block>>((draft) => {
  const blocks = new Map(draft.blocks.map((block) => [block.index, block]))
  return new Map(
    [...nextBody(draft)].flatMap(([index, next]) => {
      const block = blocks.get(index)
      return block ? [[next.index, block] as const] : []
    }),
  )
})

/** The body block behind each body block. */
const nextBody = defineReading<ReadonlyMap<number, Block>>(
  (draft) => {
    const next = new Map<number, Block>()
    let last: Block | undefined
    for (const {block, role} of linesIn(draft)) {
      if (role === 'chrome' || role === 'caption' || block === last) continue
      if (last) next.set(last.index, block)
      last = block
    }
    return next
  },
  [linesIn],
)

/** Claims of people whom a story may name later. */
const ofPeople: ReadonlySet<ClaimKind> = new Set(['vague-source', 'quantifier'])

/** How many paragraphs open a story, and how many it may then take to say who they quote. */
const [opening, laterInStory] = [2, 4]

/** A headline, a line over the text or one of the first paragraphs: news says `experts warn` there, and then who. */
function opensStory(draft: Draft, block: Block, role: Role): boolean {
  if (role === 'title' || role === 'subhead') return true
  let lede = ledeOf(draft)
  for (let more = opening; more > 0 && lede; more--) {
    if (block.index <= lede.index) return true
    lede = nextBody(draft).get(lede.index)
  }
  return false
}

/** Does one of the next paragraphs name who speaks, or the study, team or journal behind it? */
function isToldBelow(draft: Draft, from: Block, isStudy: boolean): boolean {
  let block: Block | undefined = from
  for (let more = laterInStory; more > 0 && block; more--) {
    block = nextBody(draft).get(block.index)
    if (block && ((!isStudy && hasSpeaker(draft, block, undefined)) || isOfNamedTeam(draft, block))) return true
  }
  return false
}

/** `Ann Lee of the University of Hull and colleagues`, `in the journal Nature`. */
const isOfNamedTeam = (draft: Draft, block: Block): boolean =>
  holdsPhrase(wholeOf(block), grammar['study-team']) && namesIn(draft, block).includes(true)

/** The first paragraph of running text. */
const ledeOf = defineReading<Block | undefined>(
  (draft) => linesIn(draft).find(({role, text}) => role === 'body' && text.split(/\s+/).length >= 8)?.block,
  [linesIn],
)

/** The nouns of the draft's claims of which one is named anywhere: `Jane Doe, a historian at Yale`, `analysts at Citi`. */
const groundedNouns = defineReading<ReadonlySet<string>>(
  (draft) => {
    const grounded = new Set<string>()
    const nouns = [...new Set(claimsOf(draft).flatMap(({noun}) => noun ?? []))]
    const words = makeHashTable()
    const forms = nouns.flatMap((noun) => [noun, singularOf(noun)].map((form) => ({noun, hash: firstHash(form)})))
    for (const [i, {hash}] of forms.entries()) words.add(hash, i)
    const blocks = indexBlocks(draft, words)
    for (const {noun, hash} of forms)
      if (!grounded.has(noun) && blocks[words.get(hash)]?.some((block) => isGroundedIn(draft, block, noun)))
        grounded.add(noun)
    return grounded
  },
  [claimsOf, tokensIn],
)

const singularOf = (noun: string) => noun.replace(/s$/, '')

/** The hash of the word a noun starts with, as tokens have it. */
const firstHash = (noun: string) => hashOf(/^[\p{L}\p{M}\p{N}]*/u.exec(noun)?.[0] ?? '')

function isGroundedIn(draft: Draft, block: Block, noun: string): boolean {
  const {text} = block.prose
  const singular = singularOf(noun)
  if (!text.includes(singular) || isTitleCase(text) || !isProse(block)) return false
  const words = wordsOf(block)
  const names = namesIn(draft, block)
  return words.some(({lower}, i) => (lower === singular || lower === noun) && isNamedBeside(names, words, i))
}

function isNamedBeside(names: readonly (boolean | 'maybe')[], words: ReturnType<typeof wordsOf>, at: number): boolean {
  if (names[at + 1] === true || names[at - 1] === true) return true
  const isTied = words[at + 1]?.text === ',' || isOneOf(words[at + 1], grammar['name-tie'])
  if (isTied && (names[at + 2] === true || names[at + 3] === true)) return true
  for (let back = at - 1; back >= at - 5 && words[back]?.isWord; back--)
    if (isOneOf(words[back], grammar.article)) return words[back - 1]?.text === ',' && names[back - 2] === true
  return false
}
