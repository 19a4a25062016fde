// The HTML report: one file to read in a browser, each finding in its passage.
import {rules} from '../../../rules/index.ts'
import type {Result} from '../../core/report/result.ts'
import {describeBy} from '../../html-report/describe.ts'
import {gatherDraft} from '../../html-report/gather.ts'
import type {ReportDraft} from '../../html-report/model.ts'
import {writeReport} from '../../html-report/write.ts'
import {version} from '../version.ts'
import {withSlashes} from './findings.ts'
import type {ReporterOptions} from './reporter.ts'

/** All drafts as one page; the drafts are read again for their passages, one after the other. */
export async function reportHtml(
  results: readonly Result[],
  {draftOf, heldFindings}: Pick<ReporterOptions, 'draftOf' | 'heldFindings'>,
): Promise<string> {
  const drafts: ReportDraft[] = []
  for (const result of results)
    drafts.push({...gatherDraft(result, await draftOf(result.path)), path: withSlashes(result.path)})
  return writeReport({drafts, describe: describeBy(rules), version, ...(heldFindings && {held: heldFindings})})
}
