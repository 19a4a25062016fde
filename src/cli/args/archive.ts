// The commands for more drafts than one run checks: worker, reduce, merge.
import type {Argv} from 'yargs'
import type {Console} from '../console.ts'
import {addHouseOptions, addSettingsOption, printConfig} from './commands.ts'
import {addReportOptions, reportOptionsFrom} from './report-options.ts'
import {settingsFrom} from './settings-options.ts'

/** Add the commands that pass work on and put it together again. */
export const addArchiveCommands = <T>(parser: Argv<T>, console: Console, end: {code: number}) =>
  addMerge(addReduce(addWorker(parser, console, end), console, end), console, end)

const addWorker = <T>(parser: Argv<T>, console: Console, end: {code: number}) =>
  parser.command(
    'worker',
    'check a draft a line, as JSON from standard input, and write a result a line',
    (command) =>
      addHouseOptions(command)
        .option('facts', {
          type: 'boolean',
          default: false,
          describe: 'write only what drafts are compared by, for copydesk reduce',
        })
        .option('engine', {choices: ['native', 'remark'] as const, describe: 'read Markdown with this engine'}),
    async (argv) => {
      if (argv.printConfig !== undefined) return printConfig(argv.printConfig, argv, console)
      const {work} = await import('../archive/worker.ts')
      const {facts, engine} = argv
      end.code = await work({settings: settingsFrom(argv), facts, ...(engine && {engine})}, console)
    },
  )

const addReduce = <T>(parser: Argv<T>, console: Console, end: {code: number}) =>
  parser.command(
    'reduce',
    'compare drafts by the facts of copydesk worker, sorted by key, from standard input',
    (command) =>
      addSettingsOption(command)
        .option('to', {
          choices: ['repeats'] as const,
          describe: 'the first of two steps: write what to sort by draft',
        })
        .option('from', {choices: ['repeats'] as const, describe: 'the second of two steps: read that'}),
    async (argv) => {
      const {reduce} = await import('../archive/reduce.ts')
      const {from, to} = argv
      end.code = await reduce({settings: settingsFrom(argv), ...(from && {from}), ...(to && {to})}, console)
    },
  )

const addMerge = <T>(parser: Argv<T>, console: Console, end: {code: number}) =>
  parser.command(
    'merge <files..>',
    'report on the results of copydesk worker, or of all parts of copydesk --shard, as one run',
    (command) =>
      addReportOptions(addSettingsOption(command), console)
        .positional('files', {type: 'string', array: true, demandOption: true})
        .option('now', {type: 'string', requiresArg: true, describe: 'the day to check for, as in 2026-11-22'}),
    async (argv) => {
      const {merge} = await import('../archive/merge.ts')
      const {files} = argv
      end.code = await merge({files, settings: settingsFrom(argv), report: reportOptionsFrom(argv)}, console)
    },
  )
