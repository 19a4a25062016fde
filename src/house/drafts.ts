// Which drafts a house rule is for: by their paths, by their front matter, and by words in them.
import type {Draft} from '../core/draft/draft.ts'
import type {PhraseList} from '../core/phrase-list.ts'
import {isQuoted} from '../reading/speech/quotations.ts'
import {type HouseHit, makePhraseFinder} from './find.ts'
import {globTest} from './globs.ts'
import {insideOf, placesNamed} from './places.ts'
import {type DraftChoice, type HouseRuleSetting, oneOrMore} from './setting.ts'

/** The path of a draft as the globs of a house have it: from the folder of its settings, with slashes. */
export type PathFrom = (path: string) => string

/** A test whether a rule is for a draft, as `onlyFor` and `notFor` say. */
export function draftTest({onlyFor, notFor}: HouseRuleSetting, pathFrom: PathFrom): (draft: Draft) => boolean {
  const [only, not] = [onlyFor, notFor].map((choice) => (choice === undefined ? undefined : choiceTest(choice)))
  return (draft) => {
    const path = pathFrom(draft.path)
    return (only?.(draft, path) ?? true) && !not?.(draft, path)
  }
}

function choiceTest(choice: DraftChoice): (draft: Draft, path: string) => boolean {
  if (typeof choice === 'string' || Array.isArray(choice)) {
    const matchers = oneOrMore(choice as string | readonly string[]).map(globTest)
    return (_, path) => matchers.some((matches) => matches(path))
  }
  const fields = Object.entries(choice)
  return ({data}) => fields.every(([path, wanted]) => says(valueAt(data, path.split('.')), [wanted].flat()))
}

const valueAt = (data: unknown, [key, ...rest]: readonly string[]): unknown =>
  key === undefined ? data : valueAt(Object(data)[key], rest)

/** Whether a value, or one of several, is one of those wanted. */
const says = (value: unknown, wanted: readonly unknown[]): boolean =>
  [value]
    .flat()
    .some((one) => one !== undefined && one !== null && wanted.some((other) => String(other) === String(one)))

/** Finds the words that make a rule look at a draft; undefined where it needs none. */
export function makeCauseFinder(
  setting: HouseRuleSetting,
): {lists: readonly PhraseList[]; find(draft: Draft): HouseHit[]} | undefined {
  const {when, whenIn, quotations = 'check', matchCase} = setting
  if (when === undefined) return undefined
  const {lists, find} = makePhraseFinder({when: oneOrMore(when)}, matchCase)
  return {
    lists,
    find(draft) {
      const hits = find(draft)
      if (hits.length === 0) return hits
      const isInside = whenIn === undefined ? undefined : insideOf(placesNamed(draft, oneOrMore(whenIn)))
      return hits.filter(
        (hit) =>
          (isInside?.(hit) ?? true) && (quotations === 'check' || isQuoted(draft, hit) === (quotations === 'only')),
      )
    },
  }
}
