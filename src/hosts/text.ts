// Runs checkers of plain text over the prose of a draft, and puts what they say where it stands.
import type {Draft} from '../core/draft/draft.ts'
import {objectCharacter} from '../core/draft/prose.ts'
import type {Span} from '../core/draft/spans.ts'
import {quote} from '../core/elide.ts'
import type {TextChecker, TextRemark} from '../core/rule.ts'
import {joinProse} from './prose.ts'

/** A remark at its place, as a finding reports it. */
interface PlacedRemark {
  reason: string
  where: Span
  kind: string
  expected: readonly string[]
}

const directive = /^.*\bc?spell(?:-?checker)?[ \t]*:.*$/gim

/** Check the prose of a draft. Comments by which writers tell cspell something are given along. */
export async function checkProse(draft: Draft, check: TextChecker, name: string): Promise<PlacedRemark[]> {
  const {text, spanAt} = joinProse(draft.blocks)
  const comments = draft.text.match(directive) ?? []
  const remarks = await check([text, ...comments].join('\n\n'))
  return remarks.flatMap((remark) => {
    const found = text.slice(remark.start, remark.end)
    if (remark.end > text.length || found === '' || found.includes(objectCharacter)) return []
    const where = spanAt(remark.start, remark.end)
    return where ? [{...remark, where, reason: reasonOf(remark, found, name)}] : []
  })
}

function reasonOf({message, kind, expected: [first]}: TextRemark, found: string, name: string): string {
  if (message !== undefined) return message
  const meant = first === undefined ? 'check the spelling' : `write ${quote(first)}`
  return kind === 'refused'
    ? `${quote(found)} is refused in the settings of ${name}: ${first === undefined ? 'write another word' : meant}.`
    : `${quote(found)} isn't in the dictionaries of ${name}: ${meant}, or add it to your words.`
}
