// Manner: how a note between colleagues is addressed, signed and typed, in points.
import type {Block} from '../../../src/core/draft/blocks.ts'
import {vocabulary} from './desk-cues.ts'
import {counted, firstWord, isDesk, opensAct, type Weighed} from './desk-words.ts'

/** Points for the manner of a stretch: more than none where it isn't typed as copy is. */
export const mannerOf = (note: Weighed): number =>
  addressed(note) + signed(note.words) + shouted(note.words) + shorthand(note) + small(note) + capitals(note.words)

/** `Gav, is it?`, `LEGAL: ok to use?`, `JvR to NV: not yet`. */
function addressed({words, rest, isBracketed}: Weighed): number {
  const to = words.slice(0, words.length - rest.length)
  const name = to.replace(/^[→←>\s]+|[\s:–—→,-]+$/gu, '')
  if (name === '' || vocabulary['not a name'].has(name.toLowerCase())) return 0
  const isComma = to.trimEnd().endsWith(',')
  const isBare = isBracketed || /^\p{Ll}/u.test(rest) || rest.includes('?')
  if (name.startsWith('@')) return 2
  if (/^\p{Lu}[\p{L}.]{0,9} to \p{Lu}[\p{L}.]{0,9}$/u.test(name)) return isBracketed ? 2 : 1.5
  if (isDesk(name)) return isComma ? 1 : isName(rest) ? 0 : desk(name, isBare)
  if (!isComma && isLoud(name) && opensAct(name)) return 2
  if (/^(?:\p{Lu}{2,3}|(?:\p{Lu}\.){2,3})$/u.test(name)) return isBare || opensAct(rest) ? 1.5 : 0.5
  if (!/^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?$/u.test(name)) return 0
  const isAsked = isBare && (vocabulary.asking.has(firstWord(rest)) || opensAct(rest))
  if (isComma) return isAsked ? 1.5 : rest.endsWith('?') ? 1 : 0
  return isAsked || (isBracketed && rest.includes('?')) ? 2 : isBare ? 1 : 0
}

/** `photo: Ann Reed` is a credit. */
const isName = (text: string): boolean => /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}$/u.test(text)

const isLoud = (name: string): boolean => /^\p{Lu}{2,}(?: \p{Lu}+)*$/u.test(name)

/** Newsrooms' own desks say more than teams that every firm has, which copy lists too. */
function desk(name: string, isBare: boolean): number {
  if (vocabulary.role.has(name.toLowerCase())) return isLoud(name) ? 2.5 : 2
  return isLoud(name) || isBare ? 2 : 1
}

const initials = /(?:^|\s)(?:[–—]\s?|--?\s|--)(?:\p{L}{1,3}|\p{L}\.\p{L}\.)[.)]?(?: \d{1,2}[/.]\d{1,2})?$/u

/** `– NE`, `- j.`, `– features`, `Not stood up. JF`. */
function signed(words: string): number {
  const end = words.slice(-30)
  const [, role = ''] = /\s(?:–|—|--?) ?(?:\p{L}+ )?(\p{L}+)[.)]?$/u.exec(end) ?? []
  if (initials.test(end) || isDesk(role)) return 3
  if (/\((?:\p{Lu}\.?){1,3}\)$|[.?!] (?:\p{Lu}\.?){1,3}$/u.test(end)) return 2
  return /\s[–—-]{1,2}\s?\p{Lu}\p{L}{2,12}[.)]?$|\p{Ll}[.?!] \p{Lu}\p{Ll}{2,9}$/u.test(end) ? 1.5 : 0
}

const shouted = (words: string): number => (/[\p{L}\p{N}"”)’'·][?!]{2}/u.test(words) ? 2 : 0)

/** `pls`, `w/`; what timetables and minutes shorten too counts less. */
function shorthand(note: Weighed): number {
  const isSlashed = /(?:^|\s)[wbhcr]\/(?:\s|\p{L})|\sre:?\s/u.test(note.words)
  const count = counted(note, 'shorthand', 1, 2) + (isSlashed ? 1 : 0)
  return count > 1 ? 2.5 : count === 1 ? 2 : counted(note, 'abbreviation', 1)
}

/** Is the block in a list? */
export const isListed = ({parents}: Block): boolean => parents.some(({type}) => type === 'listItem')

/** A small letter where copy has a capital. */
function small({block, start, dress, words, isBracketed}: Weighed): number {
  const inner = /(?:\?|\p{L}{3}[.!]) \p{Ll}/u.test(words) ? 1 : 0
  if (!/^\p{Ll}/u.test(words)) return inner
  const before = block.prose.text.slice(Math.max(0, start - 8), start).trimEnd()
  if (/["”’)…]$|(?:^|[^\p{L}\p{N}])\p{L}{1,4}\.$/u.test(before)) return inner
  return inner + (isBracketed || dress === 'emphasis' || isListed(block) ? 0.5 : 1.5)
}

const loud = [' NOT ', ' MUST ', ' NEVER ']

/** `PLS HOLD until`, `SOFTEN?`. */
function capitals(words: string): number {
  const run = /^(?:\p{Lu}[\p{Lu}'’/]*[ -]?){1,6}(?=[\s?:!–—-]|$)/u.exec(words)?.[0].trim() ?? ''
  if (run === words) return run.includes(' ') ? 0.5 : 0
  if (run.length < 3) return loud.some((word) => words.includes(word)) ? 1 : 0
  return opensAct(run) || vocabulary.role.has(run.toLowerCase()) ? 2 : run.includes(' ') ? 1 : 0.5
}
