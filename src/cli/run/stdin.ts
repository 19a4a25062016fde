// Checks or repairs one draft on standard input.
import {relative} from 'node:path'
import {type Checked, checkText} from '../../files/check.ts'
import {decode} from '../../files/read.ts'
import {prepareToCheck} from '../../files/tuning.ts'
import {UsageError} from '../args/usage.ts'
import {type Desk, isFixing, openFormats} from './run-context.ts'

/** Undefined where the name is ignored: a repair then gives the text back as it is. */
export async function checkInput({options, console, settings}: Desk): Promise<Checked[] | undefined> {
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
  const read = decode(bytes)
  prepareToCheck()
  if (!isFixing(options)) return [await checkText(name, read, format, config)]
  if ('reason' in read && !fixDryRun) await console.write(bytes)
  const {fixText} = await import('../../files/fix.ts')
  return [await fixText(name, read, format, config, {structure: fixStructure, write: false})]
}
