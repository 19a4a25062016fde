// Ages told: one person at two ages that are a slip apart, by name or as “the 43-year-old” soon after.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {matchesIn, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {type Mention, mentionsIn} from '../../../src/reading/names/mentions.ts'
import {isQuoted} from '../../../src/reading/speech/quotations.ts'
import {isProse, phraseSets, textHolds} from '../../../src/reading/text/words.ts'
import kinData from '../../lists/kin-words.json' with {type: 'json'}
import data from '../../lists/moment-words.json' with {type: 'json'}
import {oldest, youngest} from './ages.ts'

/** An age beside the name of a person. */
interface ToldAge extends Span {
  age: number
  name: string
}

/** A later age, and the earlier one that it contradicts. */
interface OtherAge extends Span {
  kind: 'age'
  other: Span
}

const words = phraseSets(data.kinds)
const {kin} = phraseSets(kinData.kinds)

/** Ages further apart are those of two people or of two times. */
const furthest = 2
/** How many paragraphs later “the 43-year-old” may stand. */
const reach = 2

/** The ages of one person that can't both be right, in reading order. */
export function otherAges(draft: Draft): OtherAge[] {
  const named = mentionsIn(draft).flatMap((mention) => ageBeside(mention))
  if (named.length === 0) return []
  return [...named.flatMap((later) => earlierOf(draft, named, later)), ...referringAges(draft, named)].filter(
    (one) => !isQuoted(draft, one),
  )
}

/** `Ann Baker, 42,`, `Baker, aged 42,`, `Ann Baker, who is 42.` */
function ageBeside(mention: Mention): ToldAge[] {
  const {block, end, text: name} = mention
  if (block.kind !== 'paragraph' || !isProse(block)) return []
  const [whole = '', lead = '', digits = ''] =
    /^, (?:(\p{Ll}+(?:[ ’']\p{Ll}+)?) )?(\d{1,3})(?=[,.;])/u.exec(block.prose.text.slice(end, end + 30)) ?? []
  const age = Number(digits)
  if (whole === '' || age < youngest || age > oldest || (lead !== '' && !words['age lead'].has(lead))) return []
  return [{block, start: end + whole.length - digits.length, end: end + whole.length, age, name}]
}

/** The first age of the same person, where the later one is a slip away from it. */
function earlierOf(draft: Draft, named: readonly ToldAge[], later: ToldAge) {
  const first = named.find((one) => isSame(draft, one.name, later.name))
  return first && first !== later && isSlip(first.age, later.age) ? [conflict(later, first)] : []
}

const conflict = ({block, start, end}: Span, {block: holder, start: from, end: to}: Span): OtherAge => ({
  ...{block, start, end, kind: 'age'},
  other: {block: holder, start: from, end: to},
})

/** The same name, or the surname of a person whose family has no other in the draft. */
function isSame(draft: Draft, earlier: string, later: string): boolean {
  if (earlier === later) return true
  const surname = earlier.split(' ').at(-1)
  return (
    later === surname &&
    !mentionsIn(draft).some(({text}) => text !== earlier && text.includes(' ') && text.endsWith(` ${surname}`))
  )
}

/** A year or two apart, or with the digits in the other order. */
const isSlip = (a: number, b: number): boolean =>
  a !== b && (Math.abs(a - b) <= furthest || String(a) === [...String(b)].reverse().join(''))

const aged = /(?<=\b[Tt]he )(\d{1,3})-(\p{Ll}+)-(\p{Ll}+)(?= (\p{L}+))/gu

/** “The 43-year-old beat her sister” after one person's age, and nobody else's. */
const referringAges = (draft: Draft, named: readonly ToldAge[]): OtherAge[] =>
  draft.blocks
    .filter((block) => block.kind === 'paragraph' && isProse(block) && block.prose.text.includes('-year-old'))
    .flatMap((block) => matchesIn(block, aged).flatMap((span) => referringAge(draft, named, span) ?? []))

function referringAge(draft: Draft, named: readonly ToldAge[], span: Span): OtherAge | undefined {
  const {block, start, end} = span
  const [digits = '', year, old] = textOf(span).split('-')
  const [, next = ''] = /^ (\p{L}+)/u.exec(block.prose.text.slice(end)) ?? []
  if (`${year} ${old}` !== 'year old' || !meansPerson(next.toLowerCase())) return undefined
  const isBefore = (one: ToldAge) => one.block.index < block.index || (one.block === block && one.end <= start)
  const before = named.filter((one) => one.block.index >= block.index - reach && isBefore(one))
  const last = before.at(-1)
  if (!last || !isSlip(last.age, Number(digits)) || bringsOthers(draft, last, span)) return undefined
  if (before.some(({name}) => !isSame(draft, last.name, name) && !isSame(draft, name, last.name))) return undefined
  return conflict({block, start, end: start + digits.length}, last)
}

/** Does a word after “the 43-year-old” say that a person is meant: a verb or a noun for one? */
const meansPerson = (next: string): boolean =>
  words.somebody.has(next) || words['after person'].has(next) || /\p{Ll}{2}ed$/u.test(next)

/** Does anybody else come in between two places: another name, kin, “a man”? */
function bringsOthers(draft: Draft, from: ToldAge, to: Span): boolean {
  const between = draft.blocks
    .slice(from.block.index, to.block.index + 1)
    .map((block) =>
      block.prose.text.slice(block === from.block ? from.end : 0, block === to.block ? to.start : undefined),
    )
    .join('\n')
  if (textHolds(between, kin) || textHolds(between, words.somebody)) return true
  const surname = from.name.split(' ').at(-1)
  return mentionsIn(draft).some(
    ({text, block, start}) =>
      text.includes(' ') &&
      !text.endsWith(` ${surname}`) &&
      block.index >= from.block.index &&
      block.index <= to.block.index &&
      (block !== from.block || start > from.end) &&
      (block !== to.block || start < to.start),
  )
}
