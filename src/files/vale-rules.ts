// The rules of a `.vale.ini` as settings take them up.
import {dirname, join, relative, resolve, sep} from 'node:path'
import type {Rule} from '../core/rule.ts'
import {inPlaceOrder, type Mistake} from '../core/settings/settings.ts'
import {valeFor} from '../vale/config/settings.ts'
import {rulesOfVale} from '../vale/rules.ts'
import {kindOf} from './regular.ts'
import {loadVale} from './vale.ts'
import {withinLimit} from './within-limit.ts'

/** Rules, what is wrong with them, and what of them can't be run. */
interface ValeRules {
  rules: Rule[]
  mistakes: Mistake[]
  notes: string[]
  files: readonly string[]
  code: string
}

const names = ['.vale.ini', '_vale.ini', 'vale.ini']

/** The file at a path, or the one in the folder there. */
export const iniAt = (path: string): string | undefined =>
  [path, ...names.map((name) => join(path, name))].find((one) => kindOf(one) === 'file')

/** Read the rules that a `.vale.ini` names; places and the paths of drafts count from `cwd`. */
export function valeRules(file: string, cwd: string): ValeRules {
  const {vale, mistakes, files, code} = loadVale(file, cwd)
  const folder = dirname(file)
  const pathFrom = (path: string) => relative(folder, resolve(cwd, path)).split(sep).join('/')
  const isOn = (rule: string) => valeFor('draft.md', {...vale.settings, leastLevel: 0}).levelOf(rule, 'error')
  const problems = vale.problems.map((problem) => ({...problem, at: `${relative(cwd, problem.path)}:1:1`}))
  const wrong = problems.filter(({isForeign}) => !isForeign)
  const foreign = problems.filter(({isForeign, rule}) => isForeign && isOn(rule))
  return {
    ...{rules: rulesOfVale(vale, pathFrom, withinLimit), files, code},
    mistakes: inPlaceOrder([
      ...mistakes.map(({message, at}) => ({path: [], message, at})),
      ...wrong.map(({rule, reason, at}) => ({path: [], message: `The rule \`${rule}\` can't run: ${reason}.`, at})),
    ]),
    notes: foreign.map(
      ({rule, reason}) =>
        `The rule \`${rule}\` of Vale can't run here: ${reason}. To leave it out, write \`${rule} = NO\` in ${relative(cwd, file)}.`,
    ),
  }
}
