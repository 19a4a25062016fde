// Makes a settings file of the Vale rules that lists can say; the others stay in Vale.
import {dirname, relative, resolve, sep} from 'node:path'
import {Document, isMap, isScalar} from 'yaml'
import {type ListSetting, listMistakes, ruleOfList} from '../core/phrase-rule.ts'
import type {Rule} from '../core/rule.ts'
import {type Mistake, reservedIds, SettingsError} from '../core/settings/settings.ts'
import {ownHits, quotationsOf} from '../reading/speech/quotations.ts'
import {migrateRules} from '../vale/migrate.ts'
import {loadVale} from './vale.ts'
import {iniAt} from './vale-rules.ts'

/** What became of each rule, and the settings file that says so. */
export interface Migration {
  moved: {rule: string; id: string; phrases: number}[]
  stays: {rule: string; why: string}[]
  /** The settings; without `moved` they only name the styles. */
  yaml: string
}

/** Whether all examples of a rule hold. */
type Holds = (rule: Rule) => boolean

/**
 * Read the styles that a `.vale.ini` names; paths in the settings count from the folder of `target`. A list whose own
 * examples don't hold, or whose id is taken, is not made.
 * @throws {SettingsError} for mistakes in the styles.
 */
export function migrateVale(
  path: string,
  {cwd, target, taken, holds}: {cwd: string; target: string; taken: readonly string[]; holds: Holds},
): Migration {
  const file = iniAt(resolve(cwd, path))
  if (!file)
    throw new SettingsError([
      {path: [], message: `There is no file \`${path}\`, and no \`.vale.ini\` in a folder of this name.`},
    ])
  const {vale, mistakes} = loadVale(file, cwd)
  const wrong = vale.problems.filter(({isForeign}) => !isForeign)
  const all: Mistake[] = [
    ...mistakes.map(({message, at}) => ({path: [], message, at})),
    ...wrong.map(({rule, reason, path}) => ({
      path: [],
      message: `The rule \`${rule}\` can't run: ${reason}.`,
      at: relative(cwd, path),
    })),
  ]
  if (all.length > 0) throw new SettingsError(all)
  const ids = new Set(taken)
  const [lists, moved, stays]: [ListSetting[], Migration['moved'], Migration['stays']] = [[], [], []]
  for (const one of migrateRules(vale)) {
    const why = 'stays' in one ? one.stays : whyNot(one.list, ids, holds)
    if (why !== undefined || !('list' in one)) {
      stays.push({rule: one.rule, why: why ?? ''})
      continue
    }
    const {list, rule} = one
    ids.add(list.id)
    lists.push(list)
    moved.push({rule, id: list.id, phrases: Object.keys(list.phrases ?? {}).length})
  }
  const from = relative(dirname(resolve(cwd, target)), file)
    .split(sep)
    .join('/')
  return {moved, stays, yaml: settingsFor(from, moved, lists)}
}

function whyNot(list: ListSetting, ids: ReadonlySet<string>, holds: Holds): string | undefined {
  if (ids.has(list.id) || list.id in reservedIds) return `there is a rule \`${list.id}\` already`
  const [mistake] = listMistakes(list)
  if (mistake) return mistake.message
  return holds(ruleOfList(list, ownHits, [quotationsOf])) ? undefined : 'its examples would not hold as a list'
}

function settingsFor(ini: string, moved: Migration['moved'], lists: readonly ListSetting[]): string {
  const document = new Document({
    vale: ini.startsWith('.') ? ini : `./${ini}`,
    ...(moved.length > 0 && {rules: Object.fromEntries(moved.map(({rule}) => [`vale/${rule}`, 'off'])), lists}),
  })
  document.commentBefore =
    ' The rules of Vale that lists can say, as lists: they leave quotations alone. The others still run in Vale.\n `copydesk test` runs the examples of these lists. Made by `copydesk migrate vale`.'
  const rules = document.get('rules')
  if (isMap(rules))
    for (const [i, {value}] of rules.items.entries()) if (isScalar(value)) value.comment = ` now ${moved[i]?.id}`
  return document.toString({lineWidth: 0})
}
