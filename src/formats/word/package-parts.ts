// New parts of a Word file: written with the relationship and the content type that each needs.
import {groupBy} from '../../core/order.ts'
import {splice} from './marks.ts'
import {encode, relationshipsOf, type XmlPart} from './package.ts'
import {damaged} from './problem.ts'
import type {WordFile} from './read.ts'
import {encodeXml, namespaceOf, parseXml, writtenName, type XmlElement} from './xml.ts'

/** A part that a file hasn't yet. */
export interface NewPart {
  name: string
  source: string
  contentType: string
  /** The kind of relationship that leads to it; undefined where one is there. */
  kind: string | undefined
  /** The new part that refers to it, if it isn't the main part. */
  from?: string
}

/** The declaration that parts begin with. */
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Add new parts to the changed ones of a file. @throws {Unreadable} where it names no content types */
export function addParts({pack, main}: WordFile, parts: readonly NewPart[], changes: Map<string, Uint8Array>): void {
  if (parts.length === 0) return
  for (const {name, source} of parts) changes.set(name, encode(source, 'utf-8'))
  const named = parts.filter(({kind}) => kind !== undefined)
  for (const [from, own] of groupBy(named, ({from}) => from ?? main.name)) {
    const name = relationshipsOf(from)
    const part = pack.part(name)
    changes.set(part?.name ?? name, encode(withRelationships(part, from, main, own), part?.encoding ?? 'utf-8'))
  }
  const types = pack.part('[Content_Types].xml')
  if (!types) throw damaged('it names no content types')
  changes.set(types.name, encode(withTypes(types, parts), types.encoding))
}

function withRelationships(part: XmlPart | undefined, from: string, main: XmlPart, own: readonly NewPart[]): string {
  const office = namespaceOf(main.root).startsWith('http://purl.oclc.org/')
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const empty = `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
  const source = part?.source ?? empty
  const {prefix} = part ? writtenName(part.root) : {prefix: ''}
  let id = 'rIdCopydesk'
  const written = own.map(({name, kind}) => {
    while (source.includes(`"${id}"`)) id += '1'
    const line = `<${prefix}Relationship Id="${id}" Type="${office}/${kind}" Target="${encodeXml(nearName(name, from))}"/>`
    id += '1'
    return line
  })
  return addedInside(part?.root ?? parseXml(empty), written.join(''))
}

/** The name of a part as another refers to it: within one folder without the folder. */
function nearName(target: string, from: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1)
  return target.startsWith(folder) ? target.slice(folder.length) : `/${target}`
}

function withTypes({root, source}: XmlPart, parts: readonly NewPart[]): string {
  const {prefix} = writtenName(root)
  const missing = parts.filter(({name}) => !source.includes(`"/${name}"`))
  const written = missing.map(
    ({name, contentType}) => `<${prefix}Override PartName="${encodeXml(`/${name}`)}" ContentType="${contentType}"/>`,
  )
  return addedInside(root, written.join(''))
}

/** The source of a part with something more at the end of its root. */
export function addedInside(root: XmlElement, text: string): string {
  const {source, inner, close, end} = root
  if (close < end) return splice(source, [{start: close, end: close, text}])
  const {prefix, local} = writtenName(root)
  return splice(source, [{start: inner - 2, end: inner, text: `>${text}</${prefix}${local}>`}])
}
