// Links of drafts judged among files that are only texts.

import {compareAll} from '../../src/core/across/compare.ts'
import type {CrossFinding} from '../../src/core/across/cross-report.ts'
import {study} from '../../src/core/lint.ts'
import type {Repository, SiteSettings} from '../../src/core/repository.ts'
import {readConfiguration} from '../../src/formats/configuration.ts'
import {configure, parse} from '../../src/index.ts'

/** Files by path. */
export type Files = Readonly<Record<string, string>>

export const repositoryOf = (files: Files, start = ''): Repository => ({
  start,
  files: () => Object.keys(files),
  read: (path) => files[path],
  data: (path) => (files[path] === undefined ? {} : readConfiguration(path, files[path])),
  has: (path) => path in files || Object.keys(files).some((one) => one.startsWith(`${path}/`)),
})

/** What `dead-link` finds in some drafts among files. */
export function judgeLinks(
  files: Files,
  drafts: readonly string[],
  site?: string | SiteSettings,
  start = '',
): CrossFinding[] {
  const config = configure({rules: {'dead-link': 'warning'}, ...(site !== undefined && {site})})
  const linking = config.rules.filter(({rule}) => rule.id === 'dead-link')
  const facts = drafts.flatMap(
    (path) =>
      study(parse({path: path.slice(start.length), text: files[path] ?? ''}), {...config, rules: linking}).facts,
  )
  return compareAll(
    facts,
    linking.map(({rule}) => rule),
    repositoryOf(files, start),
  )
}
