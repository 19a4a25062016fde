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
    'for automation: check drafts given as JSON lines on standard input; write one result per line',
    (command) =>
      addHouseOptions(command)
        .option('facts', {
          type: 'boolean',
          default: false,
          describe: 'write only the facts that copydesk reduce compares',
        })
        .option('engine', {choices: ['native', 'remark'] as const, describe: 'Markdown parser to use'}),
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
    'for automation: compare drafts from the facts that copydesk worker wrote, sorted by key, on standard input',
    (command) =>
      addSettingsOption(command)
        .option('to', {
          choices: ['repeats'] as const,
          describe: 'first of two steps: write repeats, which you then sort by draft',
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
    'for automation: merge results of copydesk worker or of all shards, and report them as one run',
    (command) =>
      addReportOptions(addSettingsOption(command), console)
        .positional('files', {type: 'string', array: true, demandOption: true, describe: 'result files'})
        .option('now', {
          type: 'string',
          requiresArg: true,
          describe: 'date on which baseline entries expire, such as 2026-11-22 (default: today)',
        }),
    async (argv) => {
      const {merge} = await import('../archive/merge.ts')
      const {files} = argv
      end.code = await merge({files, settings: settingsFrom(argv), report: reportOptionsFrom(argv)}, console)
    },
  )
