// Checks or repairs one draft on standard input.
import {relative, resolve} from 'node:path'
import type {Result} from '../../core/report/result.ts'
import {checkText} from '../../files/check.ts'
import {decode} from '../../files/read.ts'
import {prepareToCheck} from '../../files/tuning.ts'
import {UsageError} from '../args/usage.ts'
import {type Desk, isFixing, openFormats} from './run-context.ts'

/** Undefined where the name is ignored: a repair then gives the text back as it is. */
export async function checkInput({options, console, settings, contents, fixed}: Desk): Promise<Result[] | undefined> {
  const {stdinFilename: name = '', fixStructure, fixDryRun} = options
  const format = await openFormats(options).formatOf(name)
  if (!format) throw new UsageError(`Copydesk can't tell the format of \`${name}\`: name it .md or .txt.`)
  const config = await settings.configFor(name)
  const bytes = await console.readInput()
  const by = await settings.ignoredBy(name)
  if (by) {
    console.error(`\`${name}\` was not checked: \`${relative(console.cwd, by)}\` says to ignore it.`)
    if (isFixing(options) && !fixDryRun) await console.write(bytes)
    return undefined
  }
  contents.set(resolve(console.cwd, name), bytes)
  const read = decode(bytes)
  prepareToCheck()
  if (!fixed) return [await checkText(name, read, format, config)]
  if ('reason' in read && !fixDryRun) await console.write(bytes)
  const {fixText} = await import('../../files/fix.ts')
  fixed.push(await fixText(name, read, format, config, {structure: fixStructure, write: false}))
  return fixed
}
