// House rules as rules: what their file says, made ready to run.
import type {Example} from '../core/example.ts'
import {type Rule, urlIn} from '../core/rule.ts'
import {acronymUses} from '../reading/acronyms.ts'
import {quotationsOf} from '../reading/speech/quotations.ts'
import {makeHouseCheck} from './checks.ts'
import type {PathFrom} from './drafts.ts'
import {type ExpressionSet, makeExpressionSet} from './expressions.ts'
import {summaryOf} from './message.ts'
import {placesRead} from './places.ts'
import {type HouseRuleSetting, type HouseRules, oneOrMore, type RightExample, type WrongExample} from './setting.ts'

/** Where paths count from. */
interface HousePaths {
  /** The path of a draft from the folder of the settings, which `onlyFor` and `notFor` have it from. */
  from: PathFrom
  /** The other way round, for the paths of examples. */
  to: PathFrom
}

const asGiven: HousePaths = {from: (path) => path.replace(/^\.\//, ''), to: (path) => path}

/** The rules of a file that `houseMistakes` finds sound, with ids such as `house/e-mail`. */
export function rulesOfHouse(house: HouseRules, paths: HousePaths = asGiven): Rule[] {
  const expressions = makeExpressionSet()
  return Object.entries(house).map(([name, setting]) => ruleOf(name, setting, expressions, paths))
}

function ruleOf(name: string, setting: HouseRuleSetting, expressions: ExpressionSet, paths: HousePaths): Rule {
  const {lists, check} = makeHouseCheck(setting, expressions, paths.from)
  const {summary, why = '', link = 'House style', severity = 'warning', formerly} = setting
  return {
    id: houseId(name),
    family: 'house',
    page: urlIn(link),
    summary: summary ?? summaryOf(setting),
    ...{why, authority: link, severity, lists, check},
    reads: [quotationsOf, ...placesRead, ...(setting.explain === 'all' ? [acronymUses] : [])],
    ...(formerly && {formerly: formerly.map((one) => (one.includes('/') ? one : houseId(one)))}),
    examples: examplesOf(setting, paths.to),
  }
}

/** The id of the rule of a name. */
const houseId = (name: string): string => `house/${name}`

/** The examples, the wrong ones first. */
function examplesOf({wrong, right}: HouseRuleSetting, pathTo: PathFrom): Example[] {
  const at = (text: string, path: string | undefined) => (path === undefined ? text : {[pathTo(path)]: text})
  return [
    ...oneOrMore<WrongExample>(wrong).map((one): Example => {
      if (typeof one === 'string') return {bad: one}
      const {text, says, fixed, path} = one
      return {bad: at(text, path), ...(says !== undefined && {says}), ...(fixed !== undefined && {fixed})}
    }),
    ...oneOrMore<RightExample>(right).map(
      (one): Example => ({good: typeof one === 'string' ? one : at(one.text, one.path)}),
    ),
  ]
}

/** Where the examples stand in their file, in the order of the rule's own. */
export function examplePaths(name: string, {wrong, right}: HouseRuleSetting): (string | number)[][] {
  const of = (key: string, value: unknown) =>
    value === undefined ? [] : Array.isArray(value) ? value.map((_, i) => [name, key, i]) : [[name, key]]
  return [...of('wrong', wrong), ...of('right', right)]
}
