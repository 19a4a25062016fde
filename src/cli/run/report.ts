// Sends the reports of a run where they go: standard output, files, and the summary of a GitHub job.
import {appendFileSync} from 'node:fs'
import {resolve} from 'node:path'
import type {VFile} from 'vfile'
import {suggest} from '../../core/settings/schema.ts'
import {UsageError} from '../args/usage.ts'
import type {Console} from '../console.ts'
import type {ReportFormat} from '../options.ts'
import {type Reporter, reporters} from '../reporters/index.ts'
import type {PrettyOptions} from '../reporters/pretty.ts'
import {fromRoot, isFromRoot} from './repository-paths.ts'

type Outlet = ReportFormat & {report: Reporter}

/** Load the reporters of a run, so that a wrong name is told before anything is checked. */
export const openReports = (formats: readonly ReportFormat[]): Promise<Outlet[]> =>
  Promise.all(
    formats.map(async ({name, ...rest}) => {
      const report = await (Object.hasOwn(reporters, name) ? reporters[name]?.() : undefined)
      if (!report) throw new UsageError(`There is no format \`${name}\`. ${suggest(name, Object.keys(reporters))}`)
      return {name, report, ...rest}
    }),
  )

/**
 * Each report goes out whole: to standard output, or to a file that is never half-written.
 * @param contents what was checked in place of what stands on the disk, by absolute path.
 */
export async function sendReports(
  outlets: readonly Outlet[],
  files: readonly VFile[],
  options: PrettyOptions,
  console: Console,
  contents?: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  if (outlets.some(({name}) => name === 'rdjson')) await addTexts(files, console, contents)
  for (const {name, report, file} of outlets) {
    const text = report(isFromRoot(name) ? fromRoot(files, console) : files, options)
    if (file === undefined) await console.write(text)
    else
      await save(file, async () => (await import('../../files/write.ts')).writeWhole(resolve(console.cwd, file), text))
  }
  const summary = console.env?.GITHUB_STEP_SUMMARY
  if (!summary || !outlets.some(({name}) => name === 'github')) return
  const {reportMarkdown} = await import('../reporters/markdown.ts')
  await save(summary, async () => appendFileSync(summary, reportMarkdown(files)))
}

/** One report counts columns in bytes, for which it needs the texts; those let go are read again. */
async function addTexts(
  files: readonly VFile[],
  {cwd}: Console,
  contents?: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const {decode, readDraft} = await import('../../files/read.ts')
  for (const file of files) {
    if (file.value !== undefined || file.messages.length === 0) continue
    const path = resolve(cwd, file.path)
    const bytes = contents?.get(path)
    const read = bytes ? decode(bytes) : await readDraft(path)
    if ('text' in read) file.value = read.text.replace(/^\uFEFF/, '')
  }
}

async function save(file: string, write: () => Promise<void>): Promise<void> {
  try {
    await write()
  } catch (error) {
    throw new UsageError(`The report can't be written to \`${file}\`: ${(error as Error).message}.`)
  }
}
