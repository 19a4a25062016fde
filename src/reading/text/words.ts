// Words: the tokens of a block, made only for blocks somebody asks about.

import {defineBlockReading} from '../../core/draft/block-reading.ts'
import type {Block} from '../../core/draft/blocks.ts'
import {sentencesOf} from '../../core/draft/sentences.ts'
import type {Span} from '../../core/draft/spans.ts'
import type {PhraseList} from '../../core/phrase-list.ts'
import {expand} from '../../core/phrases/phrase-parts.ts'
import type {Phrases} from '../../core/phrases/phrases.ts'
import {characterAt, isCapital, isLetter, isNumber, isWord as isPartOfWord, isSpace} from './characters.ts'
import {LazySet} from './lazy-set.ts'

/** A word or a punctuation mark; `start` and `end` in prose. */
export interface Word {
  text: string
  /** In lower case, apostrophes straight. */
  lower: string
  start: number
  end: number
  isWord: boolean
  /** Opens a sentence, also one in quotation marks or behind a colon. */
  first: boolean
  /** The index of its sentence in the block. */
  sentence: number
}

/** The words and punctuation marks of a block in reading order. */
export const wordsOf = defineBlockReading<readonly Word[]>((block) =>
  splitWords(block.prose.text, 0, sentencesOf(block)),
)

const longest = 50_000

/** Is the block short enough to be a paragraph that somebody wrote, and not data in one line? */
export const isProse = ({prose}: Block): boolean => prose.text.length <= longest

/** The words of a sentence, and the mark before it, as where a quotation ends. */
export function wordsOfSentence({block, start, end}: Span): Word[] {
  const {text} = block.prose
  const before = text.slice(0, start).trimEnd().length - 1
  const isMark = before >= 0 && (characterAt(text, before) & (isLetter | isNumber)) === 0
  return splitWords(text, isMark ? before : start, [{end: start}, {end}])
}

/** The words of a text from an offset on, up to the end of the last of these sentences. */
function splitWords(text: string, start: number, sentences: readonly Pick<Span, 'end'>[]): Word[] {
  const words: Word[] = []
  const end = sentences.at(-1)?.end ?? text.length
  let sentence = 0
  let first = true
  for (let at = start; at < end; ) {
    const traits = characterAt(text, at)
    if (traits & isSpace) {
      at++
      continue
    }
    while (sentence < sentences.length - 1 && at >= (sentences[sentence] as Span).end) {
      sentence++
      first = true
    }
    const isWord = (traits & (isLetter | isNumber)) !== 0
    const next = isWord ? endOfWord(text, at) : at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1)
    const found = text.slice(at, next)
    words.push({text: found, lower: lowerOf(found), start: at, end: next, isWord, first: isWord && first, sentence})
    first = isWord ? false : first || openers.includes(found)
    at = next
  }
  return words
}

const openers = '"“‘«:•·–*'

/** In lower case, with straight apostrophes; most words are so already. */
function lowerOf(word: string): string {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    if (code > 127 || (code >= 65 && code <= 90)) return word.toLowerCase().replace(/’/g, "'")
  }
  return word
}

const titles = new Set('Mr Mrs Ms Dr Prof Sen Rep Gov Gen Col Capt Lt Sgt St Jr Sr Rev'.split(' '))

/**
 * Where a word ends: behind the stops of initials (`U.S.`), that of a title before a space (`Mr.`) and that of an initial
 * before a name (`J. Doe`); apostrophes, hyphens and stops inside belong to it, and an apostrophe before a space.
 */
function endOfWord(text: string, start: number): number {
  let at = endOfLetters(text, start)
  if (text[at] === ' ') return at
  const initials = endOfInitials(text, start)
  if (initials - start >= 4) return initials
  const stopped = text[at] === '.' && text[at + 1] === ' '
  if (stopped && (initials > start ? isCapitalAt(text, at + 2) : titles.has(text.slice(start, at)))) return at + 1
  while (isJoiner(text[at]) && at + 1 < text.length && characterAt(text, at + 1) & isPartOfWord)
    at = endOfLetters(text, at + 1)
  return (text[at] === "'" || text[at] === '’') && text[at + 1] === ' ' ? at + 1 : at
}

