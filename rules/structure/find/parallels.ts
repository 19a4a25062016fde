// Parallels: passages alike that must both stand there, as steps, references and entries of a table of contents do.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {objectCharacter} from '../../../src/core/draft/prose.ts'
import {placeOf, type Span, textOf} from '../../../src/core/draft/spans.ts'

/** Whether two passages are parallel: about different code or names, steps of two lists, references, a heading typed out. */
export const areParallel = (draft: Draft, first: Span, second: Span, isExact: boolean): boolean =>
  isTypedHeading(second) ||
  (isReference(first) && isReference(second)) ||
  areSteps(first, second) ||
  (!isExact && (differInCode(draft, first, second) || differInNames(textOf(first), textOf(second))))

/** `§ 12 Dogs`, `######§ 12 Dogs`: a heading of a law that Markdown doesn't see as one, listed before among its contents. */
const isTypedHeading = (span: Span) => /^\W*(?:#{1,6}|§)\s?\S/.test(textOf(span).slice(0, 12))

/** What is cited, after the year that names it: `Reed, A. (2020, May). Walls explained.`, or the volume it is in. */
const isReference = ({block, start, end}: Span): boolean =>
  /\((?:19|20)\d\d[a-z]?(?:, [^()]{1,20})?\)[.,:]\s*["“]?$/.test(
    block.prose.text.slice(Math.max(0, start - 40), start),
  ) || /^In \p{Lu}[^.]{10,}, (?:19|20)\d\d\.?$/u.test(block.prose.text.slice(start, end))

/** Each a whole step of a numbered list, and not of the same one. */
function areSteps(first: Span, second: Span): boolean {
  const [one, two] = [first, second].map(({block}) => block.parents.findLast(({type}) => type === 'list'))
  return one !== undefined && two !== undefined && one !== two && isNumbered(one) && isNumbered(two)
}

const isNumbered = (list: Span['block']['parents'][number]): boolean => list.type === 'list' && list.ordered === true

/** The same sentence about other files, functions or commands. */
function differInCode(draft: Draft, first: Span, second: Span): boolean {
  const [one, two] = [codesOf(draft, first), codesOf(draft, second)]
  return one.length > 0 && two.length > 0 && one.join() !== two.join()
}

const codesOf = ({text}: Draft, span: Span): readonly string[] => {
  if (!textOf(span).includes(objectCharacter)) return []
  const {start, end} = placeOf(span)
  return text.slice(start, end).match(/`[^`]+`/g) ?? []
}

/** Each names somebody or something that the other doesn't, so that they are about two things. */
function differInNames(first: string, second: string): boolean {
  const [one, two] = [namesIn(first), namesIn(second)]
  const lacks = (names: ReadonlySet<string>, text: string) => [...names].some((name) => !text.includes(name))
  return lacks(one, second) && lacks(two, first)
}

/** Words with a capital, but for the one that opens the sentence. */
const namesIn = (sentence: string): ReadonlySet<string> =>
  new Set(sentence.slice(1).match(/(?<=[\s(“"])\p{Lu}[\p{L}\p{N}]+/gu) ?? [])
