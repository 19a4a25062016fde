// What is found among several drafts, and the HTML report on them, as the command writes it.
import about from '../../../package.json' with {type: 'json'}
import {rules} from '../../../rules/index.ts'
import {compareAll} from '../../core/across/compare.ts'
import type {Draft} from '../../core/draft/draft.ts'
import {study} from '../../core/lint.ts'
import {locate} from '../../core/report/locate.ts'
import type {LocatedFinding} from '../../core/report/result.ts'
import type {Finding} from '../../core/rule.ts'
import type {Config} from '../../core/settings/config.ts'
import {describeBy} from '../../html-report/describe.ts'
import {gatherDraft} from '../../html-report/gather.ts'
import {writeReport} from '../../html-report/write.ts'
import {readSheet} from './read.ts'
import type {Sheet} from './sheet.ts'

/** The findings of each draft in the order of their places, with what it repeats of the others. */
export function findingsAmong(drafts: readonly Draft[], config: Config): Finding[][] {
  const studied = drafts.map((draft) => study(draft, config))
  const across = compareAll(
    studied.flatMap(({facts}) => facts),
    config.rules.map(({rule}) => rule),
  )
  return drafts.map((draft, i) => {
    const repeated = across.filter(({path}) => path === draft.path).map(({finding}) => finding)
    return [...(studied[i]?.findings ?? []), ...repeated].sort((a, b) => a.place.start - b.place.start)
  })
}

/** Findings with their lines and columns, and where they stand in a file of a word processor. */
export const locateAll = (draft: Draft, findings: readonly Finding[]): LocatedFinding[] =>
  locate(draft.text, findings).map((one, i) => ({
    ...one,
    where: draft.source?.locate?.((findings[i] as Finding).place),
  }))

/** The report on drafts, as the text of an HTML file. */
export function reportOnDrafts(sheets: readonly Sheet[], config: Config): string {
  const read = sheets.map(readSheet)
  const found = findingsAmong(read, config)
  const drafts = read.map((draft, i) =>
    gatherDraft({path: draft.path, findings: locateAll(draft, found[i] ?? [])}, draft),
  )
  return writeReport({drafts, describe: describeBy(rules), version: about.version})
}
