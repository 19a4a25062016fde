// What the command line says of repairs: a diff, a repaired text, and what was left and why.
import {createTwoFilesPatch} from 'diff'
import type {Fixed} from '../../files/fix.ts'
import type {Console} from '../console.ts'
import type {CheckOptions} from '../options.ts'

/**
 * Say what was repaired. Gives the text that goes to standard output in place of the report: a diff in a dry run,
 * the repaired text of standard input.
 */
export function showRepairs(
  fixed: readonly Fixed[],
  options: CheckOptions,
  input: boolean,
  console: Console,
): string | undefined {
  for (const line of summarize(fixed, options)) console.error(line)
  if (options.fixDryRun) return fixed.map(diffOf).join('')
  return input ? fixed.map(({after}) => after).join('') : undefined
}

const diffOf = ({path, before, after}: Fixed) =>
  before === after
    ? ''
    : createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '', {context: 2}).replace(/^=+\n/, '')

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`

function summarize(fixed: readonly Fixed[], {fixDryRun, fixStructure, staged}: CheckOptions): string[] {
  const lines = fixed.flatMap(({trouble}) => trouble ?? [])
  const touched = fixed.filter(({made}) => made > 0)
  const made = touched.reduce((sum, {made}) => sum + made, 0)
  const structural = fixed.reduce((sum, {structural}) => sum + structural, 0)
  const done = fixDryRun ? 'would be made' : 'made'
  lines.push(
    made === 0 ? 'No repairs to make.' : `${count(made, 'repair')} ${done} in ${count(touched.length, 'draft')}.`,
  )
  if (staged && made > 0 && !fixDryRun) lines.push('Repairs are not staged yet: `git add` them.')
  if (structural > 0 && !fixStructure)
    lines.push(`${count(structural, 'more line')} can be deleted with --fix-structure.`)
  return lines
}
