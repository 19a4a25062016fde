// Prompts: words that a form shows until somebody writes there, as content controls of Word do.
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'

/** The prompts of a draft that still show, in reading order. */
export const promptsOf = defineReading<readonly Span[]>((draft: Draft) =>
  draft.blocks.flatMap((block) =>
    block.prose.inlines.flatMap(({node, start, end}) => (node.data?.isPrompt ? [{block, start, end}] : [])),
  ),
)
