// The `review` command: Word files with a comment for each finding, and repairs as tracked changes.
import {elide} from '../../core/elide.ts'
import {findDrafts} from '../../files/find.ts'
import {type ReviewChoice, type Reviewed, reviewFile} from '../../files/review.ts'
import type {SettingsChoice} from '../../files/settings-files.ts'
import type {Console} from '../console.ts'
import {openProgress} from '../run/progress.ts'
import {openRunSettings} from '../run/settings.ts'
import {UsageError} from '../usage.ts'

/** What is reviewed, and how. */
interface ReviewCommand extends ReviewChoice {
  paths: readonly string[]
  settings: SettingsChoice
}

/** Review as the command line asks; returns the exit code: 0 done, 2 not all could be done. */
export async function reviewDrafts(
  {paths, settings: choice, ...how}: ReviewCommand,
  console: Console,
): Promise<number> {
  if (paths.length === 0)
    throw new UsageError('Name the Word files or folders to review, as in `copydesk review draft.docx`.')
  const settings = openRunSettings(choice, console)
  const {ignoredBy: ignored} = settings
  const found = await findDrafts(paths, ['docx', 'odt'], console.cwd, {ignored, includes: async () => true})
  const {files, missing, noDrafts, empty, passed, met} = found
  if (how.output !== undefined && files.length > 1) throw new UsageError('`--output` takes the review of one draft.')
  for (const path of missing)
    console.error(`\`${elide(path, 120)}\` was not reviewed: there is no such file or folder.`)
  for (const path of noDrafts)
    console.error(`\`${elide(path, 120)}\` was not reviewed: \`copydesk review\` takes .docx and .odt files.`)
  for (const note of [...met, ...empty, ...passed.filter((note) => !noDrafts.some((path) => note.includes(path)))])
    console.error(note)
  const progress = openProgress(files.length, console, 'reviewed')
  const counts = {reviewed: 0, comments: 0, failed: 0}
  for (const path of files) {
    const reviewed = await reviewFile(path, await settings.configFor(path), console.cwd, how)
    progress.step()
    if (reviewed.trouble !== undefined) {
      counts.failed++
      console.error(`\`${elide(path, 120)}\` was not reviewed: ${reviewed.trouble}.`)
    } else {
      counts.reviewed++
      counts.comments += reviewed.comments
      await console.write(`${describe(reviewed, how.track)}\n`)
    }
    await console.turn?.()
  }
  progress.end()
  if (files.length > 1) console.error(summary(counts))
  return counts.failed + missing.length + noDrafts.length + empty.length > 0 ? 2 : 0
}

/** The last line of a review of several drafts, also where nobody looks at a terminal. */
const summary = ({reviewed, comments, failed}: Readonly<Record<'reviewed' | 'comments' | 'failed', number>>) =>
  `${count(reviewed, 'draft')} reviewed, ${count(comments, 'comment')}${failed > 0 ? `; ${count(failed, 'draft')} not reviewed` : ''}.`

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`

function describe({output, comments, kept, changes}: Reviewed, track: boolean): string {
  const parts = [
    count(comments, 'comment'),
    ...(track ? [count(changes, 'tracked repair')] : []),
    ...(kept > 0 ? [`${count(kept, 'earlier comment')} kept`] : []),
  ]
  return `${elide(output, 200)}: ${parts.join(', ')}`
}
