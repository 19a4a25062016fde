// How a run ends: which findings count, and the exit code.
import type {VFile} from 'vfile'
import type {Reported} from '../../files/check.ts'
import type {CheckOptions} from '../options.ts'

/** Leave only errors. */
export function keepErrors(files: readonly VFile[]): void {
  for (const file of files) file.messages = file.messages.filter(({fatal}) => fatal === true)
}

/** How a run ends; `otherwise` where it had nothing to report on. */
export function exitCode(
  reported: readonly Reported[],
  {maxWarnings}: Pick<CheckOptions, 'maxWarnings'>,
  otherwise: 0 | 2 = 2,
): 0 | 1 | 2 {
  if (reported.length === 0) return otherwise
  if (!reported.some(({readable}) => readable)) return 2
  const messages = reported.flatMap(({file}) => file.messages)
  const warnings = messages.filter(({fatal}) => fatal === false).length
  return messages.some(({fatal}) => fatal === true) || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0
}
