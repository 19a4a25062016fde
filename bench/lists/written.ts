// Phrases and frames as the lists have them, each with its list and with what looks for it alone. Pure.
import {frameMistakes, type WordClasses} from '../../src/core/frames/read.ts'
import type {PhraseList} from '../../src/core/phrase-list.ts'
import {expand} from '../../src/core/phrases/phrase-parts.ts'
import {definePhrases, type PhraseData} from '../../src/core/phrases/phrases.ts'

/** A list as its file has it: phrases by kind, frames, and the classes that these name. */
export type ListFile = Pick<PhraseData, 'kinds' | 'caseSensitive' | 'frames'> & {words?: WordClasses}

/** A list that rules have scanned. */
export interface Listed {
  name: string
  /** The phrases that are scanned; word lists that are only looked up are none. */
  phrases: PhraseList
  frames: readonly string[]
  words: WordClasses
  rules: readonly string[]
}

/** A phrase or frame as it is written, with its list; a list of its own for the matcher. */
export interface Written {
  name: string
  text: string
  isFrame: boolean
  own: PhraseList
}

/** The lists that a rule or one of its readings has scanned. */
interface Scanned {
  id: string
  lists: readonly PhraseList[]
}

const textsOf = ({phrases}: PhraseList) => phrases.map(({text}) => text)

/** A list with the rules that have it scanned; undefined where none has. Frames without an anchor are tried beside something. */
export function listedIn(name: string, file: ListFile, scanned: readonly Scanned[]): Listed | undefined {
  const {kinds, caseSensitive = false, frames = {}, words = {}} = file
  const whole = definePhrases({kinds, caseSensitive})
  const texts = new Set(textsOf(whole))
  const isScanned = frameMistakes({frames, words}).length === 0
  const anchors = isScanned ? anchorsOf(definePhrases({kinds: {}, frames, words})) : undefined
  const isPhrases = (list: PhraseList) => list.phrases.length > 0 && textsOf(list).every((text) => texts.has(text))
  const isFrames = (list: PhraseList) => list.frames !== undefined && anchorsOf(list) === anchors
  const users = scanned.filter(({lists}) => lists.some((list) => isPhrases(list) || isFrames(list)))
  const used = new Set(users.flatMap(({lists}) => lists.filter(isPhrases).flatMap(textsOf)))
  const isFramed = users.some(({lists}) => lists.some(isFrames))
  const phrases = {caseSensitive, phrases: whole.phrases.filter(({text}) => used.has(text))}
  const found = {name, phrases, frames: isFramed ? Object.values(frames).flat() : [], words}
  return users.length > 0 ? {...found, rules: users.map(({id}) => id)} : undefined
}

/** What the frames of a list hang on tells them from those of others. */
const anchorsOf = ({frames}: PhraseList) => frames?.anchors.phrases.map(({text, kind}) => `${text} ${kind}`).join('\n')

/** The phrases and frames of a list, each with a list of its own. */
export function writtenIn({name, phrases, frames, words}: Listed): Written[] {
  const {caseSensitive} = phrases
  return [
    ...phrases.phrases.map((phrase) => ({
      ...{name, text: phrase.text, isFrame: false},
      own: {caseSensitive, phrases: [phrase]},
    })),
    ...frames.map((text) => ({
      ...{name, text, isFrame: true},
      own: definePhrases({kinds: {}, frames: {'': [text]}, words}),
    })),
  ]
}

/** Phrases, spelled out, and frames that stand in more than one list, by the names of these lists. */
export function findOverlaps(lists: readonly Listed[]): Map<string, string[]> {
  const known = new Map<string, Set<string>>()
  const note = (text: string, name: string) => known.set(text, (known.get(text) ?? new Set()).add(name))
  for (const {name, phrases, frames} of lists) {
    for (const phrase of textsOf(phrases).flatMap(expand)) note(phrase.toLowerCase(), name)
    for (const frame of frames) note(frame, name)
  }
  const overlaps = new Map<string, string[]>()
  for (const [text, names] of known) {
    const key = [...names].sort().join(' and ')
    if (names.size > 1) overlaps.set(key, [...(overlaps.get(key) ?? []), text])
  }
  return overlaps
}
