// Weighed: sentences that may lean on nobody, each with the names of all that speaks for and against that.
import type {Draft} from '../core/draft/draft.ts'
import {sentenceAround} from '../core/draft/sentences.ts'
import type {Span} from '../core/draft/spans.ts'
import {roleOf} from '../reading/page/roles.ts'
import {featuresAround} from './around.ts'

/** Words that state something, their sentence, the kind of the first of them and the features. */
export interface Candidate extends Span {
  sentence: Span
  kind: string
  features: string[]
}

const copy: ReadonlySet<string> = new Set(['body', 'listItem'])

/** Does a range stand in running text? */
export const isRunningText = (draft: Draft, span: Span): boolean => copy.has(roleOf(draft, span))

/** The sentences of hits in reading order, each once, with the kinds of all its hits. */
export function candidatesIn(draft: Draft, hits: readonly (Span & {kind: string})[], what: string): Candidate[] {
  const all: Candidate[] = []
  for (const hit of hits) {
    if (!isRunningText(draft, hit)) continue
    const name = `${what}: ${hit.kind}`
    const last = all.at(-1)
    if (last?.block === hit.block && hit.start < last.sentence.end) {
      if (!last.features.includes(name)) last.features.push(name)
      continue
    }
    const {block, start, end, kind} = hit
    const sentence = sentenceAround(hit)
    all.push({block, start, end, kind, sentence, features: ['=', name, ...featuresAround(draft, sentence)]})
  }
  return all
}
