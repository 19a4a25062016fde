// Reads the options of a check from parsed arguments.
import type {CheckOptions} from '../options.ts'
import {onceOnly, reportOptionsFrom} from './report-options.ts'
import {houseFrom} from './settings-options.ts'
import {UsageError} from './usage.ts'

export const commands = ['check', 'rules', 'explain', 'worker', 'reduce', 'merge', 'init', 'test', 'completion']

/** What parsed arguments say of a check. */
export function optionsFrom(argv: object): CheckOptions {
  const {changed, staged, changedLines, cache, cacheLocation, engine, paths} = argv as CheckOptions
  const concurrency = readConcurrency((argv as {concurrency?: string}).concurrency)
  const {stdinFilename, fix, fixStructure, fixDryRun} = argv as CheckOptions
  onceOnly(argv, ['changed', 'cache-location', 'stdin-filename', 'shard', 'concurrency'])
  return {
    ...houseFrom(argv),
    ...reportOptionsFrom(argv),
    ...{paths, fix, fixStructure, fixDryRun, staged, changedLines, cache},
    ...(cacheLocation !== undefined && {cacheLocation}),
    ...(changed !== undefined && {changed}),
    ...(engine !== undefined && {engine}),
    ...(concurrency !== undefined && {concurrency}),
    ...(stdinFilename !== undefined && {stdinFilename}),
  }
}

function readConcurrency(given = 'auto'): number | undefined {
  if (given === 'auto') return undefined
  if (given === 'off') return 1
  if (/^\d{1,3}$/.test(given)) return Math.max(1, Number(given))
  throw new UsageError(`\`--concurrency\` takes a number of threads, \`auto\` or \`off\`, not \`${given}\`.`)
}
