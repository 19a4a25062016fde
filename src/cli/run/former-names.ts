// Notes on former names of rules and kinds that settings, ignores, baselines or results still use.

import type {FormerName, FormerNameAt} from '../../core/former-name.ts'
import type {Result} from '../../core/report/result.ts'
import {formerNameNotes} from '../../core/settings/former-names.ts'
import type {Console} from '../console.ts'

/** Write one note for each former name to standard error. */
export function noteFormerNames(used: readonly (FormerName & {at?: string})[], console: Console): void {
  for (const note of formerNameNotes(used)) console.error(note)
}

/** The former names that drafts use. */
export const formerNamesOfDrafts = (results: readonly Result[]): FormerNameAt[] =>
  results.flatMap(({formerNames = []}) => formerNames)
