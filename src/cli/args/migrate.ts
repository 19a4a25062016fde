// The `migrate` command: its options, declared for the parser and read from what it parsed.
import type {Argv} from 'yargs'
import type {Console} from '../console.ts'
import {addSettingsOption} from './commands.ts'
import {onceOnly} from './once-only.ts'
import {settingsFrom} from './settings-options.ts'

/** Add the command. */
export const addMigrateCommand = <T>(parser: Argv<T>, console: Console, end: {code: number}) =>
  parser.command(
    'migrate <tool>',
    'make lists of your own from rules of Vale, as settings',
    (command) =>
      addSettingsOption(command)
        .positional('tool', {
          choices: ['vale'] as const,
          demandOption: true,
          describe: 'whose rules: those of Vale styles',
        })
        .option('write', {type: 'string', requiresArg: true, describe: 'write the settings to this new file'}),
    async (argv) => {
      onceOnly(argv, ['write'])
      const {migrateStyles} = await import('../commands/migrate.ts')
      const {vale: _, ...settings} = settingsFrom(argv)
      const {vale: ini, write} = argv as {vale?: string; write?: string}
      end.code = await migrateStyles({ini, settings, ...(write !== undefined && {write})}, console)
    },
  )
