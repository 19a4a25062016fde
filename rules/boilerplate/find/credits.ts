// Credits: sentences that say where this very piece is from, or whose the thing is that it is about.
import {type Span, textOf} from '../../../src/core/draft/spans.ts'

const origins = new Set([
  'from',
  'adapted',
  'based',
  'taken',
  'excerpted',
  'extracted',
  'reprinted',
  'reproduced',
  'translated',
  'republished',
])

/** `This tutorial is adapted from …`, `The harbour logo is Copyright © …`. */
export function isCreditOfPiece(span: Span): boolean {
  const [opening, ...words] = textOf(span).trimStart().toLowerCase().split(/\s+/, most)
  const at = words.findIndex((word) => verbs.has(word))
  const next = words[at + 1] ?? ''
  if (at < 1) return false
  return opening === 'this' ? origins.has(next) : opening === 'the' && rights.has(next)
}

const verbs = new Set(['is', 'are', 'was'])
const rights = new Set(['copyright', '©'])

/** Such a sentence names the piece in its first words. */
const most = 8
