// Writes findings into an OpenDocument text as comments, and takes those of an earlier review out again.
import type {Place} from '../../core/draft/place.ts'
import {piecesIn} from '../word/anchors.ts'
import type {Atom} from '../word/atoms.ts'
import {type PartSplice, splice} from '../word/marks.ts'
import {encode} from '../word/package.ts'
import {aboutNote, hashOfLine, keyOfLines, reviewer} from '../word/remarks.ts'
import type {Cleared, ReviewNote, ReviewOptions} from '../word/review-notes.ts'
import type {TranscriptPiece} from '../word/transcript.ts'
import {elementsBelow, elementsOf, encodeXml, type XmlElement, xmlAttribute} from '../word/xml.ts'
import {writeZip} from '../word/zip-write.ts'
import {linesOfComment, wordsBelow} from './inline.ts'
import {type OdtFile, readOdt} from './read.ts'

/** The bytes of a text with a comment for each note. */
export function writeOdtReview(bytes: Uint8Array, notes: readonly ReviewNote[], {date}: ReviewOptions): Uint8Array {
  const file = readOdt(bytes)
  const {pack, content, transcript} = file
  const first = idsAfter(content.source)
  const splices = notes.flatMap((note, i): PartSplice[] => {
    const range = rangeOf(note, file)
    if (!range) return []
    const {lines, key} = range.mark === undefined ? note : aboutNote(note, range.mark, transcript.text())
    const name = nameOf(first + i, lines, key)
    return [
      {start: range.start, end: range.start, text: annotation(name, lines, date)},
      ...(range.end > range.start ? [{start: range.end, end: range.end, text: annotationEnd(name)}] : []),
    ]
  })
  const changes = new Map<string, Uint8Array>()
  if (splices.length > 0) changes.set(content.name, encode(splice(content.source, splices), content.encoding))
  return writeZip(pack.zip, changes)
}

function idsAfter(source: string): number {
  let last = 0
  for (const [, id] of source.matchAll(/"copydesk-(\d{1,9})-/g)) last = Math.max(last, Number(id))
  return last + 1
}

/** The name of a comment, which programs keep and show to nobody: its number, a hash of its words, its key. */
const nameOf = (number: number, lines: readonly string[], key: string): string =>
  `copydesk-${number}-${checkOf(lines)}-${key}`

const checkOf = (lines: readonly string[]) => hashOfLine(keyOfLines(lines))

const ownName = /^copydesk-\d+-([\da-f]{8})-(.+)$/

const declared =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'

/** A comment; its namespaces are declared on it, as a part may give them other prefixes. */
function annotation(name: string, lines: readonly string[], date: string | undefined): string {
  const when = date === undefined ? '' : `<dc:date>${encodeXml(date.replace(/Z$/, ''))}</dc:date>`
  const paragraphs = lines.map((line) => `<text:p>${encodeXml(line)}</text:p>`).join('')
  return `<office:annotation ${declared} office:name="${encodeXml(name)}"><dc:creator>${reviewer}</dc:creator>${when}${paragraphs}</office:annotation>`
}

const annotationEnd = (name: string): string =>
  `<office:annotation-end xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:name="${encodeXml(name)}"/>`

/** Where a comment begins and ends in the source; of one on a note at the mark of the note. */
function rangeOf(place: Place, {transcript}: OdtFile): (Place & {mark?: string}) | undefined {
  const {pieces} = transcript
  const [first, last] = piecesIn(place, pieces)
  if (!first || !last) return undefined
  const {mark} = first.atom.host
  const noted = mark === undefined ? undefined : pieces.find(({atom}) => atom.kind === 'note' && atom.value === mark)
  if (noted && mark !== undefined) return {start: noted.atom.element.start, end: noted.atom.element.start, mark}
  // An address stands after the words that lead to it: the comment is round these.
  const from = place.start < first.end ? place.start - first.at : 0
  return {start: edgeOf(first, from, false), end: edgeOf(last, place.end - last.at, true)}
}

function edgeOf({at, end, atom}: TranscriptPiece, given: number, isEnd: boolean): number {
  const offset = Math.max(0, Math.min(given, end - at))
  return atom.runs.length === 0 ? (isEnd ? atom.element.end : atom.element.start) : offsetIn(atom, offset, isEnd)
}

function offsetIn({runs}: Atom, offset: number, isEnd: boolean): number {
  const run = runs.findLast(({at}) => (isEnd ? at < offset : at <= offset)) ?? runs[0]
  if (!run) return 0
  if (run.length === run.end - run.start) return run.start + Math.min(run.length, offset - run.at)
  return offset > run.at ? run.end : run.start
}

/** Take out the comments of an earlier review, but for those that a person has answered, resolved or changed. */
export function clearOdtReview(bytes: Uint8Array): Cleared {
  const {pack, content} = readOdt(bytes)
  const all = [...elementsBelow(content.root)]
  const comments = all.filter((element) => element.name === 'office:annotation')
  const answered = new Set(comments.map((element) => localAttribute(element, 'parent-name')))
  const gone = new Set<string>()
  const kept = new Set<string>()
  const splices: PartSplice[] = []
  for (const element of comments) {
    const name = xmlAttribute(element, 'office:name') ?? ''
    const lines = linesOfComment(element)
    if (creatorOf(element) !== reviewer) continue
    const [, check, key] = ownName.exec(name) ?? []
    const isOwn = check === checkOf(lines) && !answered.has(name) && localAttribute(element, 'resolved') !== 'true'
    if (isOwn) {
      gone.add(name)
      splices.push({start: element.start, end: element.end, text: ''})
    } else kept.add(key ?? keyOfLines(lines))
  }
  for (const {name, start, end, ...rest} of all)
    if (name === 'office:annotation-end' && gone.has(xmlAttribute({name, start, end, ...rest}, 'office:name') ?? ''))
      splices.push({start, end, text: ''})
  if (splices.length === 0) return {bytes, kept}
  return {
    bytes: writeZip(pack.zip, new Map([[content.name, encode(splice(content.source, splices), content.encoding)]])),
    kept,
  }
}

/** An attribute whose namespace is of one program only. */
const localAttribute = ({source, start, inner}: XmlElement, name: string): string | undefined =>
  new RegExp(`:${name}="([^"]*)"`).exec(source.slice(start, inner))?.[1]

const creatorOf = (element: XmlElement): string =>
  elementsOf(element)
    .flatMap((one) => (one.name === 'dc:creator' ? [wordsBelow(one)] : []))
    .join('')
