// Repairs the drafts of a run, and reports what was repaired: a diff, a repaired text, what was left and why.
import {resolve} from 'node:path'
import {createTwoFilesPatch} from 'diff'
import type {Format} from '../../core/draft/format.ts'
import {quoteName} from '../../files/diff.ts'
import {type Fixed, type FixOptions, fixFile} from '../../files/fix.ts'
import {readDraft, textFrom} from '../../files/read.ts'
import {prepareToCheck} from '../../files/tuning.ts'
import type {Desk} from './run-context.ts'

/** Repair a draft on the disk, unless it has changes that aren't staged. */
export async function repairDraft(desk: Desk, path: string): Promise<Fixed> {
  const whole = resolve(desk.console.cwd, path)
  const repaired = await (desk.contents.has(whole) ? leaveAlone(desk, path, whole) : repairFile(desk, path))
  desk.repairs?.fixed.push(repaired)
  return repaired
}

async function leaveAlone({checker, contents}: Desk, path: string, whole: string): Promise<Fixed> {
  const text = textFrom(readDraft(whole, contents))
  const trouble = `\`${path}\` was not repaired: it has changes that aren't staged.`
  return {...(await checker.check(path)), before: text, after: text, made: 0, structural: 0, trouble}
}

async function repairFile({console, settings, formats, repairs}: Desk, path: string): Promise<Fixed> {
  const config = await settings.configFor(path)
  const format = await formats.formatOf(path, config.settings.templateEngines)
  prepareToCheck()
  return fixFile(path, format as Format, config, console.cwd, repairs as FixOptions)
}

/**
 * Report what was repaired. Returns the text that goes to standard output in place of the report: a diff in a dry run,
 * the repaired text of standard input.
 */
export function showRepairs({options, console, repairs}: Desk): string | undefined {
  if (!repairs) return undefined
  for (const line of summarize(repairs, options.changes?.staged)) console.error(line)
  if (!repairs.write) return repairs.fixed.map(diffOf).join('')
  return options.stdinFilename === undefined ? undefined : repairs.fixed.map(({after}) => after).join('')
}

const diffOf = ({path, before, after}: Fixed) =>
  before === after
    ? ''
    : createTwoFilesPatch(quoteName(`a/${path}`), quoteName(`b/${path}`), before, after, '', '', {context: 2}).replace(
        /^=+\n/,
        '',
      )

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`

function summarize({fixed, structure, write}: NonNullable<Desk['repairs']>, isStaged = false): string[] {
  const lines = fixed.flatMap(({trouble}) => trouble ?? [])
  const touched = fixed.filter(({made}) => made > 0)
  const made = touched.reduce((sum, {made}) => sum + made, 0)
  const structural = fixed.reduce((sum, {structural}) => sum + structural, 0)
  const done = write ? 'made' : 'would be made'
  lines.push(
    made === 0 ? 'No repairs to make.' : `${count(made, 'repair')} ${done} in ${count(touched.length, 'draft')}.`,
  )
  if (isStaged && made > 0 && write) lines.push('Repairs are not staged yet: `git add` them.')
  if (structural > 0 && !structure) lines.push(`${count(structural, 'more line')} can be deleted with --fix-structure.`)
  return lines
}
