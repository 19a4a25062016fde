// What a block must hold so that a frame can match: words and marks beside those of the anchor.
import {defineBlockReading} from '../draft/block-reading.ts'
import type {Block} from '../draft/blocks.ts'
import type {NeededWords} from '../phrase-list.ts'
import {type Anchor, costOf, literalsOfPart} from './anchors.ts'
import type {FrameClass} from './places.ts'
import type {Frame} from './syntax.ts'
import {frameTokensOf} from './tokens.ts'

/** So many needs of a frame are looked at, the rarest ones. */
const most = 3

/** Looking for more words takes longer than it saves. */
const longest = 150

/** What stands in most blocks says nothing of them. */
const everywhere = new Set(', . a and in of the to'.split(' '))

/** What a frame needs beside its anchor; parts that stems or tokens of any sort match are left out. */
export function needsOf(frame: Frame, {part}: Anchor, classOf: (name: string) => FrameClass): NeededWords[] {
  const needs = frame.flatMap((one, at) => {
    const literals = (at !== part && literalsOfPart(one, classOf)?.map((literal) => literal.toLowerCase())) || []
    if (literals.length === 0 || literals.length > longest) return []
    if (literals.some((literal) => isPartial(literal) || everywhere.has(literal))) return []
    return [{cost: literals.reduce((sum, literal) => sum + costOf(literal), 0), words: [...new Set(literals)]}]
  })
  return needs
    .sort((a, b) => a.cost - b.cost)
    .slice(0, most)
    .map(({words}) => words)
}

const isPartial = (literal: string): boolean => literal.length > 1 && (literal.startsWith('*') || literal.endsWith('*'))

/** Does a block hold what is needed? */
export function holdsAll(block: Block, needs: readonly NeededWords[]): boolean {
  for (let i = 0; i < needs.length; i++) if (!holdsOne(wordsIn(block), needs[i] as NeededWords)) return false
  return true
}

function holdsOne(words: ReadonlySet<string>, need: NeededWords): boolean {
  for (let i = 0; i < need.length; i++) if (words.has(need[i] as string)) return true
  return false
}

/** The words and marks of a block, each once. */
const wordsIn = defineBlockReading((block): ReadonlySet<string> => new Set(frameTokensOf(block).lower))
