// Second signs: what besides its words shows that a sentence speaks to whoever asked for the text.
import type {Draft} from '../../../src/core/draft/draft.ts'
import {type Span, textOf} from '../../../src/core/draft/spans.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import around from '../../lists/chatbot-context.json' with {type: 'json'}

const {request} = phraseSets({request: around.kinds.request})

/**
 * Does a sentence open or close the draft, stand in brackets or in a paragraph of its own, or speak of what was asked
 * for? Within the copy an author says much the same to readers.
 */
export const hasSecondSign = (draft: Draft, span: Span): boolean =>
  !isCitation(span) && (isSetApart(span) || isAtEnd(draft, span) || holdsPhrase(span, request))

/** The rest of a reference, which a full stop after a name broke off: `Reed, A. "Walls." 12 (Proc. Port): 3–9.` */
const isCitation = (span: Span): boolean => span.start > 0 && /^\d/.test(textOf(span))

/** In brackets, or all there is in a paragraph that is no point of a list. */
function isSetApart({block, start, end}: Span): boolean {
  const {text} = block.prose
  if (/[([{<]\s*$/.test(text.slice(Math.max(0, start - 3), start + 1))) return true
  const [before, after] = [text.slice(0, start), text.slice(end)]
  const isWhole = !/[\p{L}\p{N}]/u.test((before + after).replace(/^\p{L}+:/u, ''))
  return isWhole && !block.parents.some(({type}) => type === 'listItem')
}

/** The first or last words of the draft. */
function isAtEnd({blocks}: Draft, {block, start, end}: Span): boolean {
  const copy = blocks.filter(({kind}) => kind !== 'field' && kind !== 'alt')
  const {text} = block.prose
  return (
    (block === copy[0] && !/\p{L}/u.test(text.slice(0, start))) ||
    (block === copy.at(-1) && !/\p{L}/u.test(text.slice(end)))
  )
}
