// A note on the drafts of a run that aren't English.

import {escapeControls} from '../../core/elide.ts'
import type {Result} from '../../core/report/result.ts'
import type {Console} from '../console.ts'

/** Write one note for all such drafts to standard error. */
export function noteLanguages(results: readonly Result[], console: Console): void {
  const [first, ...more] = results.filter(({foreign}) => foreign)
  if (!first) return
  const others = more.length > 0 ? ` and ${more.length} more aren’t` : ' isn’t'
  console.error(
    `Note: ${escapeControls(first.path)}${others} in English: only the rules that work in any language were run.`,
  )
}
