// Placeholders: everything in a draft that stands where a fact, a name or a value belongs.

import type {Place} from '../../../src/core/draft/place.ts'
import {overlapWith, placeOf, type Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {isSetInMarkdown} from '../../../src/reading/page/set-in-markdown.ts'
import {blanksOf} from './blanks.ts'
import {emptyLabelsOf} from './empty-labels.ts'
import {keptPlacesOf} from './kept-places.ts'
import {leftoverValuesOf} from './leftover-values.ts'
import {openBracketsOf} from './open-brackets.ts'
import {citationGapsOf, openFactsOf, undecidedOf} from './open-facts.ts'
import {promptsOf} from './prompts.ts'
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
  /** The words can be read otherwise: no more than a warning, and in Markdown less. */
  likely?: boolean
}

/** Placeholders that show by their form alone, by kind; tags an engine fills in only where the draft shows no engine. */
const shownOf = defineReading<readonly Placeholder[]>(
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

/** Placeholders that a form shows, and those that show by their form alone outside of these. */
const sureOf = defineReading<readonly Placeholder[]>(
  (draft) => {
    const prompts = promptsOf(draft)
    const isTaken = overlapWith(prompts)
    const others =
      prompts.length === 0 ? shownOf(draft) : shownOf(draft).filter(({where}) => !('block' in where) || !isTaken(where))
    return [...prompts.map(ofKind('slot')), ...others]
  },
  [promptsOf, shownOf],
)

/** Placeholders that only the words around them tell from copy. */
const likelyOf = defineReading<readonly Placeholder[]>(
  (draft) => [
    ...openBracketsOf(draft).map(ofLikely('slot')),
    ...keptPlacesOf(draft).map(ofLikely('slot')),
    ...blanksOf(draft).map(ofLikely('fact')),
    ...emptyLabelsOf(draft).map(ofLikely('label')),
    ...leftoverValuesOf(draft).map(ofLikely('label')),
  ],
  [openBracketsOf, keptPlacesOf, blanksOf, emptyLabelsOf, leftoverValuesOf],
)

/** All placeholders; likely ones where no other holds their words. */
export const placeholdersOf = defineReading<readonly Placeholder[]>(
  (draft) => {
    const likely = likelyOf(draft)
    const taken = sureOf(draft).map((placeholder) => ({...placeholder, place: wholePlace(placeholder)}))
    for (const placeholder of likely) {
      const place = wholePlace(placeholder)
      if (!taken.some((other) => other.place.start < place.end && place.start < other.place.end))
        taken.push({...placeholder, place})
    }
    return taken
  },
  [sureOf, likelyOf],
)

const wholePlace = ({where}: Placeholder): Place => ('block' in where ? placeOf(where) : where)

const ofLikely =
  (kind: PlaceholderKind) =>
  (where: Span | Place): Placeholder => ({where, kind, likely: true})

const ofKind =
  (kind: PlaceholderKind) =>
  (where: Span | Place): Placeholder => ({where, kind})

/**
 * May the slots of a draft be its point, as in a form, a model letter or a guide? Somebody set it in Markdown, and
 * nothing else in it was left open.
 */
export const mayMeanSlots = defineReading<boolean>(
  (draft) => isSetInMarkdown(draft) && placeholdersOf(draft).every(({kind}) => kind === 'slot'),
  [isSetInMarkdown, placeholdersOf],
)
