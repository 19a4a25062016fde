// Placeholders: everything in a draft that stands where a fact, a name or a value belongs.

import type {Place} from '../../../src/core/draft/place.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {citationGapsOf, openFactsOf, undecidedOf} from './open-facts.ts'
import {labelValuesOf, slotLabelsOf, slotTagsOf} from './slot-markup.ts'
import {slotsOf} from './slots.ts'
import {hasEngine, tagsOf} from './template-tags.ts'

export type PlaceholderKind = 'slot' | 'tag' | 'fact' | 'label' | 'citation-needed' | 'undecided'

/** A placeholder with its kind; where one belongs to a house token (`TK`, `XX`) or a template engine, that too. */
export interface Placeholder {
  where: Span | Place
  kind: PlaceholderKind
  token?: string
  /** The tag is one that template engines fill in. */
  engine?: boolean
}

/** All placeholders by kind; tags an engine fills in only where the draft shows no engine. */
export const placeholdersOf = defineReading<readonly Placeholder[]>(
  (draft) => [
    ...[...slotsOf(draft), ...slotTagsOf(draft), ...slotLabelsOf(draft)].map(ofKind('slot')),
    ...tagsOf(draft)
      .filter(({engine}) => !(engine && hasEngine(draft)))
      .map(({where, engine}) => ({where, kind: 'tag' as const, engine})),
    ...openFactsOf(draft).map(({token, ...where}) => ({where, kind: 'fact' as const, token})),
    ...undecidedOf(draft).map(ofKind('undecided')),
    ...labelValuesOf(draft).map(ofKind('label')),
    ...citationGapsOf(draft).map(ofKind('citation-needed')),
  ],
  [slotsOf, slotTagsOf, slotLabelsOf, tagsOf, hasEngine, openFactsOf, undecidedOf, labelValuesOf, citationGapsOf],
)

const ofKind =
  (kind: PlaceholderKind) =>
  (where: Span | Place): Placeholder => ({where, kind})
