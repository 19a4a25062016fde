// Links of drafts judged among files that are only texts.

import type {CrossFinding} from '../../src/core/across/cross-report.ts'
import {makeFactStore} from '../../src/core/across/fact-store.ts'
import {judgeStored} from '../../src/core/across/judge.ts'
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
  isIgnored: (path) => (files['.gitignore'] ?? '').split('\n').includes(path),
  has: (path) => path in files || Object.keys(files).some((one) => one.startsWith(`${path}/`)),
})

/** What `dead-link` finds in some drafts among files. */
export const judgeLinks = (
  files: Files,
  drafts: readonly string[],
  site?: string | SiteSettings,
  start = '',
): readonly CrossFinding[] => judge(files, drafts, site, start).found

/** What of the links of some drafts couldn't be told. */
export const notesOnLinks = (files: Files, drafts: readonly string[], site: string | SiteSettings): readonly string[] =>
  judge(files, drafts, site, '').notes

function judge(files: Files, drafts: readonly string[], site: string | SiteSettings | undefined, start: string) {
  const config = configure({rules: {'dead-link': 'warning'}, ...(site !== undefined && {site})})
  const linking = config.rules.filter(({rule}) => rule.id === 'dead-link')
  const store = makeFactStore()
  for (const path of drafts) {
    const draft = parse({path: path.slice(start.length), text: files[path] ?? ''})
    store.add(study(draft, {...config, rules: linking}).facts)
  }
  return judgeStored(
    store,
    linking.map(({rule}) => rule),
    repositoryOf(files, start),
  )
}