function endOfInitials(text: string, start: number): number {
  let at = start
  while (isCapitalAt(text, at) && text[at + 1] === '.') at += 2
  return at
}

function endOfLetters(text: string, start: number): number {
  let at = start
  while (at < text.length && characterAt(text, at) & isPartOfWord) at++
  return at
}

const isCapitalAt = (text: string, at: number) => at < text.length && (characterAt(text, at) & isCapital) !== 0

const isJoiner = (character: string | undefined) => character !== undefined && "'’.-‑".includes(character)

/** The phrases of some kinds of a list, spelled out when first asked for, as a set to look words up in. */
export const phraseSet = (list: PhraseList, ...kinds: string[]): ReadonlySet<string> =>
  new LazySet(() => new Set(kinds.flatMap((kind) => spelledOut(list, kind))))

/** The phrases of each kind as a set, by the kind. */
export function phraseSets<K extends string>(kinds: Readonly<Record<K, Phrases>>): Record<K, ReadonlySet<string>> {
  const sets = {} as Record<K, ReadonlySet<string>>
  for (const kind of Object.keys(kinds) as K[])
    sets[kind] = new LazySet(() => new Set(textsOf(kinds[kind]).flatMap(expand)))
  return sets
}

const textsOf = (phrases: Phrases): readonly string[] => (Array.isArray(phrases) ? phrases : Object.keys(phrases))

const spelledKinds = new WeakMap<PhraseList, Map<string, readonly string[]>>()

/** The phrases of one kind, spelled out once for all sets that hold it. */
function spelledOut(list: PhraseList, kind: string): readonly string[] {
  const kinds = spelledKinds.get(list) ?? new Map<string, readonly string[]>()
  spelledKinds.set(list, kinds)
  const known = kinds.get(kind)
  if (known) return known
  const made = textsByKind(list).get(kind)?.flatMap(expand) ?? []
  kinds.set(kind, made)
  return made
}

const writtenKinds = new WeakMap<PhraseList, ReadonlyMap<string, readonly string[]>>()

/** The phrases of a list as they are written, by kind. */
function textsByKind(list: PhraseList): ReadonlyMap<string, readonly string[]> {
  const known = writtenKinds.get(list)
  if (known) return known
  const made = new Map<string, string[]>()
  for (const {kind, text} of list.phrases) {
    const texts = made.get(kind)
    if (texts) texts.push(text)
    else made.set(kind, [text])
  }
  writtenKinds.set(list, made)
  return made
}

/** How many words from `at` on make a phrase of the set, at most three; 0 where none do. */
export function phraseLength(words: readonly Word[], at: number, phrases: ReadonlySet<string>): number {
  let text = ''
  let found = 0
  for (let length = 1; length <= 3; length++) {
    const word = words[at + length - 1]
    if (!word?.isWord) break
    text += (length > 1 ? ' ' : '') + word.lower
    if (phrases.has(text)) found = length
  }
  return found
}

/** Is it one of these words? */
export const isOneOf = (word: Word | undefined, words: ReadonlySet<string>): boolean =>
  word !== undefined && words.has(word.lower)

/** Does a word end in one of these? */
export function endsInOneOf(word: string, endings: ReadonlySet<string>): boolean {
  for (let at = 0; at < word.length; at++) if (endings.has(word.slice(at))) return true
  return false
}

const wordIn = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu

/** The words of a stretch of text in lower case, with straight apostrophes. */
const wordsInText = (text: string): string[] => text.match(wordIn)?.map(lowerOf) ?? []

/** Whether a stretch of text holds one of these phrases of at most three words. */
export function textHolds(text: string, phrases: ReadonlySet<string>): boolean {
  const words = wordsInText(text)
  return words.some((_, at) => [1, 2, 3].some((length) => phrases.has(words.slice(at, at + length).join(' '))))
}

/** Whether a stretch of text ends in one of these phrases of at most three words and a space. */
export function textEndsIn(text: string, phrases: ReadonlySet<string>): boolean {
  if (!/[\p{L}\p{N}]\s+$/u.test(text)) return false
  const words = wordsInText(text)
  return [1, 2, 3].some((length) => words.length >= length && phrases.has(words.slice(-length).join(' ')))
}
