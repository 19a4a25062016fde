// The options of `copydesk check`: declared for the parser, and read from what it parsed.
import type {Argv} from 'yargs'
import type {EngineName} from '../../files/engine.ts'
import type {Since} from '../../files/git.ts'
import type {CheckOptions} from '../options.ts'
import {UsageError} from '../usage.ts'
import {onceOnly} from './once-only.ts'
import {reportOptionsFrom} from './report-options.ts'
import {settingsFrom} from './settings-options.ts'

export const commands = [
  'check',
  'rules',
  'explain',
  'worker',
  'reduce',
  'merge',
  'init',
  'test',
  'compare',
  'review',
  'desk',
  'vale',
  'migrate',
  'completion',
]

/** What stands for a lone `-` in parsed arguments: no path of a file. */
export const dash = '\0-'

/** What is checked, and what is repaired. */
export const addDraftOptions = <T>(command: Argv<T>) =>
  command
    .positional('paths', {
      type: 'string',
      array: true,
      default: [] as string[],
      describe: 'files, folders or globs; - for standard input',
    })
    .option('shard', {
      type: 'string',
      requiresArg: true,
      describe: 'check one part of the drafts, such as 2/4, and write its results for copydesk merge',
    })
    .option('fix', {type: 'boolean', default: false, describe: 'make the safe repairs'})
    .option('fix-structure', {
      type: 'boolean',
      default: false,
      describe:
        'also delete whole lines: repeated headlines, and buttons and labels pasted in from web pages (check the diff first)',
    })
    .option('fix-dry-run', {
      type: 'boolean',
      default: false,
      describe: 'print the repairs as a diff without changing files',
    })
    .option('changed', {
      type: 'string',
      describe: 'report only on drafts that differ from the main branch, or from a commit (=REF)',
    })
    .option('staged', {type: 'boolean', default: false, describe: 'report only on staged drafts'})
    .option('changed-lines', {type: 'boolean', default: false, describe: 'report only findings on changed lines'})

/** How it is checked. */
export const addRunOptions = <T>(command: Argv<T>) =>
  command
    .option('cache', {
      type: 'boolean',
      default: false,
      describe: 'reuse results for drafts that have not changed; --no-cache turns this off',
    })
    .option('cache-location', {type: 'string', requiresArg: true, describe: 'folder for the cache'})
    .option('concurrency', {
      type: 'string',
      requiresArg: true,
      describe: 'number of threads, auto (the default) or off',
    })
    .option('watch', {
      type: 'boolean',
      default: false,
      describe: 'check again whenever a draft or its settings change',
    })
    .option('stdin-filename', {
      type: 'string',
      requiresArg: true,
      describe: 'check standard input under this name',
    })
    .option('page', {type: 'boolean', default: false, describe: 'read HTML files as pages: check the article only'})
    .option('fragment', {type: 'boolean', default: false, describe: 'read HTML files as copy alone: check all of it'})
    .option('engine', {choices: ['native', 'remark'] as const, describe: 'Markdown parser to use'})

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
  page?: boolean
  fragment?: boolean
}

/** The options of a check from parsed arguments. @throws {UsageError} */
export function optionsFrom(argv: object): CheckOptions {
  refuseDash(argv)
  onceOnly(argv, ['changed', 'cache-location', 'stdin-filename', 'shard', 'concurrency'])
  const parsed = argv as ParsedCheck
  const {shard, watch = false, engine} = parsed
  const {paths, stdinFilename} = inputFrom(parsed)
  const {fix, fixStructure: structure, fixDryRun} = parsed
  const changes = changesFrom(parsed)
  const concurrency = readConcurrency(parsed.concurrency)
  const report = reportOptionsFrom(argv)
  return {
    ...{paths, watch, settings: {...settingsFrom(argv), ...(listsFacts(report) && {checklist: true})}, report},
    ...(shard !== undefined && {shard}),
    ...(stdinFilename !== undefined && {stdinFilename}),
    ...(engine !== undefined && {engine}),
    ...htmlFrom(parsed),
    ...(changes && {changes}),
    ...((fix || structure || fixDryRun) && {repairs: {structure, write: !fixDryRun}}),
    ...(parsed.cache && {cache: parsed.cacheLocation ?? ''}),
    ...(concurrency !== undefined && {concurrency}),
  }
}

/** How files of HTML are read, where it is said. */
function htmlFrom({page = false, fragment = false}: ParsedCheck): Pick<CheckOptions, 'html'> {
  if (page && fragment) throw new UsageError('Use either --page or --fragment.')
  return page ? {html: 'page'} : fragment ? {html: 'fragment'} : {}
}

const listsFacts = ({formats}: CheckOptions['report']) => formats.some(({name}) => name === 'checklist')

/** A lone `-` is standard input, which is checked alone. */
function inputFrom({paths: given, stdinFilename}: ParsedCheck): Pick<CheckOptions, 'paths' | 'stdinFilename'> {
  const paths = given.filter((path) => path !== dash)
  const name = stdinFilename ?? (paths.length < given.length ? '-' : undefined)
  if (name === undefined) return {paths}
  const [path] = paths
  if (path !== undefined)
    throw new UsageError(`Standard input and \`${path}\` can't be checked in one run: leave one of them out.`)
  return {paths, stdinFilename: name}
}

/** The value of an option can't be `-`. */
function refuseDash(argv: object): void {
  const named = Object.entries(argv).find(
    ([name, value]) => name !== 'paths' && name !== '_' && [value].flat().includes(dash),
  )
  if (named) throw new UsageError(`\`--${named[0]}\` can't be \`-\`.`)
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
