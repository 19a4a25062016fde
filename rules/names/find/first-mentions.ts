// First mentions: where a name first stands without the form that the house wants there.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import type {HouseName} from '../../../src/core/house.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {inQuotationMarks, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {type ComparedWord, comparedWordsIn, comparedWordsOf, foldedName, plainName} from './compared-words.ts'

/** A first mention without the form that the house wants there. */
interface BareFirst extends Span {
  house: HouseName
  first: string
}

/** The first mentions in running copy, outside quotations, that the house writes otherwise. */
export function bareFirstsIn(draft: Draft, names: readonly HouseName[]): BareFirst[] {
  const wanted = names.flatMap((house) => (house.first === undefined ? [] : [{house, first: house.first}]))
  if (wanted.length === 0) return []
  const blocks = draft.blocks.filter((block) => isRunning(draft, block))
  return wanted.flatMap(({house, first}) => {
    const span = firstMention(draft, blocks, house.name)
    return span && !isIntroduced(blocks, span, house.name, first) ? [{...span, house, first}] : []
  })
}

/** What the house's first mentions need. */
export const firstMentions = defineReading(() => undefined, [linesIn, quotationsOf])

const isRunning = (draft: Draft, block: Block) =>
  block.kind === 'paragraph' && ['body', 'listItem'].includes(roleOf(draft, {block, start: 0, end: 0}))

function firstMention(draft: Draft, blocks: readonly Block[], name: string): Span | undefined {
  const wanted = comparedWordsIn(name)
  for (const block of blocks) {
    const words = comparedWordsOf(block)
    for (const [from, {start}] of words.entries()) {
      const own = words.slice(from, from + wanted.length)
      if (!wanted.every(({text}, i) => own[i] && plainName(own[i].text) === plainName(text))) continue
      const span = {block, start, end: (own.at(-1) as ComparedWord).end}
      if (!inQuotationMarks(draft, span)) return span
    }
  }
  return undefined
}

/** Does the form stand there, or the words of it that explain the name, before the name or right after it? */
function isIntroduced(blocks: readonly Block[], {block, start, end}: Span, name: string, first: string): boolean {
  const [lead = '', ...tail] = first.split(name).map(foldedName)
  const explained = foldedName(first.replace(name, '').replace(/[()[\]]/g, ' ')).trim()
  const [own, rest] = [foldedName(block.prose.text.slice(0, start)), foldedName(block.prose.text.slice(end))]
  const after = /^\s?[(,–—-]\s?/.exec(rest)?.[0]
  if (own.endsWith(lead) && rest.startsWith(tail.join(foldedName(name)))) return true
  if (explained === '') return false
  if (after && [explained, `the ${explained}`].some((words) => rest.startsWith(words, after.length))) return true
  const before = blocks.slice(0, blocks.indexOf(block)).map(({prose}) => foldedName(prose.text))
  return [...before, own].some((text) => text.includes(explained))
}
