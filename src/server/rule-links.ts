// Where an editor finds the page of a rule: on the web, or as a file of the package.
import {pathToFileURL} from 'node:url'
import {pageOf} from '../core/report/pages.ts'
import {pageFile} from '../files/rule-pages.ts'

/** The address of a rule's page; `page` is what the rule itself says. Undefined where there is none. */
export function linkTo(ruleId: string, page: string | undefined): string | undefined {
  const web = page ?? pageOf(ruleId)
  if (web || page !== undefined) return web || undefined
  const file = pageFile(ruleId)
  return file === undefined ? undefined : pathToFileURL(file).href
}
