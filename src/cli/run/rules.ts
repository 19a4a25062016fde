// The rules that drafts in the working directory are checked by.
import {rules as builtIn} from '../../../rules/index.ts'
import type {FormerNameAt} from '../../core/former-name.ts'
import type {Rule} from '../../core/rule.ts'
import {openSettings} from '../../files/settings.ts'
import type {SettingsChoice} from '../../files/settings-files.ts'
import type {Console} from '../console.ts'
import {tellSettingsMistake} from './notes.ts'

/** The rules of a working directory. */
interface RulesHere {
  /** Those of its plugins and lists included. */
  rules: readonly Rule[]
  /** The former names that its settings use. */
  formerNames: readonly FormerNameAt[]
}

/**
 * The same for a command that only describes rules: the mistakes that settings hold are noted, and it goes on with the
 * rules that are known.
 */
export async function rulesToDescribe(settings: SettingsChoice, console: Console): Promise<RulesHere> {
  const source = openSettings({rules: builtIn, cwd: console.cwd, ...settings})
  const {rules, formerNames, mistakes} = await source.rulesFor('draft.md')
  for (const mistake of mistakes) tellSettingsMistake(mistake, console)
  if (mistakes.length > 0)
    console.error(
      `Note: a check stops at ${mistakes.length === 1 ? 'this mistake' : 'these mistakes'} in the settings.`,
    )
  return {rules, formerNames}
}

/** The rules that drafts in the working directory are checked by. */
export async function rulesHere(settings: SettingsChoice, console: Console): Promise<RulesHere> {
  const source = openSettings({rules: builtIn, cwd: console.cwd, ...settings})
  const {loaded, formerNames} = await source.resolve('draft.md')
  return {rules: loaded?.rules ?? builtIn, formerNames}
}
