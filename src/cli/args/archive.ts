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
    'check drafts given as JSON lines on standard input; write one result per line',
    (command) =>
      addHouseOptions(command)
        .option('facts', {
          type: 'boolean',
          default: false,
          describe: 'write only the facts that copydesk reduce compares',
        })
        .option('engine', {choices: ['native', 'remark'] as const, describe: 'engine that reads Markdown'}),
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
    'compare drafts by the facts of copydesk worker, read from standard input sorted by key',
    (command) =>
      addSettingsOption(command)
        .option('to', {
          choices: ['repeats'] as const,
          describe: 'first of two steps: write repeats, to be sorted by draft',
        })
        .option('from', {choices: ['repeats'] as const, describe: 'second of two steps: read the sorted repeats'}),
    async (argv) => {
      const {reduce} = await import('../archive/reduce.ts')
      const {from, to} = argv
      end.code = await reduce({settings: settingsFrom(argv), ...(from && {from}), ...(to && {to})}, console)
    },
  )

const addMerge = <T>(parser: Argv<T>, console: Console, end: {code: number}) =>
  parser.command(
    'merge <files..>',
    'report on the results of copydesk worker or of all shards as one run',
    (command) =>
      addReportOptions(addSettingsOption(command), console)
        .positional('files', {type: 'string', array: true, demandOption: true, describe: 'files of results'})
        .option('now', {type: 'string', requiresArg: true, describe: 'date to check against, as in 2026-11-22'}),
    async (argv) => {
      const {merge} = await import('../archive/merge.ts')
      const {files} = argv
      end.code = await merge({files, settings: settingsFrom(argv), report: reportOptionsFrom(argv)}, console)
    },
  )
