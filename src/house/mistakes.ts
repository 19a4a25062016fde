// What is wrong in house rules of the right shape: patterns, messages, limits and examples that don't hold together.
import {classFinder, frameMistakes, readFrame} from '../core/frames/read.ts'
import {FrameError} from '../core/frames/syntax.ts'
import {bracketMistake, countExpanded} from '../core/phrases/phrase-parts.ts'
import {houseSchema} from '../core/settings/house-schema.ts'
import {checkValue, listOf} from '../core/settings/schema.ts'
import type {Mistake} from '../core/settings/settings.ts'
import {expressionMistake} from './expressions.ts'
import {isFrame} from './find.ts'
import {formulaMistake} from './measures.ts'
import {wordsFor} from './message.ts'
import {
  type HouseRuleSetting,
  type HouseRules,
  oneOrMore,
  type RightExample,
  soughtIn,
  type WrongExample,
} from './setting.ts'

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
  ...partnerMistakes(setting),
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
  const explain = setting.explain === 'all' ? {} : setting.explain
  const explanations = Object.entries(explain ?? {}).map(([key, text]) => ({path: ['explain', key], text}))
  const keys = ['avoid', 'oneOf', 'require', 'when'] as const
  const phrases = [
    ...keys.flatMap((key) => textsAt(key, setting[key])),
    ...textsAt('explain', explain),
    ...textsAt('unless', setting.unless).filter(({text}) => !isFrame(text)),
  ]
  return [...phrases, ...explanations].flatMap(({text, ...at}) => {
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
  const fine = textsAt('unless', setting.unless).filter(({text}) => isFrame(text))
  const near = [...textsAt('near', setting.near), ...textsAt('notNear', setting.notNear), ...fine]
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

/** The front matter fields that rules name as places, each with where it is named. */
export const fieldsNamed = (house: HouseRules): (At & {field: string})[] =>
  Object.entries(house).flatMap(([name, setting]) =>
    (['where', 'notIn', 'inside', 'before', 'whenIn', 'repeats'] as const).flatMap((key) =>
      textsAt(key, setting[key]).flatMap(({text, path}) =>
        text.startsWith('field:') ? [{path: [name, ...path], field: text.slice(6)}] : [],
      ),
    ),
  )

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

/** Keys that need another one to say something. */
function partnerMistakes(setting: HouseRuleSetting): Mistake[] {
  const {require, when, within, near, notNear, explain, exceptions, usedAgain, repeats, where} = setting
  const mistakes: Mistake[] = []
  const add = (key: string, message: string) => mistakes.push({path: [key], about: 'key', message})
  if (require !== undefined && within !== undefined && when === undefined)
    add('within', '`within` needs the words that something must be near: add `when`.')
  if (require === undefined && within !== undefined && near === undefined && notNear === undefined)
    add('within', '`within` says how near to `near` or `notNear`: add one of them, or leave it out.')
  for (const [key, value] of Object.entries({exceptions, usedAgain}))
    if (value !== undefined && explain !== undefined && explain !== 'all')
      add(key, `\`${key}\` only goes with \`explain: all\`: leave it out.`)
  if (repeats !== undefined && where === undefined)
    add('repeats', '`repeats` needs the places that must say something else: add `where`.')
  return mistakes
}

function messageMistakes(setting: HouseRuleSetting): Mistake[] {
  const allowed = wordsFor(setting).map((name) => `{${name}}`)
  return [...(setting.message ?? '').matchAll(/\{\w*\}/g)].flatMap(([word]) =>
    allowed.includes(word)
      ? []
      : [{path: ['message'], message: `\`message\` can't have \`${word}\` here. Allowed: ${listOf(allowed)}.`}],
  )
}

/** What is wrong with examples: what must be found isn't marked, or the rule isn't for drafts like the example. */
function exampleMistakes({wrong, right, onlyFor}: HouseRuleSetting): Mistake[] {
  const isByPath = typeof onlyFor === 'string' || Array.isArray(onlyFor)
  return [...examplesAt('wrong', wrong), ...examplesAt('right', right)].flatMap(({one, at}): Mistake[] => {
    const {text, path = undefined} = typeof one === 'string' ? {text: one} : one
    if (at[0] === 'wrong' && !/==[\s\S]+?==/.test(text))
      return [
        {
          path: typeof one === 'string' ? at : [...at, 'text'],
          message: 'Mark what must be found with `==` on both sides, as in `Send an ==e-mail==.`',
        },
      ]
    return isByPath && path === undefined
      ? [
          {
            path: at,
            message: '`onlyFor` names paths: say where the example is, as in `{text: …, path: releases/may.md}`.',
          },
        ]
      : []
  })
}

const examplesAt = (key: 'wrong' | 'right', examples: HouseRuleSetting['wrong' | 'right']) =>
  oneOrMore<WrongExample | RightExample>(examples).map((one, i) => ({
    one,
    at: [key, ...(Array.isArray(examples) ? [i] : [])],
  }))

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
  (
    [
      ...(['atMost', 'where', 'notIn', 'near', 'notNear', 'unless', 'matchCase', 'quotations'] as const),
      ...(['at', 'notAt', 'when', 'onlyFor', 'notFor'] as const),
    ] as const
  ).every((key) => setting[key] === undefined)
