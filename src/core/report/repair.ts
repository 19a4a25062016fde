// Repair a text by the fixes of its findings, in rounds until nothing changes.

import type {Edit, Finding} from '../rule.ts'
import {applyEdits, keepsWords} from './fix.ts'

/** What came of a repair. */
interface Repaired {
  text: string
  /** How many fixes were made. */
  made: number
  /** The findings that are left in the repaired text. */
  findings: readonly Finding[]
  /** True where fixes kept making new ones and the rounds ran out. */
  unsettled: boolean
}

const rounds = 10

/** Is the finding's fix one to make now? */
export const isFixable = ({fix, structural = false}: Finding, structure: boolean): boolean =>
  fix !== undefined && (structure || !structural)

/** New lines end as the text's own do. */
export const withLineEnds = (edits: readonly Edit[], text: string): Edit[] =>
  text.includes('\r\n') ? edits.map((edit) => ({...edit, text: edit.text.replace(/\r?\n/g, '\r\n')})) : [...edits]

/**
 * Make the fixes `check` finds in a text. Of fixes that overlap the first is made, the others in the next round, on
 * findings made anew. With `structure` also those that delete whole lines; a round that would leave no word is not made.
 */
export function repair(text: string, check: (text: string) => readonly Finding[], structure: boolean): Repaired {
  let made = 0
  let current = text
  for (let round = 0; round < rounds; round++) {
    const findings = check(current)
    const groups = findings.flatMap((finding) =>
      isFixable(finding, structure) ? [withLineEnds(finding.fix ?? [], current)] : [],
    )
    const {text: next, left} = applyEdits(current, groups)
    if (next === current || !keepsWords(current, next)) return {text: current, made, findings, unsettled: false}
    made += groups.length - left.length
    current = next
  }
  return {text: current, made, findings: check(current), unsettled: true}
}
