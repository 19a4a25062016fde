// The part of a Word file in which a review remembers its comments: custom XML, which programs keep and nobody is shown.
import {groupBy} from '../../core/order.ts'
import type {WordComment} from './comments.ts'
import {encode, partIfReadable, type WordPackage, type XmlPart} from './package.ts'
import {addedInside, type NewPart} from './package-parts.ts'
import type {WordFile} from './read.ts'
import {hashOfLine, keyOfLines} from './remarks.ts'
import type {ReviewNote} from './review-notes.ts'
import {elementsOf, encodeXml, parseXml, type XmlElement, xmlAttribute} from './xml.ts'

/** What is remembered of a comment. */
interface CommentRecord {
  key: string
  /** A hash of each of its paragraphs. */
  lines: readonly string[]
  element: XmlElement
}

/** The part of a package that remembers comments, and what it says. */
export function readRecords({pack, main}: WordFile): {part: XmlPart | undefined; records: CommentRecord[]} {
  const part = pack
    .relationships(main.name)
    .flatMap(({type, target, isExternal}) => (type === 'customXml' && !isExternal ? (target ?? []) : []))
    .map((target) => partIfReadable(pack, target))
    .find((one) => one?.root.name === 'copydesk:review')
  const elements = part ? elementsOf(part.root).filter(({name}) => name === 'copydesk:comment') : []
  const records = elements.map((element) => ({
    key: xmlAttribute(element, 'key') ?? '',
    lines: (xmlAttribute(element, 'lines') ?? '').split(' '),
    element,
  }))
  return {part, records}
}

/** Remember comments as they are written; returns the parts that a file needs for it. */
export function addRecords(
  file: WordFile,
  written: readonly Pick<ReviewNote, 'key' | 'lines'>[],
  changes: Map<string, Uint8Array>,
): NewPart[] {
  const {part} = readRecords(file)
  const text = written.map(({key, lines}) => `<comment key="${encodeXml(key)}" lines="${keyOfLines(lines)}"/>`).join('')
  if (part) {
    changes.set(part.name, encode(addedInside(part.root, text), part.encoding))
    return []
  }
  const number = freeNumber(file.pack)
  const root = parseXml('<?xml version="1.0" encoding="UTF-8"?>\n<review xmlns="urn:copydesk:review"></review>')
  return [
    {
      name: `customXml/item${number}.xml`,
      source: addedInside(root, text),
      contentType: 'application/xml',
      kind: 'customXml',
    },
    {
      name: `customXml/itemProps${number}.xml`,
      source: properties,
      contentType: 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
      kind: 'customXmlProps',
      from: `customXml/item${number}.xml`,
    },
  ]
}

/** Without properties, LibreOffice drops custom XML; the id is ours, and one file holds one such part. */
const properties =
  '<?xml version="1.0" encoding="UTF-8"?>\n<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{6F5A1C1E-0F2B-4C5D-9A63-43C05D6B1E11}"><ds:schemaRefs><ds:schemaRef ds:uri="urn:copydesk:review"/></ds:schemaRefs></ds:datastoreItem>'

function freeNumber({zip}: WordPackage): number {
  const taken = zip.entries.map(({name}) =>
    Number(/^customxml\/(?:_rels\/)?item(?:props)?(\d{1,6})\.xml/i.exec(name)?.[1] ?? 0),
  )
  return taken.reduce((most, one) => Math.max(most, one), 0) + 1
}

/** What is remembered of a comment, and whether nobody has changed its words since. */
interface Known {
  record: CommentRecord | undefined
  isUnchanged: boolean
}

/** What is remembered of comments: by all their words, by some of them, and of what is left by their order. */
export function recordsOf(
  comments: readonly WordComment[],
  records: readonly CommentRecord[],
): ReadonlyMap<WordComment, Known> {
  const left = new Set(records)
  const known = new Map<WordComment, Known>()
  const byLines = groupBy(records, ({lines}) => lines.join(' '))
  const settle = (find: (comment: WordComment) => CommentRecord | undefined, isUnchanged: boolean) => {
    for (const comment of comments) {
      const record = known.has(comment) ? undefined : find(comment)
      if (!record) continue
      left.delete(record)
      known.set(comment, {record, isUnchanged})
    }
  }
  settle(({lines}) => byLines.get(keyOfLines(lines))?.shift(), true)
  settle((comment) => nearest(comment, left), false)
  if (left.size === comments.length - known.size) settle(() => [...left][0], false)
  return known
}

/** The first record that has most paragraphs in common with a comment. */
function nearest({lines}: WordComment, records: ReadonlySet<CommentRecord>): CommentRecord | undefined {
  const own = new Set(lines.map(hashOfLine))
  let [found, most]: [CommentRecord | undefined, number] = [undefined, 0]
  for (const record of records) {
    const common = record.lines.filter((line) => own.has(line)).length
    if (common > most) [found, most] = [record, common]
  }
  return found
}
