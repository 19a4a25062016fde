// How often each rule is right: counts from labelled sets, beside those that people read and wrote down. Pure.

import {compareText} from '../../src/core/order.ts'
import type {SetOutcome} from './outcome.ts'
import {count, groupSorted} from './score.ts'

/** Findings of a rule on a set and how many of them were wrong, as of a day. */
export interface Measurement {
  set: string
  findings: number
  wrong: number
  date: string
}

/** By rule: `labels` is written by `--update`, `read` by people who read findings one by one. */
export type Measured = Readonly<Record<string, {labels?: readonly Measurement[]; read?: readonly Measurement[]}>>

/** What labels say of the findings of each rule on a set; nothing where a set labels one side only. */
export function measurementsOf(set: string, {judged}: SetOutcome, date: string): [rule: string, Measurement][] {
  const all = count(judged)
  if (all.true + all.missed === 0 || all.false + all.quiet === 0) return []
  return groupSorted(judged, ({finding}) => finding?.ruleId).flatMap(([rule, own]): [string, Measurement][] => {
    const counts = count(own)
    const findings = counts.true + counts.false
    return findings > 0 ? [[rule, {set, findings, wrong: counts.false, date}]] : []
  })
}

/** New counts from labels in place of the old ones of these sets; what people read stays. */
export function updateMeasured(
  measured: Measured,
  sets: readonly string[],
  readings: readonly [rule: string, Measurement][],
): Measured {
  const names = [...new Set([...Object.keys(measured), ...readings.map(([rule]) => rule)])].sort()
  const entries = names.map((name) => {
    const old = measured[name]?.labels ?? []
    const fresh = readings.filter(([rule]) => rule === name).map(([, reading]) => unchanged(old, reading))
    const labels = [...old.filter(({set}) => !sets.includes(set)), ...fresh].sort((a, b) => compareText(a.set, b.set))
    const read = measured[name]?.read
    return [name, {...(labels.length > 0 && {labels}), ...(read && {read})}] as const
  })
  return Object.fromEntries(entries.filter(([, entry]) => Object.keys(entry).length > 0))
}

/** The same counts keep their day. */
const unchanged = (old: readonly Measurement[], reading: Measurement) =>
  old.find(
    ({set, findings, wrong}) => set === reading.set && findings === reading.findings && wrong === reading.wrong,
  ) ?? reading
