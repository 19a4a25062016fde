// Prompts: sentences with phrases from a list, and where in a draft they are.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'

import {sentencesOf} from '../../../src/core/draft/sentences.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {bisect} from '../../../src/core/order.ts'
import type {PhraseList} from '../../../src/core/phrase-list.ts'
import {siteTalkOf} from '../../../src/reading/page/boilerplate.ts'
import {holdsLink} from '../../../src/reading/page/links.ts'
import {type Line, linesIn, type Role} from '../../../src/reading/page/roles.ts'
import {ownHits} from '../../../src/reading/speech/quotations.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import pleas from '../../lists/reader-pleas.json' with {type: 'json'}

/** Sentences outside quotations that hold a phrase of the list; those that follow each other are one. */
export function sentencesWith(draft: Draft, list: PhraseList): Span[] {
  const found: Span[] = []
  for (const hit of ownHits(draft, list)) {
    const last = found.at(-1)
    if (last?.block === hit.block && hit.start < last.end) continue
    const sentence = sentenceAt(hit)
    const gap = last?.block === hit.block ? hit.block.prose.text.slice(last.end, sentence.start) : 'none'
    if (last && gap.trim() === '') last.end = Math.max(last.end, sentence.end)
    else found.push({block: hit.block, start: sentence.start, end: sentence.end})
  }
  return found
}

/** The sentence in which a hit starts. */
function sentenceAt(hit: Span): Span {
  const sentences = sentencesOf(hit.block)
  return sentences[Math.max(0, bisect(sentences, ({start}) => start > hit.start) - 1)] ?? hit
}

/** The last paragraphs, up to `count` of the story itself: page chrome, headlines and text about the site don't count. */
export function closingBlocks(draft: Draft, count: number): ReadonlySet<Block> {
  const site = new Set(siteTalkOf(draft).flatMap(({whole, block}) => (whole ? [block] : [])))
  const lines = linesIn(draft)
  const closing = new Set<Block>()
  const story = new Set<Block>()
  for (let i = lines.length - 1; i >= 0; i--) {
    const {block, role} = lines[i] as Line
    if (block.kind === 'paragraph' && !site.has(block) && storyRoles.has(role)) story.add(block)
    if (story.size > count) break
    closing.add(block)
  }
  return closing
}

const storyRoles: ReadonlySet<Role> = new Set(['body', 'listItem', 'quotation'])

/** An interviewer's, one that follows questions of its own, a call for corrections, one with a link to the discussion. */
export function isOwnQuestion({blocks}: Draft, prompt: Span): boolean {
  const {block, start, end} = prompt
  if (/^\p{Lu}[\p{L}. ]{0,24}:\s/u.test(block.prose.text) || holdsLink(prompt)) return true
  const rest = block.prose.text.slice(0, start) + block.prose.text.slice(end)
  const around = [blocks[block.index - 1], blocks[block.index + 1]].map((other) => other?.prose.text.trim() ?? '')
  return rest.includes('?') || around.some((text) => text.endsWith('?')) || holdsPhrase(prompt, corrections)
}

const {corrections} = phraseSets(pleas.kinds)

const formAddress = /^(?:mailto:|tel:)|\b(?:forms?|survey|typeform|surveymonkey|contact|signal|securedrop|whatsapp)\b/i

/** Does a block say how to get in touch: an e-mail address, a telephone number, a form? */
export function offersContact({prose}: Block): boolean {
  if (/[\w.+-]@[\w-]+\.\w|(?:\+|\b)\d[\d ()-]{7,}\d/.test(prose.text)) return true
  return prose.inlines.some(({node}) => 'url' in node && formAddress.test(node.url))
}
