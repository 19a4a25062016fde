// The options of `copydesk check`: declared for the parser, and read from what it parsed.
import type {Argv} from 'yargs'
import type {EngineName} from '../../files/engine.ts'
import type {Since} from '../../files/git.ts'
import type {CheckOptions} from '../options.ts'
import {UsageError} from '../usage.ts'
import {onceOnly} from './once-only.ts'
import {reportOptionsFrom} from './report-options.ts'
import {settingsFrom} from './settings-options.ts'

export const commands = ['check', 'rules', 'explain', 'worker', 'reduce', 'merge', 'init', 'test', 'completion']

/** What is checked, and what is repaired. */
export const addDraftOptions = <T>(command: Argv<T>) =>
  command
    .positional('paths', {type: 'string', array: true, default: [] as string[], describe: 'files, folders or globs'})
    .option('shard', {
      type: 'string',
      requiresArg: true,
      describe: 'check one part of several, as in 2/4, and write its results for copydesk merge',
    })
    .option('fix', {type: 'boolean', default: false, describe: 'make the safe repairs'})
    .option('fix-structure', {
      type: 'boolean',
      default: false,
      describe: 'also delete duplicate headlines and page chrome',
    })
    .option('fix-dry-run', {
      type: 'boolean',
      default: false,
      describe: 'print the repairs as a diff and write nothing',
    })
    .option('changed', {
      type: 'string',
      describe: 'check only drafts that differ from the main branch, or from a commit (=REF)',
    })
    .option('staged', {type: 'boolean', default: false, describe: 'check only staged drafts'})
    .option('changed-lines', {type: 'boolean', default: false, describe: 'report only on lines that differ'})

/** How it is checked. */
export const addRunOptions = <T>(command: Argv<T>) =>
  command
    .option('cache', {
      type: 'boolean',
      default: false,
      describe: 'keep results and check only drafts that changed; --no-cache for none',
    })
    .option('cache-location', {type: 'string', requiresArg: true, describe: 'folder for the cache'})
    .option('concurrency', {
      type: 'string',
      requiresArg: true,
      describe: 'number of threads, off, or auto',
    })
    .option('watch', {
      type: 'boolean',
      default: false,
      describe: 'check again whenever a draft or its settings change',
    })
    .option('stdin-filename', {
      type: 'string',
      requiresArg: true,
      describe: 'name of the draft on standard input',
    })
    .option('engine', {choices: ['native', 'remark'] as const, describe: 'engine that reads Markdown'})

/** What the parser has of these options, if each is given once. */
interface ParsedCheck {
  paths: readonly string[]
  shard?: string
  fix: boolean
  fixStructure: boolean
  fixDryRun: boolean
  changed?: string
  staged: boolean
  changedLines: boolean
  cache: boolean
  cacheLocation?: string
  concurrency?: string
  watch?: boolean
  stdinFilename?: string
  engine?: EngineName
}

/** The options of a check from parsed arguments. @throws {UsageError} */
export function optionsFrom(argv: object): CheckOptions {
  onceOnly(argv, ['changed', 'cache-location', 'stdin-filename', 'shard', 'concurrency'])
  const parsed = argv as ParsedCheck
  const {paths, shard, watch = false, stdinFilename, engine} = parsed
  const {fix, fixStructure: structure, fixDryRun} = parsed
  const changes = changesFrom(parsed)
  const concurrency = readConcurrency(parsed.concurrency)
  return {
    ...{paths, watch, settings: settingsFrom(argv), report: reportOptionsFrom(argv)},
    ...(shard !== undefined && {shard}),
    ...(stdinFilename !== undefined && {stdinFilename}),
    ...(engine !== undefined && {engine}),
    ...(changes && {changes}),
    ...((fix || structure || fixDryRun) && {repairs: {structure, write: !fixDryRun}}),
    ...(parsed.cache && {cache: parsed.cacheLocation ?? ''}),
    ...(concurrency !== undefined && {concurrency}),
  }
}

function changesFrom({changed: ref, staged, changedLines: lines}: ParsedCheck): Since | undefined {
  if (ref === undefined && !staged && !lines) return undefined
  return {staged, lines, ...(ref && {ref})}
}

function readConcurrency(given = 'auto'): number | undefined {
  if (given === 'auto') return undefined
  if (given === 'off') return 1
  if (/^\d{1,3}$/.test(given)) return Math.max(1, Number(given))
  throw new UsageError(`\`--concurrency\` takes a number of threads, \`auto\` or \`off\`, not \`${given}\`.`)
}
