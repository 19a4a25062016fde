// Lead-ins: lines that announce something, and whether the headings that follow are what they announce.
import type {RootContent} from 'mdast'
import {wordsIn} from '../../../src/reading/likeness/word-overlap.ts'
import type {Line} from '../../../src/reading/page/roles.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import data from '../../lists/headings.json' with {type: 'json'}
import {numberOf, withoutEnding} from './headline-words.ts'

/** A line that announces something with a colon and is followed by nothing, or by a heading that isn't below it. */
export function leadInKind(
  {role, text, block}: Line,
  following: RootContent | null,
  level = 0,
): 'lead-in' | 'cut-off' | undefined {
  if (
    role !== 'body' ||
    !text.endsWith(':') ||
    /(?:^|\s):\S+:$/.test(text) ||
    !/[\p{L})”"’]:$/u.test(text) ||
    !/:\s*$/.test(block.prose.text.slice(-20))
  )
    return undefined
  if (following === null) return /\bcomments?\b/i.test(text) ? undefined : 'cut-off'
  return following.type === 'heading' && following.depth <= level ? 'lead-in' : undefined
}

/** Where a lead-in stands: its own heading, and those that follow, each with what opens its section. */
export interface HeadingsAround {
  own: string
  after: readonly {text: string; depth: number; opens: RootContent | null | undefined}[]
}

const {onward, listed} = phraseSets({onward: data.onward, listed: data.listed})
const [joining, divisions] = [new Set(data.joining), new Set(data.divisions)]

/**
 * Whether the headings that follow are what a lead-in announces: it says that the piece goes on, counts them or names
 * them, or they are numbered.
 */
export function isAnnounced({block, start, end, text}: Line, {own, after}: HeadingsAround): boolean {
  const [first] = after
  if (!first?.opens || (first.opens.type === 'heading' && first.opens.depth <= first.depth)) return false
  const words = stemsIn(text)
  const said = {block, start: lastSentence(block.prose.text.slice(0, end)), end}
  return (
    (words.length === 1 && joining.has(text.slice(0, -1).toLowerCase())) ||
    holdsPhrase(said, onward) ||
    (first.opens.type === 'list' && holdsPhrase({block, start, end}, listed)) ||
    isCounted(text, after) ||
    isNamed(block.prose.text.slice(0, end), first.text) ||
    opensSeries(first.text, own, stemsIn(block.prose.text.slice(said.start, end)))
  )
}

/** `Chapter 162: Ferries`, `SECTION 1. Dogs`: a numbered part of a law. */
export const isDivision = (text: string): boolean => {
  const {label, number} = numberedAs(text)
  return number !== undefined && divisions.has(label)
}

const stemsIn = (text: string) => wordsIn(text).map((word) => withoutEnding(word.text))

const lastSentence = (text: string) => (/[.!?]\s(?!.*[.!?]\s)/s.exec(text)?.index ?? -1) + 1

/** As many sections of one level as the lead-in says. */
function isCounted(text: string, after: HeadingsAround['after']): boolean {
  const depth = after[0]?.depth ?? 0
  const end = after.findIndex((heading) => heading.depth < depth)
  const count = after.slice(0, end < 0 ? undefined : end).filter((heading) => heading.depth === depth).length
  return count > 1 && wordsIn(text).some((word) => (numberOf(word.text) ?? word.text) === String(count))
}

/** Each word of the heading stands in the paragraph of the lead-in: `We compare trams and buses: here`, `Trams`. */
function isNamed(text: string, heading: string): boolean {
  const said = new Set(stemsIn(text))
  const named = stemsIn(heading)
  return named.some((stem) => stem.length > 3) && named.every((stem) => said.has(stem))
}

/** The first of a series, or one of those the lead-in speaks of; never the next of those that it stands in itself. */
function opensSeries(heading: string, own: string, words: readonly string[]): boolean {
  const {label, number} = numberedAs(heading)
  if (number === undefined || (numberedAs(own).number !== undefined && numberedAs(own).label === label)) return false
  return number === 1 || words.includes(withoutEnding(label))
}

/** `Myth #3: …`, `SECTION 1. …`, `2) …`: what is numbered, in lower case, and its number. */
function numberedAs(heading: string): {label: string; number?: number} {
  const [, label = '', number] = /^(?:(\p{L}+)\s)?#?(\d{1,3})(?=[.:)]|\s+[-–—]\s|$)/u.exec(heading.trim()) ?? []
  return {label: label.toLowerCase(), ...(number !== undefined && {number: Number(number)})}
}
