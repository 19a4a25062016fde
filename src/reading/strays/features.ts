// Features: all that a model of strays is told of a fragment, by name, as it learns them and as its weights name them.
import {bisect} from '../../core/order.ts'
import type {Tokens} from '../text/tokens.ts'
import type {Fragment} from './fragments.ts'
import {hashOfName, hashOfRow, type Items, itemsOf, nameOfItem, stemOf} from './items.ts'
import {settingsOf} from './settings.ts'

/** What stands before the first item of a fragment and after its last one, in names of features. */
export const [opens, closes] = ['^', '$']

/** What stands before and after a fragment in brackets, in names of features. */
export const [before, after] = ['«', '»']

/** Which of the items of its block a fragment has: from the first to before the last. */
export function itemRange({from, to}: Fragment, {starts}: Items): [first: number, last: number] {
  return [bisect(starts, (start) => start >= from), bisect(starts, (start) => start >= to)]
}

/**
 * The names of all features of a fragment, each as often as it has them: its words and marks, their stems (`~`), pairs of
 * both, with what it opens and closes with, and its settings. The sum of their weights is its score.
 */
export function featuresOf(fragment: Fragment, tokens: Tokens): string[] {
  const {block, dress} = fragment
  const items = itemsOf(block, tokens)
  const [first, last] = itemRange(fragment, items)
  const nameAt = (at: number) => nameOfItem(block.prose.text.slice(items.starts[at], items.ends[at]))
  const stemAt = (at: number) => stemOf(nameAt(at))
  const names: string[] = ['=']
  for (let at = first; at < last; at++) {
    names.push(nameAt(at))
    if (stemAt(at) !== nameAt(at)) names.push(`~ ${stemAt(at)}`)
    if (at === first) continue
    names.push(`${nameAt(at - 1)} ${nameAt(at)}`, `~ ${stemAt(at - 1)} ${stemAt(at)}`)
  }
  if (first < last) names.push(`${opens} ${stemAt(first)}`, `${stemAt(last - 1)} ${closes}`)
  if (first + 1 < last) names.push(`${opens} ${stemAt(first)} ${stemAt(first + 1)}`)
  if (isBracketed(dress))
    for (const [mark, at] of outside(items, first, last)) names.push(`${mark} =${dress} ${stemAt(at)}`)
  return [...names, ...settingsOf(fragment, items, first, last)]
}

/** Is a fragment between marks of its own? */
export const isBracketed = (dress: Fragment['dress']): boolean =>
  dress === 'square' || dress === 'round' || dress === 'odd'

/** The items outside of the brackets. */
export function* outside(items: Items, first: number, last: number): Iterable<[mark: string, at: number]> {
  if (first > 1) yield [before, first - 2]
  if (last + 1 < items.starts.length) yield [after, last + 1]
}

/** The hash of a feature by its name. */
export const hashOfFeature = (name: string): number =>
  name.startsWith('=') ? hashOfName(name) : hashOfRow(...name.split(' ').map(hashOfName))
