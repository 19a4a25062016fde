// Asks rules about the files of a repository that aren't drafts: what they find of a file is a result of its own.
import {join, relative, resolve, sep} from 'node:path'
import type {SurveyedFile} from '../core/fact.ts'
import {addToList, compareText} from '../core/order.ts'
import {locateAt} from '../core/report/locate.ts'
import type {LocatedFinding, Result} from '../core/report/result.ts'
import {type Repository, siteSettingsOf} from '../core/repository.ts'
import type {Rule} from '../core/rule.ts'
import {openRepository, rootOf} from './repository.ts'
import type {SettingsSource} from './settings.ts'

interface SurveyOptions {
  cwd: string
  settings: SettingsSource
}

/**
 * Survey the repository around a working directory by rules that do, and report on the files in some of its folders. The
 * settings of each file count for it, as those of a draft do. What .gitignore leaves out is not part of the repository.
 */
export async function surveyFiles(
  rules: readonly Rule[],
  folders: readonly string[],
  {cwd, settings}: SurveyOptions,
): Promise<Result[]> {
  const root = rootOf(cwd)
  const wanted = folders.map((folder) => join(resolve(cwd, folder), sep))
  const {site} = (await settings.configFor(join(cwd, 'draft.md'))).settings
  const repository = withoutIgnored(openRepository(cwd))
  const found = new Map<string, LocatedFinding[]>()
  for (const rule of rules)
    for (const file of rule.survey?.(repository, siteSettingsOf(site)) ?? []) {
      const whole = resolve(root, file.path)
      if (!wanted.some((folder) => whole.startsWith(folder))) continue
      const path = relative(cwd, whole)
      for (const finding of await findingOf(rule, file, path, settings)) addToList(found, path, finding)
    }
  return [...found].map(([path, findings]) => ({path, findings})).sort((a, b) => compareText(a.path, b.path))
}

/** The repository without what .gitignore leaves out: what was built differs from machine to machine. */
function withoutIgnored(repository: Repository): Repository {
  const kept = repository.files().filter((path) => !repository.isIgnored?.(path))
  return {...repository, files: () => kept}
}

const start = {line: 1, column: 1, offset: 0}

async function findingOf(
  rule: Rule,
  {kind, message}: SurveyedFile,
  path: string,
  settings: SettingsSource,
): Promise<LocatedFinding[]> {
  if (await settings.ignoredBy(path)) return []
  const {rules} = await settings.configFor(path)
  const severity = rules.find((one) => one.rule.id === rule.id)?.levels[kind ?? ''] ?? 'off'
  if (severity === 'off') return []
  const place = {start: 0, end: 0}
  const finding = {ruleId: rule.id, severity, place, message, ...(kind && {kind})}
  return [locateAt({...finding, ...(rule.page !== undefined && {page: rule.page})}, {start, end: start}, '')]
}
