// The `test` command: runs the examples of a house's own rules, lists and of the plugins it keeps beside its settings.
import {rules} from '../../../rules/index.ts'
import type {ExampleHouse} from '../../core/examples.ts'
import type {Rule} from '../../core/rule.ts'
import {openSettings} from '../../files/settings.ts'
import type {SettingsChoice} from '../../files/settings-files.ts'
import {failuresAt} from '../../testing.ts'
import type {Console} from '../console.ts'
import {noteFormerNames} from '../run/former-names.ts'
import {tellLines} from '../run/notes.ts'

/** Run the examples; returns the exit code: 0 all hold, 1 some don't or a rule has none. */
export async function testHouse(settings: SettingsChoice, console: Console): Promise<number> {
  const {loaded, formerNames, config} = await openSettings({rules, cwd: console.cwd, ...settings}).resolve('draft.md')
  const {names, language, siteName, templateEngines, frontMatterCopy} = config.settings
  const house = Object.fromEntries(
    Object.entries({names, language, siteName, templateEngines, frontMatterCopy}).filter(([, value]) => value),
  ) as ExampleHouse
  noteFormerNames(formerNames, console)
  const local = loaded?.local ?? []
  const failures = local.flatMap((rule) => failuresIn(rule, house, loaded?.examplePlaces.get(rule)))
  for (const failure of failures) tellLines(`${failure}\n`, console)
  const count = local.reduce((sum, {examples}) => sum + examples.length, 0)
  const untested = local.filter(({examples}) => examples.length === 0)
  for (const {id} of untested) {
    const [bad, good] = id.startsWith('house/') ? ['wrong', 'right'] : ['bad', 'good']
    console.error(`${id} has no examples: add some \`${bad}\` ones and some \`${good}\` ones.`)
  }
  await console.write(
    local.length === 0
      ? 'There are no house rules, lists or local plugins to test.\n'
      : `${count - failures.length} of ${count} examples hold, in ${local.length} ${local.length === 1 ? 'rule' : 'rules'}.\n`,
  )
  return failures.length + untested.length > 0 ? 1 : 0
}

/** The failures of a rule, each with the place of its example where a file of house rules holds it. */
function failuresIn(rule: Rule, house: ExampleHouse, places: readonly string[] | undefined): string[] {
  if (!places) return failuresAt(rule, undefined, house).map(({failure}) => `${rule.id}: ${failure}`)
  return failuresAt(rule, {bad: 'wrong', good: 'right'}, house).map(
    ({number, failure}) => `${places[number]}: ${rule.id}: ${failure}`,
  )
}
