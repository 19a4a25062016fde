// The `migrate vale` command: rules of Vale's styles as lists of the house, with a report on what became of each.
import {dirname, relative, resolve} from 'node:path'
import {rules} from '../../../rules/index.ts'
import {elide} from '../../core/elide.ts'
import {kindOf} from '../../files/regular.ts'
import {openSettings} from '../../files/settings.ts'
import type {SettingsChoice} from '../../files/settings-files.ts'
import {type Migration, migrateVale} from '../../files/vale-migration.ts'
import {expectText, writeWhole} from '../../files/write.ts'
import {failuresOf} from '../../testing.ts'
import type {Console} from '../console.ts'
import {UsageError} from '../usage.ts'

/** What is migrated: the `.vale.ini`, or the one of the settings, and the file to write, if there is one. */
interface MigrateCommand {
  ini: string | undefined
  settings: SettingsChoice
  write?: string
}

/** Print the settings, or write them and print the report; returns the exit code 0. @throws {UsageError} */
export async function migrateStyles({ini, settings, write}: MigrateCommand, console: Console): Promise<number> {
  const {cwd} = console
  if (write !== undefined && kindOf(resolve(cwd, write)) !== 'nothing')
    throw new UsageError(
      `\`${elide(write, 120)}\` is there already: name a new file, and extend it from your settings.`,
    )
  if (write !== undefined && !/\.ya?ml$/.test(write))
    throw new UsageError('`--write` takes the name of a new settings file, such as `from-vale.yaml`.')
  const {rules: known, valeFile} = await openSettings({rules, cwd, ...settings}).rulesFor('draft.md')
  const taken = known.map(({id}) => id)
  const target = write ?? '.copydesk.yaml'
  const holds = (rule: Parameters<typeof failuresOf>[0]) => failuresOf(rule).length === 0
  const migration = migrateVale(ini ?? valeFile ?? '.', {cwd, target, taken, holds})
  if (write === undefined) {
    await console.write(migration.yaml)
    for (const line of reportOn(migration)) console.error(line)
    return 0
  }
  await writeWhole(resolve(cwd, write), migration.yaml, expectText(undefined))
  const name = relative(dirname(resolve(cwd, '.copydesk.yaml')), resolve(cwd, write))
  const next = `Add \`extends: ./${name}\` to your settings${ini !== undefined || valeFile === undefined ? '' : ' in place of `vale`'}, and run \`copydesk test\`.`
  await console.write(`${[...reportOn(migration), '', next].join('\n')}\n`)
  return 0
}

function reportOn({moved, stays}: Migration): string[] {
  const [m, s] = [moved.length, stays.length]
  return [
    `${m} of ${m + s} rules ${m === 1 ? 'is a list' : 'are lists'} now, ${s} ${s === 1 ? 'stays' : 'stay'} in Vale.`,
    ...moved.map(
      ({rule, id, phrases}) => `${rule}: now the list ${id}, with ${phrases} phrase${phrases === 1 ? '' : 's'}`,
    ),
    ...stays.map(({rule, why}) => `${rule}: stays, since ${elide(why, 160)}`),
  ]
}
