// Guilt: people whom the copy calls killers or thieves while the law has only arrested or charged them.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import {groupByBlock, type Span} from '../../../src/core/draft/spans.ts'
import {defineContext} from '../../../src/core/frames/context.ts'
import {firstEndingAfter} from '../../../src/core/order.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {isProse, phraseSets, wordsOf} from '../../../src/reading/text/words.ts'
import data from '../../lists/guilt-words.json' with {type: 'json'}
import grammar from '../../lists/law-grammar.json' with {type: 'json'}

const guiltWords = definePhrases(data)

/** A person called guilty, with the article; `cue` says how far the law has come. */
export interface EarlyVerdict extends Span {
  /** `offence` names a crime (`the killer`), `act` only what was done (`the gunman`), `nearby` has its cue in the next clause. */
  kind: 'offence' | 'act' | 'nearby'
  noun: Span
  plural: boolean
  /** `two` of “two robbers”; empty where nobody is counted. */
  count: string
  cue: Span
  /** The cue tells of the arrest or charge itself, when nobody is a defendant yet. */
  isTold: boolean
}

/** Those called guilty in the publication's own words, where no place of the draft speaks of a conviction. */
export const earlyVerdicts = defineReading<readonly EarlyVerdict[]>(
  (draft) => {
    const hits = hitsOf(draft, guiltWords)
    const nouns = hits.filter(({kind}) => kind === 'offender' || kind === 'act')
    if (nouns.length === 0 || hits.some(({kind}) => kind === 'settled')) return []
    const cues = groupByBlock(hits.filter(({kind}) => cueKinds.has(kind)))
    return nouns.flatMap((noun) => {
      const verdict = isProse(noun.block) && !isQuoted(draft, noun) ? judge(draft, noun, cues) : undefined
      return verdict ? [verdict] : []
    })
  },
  [guiltWords, quotationsOf, linesIn],
)

const cueKinds = new Set(['charged', 'verb', 'custody', 'arrest'])

function judge(draft: Draft, noun: Hit, cues: ReadonlyMap<Block, readonly Hit[]>): EarlyVerdict | undefined {
  const {block, start, end} = noun
  const {text} = block.prose
  if (/^(?:['’]s?\b|-\p{L})/u.test(text.slice(end, end + 3)) || text[start - 1] === '-') return undefined
  const phrase = readPhrase(draft, noun)
  if (!phrase) return undefined
  const here = cues.get(block) ?? []
  const near = here.filter((cue) => cue.start < end + 160 && start < cue.end + 60)
  const cue = near.find((other) => isLinked(draft, noun, phrase, other))
  const found = {
    block,
    start: phrase.start,
    end,
    noun: {block, start, end},
    plural: phrase.plural,
    count: countIn(phrase),
  }
  if (cue) return {...found, kind: noun.kind === 'act' ? 'act' : 'offence', cue, isTold: holdsPhrase(cue, telling)}
  if (noun.kind === 'act' || phrase.plural || phrase.article !== 'the') return undefined
  const above = draft.blocks[block.index - 1]
  const before = [...((above && cues.get(above)) ?? []), ...here.filter((other) => other.end < start)]
  const earlier = before.findLast(isPersonCharged)
  return earlier && {...found, kind: 'nearby', cue: earlier, isTold: false}
}

interface NounPhrase {
  start: number
  article: string
  plural: boolean
}

const doubts = new Set<string>(
  'alleged suspected suspect accused purported presumed would-be so-called supposed possible potential convicted jailed confessed self-confessed admitted former reformed reputed fictional wannabe apparent masked unknown unidentified'.split(
    ' ',
  ),
)
const generic = new Set<string>(
  'any every each no most some many all few more other such or like as and becomes become being'.split(' '),
)
const articles = new Set<string>('the a an this that these those his her their its one both'.split(' '))
const counts = new Set<string>('two three four five six seven eight nine ten'.split(' '))

const countIn = ({article}: NounPhrase) => (counts.has(article) ? article : '')

/** The words before the noun back to its article; nothing where they leave guilt open or speak of a sort of people. */
function readPhrase(draft: Draft, {block, start, end}: Hit): NounPhrase | undefined {
  const words = wordsOf(block)
  const at = firstEndingAfter(words, start)
  const sentence = words[at]?.sentence
  const plural = /(?:[^s]s|men|thieves)$/i.test(block.prose.text.slice(start, end))
  for (let i = at - 1; i >= Math.max(0, at - 5); i--) {
    const word = words[i]
    if (!word?.isWord || word.sentence !== sentence || inPhrase.has(word.lower)) break
    if (doubts.has(word.lower) || generic.has(word.lower)) return undefined
    if (articles.has(word.lower) || counts.has(word.lower)) return {start: word.start, article: word.lower, plural}
  }
  return isHeading(draft, {block, start, end}) ? {start, article: '', plural} : undefined
}

const isHeading = (draft: Draft, span: Span) => /^(?:title|subhead)$/.test(roleOf(draft, span))

const apposition = /^\s*(?:,[^;:.!?]{1,90},|\([^()]{1,40}\))?\s*(?:,?\s*who\s+)?$/
const contextOf = (kind: keyof typeof grammar.context) =>
  defineContext({frames: grammar.context, words: grammar.words}, kind)
const [objectGap, personBefore, personAfter] = [
  contextOf('object gap'),
  contextOf('person before'),
  contextOf('person after'),
]
const {'open clause': openClause, telling} = phraseSets(grammar.kinds)
const inPhrase: ReadonlySet<string> = new Set(grammar.words.preposition)

function isLinked(draft: Draft, {block, start, end}: Hit, phrase: NounPhrase, cue: Hit): boolean {
  const {text} = block.prose
  if (cue.start >= end) {
    const before = {block, start: sentenceAround({block, start, end}).start, end: phrase.start}
    const gap = text.slice(end, cue.start)
    if (holdsPhrase(before, openClause)) return false
    if (cue.kind === 'charged') return apposition.test(gap)
    return (
      cue.kind !== 'arrest' && gap.trim() === '' && (isHeading(draft, {block, start, end}) || phrase.article !== '')
    )
  }
  if (cue.kind !== 'arrest' && cue.kind !== 'verb') return false
  if (holdsPhrase({block, start: Math.max(0, cue.start - 60), end: cue.start}, openClause)) return false
  return objectGap.is({block, start: cue.end, end: start})
}
/** Does the cue say that a person, not a thing, is arrested or charged? */
const isPersonCharged = ({block, start, end, kind}: Hit): boolean =>
  (kind === 'charged' && personBefore.before(block, start) !== undefined) ||
  (kind === 'verb' && personAfter.after(block, end) !== undefined)
