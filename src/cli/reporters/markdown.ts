// A comment for a pull request, in Markdown.
import type {VFile} from 'vfile'
import {allItems, countItems, type Item, itemsOf, uriOf} from './items.ts'

const signs = {error: '❌', warning: '⚠️', info: 'ℹ️'}

/** A heading with the counts, then a table for each draft with findings. */
export function reportMarkdown(files: readonly VFile[]): string {
  const head = `### Copydesk: ${countItems(allItems(files))}`
  const parts = files.flatMap((file) => {
    const items = itemsOf(file)
    const [first] = items
    return first ? [`**[${escapeCell(first.path)}](${uriOf(first.path)})**\n\n${table(items)}`] : []
  })
  return `${[head, ...parts].join('\n\n')}\n`
}

const table = (items: readonly Item[]) =>
  ['| | line | what to do | rule |', '| --- | --- | --- | --- |', ...items.map(row)].join('\n')

const row = ({severity, start, message, ruleId, url}: Item) =>
  `| ${signs[severity]} | ${start.line}:${start.column} | ${escapeCell(message)} | [${ruleId}](${url}) |`

/** Nothing in the copy may break the table, link, mention a person or start HTML. */
const escapeCell = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~#]/g, '\\$&')
    .replace(/@(?=\w)/g, '@\u200b')
