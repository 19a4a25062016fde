// Reads frames and the classes they name, each when it is first needed.

import type {Hanging} from '../phrase-list.ts'
import {anchorTextsOf, lengthOf} from './anchors.ts'
import {framedClasses, tokenClasses} from './classes.ts'
import {hangingOf} from './hanging.ts'
import type {FrameClass} from './places.ts'
import {type Frame, FrameError, parseFrame} from './syntax.ts'

/** Classes by name: words, phrases and frames. */
export type WordClasses = Readonly<Record<string, readonly string[]>>

/** The frames of a list by kind, and the classes they name. */
export interface FrameData {
  frames: Readonly<Record<string, readonly string[]>>
  words?: WordClasses
}

const builtIn = new Map<string, FrameClass>()

class UnknownClass extends Error {}

/** Finds classes by name: those of a list, then the built-in ones. Throws where a frame names one that isn't there. */
export function classFinder(words: WordClasses): (name: string) => FrameClass {
  const own = new Map<string, FrameClass>()
  return (name) => {
    const known = own.get(name) ?? builtIn.get(name)
    if (known) return known
    const entries = words[name] ?? framedClasses[name]
    if (!entries) throw new UnknownClass(`There is no class \`${name}\`.`)
    const made = classFrom(entries)
    const store = words[name] ? own : builtIn
    store.set(name, made)
    return made
  }
}

/** A class by what a list has under its name; an entry that opens with `-` is left out of it. */
function classFrom(entries: readonly string[]): FrameClass {
  const words = new Set<string>()
  const frames: Frame[] = []
  const leftOut: string[] = []
  const framed: string[] = []
  for (const entry of entries) {
    if (entry.length > 1 && entry.startsWith('-') && entry[1] !== '(') leftOut.push(entry.slice(1))
    else if (isPlain(entry)) words.add(entry)
    else framed.push(entry)
  }
  for (const entry of framed) {
    const frame = parseFrame(entry)
    const spelled = wordsIn(frame)
    for (const word of spelled) words.add(word)
    if (spelled.length === 0) frames.push(frame)
  }
  return {words, frames, except: leftOut.length > 0 ? classFrom(leftOut) : undefined}
}

/** One word in lower case, and no possessive. */
const isPlain = (word: string) => /^[\da-zß-öø-ÿ]+(?:[-'][\da-zß-öø-ÿ]+)*$/.test(word) && !word.endsWith("'s")

/** The words a frame is short for, as `(a|b)` and `warn(|s|ed)` are; none where it is more. */
function wordsIn([part, more]: Frame): string[] {
  if (more || !part) return []
  if (part.is === 'word') return isPlain(part.text) ? [part.text] : []
  const words = part.is === 'any' ? part.of.map(wordsIn) : []
  return words.some((spelled) => spelled.length === 0) ? [] : words.flat()
}

type Classes = (name: string) => FrameClass

/** The most tokens a frame may take: gaps of classes that have gaps multiply. */
const longest = 1000

/** Frames by number in the order of a list, and where they hang; each is read when it is first needed. */
export function readFrames(texts: readonly {text: string; kind: string}[], classOf: Classes) {
  const frames: Frame[] = []
  const hangings: Hanging[] = []
  const textAt = (number: number) => texts[number]?.text ?? ''
  const frameAt = (number: number): Frame => {
    frames[number] ??= readFrame(textAt(number), classOf)
    return frames[number]
  }
  const hangingAt = (number: number): Hanging => {
    hangings[number] ??= hangingIn(frameAt(number), textAt(number), classOf)
    return hangings[number]
  }
  return {
    frameAt,
    hangingAt,
    anchorsAt: (number: number) => hangingAt(number) && anchorTextsOf(frameAt(number), classOf),
  }
}

function hangingIn(frame: Frame, text: string, classOf: Classes): Hanging {
  const hanging = hangingOf(frame, classOf)
  if (!hanging) throw new FrameError('A frame needs a word that every match holds', text, 1)
  if (lengthOf(frame, classOf) > longest)
    throw new FrameError(`A frame takes at most ${longest} words and marks, and this may take more`, text, 1)
  return hanging
}

/** Reads one frame. Throws a `FrameError` where it can't be read or names a class that isn't there. */
export function readFrame(text: string, classOf: Classes): Frame {
  const frame = parseFrame(text)
  checkClasses(frame, text, classOf)
  return frame
}

function checkClasses(frame: Frame, text: string, classOf: Classes): void {
  for (const name of classesIn(frame))
    checkClass(name, [], classOf, (message) => {
      throw new FrameError(message, text, text.indexOf(`{${name}}`) + 1)
    })
}

/** The classes a frame names, but those that test one token. */
const classesIn = (frame: Frame): string[] =>
  frame.flatMap((part): string[] => {
    if (part.is === 'class') return tokenClasses[part.name] ? [] : [part.name]
    if (part.is === 'any') return part.of.flatMap(classesIn)
    if (part.is === 'capture' || part.is === 'not') return classesIn(part.what)
    if (part.is === 'both') return [...classesIn(part.first), ...classesIn(part.second)]
    return part.is === 'gap' && part.of ? classesIn([part.of]) : []
  })

const sound = new WeakMap<Classes, Set<string>>()

/** Fails where a class isn't there or names itself, at any depth; each class is looked into once. */
function checkClass(name: string, within: readonly string[], classOf: Classes, fail: (message: string) => never): void {
  const known = sound.get(classOf) ?? new Set()
  sound.set(classOf, known)
  if (known.has(name)) return
  if (within.includes(name)) fail(`The class \`${name}\` names itself`)
  for (const inner of innerClasses(name, classOf) ?? fail(`There is no class \`${name}\``))
    checkClass(inner, [...within, name], classOf, fail)
  known.add(name)
}

/** The classes that the entries of a class name; undefined where there is no such class. */
function innerClasses(name: string, classOf: Classes): string[] | undefined {
  try {
    const {frames, except} = classOf(name)
    return [...frames, ...(except?.frames ?? [])].flatMap(classesIn)
  } catch (error) {
    if (error instanceof UnknownClass) return undefined
    throw error
  }
}

/** What is wrong with the frames of one list, each by its number among them. */
export function frameMistakes({frames, words = {}}: FrameData): {number: number; message: string}[] {
  const texts = Object.entries(frames).flatMap(([kind, all]) => all.map((text) => ({text, kind})))
  const {hangingAt} = readFrames(texts, classFinder(words))
  return texts.flatMap((_, number) => {
    try {
      hangingAt(number)
      return []
    } catch (error) {
      if (error instanceof FrameError) return [{number, message: error.message}]
      throw error
    }
  })
}
