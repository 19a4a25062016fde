// Numbered: what a draft numbers itself, the items of lists, headings, paragraphs and labels, as its source writes them.

import type {ListItem} from 'mdast'
import type {Draft} from '../../core/draft/draft.ts'
import type {Place} from '../../core/draft/place.ts'
import {placeOf} from '../../core/draft/spans.ts'
import {addToList} from '../../core/order.ts'
import {defineReading} from '../../core/reading.ts'
import {type Line, linesIn} from './roles.ts'

/** A number that opens an item, a heading, a paragraph or a labelled line. */
interface Numbered {
  place: Place
  number: number
  /** `Note`, `Table`, `Step`, in lower case; empty for a bare number. */
  label: string
}

/** Numbers of one sort in reading order: of one list, of headings of one level, of bold paragraphs. */
type Series = readonly Numbered[]

const opening = /^(?:(\p{L}{3,10})\.? )?(\d{1,2})(?:[.):](?!\d)|(?= ?[-–—:] )|$)/u

/** All series of two and more numbers that a draft holds. */
export const seriesIn = defineReading<readonly Series[]>(
  (draft) => {
    const bySort = new Map<unknown, Numbered[]>()
    for (const line of linesIn(draft)) {
      const found = numberOf(draft, line)
      if (found) addToList(bySort, sortOf(line, found.label), found)
    }
    return [...bySort.values()].flatMap(splitRuns).filter(({length}) => length > 1)
  },
  [linesIn],
)

/** The number that a line opens with; of an item of a list, that in the source. */
function numberOf(draft: Draft, line: Line): Numbered | undefined {
  const {block, start, text} = line
  const item = block.parents.findLast(({type}) => type === 'listItem') as ListItem | undefined
  if (item && item.children[0] === block.node && start === 0) {
    const from = item.position?.start.offset ?? 0
    const [typed, number] = /^(\d{1,2})[.)]/.exec(draft.text.slice(from, block.place.start)) ?? []
    if (typed) return {place: {start: from, end: from + typed.length}, number: Number(number), label: ''}
  }
  const found = opening.exec(text)
  if (!found || (line.role === 'cell' && !found[1])) return undefined
  const [whole, label = '', number] = found
  return {place: placeOf({block, start, end: start + whole.length}), number: Number(number), label: label.toLowerCase()}
}

/** Lines of one sort belong to one series. */
function sortOf({block, role, depth}: Line, label: string): unknown {
  if (label) return label
  const list = block.parents.findLast(({type}) => type === 'list')
  return list ?? `${block.kind} ${role} ${depth ?? 0} ${opensBold(block.prose.inlines)}`
}

const opensBold = (inlines: readonly {type: string; start: number}[]) =>
  inlines.some(({type, start}) => type === 'strong' && start === 0)

/** A series starts again where its numbers do. */
function splitRuns(all: readonly Numbered[]): Numbered[][] {
  const runs: Numbered[][] = []
  for (const one of all) {
    const last = runs.at(-1)?.at(-1)
    if (last && one.number > last.number) runs.at(-1)?.push(one)
    else runs.push([one])
  }
  return runs
}

/** A number that is left out: the one after it, with the one before. */
interface Gap extends Numbered {
  before: Numbered
}

/** The one number that a series from 1 on leaves out. */
export function gapsIn(draft: Draft): Gap[] {
  return seriesIn(draft).flatMap((series) => {
    if (series.length < 4 || series[0]?.number !== 1 || series.at(-1)?.number !== series.length + 1) return []
    const at = series.findIndex(({number}, i) => number !== i + 1)
    const [before, found] = [series[at - 1], series[at]]
    return before && found ? [{...found, before}] : []
  })
}
