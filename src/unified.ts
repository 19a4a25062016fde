// The same checks as a unified plugin, for remark, remark-cli and everything else on unified-engine.
import type {Root} from 'mdast'
import type {Plugin as UnifiedPlugin} from 'unified'
import type {VFile} from 'vfile'
import {rules} from '../rules/index.ts'
import {parseDraft} from './core/draft/draft.ts'
import type {Format} from './core/draft/format.ts'
import {lintDraft} from './core/lint.ts'
import {type ListSetting, listMistakes, ruleOfList} from './core/phrase-rule.ts'
import {locate} from './core/report/locate.ts'
import {addMessages} from './core/report/vfile.ts'
import {type Config, configureRules} from './core/settings/config.ts'
import {type Plugin, pluginMistakes, rulesOfPlugin} from './core/settings/plugin.ts'
import {checkValue} from './core/settings/schema.ts'
import {type Settings, SettingsError} from './core/settings/settings.ts'
import {fileSchema} from './core/settings/settings-schema.ts'
import {formatFor, makeFormats} from './formats/index.ts'
import {parseWithRemark} from './formats/remark.ts'
import {wrongInHouse} from './house/mistakes.ts'
import {rulesOfHouse} from './house/rules.ts'
import type {HouseRules} from './house/setting.ts'
import {ownHits, quotationsOf} from './reading/speech/quotations.ts'

/** What `.remarkrc` may say: the settings of a draft, lists, house rules, and plugins as what their modules export. */
export interface UnifiedSettings extends Settings {
  plugins?: readonly Plugin[]
  lists?: readonly ListSetting[]
  houseRules?: HouseRules
}

/**
 * Check each file and add a message for each finding; the tree is left as it is.
 * The file's own text is read, so that places are true whatever other plugins do to the tree. Settings files are not
 * read: in these tools settings stand in `.remarkrc`.
 * Throws a `SettingsError` where the settings are wrong.
 */
const copydesk: UnifiedPlugin<[UnifiedSettings?], Root> = (settings = {}) => {
  const config = configureAll(settings)
  const formats = makeFormats(parseWithRemark)
  return (_tree: Root, file: VFile) => {
    const path = file.path ?? 'draft.md'
    const format = formatFor(path, formats) ?? (formats[0] as Format)
    const draft = parseDraft({path, text: String(file)}, format, settings.frontMatterCopy)
    addMessages(file, locate(draft.text, lintDraft(draft, config)))
  }
}

function configureAll({plugins = [], lists = [], houseRules = {}, ...settings}: UnifiedSettings): Config {
  const mistakes = [
    ...plugins.flatMap((plugin, i) => pluginMistakes(plugin).map((mistake) => below(['plugins', i], mistake))),
    ...checkValue({is: 'map', keys: {lists: fileSchema.keys.lists ?? {is: 'anything'}}}, {lists}),
  ]
  if (mistakes.length === 0)
    mistakes.push(...lists.flatMap((list, i) => listMistakes(list).map((mistake) => below(['lists', i], mistake))))
  mistakes.push(...wrongInHouse(houseRules).map((mistake) => below(['houseRules'], mistake)))
  if (mistakes.length > 0) throw new SettingsError(mistakes)
  const own = lists.map((list) => ruleOfList(list, ownHits, [quotationsOf]))
  return configureRules([...rules, ...plugins.flatMap(rulesOfPlugin), ...own, ...rulesOfHouse(houseRules)], settings)
}

const below = <M extends {path: readonly (string | number)[]}>(path: M['path'], mistake: M): M => ({
  ...mistake,
  path: [...path, ...mistake.path],
})

export default copydesk
