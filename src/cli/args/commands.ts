// The options and commands about a house's own settings: init, test, completion.
import type {Argv} from 'yargs'
import {ciSystems} from '../../files/ci-files.ts'
import type {Console} from '../console.ts'
import {UsageError} from '../usage.ts'
import {settingsFrom} from './settings-options.ts'

/** `--config FILE` and `--no-config`. */
export const addSettingsOption = <T>(command: Argv<T>) =>
  command
    .option('config', {
      type: 'string',
      requiresArg: true,
      describe: 'settings file to use; --no-config for none',
    })
    .option('vale', {
      type: 'string',
      requiresArg: true,
      describe: 'also run the Vale styles that this .vale.ini names',
    })

/** The options that choose settings or override them. */
export const addHouseOptions = <T>(command: Argv<T>) =>
  addSettingsOption(command)
    .option('print-config', {
      type: 'string',
      requiresArg: true,
      describe: 'print the settings for a draft and where each comes from',
    })
    .option('preset', {
      type: 'string',
      requiresArg: true,
      describe: 'preset to start from: recommended, news, blog, newsletter, docs or strict',
    })
    .option('rule', {
      type: 'string',
      array: true,
      nargs: 1,
      default: [] as string[],
      describe: 'set the severity of a rule, for example fake-list:off',
    })
    .option('preview', {type: 'boolean', describe: 'also run preview rules and kinds'})
    .option('stage', {
      choices: ['draft', 'edit', 'publish'] as const,
      requiresArg: true,
      describe: 'how finished the drafts are',
    })
    .option('now', {
      type: 'string',
      requiresArg: true,
      describe: 'date for baseline entries that expire and for plugins, such as 2026-11-22',
    })

/** Print the settings of a draft instead of checking any. */
export async function printConfig(path: unknown, argv: object, console: Console): Promise<void> {
  if (typeof path !== 'string') throw new UsageError('`--print-config` takes one path.')
  const {describeSettings} = await import('../commands/print-config.ts')
  await console.write(await describeSettings(path, settingsFrom(argv), console))
}

/** Add the commands about settings; `help` returns the text of `--help`. */
export function addHouseCommands<T>(
  parser: Argv<T>,
  console: Console,
  end: {code: number},
  help: () => Promise<string>,
) {
  return parser
    .command(
      'init',
      'look at this folder and write a commented settings file',
      (command) => command.option('ci', {choices: ciSystems, requiresArg: true, describe: 'also write a file for CI'}),
      async ({ci}) => {
        const {init} = await import('../commands/init.ts')
        await console.write(await init(console.cwd, ci))
      },
    )
    .command('test', 'run the examples of your own lists and local plugins', addSettingsOption, async (argv) => {
      const {testHouse} = await import('../commands/test.ts')
      end.code = await testHouse(settingsFrom(argv), console)
    })
    .command(
      'completion [shell]',
      'print a completion script for a shell',
      (command) => command.positional('shell', {choices: ['bash', 'zsh', 'fish'] as const, default: 'bash' as const}),
      async ({shell}) => {
        const {completionFor} = await import('./completion.ts')
        await console.write(completionFor(shell, await help()))
      },
    )
}
