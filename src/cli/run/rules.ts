// The rules that drafts in the working directory are checked by.
import {rules as builtIn} from '../../../rules/index.ts'
import type {FormerNameAt} from '../../core/former-name.ts'
import type {Rule} from '../../core/rule.ts'
import {openSettings} from '../../files/settings.ts'
import type {SettingsChoice} from '../../files/settings-files.ts'
import type {Console} from '../console.ts'

/** The rules of a working directory. */
interface RulesHere {
  /** Those of its plugins and lists included. */
  rules: readonly Rule[]
  /** The former names that its settings use. */
  formerNames: readonly FormerNameAt[]
}

/** The rules that drafts in the working directory are checked by. */
export async function rulesHere(settings: SettingsChoice, console: Console): Promise<RulesHere> {
  const source = openSettings({rules: builtIn, cwd: console.cwd, ...settings})
  const {loaded, formerNames} = await source.resolve('draft.md')
  return {rules: loaded?.rules ?? builtIn, formerNames}
}
