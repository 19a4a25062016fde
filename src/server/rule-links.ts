// Where an editor finds the page of a rule: on the web, or as a file of the package.
import {pathToFileURL} from 'node:url'
import {pageOf} from '../core/report/pages.ts'
import {pageFile} from '../files/rule-pages.ts'

/** What opens a page as a reader sees it, in a client that has the command for that. */
export const previewLink = (uri: string): string =>
  `command:${previewCommand}?${encodeURIComponent(JSON.stringify([uri]))}`

/** The command of a client that shows a Markdown file as a reader sees it. It takes the address of the file. */
export const previewCommand = 'copydesk.showPage'

/** The address of a rule's page; `page` is what the rule itself says. Undefined where there is none. */
export function linkTo(ruleId: string, page: string | undefined): string | undefined {
  const web = page ?? pageOf(ruleId)
  if (web || page !== undefined) return web || undefined
  const file = pageFile(ruleId)
  return file === undefined ? undefined : pathToFileURL(file).href
}
