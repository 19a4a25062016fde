// What is offered to repair a finding: its fix, its suggestions, or the words that could be there instead.
import type {Draft} from '../draft/draft.ts'
import {elide} from '../elide.ts'
import type {Edit, Finding} from '../rule.ts'
import {writable} from './fix.ts'

/** A repair that somebody may take. */
export interface Offer {
  title: string
  edits: readonly Edit[]
  /** The finding's own fix. */
  isPreferred: boolean
}

/** The repairs of a finding of a draft, the preferred one first. */
export function repairsOffered({place, fix, suggestions = [], expected = []}: Finding, draft: Draft): Offer[] {
  const instead = fix || suggestions.length > 0 ? [] : expected.slice(0, 5)
  return [
    ...(fix ? [{title: titleOfEdits(fix, draft.text), edits: fix, isPreferred: true}] : []),
    ...suggestions.map(({title, edits}) => ({title, edits, isPreferred: false})),
    ...instead.flatMap((words) => {
      const edits = writable(draft, [{...place, text: words}])
      return edits ? [{title: `Write "${elide(words, 40)}"`, edits, isPreferred: false}] : []
    }),
  ]
}

/** What edits do, in a few words; `text` is what they are made in. */
export function titleOfEdits(edits: readonly Edit[], text: string): string {
  const [first] = edits
  if (!first || edits.length > 1) return 'Repair this'
  const before = elide(text.slice(first.start, first.end), 40)
  const after = elide(first.text, 40)
  if (!after) return before ? `Delete "${before}"` : 'Delete this'
  return before ? `Replace "${before}" with "${after}"` : `Insert "${after}"`
}
