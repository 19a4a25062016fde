// Spelling: which variety of English a draft is written in, and the words that are not in it.

import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {ownHits, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import pairsData from '../../lists/spelling-pairs.json' with {type: 'json'}

/** A word in the other variety, and how the draft or the house spells it. */
interface OddSpelling {
  hit: Hit
  is: 'US' | 'British'
  /** The house has said how it spells. */
  sure: boolean
}

/** Each pair in -ize the other way round: the list has it once. */
function inReverse(pairs: Readonly<Record<string, string>>): Record<string, string> {
  const reversed: Record<string, string> = {}
  for (const [one, other] of Object.entries(pairs)) reversed[other] = one
  return reversed
}

const {us, gb, ize, ...others} = pairsData.kinds
const pairs = definePhrases({...pairsData, kinds: {us, gb, ize, ise: inReverse(ize), ...others}})

type Kind = 'us' | 'gb' | 'ize' | 'ise' | 'percent' | 'sign'

/** The words of the draft that tell a variety: its own, in running text, and no names. */
export const spellingsOf = defineReading<Readonly<Record<Kind, readonly Hit[]>>>(
  (draft) => {
    const all = ownHits(draft, pairs)
    const software = new Set(all.filter(({kind}) => kind === 'software').map(({block}) => block.index))
    const own = all.filter((hit) => isOwn(draft, hit, software))
    const of = (kind: Kind) => own.filter((hit) => hit.kind === kind)
    return {us: of('us'), gb: of('gb'), ize: of('ize'), ise: of('ise'), percent: of('percent'), sign: of('sign')}
  },
  [pairs, quotationsOf, linesIn],
)

/** A capital that opens no sentence is a name's: Labor Party. Programs of computers are programs everywhere. */
function isOwn(draft: Draft, {block, start, end, kind, phrase}: Hit, software: ReadonlySet<number>): boolean {
  const {text} = block.prose
  if (/^programs?$/.test(phrase) && software.has(block.index)) return false
  if (kind === 'percent' || kind === 'sign') return roleOf(draft, {block, start, end}) === 'body'
  if (/[@#/._-]$/.test(text[start - 1] ?? '') || /^[/_@]|^\.\p{L}/u.test(text.slice(end, end + 2))) return false
  if (!/^\p{Lu}/u.test(text.slice(start, end))) return true
  const opens = /(?:^|[.!?:]["”’)]* )$/.test(text.slice(Math.max(0, start - 4), start))
  return opens && /^[\s,]+\p{Ll}/u.test(text.slice(end, end + 3))
}

/** The words in the other variety than the house's, or than most of the draft's; Oxford spelling keeps -ize in British. */
export function oddSpellingsIn(draft: Draft, language: string | undefined, oxford: boolean): OddSpelling[] {
  const {us, gb, ize, ise} = spellingsOf(draft)
  const variety = /^en-US/i.test(language ?? '')
    ? 'US'
    : /^en-(?:GB|UK|IE|AU|NZ|ZA|IN)/i.test(language ?? '')
      ? 'British'
      : undefined
  if (variety === 'US') return odd([...gb, ...ise], 'British', true)
  if (variety === 'British') return odd(oxford ? us : [...us, ...ize], 'US', true)
  if (gb.length + ise.length <= us.length && us.length > 0) return odd([...gb, ...ise], 'British', false)
  const endings = ise.length > ize.length ? odd(ize, 'US', false) : ize.length > 0 ? odd(ise, 'British', false) : []
  return [...(gb.length + ise.length > 0 ? odd(us, 'US', false) : []), ...endings]
}

const odd = (hits: readonly Hit[], is: OddSpelling['is'], sure: boolean): OddSpelling[] =>
  hits.map((hit) => ({hit, is, sure}))

/** The rarer of "per cent" in words and the sign, where running text has both. */
export function oddPercentIn(draft: Draft): readonly Hit[] {
  const {percent, sign} = spellingsOf(draft)
  return percent.length >= sign.length ? sign : percent
}
