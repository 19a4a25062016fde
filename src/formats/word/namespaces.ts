// The namespaces of word processors' files, each with the prefix that the standards use for it.

const office = 'http://schemas.openxmlformats.org'
const strict = 'http://purl.oclc.org/ooxml'
const open = 'urn:oasis:names:tc:opendocument:xmlns'

/** From a namespace to its prefix; the strict form of a namespace of Office Open XML has the same. */
const prefixes: ReadonlyMap<string, string> = new Map([
  [`${office}/wordprocessingml/2006/main`, 'w'],
  [`${strict}/wordprocessingml/main`, 'w'],
  [`${office}/officeDocument/2006/relationships`, 'r'],
  [`${strict}/officeDocument/relationships`, 'r'],
  [`${office}/officeDocument/2006/math`, 'm'],
  [`${strict}/officeDocument/math`, 'm'],
  [`${office}/drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${strict}/drawingml/wordprocessingDrawing`, 'wp'],
  [`${office}/drawingml/2006/main`, 'a'],
  [`${strict}/drawingml/main`, 'a'],
  [`${office}/package/2006/relationships`, 'rel'],
  [`${office}/package/2006/content-types`, 'ct'],
  [`${office}/markup-compatibility/2006`, 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  [`${open}:office:1.0`, 'office'],
  [`${open}:text:1.0`, 'text'],
  [`${open}:table:1.0`, 'table'],
  [`${open}:style:1.0`, 'style'],
  [`${open}:drawing:1.0`, 'draw'],
  [`${open}:manifest:1.0`, 'manifest'],
  [`${open}:xsl-fo-compatible:1.0`, 'fo'],
  [`${open}:svg-compatible:1.0`, 'svg'],
  ['urn:copydesk:review', 'copydesk'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
])

/** The usual prefix of a namespace; one that we don't know keeps its own name. */
export const prefixOf = (namespace: string): string => prefixes.get(namespace) ?? namespace
