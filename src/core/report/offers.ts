// What is offered to repair a finding: its fix, its suggestions, or the words that could be there instead.
import {elide} from '../elide.ts'
import type {Edit, Finding} from '../rule.ts'

/** A repair that somebody may take. */
export interface Offer {
  title: string
  edits: readonly Edit[]
  /** The finding's own fix. */
  isPreferred: boolean
}

/** The repairs of a finding, the preferred one first; `text` is the draft's. */
export function repairsOffered({place, fix, suggestions = [], expected = []}: Finding, text: string): Offer[] {
  const instead = fix || suggestions.length > 0 ? [] : expected.slice(0, 5)
  return [
    ...(fix ? [{title: titleOfEdits(fix, text), edits: fix, isPreferred: true}] : []),
    ...suggestions.map(({title, edits}) => ({title, edits, isPreferred: false})),
    ...instead.map((words) => ({
      title: `Write "${elide(words, 40)}"`,
      edits: [{...place, text: words}],
      isPreferred: false,
    })),
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
