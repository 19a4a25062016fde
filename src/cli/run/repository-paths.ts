// CI systems look for drafts from the root of the repository, wherever Copydesk was started.
import {relative, resolve, sep} from 'node:path'
import type {Result} from '../../core/report/result.ts'
import type {Related} from '../../core/rule.ts'
import type {Console} from '../console.ts'

/** The reports of formats that such systems read. */
export const isFromRoot = (format: string): boolean => ['github', 'gitlab', 'sarif'].includes(format)

/** `main:drafts/a.md` is a path from the root already. */
const isAtCommit = /:(?![\\/])/

/** The results with paths from the root that the environment names, where the working directory is below it. */
export function fromRoot(results: readonly Result[], {cwd, env = {}}: Console): readonly Result[] {
  const root = env.GITHUB_WORKSPACE || env.CI_PROJECT_DIR
  if (!root || resolve(root) === cwd || !cwd.startsWith(`${resolve(root)}${sep}`)) return results
  const move = (path: string) => relative(root, resolve(cwd, path)).split(sep).join('/')
  const moveRelated = (place: Related) =>
    place.path === undefined || isAtCommit.test(place.path) ? place : {...place, path: move(place.path)}
  return results.map(({path, findings, ...result}) => ({
    ...result,
    path: move(path),
    findings: findings.map((finding) =>
      finding.related ? {...finding, related: finding.related.map(moveRelated)} : finding,
    ),
  }))
}
