// Writes findings into a Word file: comments in its margin, and safe repairs as tracked changes.
import type {Edit} from '../../core/rule.ts'
import {type AnchoredRange, afterTracked, anchorAt, rangeFor} from './anchors.ts'
import type {Host} from './atoms.ts'
import {addComments, type NewComment} from './comments-part.ts'
import {type PartMark, splice, splicesOf} from './marks.ts'
import {encode, partIfReadable, type XmlPart} from './package.ts'
import {addParts} from './package-parts.ts'
import {readWord, type WordFile} from './read.ts'
import {addRecords} from './record-part.ts'
import {referencePlaces} from './reference-place.ts'
import {aboutNote, reviewer} from './remarks.ts'
import type {ReviewNote, ReviewOptions} from './review-notes.ts'
import {firstPieceAfter} from './transcript.ts'
import {encodeXml, shownBounds, textIn, wordNames, type XmlElement, type XmlPlace, xmlAttribute} from './xml.ts'
import {writeZip} from './zip-write.ts'

/**
 * The bytes of a Word file with a comment for each note and a tracked change for each edit, which count in its
 * transcript. Edits must be ones that its `SourceText` writes, and not overlap.
 */
export function writeReview(
  bytes: Uint8Array,
  notes: readonly ReviewNote[],
  edits: readonly Edit[],
  {date}: ReviewOptions,
): Uint8Array {
  const file = readWord(bytes)
  const ids = idsAfter(file)
  const elsewhere = openReferencePlaces()
  const marks = new Map<XmlPart, PartMark[]>()
  const add = (part: XmlPart, mark: PartMark) => marks.set(part, [...(marks.get(part) ?? []), mark])
  const signed = (element: XmlElement) => {
    const {tag, attribute} = wordNames(element)
    const when = date === undefined ? '' : ` ${attribute}date="${encodeXml(date)}"`
    return {tag, attribute, by: `${attribute}author="${reviewer}"${when}`}
  }
  for (const edit of edits) for (const [part, mark] of marksOfEdit(edit, file, ids, signed)) add(part, mark)
  const comments = notes.flatMap((note): NewComment[] => {
    const range = rangeFor(note, file.transcript)
    if (!range) return []
    const id = ids()
    for (const [part, mark] of marksOfComment(range, id, elsewhere)) add(part, mark)
    const {lines, key} = range.note === undefined ? note : aboutNote(note, range.note, file.transcript.text())
    return [{id, lines, key}]
  })
  const changes = new Map<string, Uint8Array>()
  for (const [part, own] of marks)
    changes.set(part.name, encode(splice(part.source, splicesOf(own, boundsOfText)), part.encoding))
  if (comments.length > 0)
    addParts(file, [...addComments(file, comments, date, changes), ...addRecords(file, comments, changes)], changes)
  return writeZip(file.pack.zip, changes)
}

/** The characters of a text that are shown, where it can be cut at each of them. */
function boundsOfText(element: XmlElement): XmlPlace | undefined {
  if (element.name !== 'w:t' || element.children.some(({name}) => name === '#cdata')) return undefined
  const {value, runs} = textIn(element)
  if (keepsSpace(element)) return {start: element.inner, end: element.close}
  const [start, end] = shownBounds(value)
  const [first, last] = [runs.find(({at, length}) => at + length > start), runs.findLast(({at}) => at < end)]
  if (!first || !last) return undefined
  const isLinear = (run: typeof first) => run.length === run.end - run.start
  return {
    start: isLinear(first) ? first.start + start - first.at : first.start,
    end: isLinear(last) ? last.start + end - last.at : last.end,
  }
}

const keepsSpace = (element: XmlElement): boolean =>
  (xmlAttribute(element, 'xml:space') ?? (element.parent && keepsSpace(element.parent) ? 'preserve' : '')) ===
  'preserve'

