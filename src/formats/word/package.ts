// A package of parts (ECMA-376 part 2): its XML parts, and the relationships between them.
import {damaged, Unreadable} from './problem.ts'
import {elementsOf, parseXml, type XmlElement, xmlAttribute} from './xml.ts'
import {entryBytes, readZip, type Zip, type ZipEntry} from './zip.ts'

/** A part that is XML. */
export interface XmlPart {
  name: string
  /** With its byte order mark, if it has one. */
  source: string
  encoding: PartEncoding
  root: XmlElement
}

type PartEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** What one part says of another, or of an address outside. */
interface Relationship {
  id: string
  /** The last part of its type: `hyperlink`. */
  type: string
  /** The name of a part, or an address as it is written. */
  target: string
  isExternal: boolean
}

/** An opened package; parts are read when they are asked for. */
export interface WordPackage {
  zip: Zip
  /** @throws {Unreadable} where the part is broken */
  part(name: string): XmlPart | undefined
  /** What a part refers to; that of the package itself by the empty name. @throws {Unreadable} */
  relationships(name: string): readonly Relationship[]
}

/** Parts together have no more bytes than this when they are inflated. */
const mostBytes = 128 * 1024 * 1024

/** Open a package. @throws {Unreadable} */
export function openPackage(bytes: Uint8Array): WordPackage {
  if (bytes.length === 0) throw new Unreadable('This file is empty: open it in its own program, and save it again.')
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new Unreadable(
      'This file is protected by a password or is of an old kind (.doc): save it as .docx without one.',
    )
  const zip = readZip(bytes)
  const byName = new Map(zip.entries.map((entry) => [entry.name.toLowerCase(), entry]))
  const parts = new Map<string, XmlPart | undefined>()
  const known = new Map<string, readonly Relationship[]>()
  let left = mostBytes
  return {zip, part, relationships}

  function part(name: string): XmlPart | undefined {
    const key = name.toLowerCase()
    if (parts.has(key)) return parts.get(key)
    const entry = byName.get(key)
    const read = entry && readPart(entry)
    parts.set(key, read)
    return read
  }

  function readPart(entry: ZipEntry): XmlPart {
    left -= entry.size
    if (left < 0) throw new Unreadable('This file is too large to be a draft.')
    const {source, encoding} = decode(entryBytes(zip, entry), entry.name)
    return {name: entry.name, source, encoding, root: parseXml(source)}
  }

  function relationships(name: string): readonly Relationship[] {
    const found = known.get(name) ?? relationshipsIn(part(relationshipsOf(name)), name)
    known.set(name, found)
    return found
  }
}

/** A part that is no copy, such as a header or another program's data: a broken one is as good as none. */
export function partIfReadable(pack: WordPackage, name: string): XmlPart | undefined {
  try {
    return pack.part(name)
  } catch {
    return undefined
  }
}

/** The name of the part that holds the relationships of a part. */
export function relationshipsOf(name: string): string {
  const slash = name.lastIndexOf('/') + 1
  return `${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`
}

function relationshipsIn(part: XmlPart | undefined, of: string): Relationship[] {
  if (!part) return []
  return elementsOf(part.root).flatMap((element): Relationship[] => {
    if (element.name !== 'rel:Relationship') return []
    const [id = '', type = '', written = ''] = ['Id', 'Type', 'Target'].map((name) => xmlAttribute(element, name))
    const isExternal = xmlAttribute(element, 'TargetMode') === 'External'
    const target = isExternal ? written : resolveName(written, of)
    return [{id, type: type.slice(type.lastIndexOf('/') + 1), target, isExternal}]
  })
}

/** The name of a part that another refers to. */
function resolveName(target: string, from: string): string {
  const folders = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.split('/'))
    if (step === '..') folders.pop()
    else if (step !== '' && step !== '.') folders.push(step)
  return folders.join('/')
}

const declared = /^\uFEFF?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/

function decode(bytes: Uint8Array, name: string): {source: string; encoding: PartEncoding} {
  const encoding = encodingOf(bytes)
  try {
    const source = new TextDecoder(encoding, {fatal: true, ignoreBOM: true}).decode(bytes)
    const said = declared.exec(source)?.[1]?.toLowerCase() ?? encoding
    if (said !== 'us-ascii' && !said.startsWith(encoding.slice(0, 6))) throw new Error(said)
    return {source, encoding}
  } catch {
    throw damaged(`\`${name}\` is neither UTF-8 nor UTF-16`)
  }
}

function encodingOf([first, second]: Uint8Array): PartEncoding {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return 'utf-8'
}
/** The bytes of a part with another source. */
export function encode(source: string, encoding: PartEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(source)
  const bytes = new Uint8Array(source.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < source.length; i++) view.setUint16(i * 2, source.charCodeAt(i), encoding === 'utf-16le')
  return bytes
}
