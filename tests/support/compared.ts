// What a comparison of two texts finds, in a form that a table can hold.
import {compareDrafts} from '../../src/compare/compare.ts'
import {parse} from '../../src/index.ts'

/** A text: Markdown, or plain text if the path ends in `.txt`. */
export const draftOf = (text: string, path = 'draft.md') => parse({path, text})

/** `changed number: 15 < 12`, `dropped name: Hull`, `added link: …`, each with `!` if it is a warning where most are infos. */
export function comparedIn(
  before: string,
  after: string,
  paths: readonly [string, string] = ['old.md', 'new.md'],
): string[] {
  const [old, fresh] = [draftOf(before, paths[0]), draftOf(after, paths[1])]
  return compareDrafts(old, fresh).map(({ruleId, kind, severity, place, related}) => {
    const now = fresh.text.slice(place.start, place.end)
    const [was] = (related ?? []).map(({place}) => old.text.slice(place.start, place.end))
    const grave = kind !== 'changed' && severity === 'warning' ? '!' : ''
    const said = kind === 'changed' ? [now, was].filter((text) => text !== undefined).join(' < ') : (was ?? now)
    return `${grave}${kind} ${ruleId}: ${said}`
  })
}
