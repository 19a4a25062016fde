// Former ids of rules in ignore comments: where they stand, and the edits that write the present ones.
import type {Draft} from '../draft/draft.ts'
import type {Place} from '../draft/place.ts'
import type {FormerName} from '../former-name.ts'
import type {Edit} from '../rule.ts'
import {presentId, type Renames} from '../settings/former-names.ts'
import {type IgnoreComment, idsIn, ignoreCommentsOf} from './ignore-comments.ts'

/** The names that ignores may use. */
export interface IgnoreNames {
  /** The present name of everything an ignore may name. */
  known: readonly string[]
  renames: Renames
}

/** The comments of a draft in their order. Where only names of rules stand behind the colon, they are meant as such. */
export const readComments = (draft: Draft, {known, renames}: IgnoreNames): IgnoreComment[] =>
  ignoreCommentsOf(draft).map((comment) => {
    const named = comment.ids.length === 0 ? idsIn(comment.reason) : []
    const isNamed = named.length > 0 && named.every((id) => known.includes(presentId(id, renames)))
    return isNamed ? {...comment, ids: named, reason: ''} : comment
  })

/** The former ids in comments, each at its place. */
export function formerIdsIn(
  text: string,
  comments: readonly IgnoreComment[],
  {ids: idOf}: Renames,
): (FormerName & Place)[] {
  if (idOf.size === 0) return []
  return comments.flatMap(({ids, name, start}) => {
    const words = /[^\s,:]+/g
    words.lastIndex = text.indexOf(name, start) + name.length
    return ids.flatMap((was) => {
      const at = words.exec(text)?.index ?? 0
      const now = idOf.get(was)
      return now === undefined ? [] : [{was, now, start: at, end: at + was.length}]
    })
  })
}

/** The edits that put present ids in place of the former ones in the ignore comments of a draft. */
export function presentIdEdits(draft: Draft, names: IgnoreNames): Edit[] {
  if (names.renames.ids.size === 0) return []
  const found = formerIdsIn(draft.text, readComments(draft, names), names.renames)
  return found.map(({start, end, now}) => ({start, end, text: now}))
}
