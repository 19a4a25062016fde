// What an earlier review has written into a Word file: taken out again, but for what a person has answered or changed.
import {readWordComments, type WordComment} from './comments.ts'
import {type PartSplice, splice} from './marks.ts'
import {encode, type WordPackage, type XmlPart} from './package.ts'
import {partOf, readWord, type WordFile} from './read.ts'
import {readRecords, recordsOf} from './record-part.ts'
import {keyOfLines, reviewer} from './remarks.ts'
import type {Cleared} from './review-notes.ts'
import {isOn} from './styles.ts'
import {elementsBelow, elementsOf, writtenName, type XmlElement, xmlAttribute} from './xml.ts'
import {writeZip} from './zip-write.ts'

/** Take out what an earlier review has written: its comments, and its tracked changes if asked for. @throws {Unreadable} */
export function clearReview(bytes: Uint8Array, withChanges: boolean): Cleared {
  const file = readWord(bytes)
  const {pack, main} = file
  const comments = partOf(pack, main, 'comments')
  const own = readWordComments(comments?.root).filter(({author}) => author === reviewer)
  const {touched, paragraphsOf} = threadsIn(partOf(pack, main, 'commentsExtended'))
  const {part: recordPart, records} = readRecords(file)
  const known = recordsOf(own, records)
  const isKept = (comment: WordComment) =>
    !known.get(comment)?.isUnchanged || paragraphIds(comment).some((id) => touched.has(id))
  const gone = own.filter((comment) => !isKept(comment))
  const remembered = new Set(own.filter(isKept).map((comment) => known.get(comment)?.record))
  const kept = new Set(
    own.filter(isKept).map((comment) => known.get(comment)?.record?.key ?? keyOfLines(comment.lines)),
  )
  const splices = new Map<XmlPart, PartSplice[]>()
  const add = (part: XmlPart, ...more: PartSplice[]) => splices.set(part, [...(splices.get(part) ?? []), ...more])
  if (comments) for (const {element} of gone) add(comments, without(element))
  if (recordPart)
    add(recordPart, ...records.filter((record) => !remembered.has(record)).map(({element}) => without(element)))
  const ids = new Set(gone.map(({id}) => id))
  for (const part of storiesOf(file)) {
    add(part, ...marksIn(part.root, ids))
    if (withChanges) add(part, ...changesIn(part.root))
  }
  const lost = new Set(gone.flatMap(paragraphIds))
  for (const [part, elements] of paragraphsOf(lost)) add(part, ...elements.map(without))
  return {bytes: withSplices(pack, splices) ?? bytes, kept}
}

function withSplices({zip}: WordPackage, splices: ReadonlyMap<XmlPart, readonly PartSplice[]>): Uint8Array | undefined {
  const changes = [...splices].filter(([, own]) => own.length > 0)
  if (changes.length === 0) return undefined
  return writeZip(
    zip,
    new Map(changes.map(([part, own]) => [part.name, encode(splice(part.source, own), part.encoding)])),
  )
}

const without = ({start, end}: XmlElement): PartSplice => ({start, end, text: ''})

const paragraphIds = ({element}: WordComment): string[] =>
  [...elementsBelow(element)].flatMap((one) => (one.name === 'w:p' ? (xmlAttribute(one, 'w14:paraId') ?? []) : []))

/** What later versions of Word say of comments: which are answered or resolved. */
function threadsIn(part: XmlPart | undefined) {
  const entries = part ? elementsOf(part.root) : []
  const touched = new Set<string>()
  for (const entry of entries) {
    const parent = xmlAttribute(entry, 'w15:paraIdParent')
    if (parent) touched.add(parent)
    if (isOn(xmlAttribute(entry, 'w15:done'), false)) touched.add(xmlAttribute(entry, 'w15:paraId') ?? '')
  }
  const paragraphsOf = (ids: ReadonlySet<string>): [XmlPart, XmlElement[]][] => {
    const found = entries.filter((entry) => ids.has(xmlAttribute(entry, 'w15:paraId') ?? ''))
    return part && found.length > 0 ? [[part, found]] : []
  }
  return {touched, paragraphsOf}
}

/** The parts in which comments and changes stand. */
const storiesOf = ({pack, main}: WordFile): XmlPart[] => [
  main,
  ...['footnotes', 'endnotes'].flatMap((kind) => partOf(pack, main, kind) ?? []),
]

const rangeMarks = new Set(['w:commentRangeStart', 'w:commentRangeEnd'])

/** The marks of comments in a part. */
function marksIn(root: XmlElement, ids: ReadonlySet<string>): PartSplice[] {
  if (ids.size === 0) return []
  return [...elementsBelow(root)].flatMap((element): PartSplice[] => {
    const isMark = rangeMarks.has(element.name) || element.name === 'w:commentReference'
    if (!isMark || !ids.has(xmlAttribute(element, 'w:id') ?? '')) return []
    const run = element.parent
    const isAlone = run?.name === 'w:r' && elementsOf(run).every((one) => one === element || one.name === 'w:rPr')
    return [without(element.name === 'w:commentReference' && isAlone ? run : element)]
  })
}

/** Own tracked changes as if they were rejected, where nobody has changed them further. */
function changesIn(root: XmlElement): PartSplice[] {
  return [...elementsBelow(root)].flatMap((element): PartSplice[] => {
    if (element.name !== 'w:ins' && element.name !== 'w:del') return []
    if (xmlAttribute(element, 'w:author') !== reviewer || isInside(element)) return []
    const below = [...elementsBelow(element)]
    if (below.some(({name}) => name === 'w:ins' || name === 'w:del')) return []
    if (element.name === 'w:ins') return [without(element)]
    return [tagOf(element.start, element.inner), tagOf(element.close, element.end), ...below.flatMap(asText)]
  })
}

const isInside = ({parent}: XmlElement): boolean =>
  parent !== undefined && (parent.name === 'w:ins' || parent.name === 'w:del' || isInside(parent))

const tagOf = (start: number, end: number): PartSplice => ({start, end, text: ''})

/** Deleted words as words again. */
function asText(element: XmlElement): PartSplice[] {
  if (element.name !== 'w:delText') return []
  const {prefix, local} = writtenName(element)
  const {start, close, end} = element
  const from = start + 1 + prefix.length
  const opening = {start: from, end: from + local.length, text: 't'}
  if (close >= end) return [opening]
  const until = close + 2 + prefix.length
  return [opening, {start: until, end: until + local.length, text: 't'}]
}
