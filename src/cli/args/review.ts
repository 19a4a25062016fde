// The `review` command: its options, declared for the parser and read from what it parsed.
import type {Argv} from 'yargs'
import type {Severity} from '../../core/severity.ts'
import type {Console} from '../console.ts'
import {addHouseOptions} from './commands.ts'
import {onceOnly} from './once-only.ts'
import {settingsFrom} from './settings-options.ts'

/** Add the command; `more` are paths that the parser isn't given. */
export const addReviewCommand = <T>(parser: Argv<T>, more: readonly string[], console: Console, end: {code: number}) =>
  parser.command(
    'review [paths..]',
    'write copies of Word files with a comment for each finding: draft.docx becomes draft.reviewed.docx',
    addReviewOptions,
    async (argv) => {
      onceOnly(argv, ['output', 'min-severity', 'now'])
      const settings = settingsFrom(argv)
      const {reviewDrafts} = await import('../commands/review.ts')
      const {track, force, output, minSeverity, now} = argv as {
        track: boolean
        force: boolean
        output?: string
        minSeverity: Severity
        now?: string
      }
      const date = now === undefined ? undefined : new Date(now).toISOString().replace(/\.\d+Z$/, 'Z')
      const how = {track, force, minSeverity, ...(output !== undefined && {output}), ...(date && {date})}
      end.code = await reviewDrafts({paths: [...argv.paths, ...more], settings, ...how}, console)
    },
  )

const addReviewOptions = <T>(command: Argv<T>) =>
  addHouseOptions(command)
    .positional('paths', {
      type: 'string',
      array: true,
      default: [] as string[],
      describe: 'Word or OpenDocument files (.docx, .odt), folders or globs',
    })
    .option('track', {type: 'boolean', default: false, describe: 'make the safe repairs as tracked changes'})
    .option('output', {type: 'string', requiresArg: true, describe: 'write the review to this file'})
    .option('force', {
      type: 'boolean',
      default: false,
      describe: 'write over a reviewed copy that somebody has changed',
    })
    .option('min-severity', {
      choices: ['info', 'warning', 'error'] as const,
      default: 'info' as const,
      requiresArg: true,
      describe: 'comment on findings of this severity and above',
    })
