// The checklist of facts to verify before publication, as a task list in Markdown: paragraph by paragraph.
import type {ChecklistItem} from '../../core/checklist.ts'
import {groupBy} from '../../core/order.ts'
import {draftLink, escapeCell} from '../../core/report/markdown.ts'
import type {Result} from '../../core/report/result.ts'
import {withSlashes} from './findings.ts'

/** A heading for each draft, then its facts below the paragraph in which each first stands. */
export const reportChecklist = (results: readonly Result[]): string =>
  `${['# Checklist', ...results.map(sectionOf)].join('\n\n')}\n`

function sectionOf(result: Result): string {
  const {path, checklist} = result
  const {items = [], gaps = []} = checklist ?? {}
  const groups = [...groupBy(items, ({paragraph: {line}}) => line).values()]
  return [
    `## ${draftLink(withSlashes(path))}`,
    summaryOf(result),
    ...gaps.map(escapeCell),
    ...groups.map(groupOf),
  ].join('\n\n')
}

/** How many facts there are of each sort, or why there are none. */
function summaryOf({checklist, findings, foreign, unreadable, unread}: Result): string {
  if (unreadable || unread || !checklist)
    return [
      'This draft could not be read, so nothing is listed.',
      ...findings.map(({message}) => escapeCell(message)),
    ].join(' ')
  if (foreign) return 'This draft is not in English, so nothing is listed.'
  const {items} = checklist
  if (items.length === 0) return 'Nothing to verify was found.'
  const counts = [...groupBy(items, ({kind}) => kind)].map(([kind, of]) => count(of.length, kind))
  return `${count(items.length, 'fact')} to verify: ${counts.join(', ')}.`
}

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`

function groupOf(items: readonly ChecklistItem[]): string {
  const {line, opens} = (items[0] as ChecklistItem).paragraph
  return [`**Line ${line}:** ${escapeCell(opens)}`, '', ...items.map(itemLine)].join('\n')
}

function itemLine({kind, said, start, also, note, ...item}: ChecklistItem): string {
  const notes = [kind, sourceNote({kind, ...item}), note, also && alsoNote(also)].filter((part) => part !== undefined)
  return `- [ ] line ${start.line}: "${escapeCell(said)}" (${notes.map(escapeCell).join('; ')})`
}

/** Who says so. A name or a date needs nobody, so that nobody is missed. */
function sourceNote({kind, source, sourceIn}: Pick<ChecklistItem, 'kind' | 'source' | 'sourceIn'>): string | undefined {
  const word = kind === 'quotation' ? 'speaker' : 'source'
  if (source !== undefined) return `${word}: ${sourceIn === undefined ? '' : `in ${sourceIn}, `}${source}`
  return kind === 'name' || kind === 'date' ? undefined : `no ${word} named`
}

/** So many lines are named. */
const mostLines = 20

function alsoNote(also: readonly number[]): string {
  const lines = [...new Set(also)]
  const named = `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, mostLines).join(', ')}`
  return `and ${also.length} more: ${named}${lines.length > mostLines ? ' and further' : ''}`
}
