// The `vale` command: its options, declared for the parser and read from what it parsed.
import type {Argv} from 'yargs'
import type {Console} from '../console.ts'
import {UsageError} from '../usage.ts'
import {addSettingsOption} from './commands.ts'
import {settingsFrom} from './settings-options.ts'

/** Add the command; `more` are paths that the parser isn't given. */
export const addValeCommand = <T>(parser: Argv<T>, more: readonly string[], console: Console, end: {code: number}) =>
  parser.command(
    'vale [paths..]',
    'list the rules of your Vale styles that never fire on your drafts (with --unused)',
    (command) =>
      addSettingsOption(command)
        .positional('paths', {
          type: 'string',
          array: true,
          default: [] as string[],
          describe: 'files, folders or globs (default: the current folder)',
        })
        .option('unused', {type: 'boolean', default: false, describe: 'list the rules that never fire'})
        .option('format', {
          alias: 'f',
          choices: ['pretty', 'json'] as const,
          default: 'pretty' as const,
          requiresArg: true,
          describe: 'how to write the list',
        }),
    async (argv) => {
      if (!argv.unused)
        throw new UsageError(
          '`copydesk vale --unused` lists the rules of your Vale styles that never fire: add `--unused`.',
        )
      const {unusedRules} = await import('../commands/vale.ts')
      const {format} = argv
      end.code = await unusedRules({paths: [...argv.paths, ...more], settings: settingsFrom(argv), format}, console)
    },
  )
