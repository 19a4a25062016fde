// Shown tags: names in angle brackets that a draft shows on purpose, as its code, its XML or a pattern has them.
import type {Nodes} from 'mdast'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {defineReading} from '../../../src/core/reading.ts'

/** Whether a name in angle brackets stands in the code of the draft, too, is closed like an element, or joins another. */
export function isShownTag(draft: Draft, {start, end}: Place): boolean {
  const {text} = draft
  const tag = text.slice(start, end)
  if (!/^<[^<>\s/]+>$/.test(tag)) return false
  return (
    text.includes(`</${tag.slice(1)}`) ||
    codeOf(draft).includes(tag) ||
    /^\/</.test(text.slice(end, end + 2)) ||
    text.slice(start - 2, start) === '>/'
  )
}

/** All code of a draft, piece by piece. */
const codeOf = defineReading<string>((draft) => codesIn(draft.tree).join('\n'))

function codesIn(node: Nodes): string[] {
  if (node.type === 'code' || node.type === 'inlineCode') return [node.value]
  return 'children' in node ? node.children.flatMap(codesIn) : []
}
