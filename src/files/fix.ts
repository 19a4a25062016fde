// Repairs drafts on disk, or shows as a unified diff what a repair would do.
import {resolve} from 'node:path'
import {parseDraft} from '../core/draft/draft.ts'
import type {Format} from '../core/draft/format.ts'
import {presentIdEdits} from '../core/ignores/former-ids.ts'
import {lintDraft} from '../core/lint.ts'
import {applyEdits} from '../core/report/fix.ts'
import {isFixable, repair} from '../core/report/repair.ts'
import type {Config} from '../core/settings/config.ts'
import {checkDraft, checkText, type ResultWithFacts, reportUnreadable} from './check.ts'
import {type ReadText, readDraft} from './read.ts'
import {replaceText} from './write.ts'

/** How to repair. */
export interface FixOptions {
  /** Also delete duplicate headlines and pure chrome lines. */
  structure: boolean
  /** Write the file; else only say what would change. */
  write: boolean
}

/** What is found in a repaired draft, and what was done to it. */
export interface Fixed extends ResultWithFacts {
  before: string
  /** The text as it is now, or would be: with the byte order mark of the file. */
  after: string
  /** How many repairs were made. */
  made: number
  /** How many more would be made with `structure`. */
  structural: number
  /** Why repairs were not made, as a sentence. */
  trouble?: string
  /** The repaired text could not be written. */
  isUnwritten?: true
}

/** Repair one file. */
export async function fixFile(
  path: string,
  format: Format,
  config: Config,
  cwd: string,
  options: FixOptions,
): Promise<Fixed> {
  const full = resolve(cwd, path)
  const read = readDraft(full)
  const fixed = await fixText(path, read, format, config, options)
  if (!options.write || fixed.after === fixed.before) return fixed
  const reason = await replaceText(full, fixed.before, fixed.after)
  if (reason === undefined) return fixed
  const trouble = `\`${path}\` was not repaired: ${reason}.`
  const checked = await checkText(path, read, format, config)
  return {...fixed, ...checked, after: fixed.before, made: 0, structural: 0, trouble, isUnwritten: true}
}

/** Repair what was read; ignores get the present names of rules. */
export async function fixText(
  path: string,
  read: ReadText,
  format: Format,
  config: Config,
  {structure}: FixOptions,
): Promise<Fixed> {
  if ('reason' in read) return {...reportUnreadable(path, read, config), before: '', after: '', made: 0, structural: 0}
  if ('bytes' in read) return leavePackage(path, await checkText(path, read, format, config))
  const mark = read.text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const parse = (text: string) => parseDraft({path, text}, format, config.settings.frontMatterCopy)
  const repaired = repair(read.text.slice(mark.length), (text) => lintDraft(parse(text), config), structure)
  const {findings, unsettled} = repaired
  const renames = presentIdEdits(parse(repaired.text), config)
  const {text} = applyEdits(repaired.text, [renames])
  return {
    ...(await checkDraft(parse(text), config)),
    before: read.text,
    after: mark + text,
    made: repaired.made + renames.length,
    structural: findings.filter((finding) => isFixable(finding, true) && !isFixable(finding, structure)).length,
    ...(unsettled && {trouble: `\`${path}\` was repaired in ten rounds and still changes: run again, and report it.`}),
  }
}

/** Somebody has to see what changes in a file of a word processor: repairs are offered there, not made. */
const leavePackage = (path: string, checked: ResultWithFacts): Fixed => ({
  ...checked,
  ...{before: '', after: '', made: 0, structural: 0},
  trouble: `\`${path}\` was not repaired: \`copydesk review --track\` writes the repairs into a copy as tracked changes.`,
})
