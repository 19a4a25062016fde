// A comment for a pull request, in Markdown.
import type {VFile} from 'vfile'
import {allItems, countItems, type Item, itemsOf, uriOf} from './items.ts'

const signs = {error: '❌', warning: '⚠️', info: 'ℹ️'}

/** GitHub takes comments of 65,536 characters. */
const most = 60_000

/** A heading with the counts, then a table for each draft with findings, as far as a comment can hold them. */
export function reportMarkdown(files: readonly VFile[]): string {
  const parts = [`### Copydesk: ${countItems(allItems(files))}`]
  let left = most
  let cut = 0
  for (const items of files.map(itemsOf)) {
    const rows = items.map(row).filter((row) => {
      left -= row.length + 1
      return left > 0
    })
    cut += items.length - rows.length
    const [first] = items
    if (first && rows.length > 0) parts.push(linkTo(first.path), [...tableHead, ...rows].join('\n'))
    left -= 200
  }
  if (cut > 0) parts.push(`${cut} more findings are left out here.`)
  return `${parts.join('\n\n')}\n`
}

const linkTo = (path: string) => `**[${escapeCell(path)}](${uriOf(path)})**`

const tableHead = ['| | line | what to do | rule |', '| --- | --- | --- | --- |']

const row = ({severity, start, message, ruleId, url}: Item) =>
  `| ${signs[severity]} | ${start.line}:${start.column} | ${escapeCell(message)} | ${url ? `[${ruleId}](${url})` : ruleId} |`

/** Nothing in the copy may break the table, link, mention a person or start HTML. */
const escapeCell = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~#&$]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&')
    .replace(/@(?=\w)/g, '@\u200b')
