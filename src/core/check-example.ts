// Checks the files of an example: drafts by themselves and among each other, and files that aren't drafts.
import {compareAll} from './across/compare.ts'
import type {Draft} from './draft/draft.ts'
import {study} from './lint.ts'
import type {Repository} from './repository.ts'
import type {Finding} from './rule.ts'
import type {Config} from './settings/config.ts'
import type {Severity} from './severity.ts'

/** A file of an example without its marks. */
export interface PlainFile {
  path: string
  text: string
}

interface CheckedFile {
  draft: PlainFile
  findings: Finding[]
}

/** The findings of drafts by themselves and among each other. */
export function checkTogether(drafts: readonly Draft[], config: Config, files: readonly PlainFile[]): CheckedFile[] {
  const studies = drafts.map((draft) => ({draft, ...study(draft, config)}))
  const across = compareAll(
    studies.flatMap(({facts}) => facts),
    config.rules.map(({rule}) => rule),
    repositoryOf(drafts, files),
  )
  return studies.map(({draft, findings}) => ({
    draft,
    findings: [...findings, ...across.filter(({path}) => path === draft.path).map(({finding}) => finding)],
  }))
}

/** What rules find of the files of an example that aren't drafts. */
export function surveyTogether(drafts: readonly Draft[], {rules}: Config, files: readonly PlainFile[]): CheckedFile[] {
  const known = new Set(drafts.map(({path}) => path))
  const found = rules.flatMap(({rule, levels}) =>
    (rule.survey?.(repositoryOf(drafts, files), {}) ?? []).map(({path, kind = '', message}) => ({
      path,
      finding: {ruleId: rule.id, severity: levels[kind] as Severity, place: {start: 0, end: 0}, message},
    })),
  )
  return files
    .filter(({path}) => !known.has(path))
    .map((draft) => ({
      draft,
      findings: found.filter(({path}) => path === draft.path).map(({finding}) => finding),
    }))
}

/** The files of an example as the only ones there are. */
function repositoryOf(drafts: readonly Draft[], files: readonly PlainFile[]): Repository {
  const byPath = new Map<string, PlainFile & {data?: Draft['data']}>(files.map((file) => [file.path, file]))
  for (const draft of drafts) byPath.set(draft.path, draft)
  return {
    start: '',
    files: () => [...byPath.keys()],
    read: (path) => byPath.get(path)?.text,
    data: (path) => byPath.get(path)?.data ?? {},
    has: (path) => byPath.has(path),
  }
}
