// Sends the reports of a run where they go: standard output, files, and the summary of a GitHub job.
import {appendFileSync} from 'node:fs'
import {resolve} from 'node:path'
import type {Result} from '../../core/report/result.ts'
import {suggest} from '../../core/settings/schema.ts'
import type {Console} from '../console.ts'
import type {ReportFormat, ReportOptions} from '../options.ts'
import {reporters} from '../reporters/index.ts'
import type {Reporter, ReporterOptions} from '../reporters/reporter.ts'
import {UsageError} from '../usage.ts'
import {fromRoot, isFromRoot} from './repository-paths.ts'

/** A report, and whether it is made draft by draft. */
type Outlet = ReportFormat & {report: Reporter; isByDraft: boolean}

/** Load the reporters of a run, so that a wrong name is reported before anything is checked. */
export const openReports = ({formats, statistics}: Pick<ReportOptions, 'formats' | 'statistics'>): Promise<Outlet[]> =>
  Promise.all(
    formats.map(async ({name, ...rest}) => {
      if (!Object.hasOwn(reporters, name))
        throw new UsageError(`There is no format \`${name}\`. ${suggest(name, Object.keys(reporters))}`)
      const report = statistics ? await statisticsAs(name) : await reporters[name]?.()
      return {name, report: report as Reporter, isByDraft: name === 'ndjson' && !statistics, ...rest}
    }),
  )

async function statisticsAs(name: string): Promise<Reporter> {
  const {statisticsReporters: all} = await import('../reporters/statistics.ts')
  const report = Object.hasOwn(all, name) ? all[name] : undefined
  if (report) return report
  throw new UsageError(`\`--statistics\` can't be written as \`${name}\`: choose ${Object.keys(all).join(', ')}.`)
}

/** Each report goes out whole: to standard output, or to a file that is never half-written. */
export async function sendReports(
  outlets: readonly Outlet[],
  results: readonly Result[],
  options: ReporterOptions,
  console: Console,
): Promise<void> {
  for (const {name, report, file, isByDraft} of outlets) {
    const shown = isFromRoot(name) ? fromRoot(results, console) : results
    if (file === undefined && isByDraft) {
      await sendInPieces((some) => report(some, options), shown, console)
      continue
    }
    const text = await report(shown, options)
    if (file === undefined) await console.write(text)
    else
      await save(file, async () =>
        (await import('../../files/write.ts')).writeInFolder(resolve(console.cwd, file), text),
      )
  }
  const summary = console.env?.GITHUB_STEP_SUMMARY
  if (!summary || !outlets.some(({name}) => name === 'github')) return
  const {reportMarkdown} = await import('../reporters/markdown.ts')
  await save(summary, async () => appendFileSync(summary, reportMarkdown(results)))
}

/** From this length on a piece of a report is sent. */
const longPiece = 1_000_000

/** Send a report that is made draft by draft: as one text it might take more memory than all findings. */
async function sendInPieces(
  report: (results: readonly Result[]) => string | Promise<string>,
  results: readonly Result[],
  console: Console,
): Promise<void> {
  let piece = ''
  for (const result of results) {
    piece += await report([result])
    if (piece.length < longPiece) continue
    await console.write(piece)
    piece = ''
  }
  await console.write(piece)
}

async function save(file: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    throw new UsageError(`The report can't be written to \`${file}\`: ${(error as Error).message}.`)
  }
}
