// Word files for tests: made of the XML of a body and of other parts.
import {zipSync} from 'fflate'

const office = 'http://schemas.openxmlformats.org'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const namespaces = [
  `xmlns:w="${office}/wordprocessingml/2006/main"`,
  `xmlns:r="${office}/officeDocument/2006/relationships"`,
  `xmlns:mc="${office}/markup-compatibility/2006"`,
  `xmlns:wp="${office}/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:a="${office}/drawingml/2006/main"`,
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
].join(' ')

/** Parts besides the body, by their names: `comments`, `footnotes`, `styles`, `numbering`; and links by their ids. */
export interface WordParts {
  [part: string]: string | Readonly<Record<string, string>> | undefined
  links?: Readonly<Record<string, string>>
}

const roots: Readonly<Record<string, string>> = {commentsExtended: 'w15:commentsEx'}

/** The bytes of a Word file with this body. */
export function wordFile(body: string, {links = {}, ...parts}: WordParts = {}): Uint8Array {
  const entries = Object.entries(parts) as [string, string][]
  const kinds = `${office}/officeDocument/2006/relationships`
  const relationships = [
    ...entries.map(([name]) => `<Relationship Id="${name}" Type="${kinds}/${name}" Target="${name}.xml"/>`),
    ...Object.entries(links).map(
      ([id, url]) => `<Relationship Id="${id}" Type="${kinds}/hyperlink" Target="${url}" TargetMode="External"/>`,
    ),
  ]
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': relationshipsFile([
      `<Relationship Id="a" Type="${kinds}/officeDocument" Target="word/document.xml"/>`,
    ]),
    'word/document.xml': `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationshipsFile(relationships),
  }
  for (const [name, content] of entries) {
    const root = roots[name] ?? `w:${name}`
    files[`word/${name}.xml`] = `<${root} ${namespaces}>${content}</${root}>`
  }
  const encoder = new TextEncoder()
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encoder.encode(declaration + text)])),
  )
}

const relationshipsFile = (all: readonly string[]) =>
  `<Relationships xmlns="${office}/package/2006/relationships">${all.join('')}</Relationships>`

/** A paragraph of runs; a string is one run. */
export const p = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : r(content)}</w:p>`

/** A run with words. */
export const r = (words: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`
