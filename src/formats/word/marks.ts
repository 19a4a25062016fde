// Marks put into runs of a part: a run is cut where a mark stands among its words, and all else of it stays.
import {elementsOf, writtenName, type XmlElement, type XmlPlace} from './xml.ts'

/** Something to be written at an offset of a part. */
export interface PartMark {
  /** The run that is cut there; undefined where the offset is between elements already. */
  run: XmlElement | undefined
  /** An offset in the source: at the edge of a child of the run, or among the characters of a text in it. */
  at: number
  text: string
  /** What comes first at the same offset: the lower. */
  rank: number
  /** From here on words are deleted, or no longer. */
  deletes?: boolean
}

/** A stretch of source with what is written in its place. */
export interface PartSplice extends XmlPlace {
  text: string
}

/** The marks of a part as splices of its source. `boundsOf` says which characters of a text are shown. */
export function splicesOf(marks: readonly PartMark[], boundsOf: BoundsOf): PartSplice[] {
  const byRun = new Map<XmlElement, PartMark[]>()
  const between = new Map<number, PartMark[]>()
  for (const mark of marks) {
    const known = mark.run ? byRun.get(mark.run) : between.get(mark.at)
    if (known) known.push(mark)
    else if (mark.run) byRun.set(mark.run, [mark])
    else between.set(mark.at, [mark])
  }
  const inRuns = [...byRun].map(([run, own]) => ({
    start: run.start,
    end: run.end,
    text: rebuild(run, inOrder(own), boundsOf),
  }))
  const others = [...between].map(([at, own]) => ({
    start: at,
    end: at,
    text: inOrder(own)
      .map(({text}) => text)
      .join(''),
  }))
  return [...inRuns, ...others]
}

type BoundsOf = (text: XmlElement) => XmlPlace | undefined

const inOrder = (marks: readonly PartMark[]) => marks.toSorted((a, b) => a.at - b.at || a.rank - b.rank)

/** A source with splices made; of two at one offset the first given comes first. */
export function splice(source: string, splices: readonly PartSplice[]): string {
  const parts: string[] = []
  let at = 0
  for (const {start, end, text} of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(source.slice(at, start), text)
    at = end
  }
  return parts.join('') + source.slice(at)
}

/** A run in several, with marks between them. */
function rebuild(run: XmlElement, marks: readonly PartMark[], boundsOf: BoundsOf): string {
  const {source} = run
  const properties = elementsOf(run).find(({name}) => name === 'w:rPr')
  const head = source.slice(run.start, run.inner) + (properties ? source.slice(properties.start, properties.end) : '')
  const tail = source.slice(run.close, run.end)
  const state: Rebuilt = {text: '', isOpen: false, deletes: false, head, tail}
  const left = [...marks]
  const writeMarks = (until: number) => {
    while (left[0] && left[0].at <= until) addMark(state, left.shift() as PartMark)
  }
  for (const child of elementsOf(run)) {
    if (child === properties) continue
    writeMarks(child.start)
    const isCut = state.deletes || (left[0] && left[0].at < child.end)
    const bounds = isCut ? boundsOf(child) : undefined
    if (bounds) addCut(state, child, bounds, left)
    else addContent(state, source.slice(child.start, child.end))
    writeMarks(child.end)
  }
  writeMarks(Number.POSITIVE_INFINITY)
  close(state)
  return state.text
}

interface Rebuilt {
  text: string
  isOpen: boolean
  deletes: boolean
  head: string
  tail: string
}

function close(state: Rebuilt): void {
  if (state.isOpen) state.text += state.tail
  state.isOpen = false
}

function addMark(state: Rebuilt, {text, deletes}: PartMark): void {
  close(state)
  state.text += text
  if (deletes !== undefined) state.deletes = deletes
}

function addContent(state: Rebuilt, text: string): void {
  if (!state.isOpen) state.text += state.head
  state.isOpen = true
  state.text += text
}

/** A text cut at the marks in it; each part keeps its white space. */
function addCut(state: Rebuilt, child: XmlElement, {start, end}: XmlPlace, left: PartMark[]): void {
  let at = start
  while (left[0] && left[0].at < child.end) {
    const mark = left.shift() as PartMark
    const to = Math.min(end, Math.max(at, mark.at))
    addSlice(state, child, at, to)
    addMark(state, mark)
    at = to
  }
  addSlice(state, child, at, end)
}

function addSlice(state: Rebuilt, child: XmlElement, start: number, end: number): void {
  if (start >= end) return
  const {prefix, local} = writtenName(child)
  const name = `${prefix}${state.deletes ? 'delText' : local}`
  addContent(state, `<${name} xml:space="preserve">${child.source.slice(start, end)}</${name}>`)
}
