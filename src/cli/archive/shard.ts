// `--shard`: one of several runs that share the drafts between them; `copydesk merge` puts their results together.
import {resolve} from 'node:path'
import {hashText} from '../../core/report/fingerprint.ts'
import {openNotes} from '../../core/settings/former-names.ts'
import type {Cache} from '../../files/cache.ts'
import {expectDrafts} from '../../files/tuning.ts'
import {writeInFolder} from '../../files/write.ts'
import type {Console} from '../console.ts'
import type {CheckOptions} from '../options.ts'
import {passOver} from '../run/drafts.ts'
import {formerNamesOfDrafts} from '../run/former-names.ts'
import {missingDraft} from '../run/jobs.ts'
import {openProgress} from '../run/progress.ts'
import {closeDesk, type Desk, openDesk} from '../run/run-context.ts'
import {findTask, type Task} from '../run/task.ts'
import {UsageError} from '../usage.ts'
import {rulesHash, version} from '../version.ts'
import {writeLine, writeResult} from './result-lines.ts'

/** Which part of how many. */
interface Shard {
  number: number
  of: number
}

/** The first line of a part. */
export interface ShardHead {
  copydesk: string
  rules: string
  shard: Shard
}

/** The last line of a part, so that one that was cut off is known. */
export interface ShardEnd {
  results: number
  /** How the whole run ends where no part has anything to report on. */
  otherwise: 0 | 2
}

/** Read `2/4`. @throws {UsageError} */
function readShard(given: string): Shard {
  const [, number = 0, of = 0] = /^(\d{1,6})\/(\d{1,6})$/.exec(given)?.map(Number) ?? []
  if (number >= 1 && number <= of) return {number, of}
  throw new UsageError(`\`--shard\` takes a part and how many there are, as in \`2/4\`, not \`${given}\`.`)
}

/** Which part a draft belongs to: by its name alone, so that every machine says the same. */
const shardOf = (path: string, of: number): number =>
  (Number.parseInt(hashText(path.replaceAll('\\', '/')).slice(0, 8), 16) % of) + 1

/** Check a part of the drafts and write its results; returns 0: what counts is judged when all is merged. */
export async function checkShard(options: CheckOptions, given: string, console: Console, cache?: Cache): Promise<0> {
  const shard = readShard(given)
  refuseOthers(options)
  const desk = await openDesk(options, console, cache)
  const task = await findTask(desk)
  const isOwn = (path: string) => shardOf(path, shard.of) === shard.number
  const own = {...task, wanted: task.wanted.filter(isOwn), others: task.others.filter(isOwn)}
  const lines = linesOf(desk, own, shard)
  const [file] = options.report.formats.flatMap(({file}) => file ?? [])
  if (file !== undefined) await save(file, lines, console)
  else for await (const line of lines) await console.write(line)
  await closeDesk(desk)
  return 0
}

async function save(file: string, lines: AsyncIterable<string>, {cwd}: Console): Promise<void> {
  try {
    await writeInFolder(resolve(cwd, file), lines)
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).syscall) throw error
    throw new UsageError(`The results can't be written to \`${file}\`: ${(error as Error).message}.`)
  }
}

async function* linesOf(desk: Desk, task: Task, shard: Shard): AsyncGenerator<string> {
  const {wanted, others, named: given, missing, otherwise} = task
  const {checker, console, settings} = desk
  const note = openNotes((line) => console.error(line))
  const head: ShardHead = {copydesk: version, rules: rulesHash, shard}
  yield writeLine(head)
  expectDrafts(wanted.length)
  const progress = openProgress(wanted.length, console)
  const named = shard.number === 1 ? missing : []
  for (const [i, path] of named.entries()) yield writeResult(await missingDraft(desk, path), i)
  let gone = 0
  for (const path of wanted) {
    const result = await checker.check(path)
    if (passOver(result, given, console)) {
      gone++
      continue
    }
    note([...settings.formerNames(), ...formerNamesOfDrafts([result])])
    yield writeResult(result)
    progress.step()
  }
  progress.end()
  for (const path of others) yield writeLine({path, facts: (await checker.factsOf(path)).facts})
  const end: ShardEnd = {results: named.length + wanted.length - gone + others.length, otherwise}
  yield writeLine(end)
}

/** Options for the whole of a run belong to `copydesk merge`. */
function refuseOthers(options: CheckOptions): void {
  const {stdinFilename, changes, repairs, report} = options
  const {formats, baseline, minSeverity, statistics, maxWarnings} = report
  const later: Record<string, boolean> = {
    format: formats.some(({name}) => name !== 'pretty'),
    baseline: typeof baseline.file === 'string',
    'update-baseline': baseline.update,
    'strict-baseline': baseline.strict,
    'max-warnings': maxWarnings !== undefined,
    quiet: minSeverity === 'error',
    'min-severity': minSeverity === 'warning',
    statistics,
  }
  const [first] = Object.keys(later).filter((name) => later[name])
  if (first) throw new UsageError(`\`--shard\` only writes results: give \`--${first}\` to \`copydesk merge\`.`)
  const never: Record<string, boolean> = {
    fix: repairs !== undefined,
    'stdin-filename': stdinFilename !== undefined,
    'changed-lines': changes?.lines ?? false,
  }
  const [other] = Object.keys(never).filter((name) => never[name])
  if (other) throw new UsageError(`\`--shard\` and \`--${other}\` can't be used together.`)
}