/** Gives numbers that no comment or change in the file has yet. */
function idsAfter({pack, main}: WordFile): () => number {
  let last = 0
  const names = pack.relationships(main.name).flatMap(({type, target}) => (numbered.has(type) ? [target] : []))
  for (const name of [main.name, ...names])
    for (const [, id] of partIfReadable(pack, name)?.source.matchAll(/:id\s*=\s*["'](\d{1,9})["']/g) ?? [])
      last = Math.max(last, Number(id))
  return () => ++last
}

/** Parts in which comments and changes have numbers. */
const numbered = new Set(['comments', 'footnotes', 'endnotes', 'header', 'footer'])

/** What stands first at one offset: the end of a change, of a comment, the start of a comment, of a change. */
const ranks = {changeEnd: 1, end: 2, reference: 2.5, start: 3, changeStart: 4}

type ReferencePlaces = (host: Host) => number | undefined

/** Where the marks of comments go that can't stand in their paragraph; asked for each part once. */
function openReferencePlaces(): ReferencePlaces {
  const known = new Map<XmlPart, ReturnType<typeof referencePlaces>>()
  return ({part, element}) => {
    const places = known.get(part) ?? referencePlaces(part.root)
    known.set(part, places)
    return places(element)
  }
}

function marksOfComment({from, to}: AnchoredRange, id: number, elsewhere: ReferencePlaces): [XmlPart, PartMark][] {
  const names = wordNames(from.atom.element)
  const own = `${names.attribute}id="${id}"`
  const part = from.atom.host.part
  const reference = `<${names.tag}r><${names.tag}commentReference ${own}/></${names.tag}r>`
  const end = `<${names.tag}commentRangeEnd ${own}/>`
  const after = elsewhere(to.atom.host) ?? afterTracked(to)
  const closing: PartMark[] =
    after === undefined
      ? [{run: to.run, at: to.at, text: end + reference, rank: ranks.end}]
      : [
          {run: to.run, at: to.at, text: end, rank: ranks.end},
          {run: undefined, at: after, text: reference, rank: ranks.reference},
        ]
  const start = {run: from.run, at: from.at, text: `<${names.tag}commentRangeStart ${own}/>`, rank: ranks.start}
  return [start, ...closing].map((mark): [XmlPart, PartMark] => [part, mark])
}

type SignedNames = (element: XmlElement) => {tag: string; attribute: string; by: string}

function marksOfEdit(
  edit: Edit,
  {transcript}: WordFile,
  ids: () => number,
  signed: SignedNames,
): [XmlPart, PartMark][] {
  const {start, end, text} = edit
  const piece = transcript.pieces[firstPieceAfter(transcript.pieces, start === end ? start - 1 : start)]
  const run = piece?.atom.run
  if (!piece || !run) throw new Error('A change was asked for that the file can’t take.')
  const {tag, attribute, by} = signed(run)
  const {source} = run
  const properties = run.children.find(({name}) => name === 'w:rPr')
  const head = source.slice(run.start, run.inner) + (properties ? source.slice(properties.start, properties.end) : '')
  const opened = (name: string) => `<${tag}${name} ${attribute}id="${ids()}" ${by}>`
  const deletion = start < end ? opened('del') : ''
  const words = `${head}<${tag}t xml:space="preserve">${encodeXml(text)}</${tag}t></${tag}r>`
  const insertion = text === '' ? '' : `${opened('ins')}${words}</${tag}ins>`
  const [from, to] = [insideRun(piece, start - piece.at, false), insideRun(piece, end - piece.at, true)]
  const marks: PartMark[] = [
    {run, at: to, text: `${deletion && `</${tag}del>`}${insertion}`, rank: ranks.changeEnd, deletes: false},
  ]
  if (deletion) marks.unshift({run, at: from, text: deletion, rank: ranks.changeStart, deletes: true})
  return marks.map((mark): [XmlPart, PartMark] => [piece.atom.host.part, mark])
}

/** An offset in a run for a change, which always cuts the run. */
function insideRun(piece: Parameters<typeof anchorAt>[0], offset: number, isEnd: boolean): number {
  const {run, at} = anchorAt(piece, offset, isEnd)
  return run ? at : isEnd ? piece.atom.element.end : piece.atom.element.start
}
