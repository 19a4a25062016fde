// The part of a Word file that holds its comments: found or made, with the relationship and content type it needs.

import {splice} from './marks.ts'
import {encode, relationshipsOf, type XmlPart} from './package.ts'
import {damaged} from './problem.ts'
import {partOf, type WordFile} from './read.ts'
import {reviewer} from './signature.ts'
import {encodeXml, namespaceOf, parseXml, wordNames, writtenName, type XmlElement} from './xml.ts'

/** A comment to be written. */
export interface NewComment {
  id: number
  lines: readonly string[]
}

/** Add comments to the changed parts of a file. */
export function addComments(
  {pack, main}: WordFile,
  comments: readonly NewComment[],
  date: string | undefined,
  changes: Map<string, Uint8Array>,
): void {
  const known = partOf(pack, main, 'comments')
  if (known) {
    changes.set(known.name, encode(addedTo(known.root, comments, date), known.encoding))
    return
  }
  const named = pack.relationships(main.name).find(({type, isExternal}) => type === 'comments' && !isExternal)
  const target = named?.target ?? freeName(main.name, new Set(pack.zip.entries.map(({name}) => name.toLowerCase())))
  const root = parseXml(`${declaration}<w:comments xmlns:w="${namespaceOf(main.root)}"></w:comments>`)
  changes.set(target, encode(addedTo(root, comments, date), 'utf-8'))
  if (!named) addRelationship(pack.part(relationshipsOf(main.name)), main, target, changes)
  addContentType(pack.part('[Content_Types].xml'), target, changes)
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

function freeName(main: string, taken: ReadonlySet<string>): string {
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  for (let i = 0; ; i++) {
    const name = `${folder}comments${i || ''}.xml`
    if (!taken.has(name.toLowerCase())) return name
  }
}

/** The source of a part with more comments in it. */
function addedTo(root: XmlElement, comments: readonly NewComment[], date: string | undefined): string {
  const {tag, attribute} = wordNames(root)
  const when = date === undefined ? '' : ` ${attribute}date="${encodeXml(date)}"`
  const written = comments.map(({id, lines}) => {
    const paragraphs = lines.map(
      (line) => `<${tag}p><${tag}r><${tag}t xml:space="preserve">${encodeXml(line)}</${tag}t></${tag}r></${tag}p>`,
    )
    const head = `${attribute}id="${id}" ${attribute}author="${reviewer}"${when} ${attribute}initials="CD"`
    return `<${tag}comment ${head}>${paragraphs.join('')}</${tag}comment>`
  })
  return addedInside(root, written.join(''))
}

/** The source of a part with something more at the end of its root. */
function addedInside(root: XmlElement, text: string): string {
  const {source, inner, close, end} = root
  if (close < end) return splice(source, [{start: close, end: close, text}])
  const {prefix, local} = writtenName(root)
  return splice(source, [{start: inner - 2, end: inner, text: `>${text}</${prefix}${local}>`}])
}

function addRelationship(
  part: XmlPart | undefined,
  main: XmlPart,
  target: string,
  changes: Map<string, Uint8Array>,
): void {
  const office = namespaceOf(main.root).startsWith('http://purl.oclc.org/')
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const empty = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
  const source = part?.source ?? empty
  const {prefix} = part ? writtenName(part.root) : {prefix: ''}
  let id = 'rIdCopydesk'
  while (source.includes(`"${id}"`)) id += '1'
  const text = `<${prefix}Relationship Id="${id}" Type="${office}/comments" Target="${encodeXml(nearName(target, main.name))}"/>`
  const name = part?.name ?? relationshipsOf(main.name)
  changes.set(name, encode(addedInside(part?.root ?? parseXml(empty), text), part?.encoding ?? 'utf-8'))
}

/** The name of a part as another refers to it: within one folder without the folder. */
function nearName(target: string, from: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1)
  return target.startsWith(folder) ? target.slice(folder.length) : `/${target}`
}

const commentsType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'

function addContentType(part: XmlPart | undefined, target: string, changes: Map<string, Uint8Array>): void {
  if (!part) throw damaged('it names no content types')
  const {prefix} = writtenName(part.root)
  const name = `/${target}`
  if (part.source.includes(`"${name}"`)) return
  const text = `<${prefix}Override PartName="${encodeXml(name)}" ContentType="${commentsType}"/>`
  changes.set(part.name, encode(addedInside(part.root, text), part.encoding))
}
