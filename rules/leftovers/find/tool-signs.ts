// Tool signs: what in a sentence shows that a writing tool speaks to the person it wrote for, counted in points.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentencesOf} from '../../../src/core/draft/sentences.ts'
import {groupByBlock, type Span, textOf} from '../../../src/core/draft/spans.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {inQuotationMarks, quotationsByBlock, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {phrasesWithin} from '../../../src/reading/text/phrases-within.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import list from '../../lists/tool-talk.json' with {type: 'json'}

type Act = keyof typeof list.frames

type Kind = 'done' | 'offer' | 'scaffold' | 'prompt'

/** The acts of a tool: what it did to the text, asks or offers, was given, labels, or was told. */
/** The acts of a tool, by the kind of finding they make, with the points each counts: what it did to the text, what it
 * asks or offers, labels for its choices, and what it was told. */
const acts: Readonly<Record<Kind, Readonly<Partial<Record<Act, number>>>>> = {
  done: {
    'did-craft': 4,
    'did-work': 2,
    'so-work': 3,
    'bare-craft': 4,
    'bare-work': 1,
    bare: 3,
    been: 1,
    guess: 4,
    own: 5,
    cannot: 5,
    cant: 3,
    lacking: 5,
    think: 5,
    will: 3,
    steps: 4,
    hand: 2,
    'hand-new': 6,
    'hand-mark': 4,
    judge: 2,
    order: 5,
    told: 5,
    wish: 2,
    brief: 4,
    nod: 3,
    quick: 1,
  },
  offer: {'ask-me': 6, 'ask-shall': 4, 'ask-happy': 3, 'ask-say': 2, 'ask-free': 3, advise: 2},
  scaffold: {second: 9, other: 4, option: 5, budget: 6, spec: 4, sure: 4},
  prompt: {echo: 3, 'echo-count': 3, 'echo-ban': 2},
}

const allActs = new Map(
  (Object.keys(acts) as Kind[]).flatMap((kind) =>
    Object.entries(acts[kind]).map(([act, points]) => [act, {kind, points}] as const),
  ),
)

/** What else in a sentence, and in how it is set, speaks for or against it. */
const others: Readonly<Record<string, number>> = {
  craft: 6,
  object: 2,
  tone: 3,
  check: 4,
  here: 2,
  choice: 2,
  mention: 3,
  bracket: 3,
  edge: 2,
  question: 1,
  short: 1,
  long: -5,
  huge: -8,
  item: -4,
}

/** Acts that may overlap are looked for in lists of their own. */
const groups: readonly (readonly Act[])[] = [
  [
    'did-craft',
    'did-work',
    'bare-craft',
    'bare-work',
    'guess',
    'cannot',
    'cant',
    'think',
    'will',
    'steps',
    'hand',
    'hand-new',
  ],
  ['hand-mark', 'judge', 'bare', 'been', 'lacking', 'own'],
  ['so-work', 'ask-me'],
  ['ask-shall', 'ask-happy', 'ask-say', 'ask-free', 'advise'],
  ['order', 'wish', 'brief'],
  ['told', 'nod', 'quick'],
  ['second', 'other', 'option', 'budget', 'spec', 'sure'],
  ['echo', 'echo-count', 'echo-ban'],
]

const lists = groups.map((group) =>
  definePhrases({
    kinds: {},
    frames: Object.fromEntries(group.map((act) => [act, list.frames[act]])),
    words: list.words,
  }),
)

const vocabulary = Object.entries(phraseSets(list.kinds))

/** A sentence with its signs. */
export interface Signed extends Span {
  signs: ReadonlySet<string>
}

/** The sentences that hold an act outside of quotation marks, block by block. */
export const signedSentencesOf = defineReading<readonly Signed[]>(
  (draft) =>
    [...groupByBlock(lists.flatMap((one) => hitsOf(draft, one)))].flatMap(([block, hits]) =>
      sentencesOf(block).flatMap((sentence) => {
        const own = hits.filter((hit) => hit.start >= sentence.start && hit.start < sentence.end && isSaid(draft, hit))
        return own.length > 0 ? [{...sentence, signs: signsIn(draft, sentence, own)}] : []
      }),
    ),
  [...lists, quotationsOf],
)

/** Not in quotation marks, though it may hold some: `your "dry" steer`. */
const isSaid = (draft: Draft, {block, start}: Hit) => !inQuotationMarks(draft, {block, start, end: start + 1})

/** So many words in quotation marks are an expression that is spoken of. */
const mentioned = 4

function signsIn(draft: Draft, sentence: Span, hits: readonly Hit[]): Set<string> {
  const signs = new Set(hits.map(({kind}) => kind))
  for (const [name, words] of vocabulary)
    if ([...phrasesWithin(sentence, words)].some((found) => !inQuotationMarks(draft, found))) signs.add(name)
  const quotations = quotationsByBlock(draft).get(sentence.block) ?? []
  const isMention = (one: Span) =>
    one.start >= sentence.start && one.end <= sentence.end && textOf(one).split(' ').length <= mentioned
  if (quotations.some(isMention)) signs.add('mention')
  return signs
}

/** The points of all signs together. */
export function weightOf(signs: ReadonlySet<string>): number {
  let points = 0
  for (const sign of signs) points += allActs.get(sign)?.points ?? others[sign] ?? 0
  return points
}

/** Do the acts alone go far enough? Words of text-making stand in much copy. */
export function isAct(signs: ReadonlySet<string>): boolean {
  let points = 0
  for (const sign of signs) if (sign !== 'wish') points += allActs.get(sign)?.points ?? 0
  return points > 1
}

/** The kind of the act that counts most. */
export function actOf(signs: ReadonlySet<string>): Kind {
  let best: {kind: Kind; points: number} | undefined
  for (const sign of signs) {
    const act = allActs.get(sign)
    if (act && act.points > (best?.points ?? 0)) best = act
  }
  return best?.kind ?? 'done'
}
