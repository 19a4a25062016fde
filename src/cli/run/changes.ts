// `--changed`, `--staged` and `--changed-lines`: only what differs from a commit is reported.
import {existsSync} from 'node:fs'
import {relative, resolve, sep} from 'node:path'
import type {Checklist} from '../../core/checklist.ts'
import type {Result} from '../../core/report/result.ts'
import {isTooSlow} from '../../core/stopped.ts'
import type {Changes, Since} from '../../files/git.ts'
import {isPackage} from '../../formats/names.ts'
import type {Console} from '../console.ts'
import {UsageError} from '../usage.ts'

/** Ask Git what differs. @throws {UsageError} */
export async function findChanges(since: Since, {cwd}: Console): Promise<Changes> {
  const {changesSince, GitError} = await import('../../files/git.ts')
  try {
    return await changesSince(cwd, since)
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(error.message)
    throw error
  }
}

/** Drafts that are staged and no longer on the disk, as far as these paths name them and nothing says to ignore them. */
export async function findStagedOnly(
  {files, contents}: Changes,
  paths: readonly string[],
  cwd: string,
  ignoredBy: (path: string) => Promise<string | undefined>,
): Promise<string[]> {
  const gone = [...contents.keys()].filter((path) => files.has(path) && !existsSync(path))
  if (gone.length === 0) return []
  const {isMatch} = (await import('picomatch')).default
  const found = []
  for (const path of gone) {
    const name = relative(cwd, path).split(sep).join('/')
    const isNamed = (paths.length > 0 ? paths : ['.']).some(
      (given) => `${path}${sep}`.startsWith(`${resolve(cwd, given)}${sep}`) || isMatch(name, given),
    )
    if (isNamed && !(await ignoredBy(path))) found.push(name)
  }
  return found
}

/** The results with findings and facts on lines that changed only; with all in a draft that is new. */
export function keepChangedLines(results: readonly Result[], {lines}: Changes, cwd: string): Result[] {
  return results.map((result) => {
    const changed = lines.get(resolve(cwd, result.path))
    // Git doesn't tell what changed in a package.
    if (!changed || isPackage(result.path)) return result
    const isChanged = (start: number, end: number) => changed.some(([first, last]) => first <= end && start <= last)
    const findings = result.findings.filter((one) => isTooSlow(one) || isChanged(one.start.line, one.end.line))
    return {...result, findings, ...(result.checklist && {checklist: keepChanged(result.checklist, isChanged)})}
  })
}

/** A fact that stands on several lines stays if one of them changed. */
const keepChanged = ({items, gaps}: Checklist, isChanged: (start: number, end: number) => boolean): Checklist => ({
  items: items.filter(
    ({start, end, also = []}) => isChanged(start.line, end.line) || also.some((line) => isChanged(line, line)),
  ),
  gaps,
})

/** `--changed` may be followed by a commit or by paths: what is on the disk is a path, as it is for Git. */
export function settleChanged(args: readonly string[], isPath: (name: string) => boolean): string[] {
  return args.map((arg, i) => {
    const next = args[i + 1]
    return arg === '--changed' && (next === undefined || next.startsWith('-') || isPath(next)) ? '--changed=' : arg
  })
}
