// A plugin: rules and presets of others, checked, with ids under the plugin's name.
import {assertGiven} from '../call-mistakes.ts'
import type {PhraseList} from '../phrase-list.ts'
import {type Rule, type RuleDefinition, urlIn} from '../rule.ts'
import {formerIdPattern, idPattern} from './list-schema.ts'
import {checkValue, isMap, type Schema} from './schema.ts'
import {levelNames, type Mistake, type Settings} from './settings.ts'
import {settingsSchema} from './settings-schema.ts'

/** What a plugin's file exports by default. */
export interface Plugin {
  name: string
  rules?: Readonly<Record<string, RuleDefinition>>
  presets?: Readonly<Record<string, Settings>>
}

/** Define a plugin; its types are checked here. */
export const definePlugin = <P extends Plugin>(plugin: P): P => plugin

const level: Schema = {is: 'text', values: levelNames}
const words: Schema = {is: 'list', of: {is: 'text'}}

const ruleSchema: Schema = {
  is: 'map',
  open: true,
  required: ['summary'],
  keys: {
    summary: {is: 'text'},
    why: {is: 'text'},
    authority: {is: 'text'},
    since: {is: 'text'},
    kindsSince: {is: 'table', of: {is: 'text'}},
    preview: {is: 'choice', of: [{is: 'flag'}, words]},
    formerly: {is: 'list', of: {is: 'text', pattern: formerIdPattern, example: 'long-sentence'}},
    formerKinds: {is: 'table', of: {is: 'text'}},
    severity: level,
    kinds: {is: 'table', of: level},
    presets: {is: 'table', of: {is: 'anything'}},
    stages: {is: 'table', of: {is: 'anything'}},
    outranks: words,
    options: {is: 'table', of: {is: 'anything'}},
    optionNotes: {is: 'table', of: {is: 'text'}},
    lists: {is: 'list', of: {is: 'map', open: true, keys: {}}},
    reads: {is: 'list', of: {is: 'function'}},
    anyLanguage: {is: 'flag'},
    check: {is: 'function'},
    checkBlock: {is: 'function'},
    unless: {is: 'function'},
    examples: {is: 'list', of: {is: 'map', open: true, keys: {}}},
  },
}

const pluginSchema: Schema = {
  is: 'map',
  required: ['name'],
  keys: {
    name: {is: 'text', pattern: idPattern, example: 'our-house'},
    rules: {is: 'table', of: ruleSchema},
    presets: {is: 'table', of: settingsSchema},
  },
}

/** Everything wrong with the shape of a plugin. */
export function pluginMistakes(plugin: unknown): Mistake[] {
  const mistakes = checkValue(pluginSchema, plugin)
  const ids = isMap(plugin) && isMap(plugin.rules) ? Object.keys(plugin.rules) : []
  const odd = ids.filter((id) => !idPattern.test(id))
  const rules = isMap(plugin) && isMap(plugin.rules) ? Object.entries(plugin.rules) : []
  const idle = rules.filter(([, rule]) => isMap(rule) && !rule.check && !rule.checkBlock && !rule.collect)
  return [
    ...mistakes,
    ...idle.map(([id]) => ({path: ['rules', id], message: `\`${id}\` needs \`check\`, a function.`})),
    ...rules.flatMap(([id, rule]) => listsIn(rule).flatMap((list) => frameMistake(list, ['rules', id, 'lists']))),
    ...odd.map((id) => ({path: ['rules', id], message: `\`${id}\` can't be an id: write it like \`house-word\`.`})),
  ]
}

const listsIn = (rule: unknown): readonly unknown[] => (isMap(rule) && Array.isArray(rule.lists) ? rule.lists : [])

/** A frame that can't be read is told when the plugin is loaded, not when a draft is checked. */
function frameMistake(list: unknown, path: Mistake['path']): Mistake[] {
  try {
    readAnchors(list as PhraseList)
    return []
  } catch (error) {
    if (error instanceof Error && error.name === 'FrameError') return [{path, message: error.message}]
    throw error
  }
}

const readAnchors = ({frames}: Partial<PhraseList>) => frames?.anchors.phrases

/** The rules of a plugin, their ids under its name; so are their former names, but for those with a slash. */
export const rulesOfPlugin = (plugin: Plugin): Rule[] => {
  assertGiven('rulesOfPlugin', 'plugin', plugin)
  const {name, rules = {}} = plugin
  const underName = (id: string) => (id.includes('/') ? id : `${name}/${id}`)
  return Object.entries(rules).map(([id, rule]) => ({
    ...withDefaults(rule),
    ...(rule.formerly && {formerly: rule.formerly.map(underName)}),
    id: underName(id),
    family: name,
    page: urlIn(rule.authority),
  }))
}

/** Plugins are written in JavaScript, too: what only documents a rule may be missing. */
const withDefaults = (rule: RuleDefinition): RuleDefinition => ({
  ...rule,
  why: rule.why ?? '',
  authority: rule.authority ?? '',
  examples: rule.examples ?? [],
})
