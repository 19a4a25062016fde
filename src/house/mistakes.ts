// What is wrong in house rules of the right shape: patterns, messages, limits and examples that don't hold together.
import {classFinder, frameMistakes, readFrame} from '../core/frames/read.ts'
import {FrameError} from '../core/frames/syntax.ts'
import {bracketMistake, countExpanded} from '../core/phrases/phrase-parts.ts'
import {houseSchema} from '../core/settings/house-schema.ts'
import {checkValue, listOf} from '../core/settings/schema.ts'
import type {Mistake} from '../core/settings/settings.ts'
import {expressionMistake} from './expressions.ts'
import {formulaMistake} from './measures.ts'
import {wordsFor} from './message.ts'
import {type HouseRuleSetting, type HouseRules, oneOrMore, soughtIn, type WrongExample} from './setting.ts'

/** Everything wrong in rules of the right shape; paths start with the name of the rule. */
export const houseMistakes = (house: HouseRules): Mistake[] => [
  ...Object.entries(house).flatMap(([name, setting]) =>
    mistakesIn(setting).map((mistake) => ({...mistake, path: [name, ...mistake.path]})),
  ),
  ...circleMistakes(house),
]

/** Everything wrong in what should be rules: in their shape, or else in what they say. */
export function wrongInHouse(house: unknown): Mistake[] {
  const shape = checkValue(houseSchema, house)
  return shape.length > 0 ? shape : houseMistakes(house as HouseRules)
}

const mistakesIn = (setting: HouseRuleSetting): Mistake[] => [
  ...phraseMistakes(setting),
  ...patternMistakes(setting),
  ...insteadMistakes(setting),
  ...limitMistakes(setting),
  ...messageMistakes(setting),
  ...exampleMistakes(setting),
]

type At = Pick<Mistake, 'path' | 'about'>

/** The texts of a key, each with its place. */
function textsAt(key: keyof HouseRuleSetting, value: unknown): (At & {text: string})[] {
  if (typeof value === 'string') return [{path: [key], text: value}]
  if (Array.isArray(value))
    return value.flatMap((item, i) => textsAt(key, item).map((one) => ({...one, path: [key, i, ...one.path.slice(1)]})))
  return Object.keys((value as object | undefined) ?? {}).map((text) => ({path: [key, text], about: 'key', text}))
}

const most = 1000

/** What is wrong with phrases: their brackets, and that they stand for too many. */
function phraseMistakes(setting: HouseRuleSetting): Mistake[] {
  const explanations = Object.entries(setting.explain ?? {}).map(([key, text]) => ({path: ['explain', key], text}))
  const keys = ['avoid', 'oneOf', 'explain', 'require', 'when', 'unless'] as const
  return [...keys.flatMap((key) => textsAt(key, setting[key])), ...explanations].flatMap(({text, ...at}) => {
    const message =
      (at.path[0] === 'explain' && !text.includes('|') ? undefined : bracketMistake(text)) ??
      (countExpanded(text) > most ? `\`${text}\` stands for more than ${most} phrases: write several.` : undefined) ??
      (/[^\s*_]/.test(text) ? undefined : `\`${text}\` has no word: write at least one out.`)
    return message ? [{...at, message}] : []
  })
}

/** What is wrong with frames and expressions. */
function patternMistakes({frames, words = {}, ...setting}: HouseRuleSetting): Mistake[] {
  const written = textsAt('frames', frames)
  const wrong = frameMistakes({frames: {'': written.map(({text}) => text)}, words})
  const near = [...textsAt('near', setting.near), ...textsAt('notNear', setting.notNear)]
  return [
    ...wrong.map(({number, message}) => ({...placeAt(written, number), message})),
    ...near.flatMap(({text, ...at}) => {
      const message = frameMistake(text, words)
      return message ? [{...at, message}] : []
    }),
    ...textsAt('expressions', setting.expressions).flatMap(({text, ...at}) => {
      const message = expressionMistake(text)
      return message ? [{...at, message}] : []
    }),
  ]
}

function placeAt(written: readonly (At & {text: string})[], number: number): At {
  const {text, ...at} = written[number] as At & {text: string}
  return at
}

