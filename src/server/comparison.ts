// What drafts of a folder show of each other, kept up as they change.
import type {Fact} from '../core/fact.ts'
import type {Finding} from '../core/rule.ts'
import {rulesIn} from './folder.ts'
import type {CheckedDocument, Folder, Session} from './state.ts'

/** Put the facts of a draft in place of those it had, and say which open documents that touches. */
export function setFacts({documents, listener}: Session, folder: Folder, name: string, facts: readonly Fact[]): void {
  const touched = folder.index.set(name, facts)
  if (!folder.compared) return
  const stale = [...documents.values()].filter(
    ({checked}) => checked?.folder === folder && touched.paths.has(checked.draft.path),
  )
  if (stale.length > 0) listener.stale(stale.map(({uri}) => uri))
  // Else each keystroke above a passage that a thousand drafts share would send a thousand reports.
  if (!touched.hasOnlyMoved) listener.changed()
}

/** What was found in a document by itself and beside the others. */
export function allFindingsOf({own, folder, draft}: CheckedDocument): readonly Finding[] {
  if (!folder.compared) return own
  const cross = folder.index.findingsOf(draft.path, rulesIn(folder))
  return cross.length > 0 ? [...own, ...cross.map(({finding}) => finding)].sort(byPlace) : own
}

const byPlace = (a: Finding, b: Finding) => a.place.start - b.place.start || b.place.end - a.place.end
