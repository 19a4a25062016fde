// Hands out the draft: copied, downloaded, or reviewed.
import {mayIgnore} from '../../core/ignores/ignore-comments.ts'
import {openOf, othersOn} from '../model/desk.ts'
import {richText} from '../model/rich.ts'
import type {Sheet} from '../model/sheet.ts'
import {words} from '../model/words.ts'
import {copyRich, copyText, save} from './files.ts'
import type {DeskHost} from './host.ts'

/** Copy the draft with its formatting. */
export async function copyFormatted(host: DeskHost): Promise<void> {
  const {marked} = openOf(host.desk())
  if (!marked) return
  const plain = marked.passages.map(({parts}) => parts.map(({text}) => text).join('')).join('\n\n')
  const isCopied = await copyRich(richText(marked.passages), plain)
  host.say(isCopied ? words.copied : words.notCopied)
}

/** Copy the findings for a pull request. */
export async function copyMarkdown(host: DeskHost): Promise<void> {
  const {sheet} = openOf(host.desk())
  const answer = await host.ask({ask: 'markdown', sheet, setup: host.desk().setup, others: othersOn(host.desk())})
  if (!answer || !('text' in answer)) return
  const {count} = await commentsIn(host, sheet)
  await copyText(answer.text)
  host.say(count > 0 ? words.markdownWith(count) : words.copied)
}

/** The comments for Copydesk in a draft, and its text without them. */
async function commentsIn(host: DeskHost, sheet: Sheet): Promise<{count: number; text: string | undefined}> {
  if ('bytes' in sheet) return {count: 0, text: undefined}
  if (!mayIgnore(sheet.text)) return {count: 0, text: sheet.text}
  const answer = await host.ask({ask: 'comments', sheet, setup: host.desk().setup})
  return answer && 'comments' in answer ? {count: answer.comments, text: answer.text} : {count: 0, text: undefined}
}

/** Copy the text of the draft, without the comments for Copydesk. */
export async function copyDraft(host: DeskHost): Promise<void> {
  const {sheet} = openOf(host.desk())
  const {count, text} = await commentsIn(host, sheet)
  if (text === undefined) return
  await copyText(text)
  host.say(count > 0 ? words.copiedWithout(count) : words.copied)
}

/** Save the file with a comment for each finding. */
export async function downloadReview(host: DeskHost, track: boolean): Promise<void> {
  const {sheet} = openOf(host.desk())
  const answer = await host.ask({ask: 'review', sheet, setup: host.desk().setup, track})
  if (answer && 'reason' in answer) host.say(answer.reason)
  if (answer && 'bytes' in answer) save(sheet.path.replace(/(?:\.reviewed)?(\.\w+)$/i, '.reviewed$1'), answer.bytes)
}

/** Save the text of the draft. */
export async function download(host: DeskHost): Promise<void> {
  const {sheet} = openOf(host.desk())
  if (!('text' in sheet)) return
  save(sheet.path, sheet.text)
  const {count} = await commentsIn(host, sheet)
  if (count > 0) host.say(words.downloadedWith(count))
}

/** Save the report on all drafts of the desk. */
export async function downloadReport(host: DeskHost): Promise<void> {
  const {sheet} = openOf(host.desk())
  const answer = await host.ask({ask: 'report', sheet, setup: host.desk().setup, others: othersOn(host.desk())})
  if (answer && 'text' in answer) save('report.html', answer.text)
}