/** What is wrong with a frame that needs no word written out. */
function frameMistake(text: string, words: NonNullable<HouseRuleSetting['words']>): string | undefined {
  try {
    readFrame(text, classFinder(words))
    return undefined
  } catch (error) {
    if (error instanceof FrameError) return error.message
    throw error
  }
}

function insteadMistakes({avoid, frames, expressions, instead, fix, capitals}: HouseRuleSetting): Mistake[] {
  const sought = Object.entries({avoid, frames, expressions})
  const tables = sought.filter(([, value]) => typeof value === 'object' && !Array.isArray(value))
  const [table] = tables
  const replacements = sought.flatMap(([, value]) => soughtIn(value, instead)).filter(([, one]) => one !== undefined)
  return [
    ...(table && instead !== undefined
      ? [{path: ['instead'], message: `\`${table[0]}\` says what to write for each: leave \`instead\` out.`}]
      : []),
    ...(fix && !capitals && replacements.length === 0
      ? [{path: ['fix'], message: '`fix` has nothing to write: add `instead`.'}]
      : []),
  ]
}

function limitMistakes({measure, atMost, atLeast, where, notIn}: HouseRuleSetting): Mistake[] {
  const formula = measure === undefined ? undefined : formulaMistake(measure)
  const both = oneOrMore(notIn).filter((place) => oneOrMore(where).includes(place))
  return [
    ...(formula ? [{path: ['measure'], message: formula}] : []),
    ...(measure !== undefined && atMost === undefined && atLeast === undefined
      ? [{path: ['measure'], message: '`measure` needs a limit: add `atMost` or `atLeast`.'}]
      : []),
    ...(atMost !== undefined && atLeast !== undefined && atLeast > atMost
      ? [{path: ['atLeast'], message: `\`atLeast\` is ${atLeast}, but \`atMost\` is ${atMost}: nothing can be both.`}]
      : []),
    ...both.map((place) => ({
      path: ['notIn'],
      message: `\`${place}\` is in \`where\` and in \`notIn\`: keep one of them.`,
    })),
  ]
}

function messageMistakes(setting: HouseRuleSetting): Mistake[] {
  const allowed = wordsFor(setting).map((name) => `{${name}}`)
  return [...(setting.message ?? '').matchAll(/\{\w*\}/g)].flatMap(([word]) =>
    allowed.includes(word)
      ? []
      : [{path: ['message'], message: `\`message\` can't have \`${word}\` here. Allowed: ${listOf(allowed)}.`}],
  )
}

function exampleMistakes({wrong}: HouseRuleSetting): Mistake[] {
  const isList = Array.isArray(wrong)
  return oneOrMore<WrongExample>(wrong).flatMap((one, i) => {
    const text = typeof one === 'string' ? one : one.text
    const path = ['wrong', ...(isList ? [i] : []), ...(typeof one === 'string' ? [] : ['text'])]
    return /==[\s\S]+?==/.test(text)
      ? []
      : [{path, message: 'Mark what must be found with `==` on both sides, as in `Send an ==e-mail==.`'}]
  })
}

/** Words that one rule says to write and another says to avoid. */
function circleMistakes(house: HouseRules): Mistake[] {
  const avoided = new Map<string, string>()
  for (const [name, setting] of Object.entries(house))
    if (isPlain(setting)) for (const [text] of soughtIn(setting.avoid)) avoided.set(text.toLowerCase(), name)
  return Object.entries(house).flatMap(([name, {avoid, frames, instead}]) =>
    Object.entries({avoid, frames}).flatMap(([key, value]) =>
      soughtIn(value, instead).flatMap(([text, write = '']) => {
        const by = avoided.get(write.toLowerCase())
        if (by === undefined || text.toLowerCase() === write.toLowerCase()) return []
        const path = instead === undefined ? [name, key, text] : [name, 'instead']
        return [{path, message: `\`${write}\` is to be avoided, by the rule \`${by}\`: write something else.`}]
      }),
    ),
  )
}

/** Whether a rule avoids its words everywhere. */
const isPlain = (setting: HouseRuleSetting) =>
  (['atMost', 'where', 'notIn', 'near', 'notNear', 'unless', 'matchCase', 'quotations'] as const).every(
    (key) => setting[key] === undefined,
  )
