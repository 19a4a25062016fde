// Prompts: sentences that hold phrases of a list, and where in a draft they stand.
import type {Block, Draft, Span} from '../core/draft.ts'
import type {PhraseList} from '../core/phrases.ts'
import {sentencesOf} from '../core/sentences.ts'
import {ownHits} from './quotations.ts'

/** Sentences outside quotations that hold a phrase of the list; those that follow each other are one. */
export function sentencesWith(draft: Draft, list: PhraseList): Span[] {
  const found: Span[] = []
  for (const hit of ownHits(draft, list)) {
    const sentence = sentencesOf(hit.block).find(({start, end}) => start <= hit.start && hit.start < end) ?? hit
    const last = found.at(-1)
    const gap = last?.block === hit.block ? hit.block.prose.text.slice(last.end, sentence.start) : 'none'
    if (last && gap.trim() === '') last.end = Math.max(last.end, sentence.end)
    else found.push({block: hit.block, start: sentence.start, end: sentence.end})
  }
  return found
}

/** The last blocks of running copy. */
export function closingBlocks({blocks}: Draft, count: number): ReadonlySet<Block> {
  const copy = blocks.filter(({kind, prose}) => kind === 'paragraph' && /\p{L}/u.test(prose.text))
  return new Set(copy.slice(-count))
}

const formAddress = /^(?:mailto:|tel:)|\b(?:forms?|survey|typeform|surveymonkey|contact|signal|securedrop|whatsapp)\b/i

/** Does a block say how to get in touch: an e-mail address, a telephone number, a form? */
export function offersContact({prose}: Block): boolean {
  if (/[\w.+-]@[\w-]+\.\w|(?:\+|\b)\d[\d ()-]{7,}\d/.test(prose.text)) return true
  return prose.inlines.some(({node}) => 'url' in node && formAddress.test(node.url))
}
