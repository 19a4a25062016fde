// Credits: names in round brackets that end the items of a list, as a change log thanks those who made each change.

import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'

/** So many items of a draft make a list of credits. */
const fewest = 5

const credited = /\(\p{Lu}[^()]{1,80}\)[^\p{L}]{0,12}$/u

/** Does the draft credit the items of its lists to people? */
export const hasCredits = defineReading<boolean>(
  ({blocks}) =>
    blocks.filter(({parents, prose}) => parents.some(({type}) => type === 'listItem') && credited.test(prose.text))
      .length >= fewest,
)

/** A name that is all that stands in a pair of round brackets, in a list of credits: people of one list are many, and some are nearly namesakes. */
export const isCredit = (draft: Draft, {block: {prose}, start, end}: Span): boolean =>
  prose.text[start - 1] === '(' && prose.text[end] === ')' && hasCredits(draft)
