// Checks or repairs one draft on standard input.
import {relative, resolve} from 'node:path'
import type {Format} from '../../core/draft/format.ts'
import type {Result} from '../../core/report/result.ts'
import {checkText} from '../../files/check.ts'
import {decode, decodeAs} from '../../files/read.ts'
import {prepareToCheck} from '../../files/tuning.ts'
import {UsageError} from '../usage.ts'
import type {Desk} from './run-context.ts'

/** Undefined if the name is ignored: a repair then returns the text as it is. */
export async function checkInput(desk: Desk): Promise<readonly Result[] | undefined> {
  const {options, console, settings, formats, contents, checker, repairs} = desk
  const {name, bytes} = await readNamed(desk)
  const config = await settings.configFor(name)
  const format = (await formats.formatOf(name, config.settings.templateEngines)) as Format
  const by = options.stdinFilename === '-' ? undefined : await settings.ignoredBy(name)
  if (by) {
    console.error(`\`${name}\` was not checked: \`${relative(console.cwd, by)}\` says to ignore it.`)
    if (repairs?.write) await console.write(bytes)
    return undefined
  }
  contents.set(resolve(console.cwd, name), bytes)
  const read = decodeAs(name, bytes)
  prepareToCheck()
  if (!repairs) {
    const checked = await checkText(name, read, format, config)
    await checker.hold(checked)
    return checker.compare([checked])
  }
  if (!('text' in read) && repairs.write) await console.write(bytes)
  const {fixText} = await import('../../files/fix.ts')
  const repaired = await fixText(name, read, format, config, repairs)
  repairs.fixed.push(repaired)
  return [repaired]
}

/** Read standard input; a name that can't be used is told before that, as is a mistake in the settings for it. */
async function readNamed({options, console, settings, formats}: Desk): Promise<{name: string; bytes: Uint8Array}> {
  const {stdinFilename: given = ''} = options
  if (given !== '-' && !(await formats.formatOf(given)))
    throw new UsageError(`Copydesk can't tell the format of \`${given}\`: name it .md or .txt.`)
  await settings.configFor(given === '-' ? 'stdin.txt' : given)
  if (console.inputFrom === 'terminal')
    console.error('Type or paste the draft. End with Ctrl+D on a line of its own (on Windows, Ctrl+Z and Enter).')
  const bytes = await console.readInput()
  // An editor program may well send an empty draft; somebody who pastes one has copied nothing.
  if (given === '-' && new TextDecoder().decode(bytes).trim() === '')
    throw new UsageError('No text arrived on standard input: copy the text, and try again.')
  return {name: given === '-' ? nameFor(bytes) : given, bytes}
}

/** What only Markdown has: front matter, a heading with #, a fence, or a link. */
const frontMatter = /^\uFEFF?(?:---|\+\+\+)\r?\n/
const markdown = /^#{1,6} \S|^(?:```|~~~)|\]\([^\s()]+\)/m

/** The name of a draft that has none: its end says how it is read. */
function nameFor(bytes: Uint8Array): string {
  const read = decode(bytes)
  const isMarkdown = 'text' in read && (frontMatter.test(read.text) || markdown.test(read.text))
  return isMarkdown ? 'stdin.md' : 'stdin.txt'
}
