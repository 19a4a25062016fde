// The `compare` command: its options, declared for the parser and read from what it parsed.
import type {Argv} from 'yargs'
import type {EngineName} from '../../files/engine.ts'
import type {Console} from '../console.ts'
import {addSettingsOption} from './commands.ts'
import {onceOnly} from './once-only.ts'
import {addFormatOptions, reportOptionsFrom} from './report-options.ts'
import {settingsFrom} from './settings-options.ts'

/** Add the command; `more` are paths that the parser isn't given. */
export const addCompareCommand = <T>(parser: Argv<T>, more: readonly string[], console: Console, end: {code: number}) =>
  parser.command(
    'compare [files..]',
    'compare a draft with its earlier version: what changed of its numbers, dates, names, quotations and links',
    (command) =>
      addFormatOptions(addSettingsOption(command), console)
        .positional('files', {
          type: 'string',
          array: true,
          default: [] as string[],
          describe: 'the earlier draft and the later one; with --against, files, folders or globs',
        })
        .option('against', {
          type: 'string',
          requiresArg: true,
          describe: 'compare each draft with what it was at this commit, branch or tag',
        })
        .option('engine', {choices: ['native', 'remark'] as const, describe: 'Markdown parser to use'}),
    async (argv) => {
      onceOnly(argv, ['against'])
      const {compare} = await import('../commands/compare.ts')
      const {against, engine} = argv as {against?: string; engine?: EngineName}
      const options = {
        ...{paths: [...argv.files, ...more], settings: settingsFrom(argv), report: reportOptionsFrom(argv)},
        ...(against !== undefined && {against}),
        ...(engine && {engine}),
      }
      end.code = await compare(options, console)
    },
  )
