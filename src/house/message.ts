// What house rules say: messages of their own, or those that go with what they look for.
import {elide} from '../core/elide.ts'
import type {PhraseList} from '../core/phrase-list.ts'
import type {RuleContext} from '../core/rule.ts'
import type {HouseHit} from './find.ts'
import {type HouseRuleSetting, oneOrMore, soughtIn} from './setting.ts'

/** A check, and the lists it needs. */
export interface HouseCheck {
  lists: readonly PhraseList[]
  check(context: RuleContext<unknown>): void
}

/** What a message may name. */
export type MessageWords = Readonly<Partial<Record<'found' | 'instead' | 'count' | 'limit' | 'first', string>>>

/** A message with its words filled in. */
const fillMessage = (message: string, words: MessageWords): string =>
  message.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(words, name) ? elide(words[name as keyof MessageWords] ?? '') : whole,
  )

/** What a rule says: its own message, or the standard one. */
export const sayOf = ({message}: HouseRuleSetting, standard: string, words: MessageWords): string =>
  fillMessage(message ?? standard, words)

/** The words that the message of a rule may name. */
export function wordsFor(setting: HouseRuleSetting): readonly string[] {
  if (setting.measure !== undefined) return ['count', 'limit']
  if (setting.oneOf ?? setting.repeats) return ['found', 'first']
  if (setting.explain === 'all') return ['found']
  if (setting.capitals ?? setting.explain) return ['found', 'instead']
  if (setting.require !== undefined) return ['count', 'limit', ...(setting.when === undefined ? [] : ['found'])]
  return [
    'found',
    ...(replacesAll(setting) ? ['instead'] : []),
    ...(setting.atMost === undefined ? [] : ['count', 'limit']),
  ]
}

/** Whether a rule says what to write instead of all that it avoids. */
function replacesAll({avoid, frames, expressions, instead}: HouseRuleSetting): boolean {
  return [avoid, frames, expressions]
    .flatMap((one) => soughtIn(one, instead))
    .every(([, replacement]) => replacement !== undefined && replacement !== '')
}

/** Says what to do about words that a rule avoids. */
export function avoidMessage({atMost}: HouseRuleSetting, {instead, kind}: Pick<HouseHit, 'instead' | 'kind'>): string {
  if (atMost !== undefined && atMost > 0) return '"{found}" stands here {count} times: the limit is {limit}.'
  if (instead === undefined)
    return kind.startsWith('e')
      ? '"{found}" is not house style: write it another way.'
      : '"{found}" is on your house list: use another word.'
  return instead === ''
    ? '"{found}" is on your house list: cut it.'
    : '"{found}" is not house style: write "{instead}".'
}

const quoted = (texts: readonly string[]) => texts.map((text) => `"${text}"`)

/** Texts as a sentence has them, the rest counted. */
function listed(texts: readonly string[], most = 3): string {
  const [shown, rest] = [quoted(texts.slice(0, most)), texts.length - most]
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** What a rule finds, in one sentence, where its file doesn't say. */
export function summaryOf(setting: HouseRuleSetting): string {
  const {oneOf, explain, capitals, measure, atMost, atLeast} = setting
  if (oneOf) return `Spellings of which a draft uses one: ${listed(oneOf.flat())}.`
  if (explain === 'all') return 'Short forms that nothing explains before they are used.'
  if (setting.repeats !== undefined)
    return `Places that say what is said elsewhere: ${listed(oneOrMore(setting.where))}.`
  if (explain) return `Short forms that need an explanation before them: ${listed(Object.keys(explain))}.`
  if (setting.require !== undefined) return `Words that must be there: ${listed(oneOrMore(setting.require))}.`
  if (capitals) return `Headings that aren't ${capitalStyleNames[capitals]}.`
  if (measure !== undefined) {
    const limits = [
      atLeast === undefined ? [] : `less than ${atLeast}`,
      atMost === undefined ? [] : `more than ${atMost}`,
    ]
    return `Copy with ${limits.flat().join(' or ')} for ${measure}.`
  }
  const sought = [setting.avoid, setting.frames, setting.expressions].flatMap((one) => soughtIn(one))
  return `Words of the house list: ${listed(sought.map(([text]) => text))}.`
}

/** The styles of headings in words. */
export const capitalStyleNames: Readonly<Record<NonNullable<HouseRuleSetting['capitals']>, string>> = {
  sentence: 'in sentence case',
  'title-ap': 'in title case (AP)',
  'title-chicago': 'in title case (Chicago)',
  all: 'in capitals',
  none: 'in small letters',
}
