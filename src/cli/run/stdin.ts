// Checks or repairs one draft on standard input.
import {relative, resolve} from 'node:path'
import type {Result} from '../../core/report/result.ts'
import {checkText} from '../../files/check.ts'
import {decode} from '../../files/read.ts'
import {prepareToCheck} from '../../files/tuning.ts'
import {UsageError} from '../usage.ts'
import type {Desk} from './run-context.ts'

/** Undefined if the name is ignored: a repair then returns the text as it is. */
export async function checkInput(desk: Desk): Promise<readonly Result[] | undefined> {
  const {options, console, settings, formats, contents, repairs} = desk
  const {stdinFilename: name = ''} = options
  const format = await formats.formatOf(name)
  if (!format) throw new UsageError(`Copydesk can't tell the format of \`${name}\`: name it .md or .txt.`)
  const config = await settings.configFor(name)
  const bytes = await console.readInput()
  const by = await settings.ignoredBy(name)
  if (by) {
    console.error(`\`${name}\` was not checked: \`${relative(console.cwd, by)}\` says to ignore it.`)
    if (repairs?.write) await console.write(bytes)
    return undefined
  }
  contents.set(resolve(console.cwd, name), bytes)
  const read = decode(bytes)
  prepareToCheck()
  if (!repairs) return [await checkText(name, read, format, config)]
  if ('reason' in read && repairs.write) await console.write(bytes)
  const {fixText} = await import('../../files/fix.ts')
  const repaired = await fixText(name, read, format, config, repairs)
  repairs.fixed.push(repaired)
  return [repaired]
}
