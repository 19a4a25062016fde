// The part of a Word file that holds its comments: found or made.
import {encode} from './package.ts'
import {addedInside, declaration, type NewPart} from './package-parts.ts'
import {partOf, type WordFile} from './read.ts'
import {reviewer} from './remarks.ts'
import {encodeXml, namespaceOf, parseXml, wordNames, type XmlElement} from './xml.ts'

/** A comment to be written. */
export interface NewComment {
  id: number
  lines: readonly string[]
  key: string
}

/** Add comments to the changed parts of a file; returns the parts that it needs for them. */
export function addComments(
  {pack, main}: WordFile,
  comments: readonly NewComment[],
  date: string | undefined,
  changes: Map<string, Uint8Array>,
): NewPart[] {
  const known = partOf(pack, main, 'comments')
  if (known) {
    changes.set(known.name, encode(addedTo(known.root, comments, date), known.encoding))
    return []
  }
  const named = pack.relationships(main.name).find(({type, isExternal}) => type === 'comments' && !isExternal)
  const name = named?.target ?? freeName(main.name, new Set(pack.zip.entries.map(({name}) => name.toLowerCase())))
  const root = parseXml(`${declaration}<w:comments xmlns:w="${namespaceOf(main.root)}"></w:comments>`)
  return [{name, source: addedTo(root, comments, date), contentType, kind: named ? undefined : 'comments'}]
}

const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'

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
