// What is checked to count work: the fixtures, and drafts of our own making, on remark and all rules that are on.
import {readdirSync, readFileSync} from 'node:fs'
import {rules} from '../../rules/index.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {lintDraft} from '../../src/core/lint.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'
import {makeDraft} from '../drafts.ts'
import {type CountedDraft, tally, type Work} from './tally.ts'

const config = configureRules(rules)
const formats = makeFormats(parseWithRemark)
const formatOf = (path: string) => formatFor(path, formats) as Format

/** All drafts in a folder, in the order of their paths. */
export const jobsIn = (folder: string): CountedDraft[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((path) => formatFor(path, formats))
    .sort()
    .map((path) => ({path, text: readFileSync(`${folder}/${path}`, 'utf8')}))

/** One draft of about so many words, as plain text or Markdown. */
export const madeJob = (words: number, extension: string): CountedDraft => ({
  path: `draft.${extension}`,
  text: makeDraft(words, extension === 'md' ? '## ' : ''),
})

/** Parse and check drafts. */
export function checkAll(jobs: readonly CountedDraft[]): void {
  for (const job of jobs) lintDraft(parseDraft(job, formatOf(job.path)), config)
}

/** Check drafts and count the work. */
export const tallyAll = (jobs: readonly CountedDraft[]): Work => tally(jobs, formatOf, config)
