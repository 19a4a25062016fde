// Paths and addresses as texts: with `/` between their parts, and nothing of a disk.

/** Resolve a path from a folder (`docs/`, or empty); undefined where it leads above the root. */
export function resolvePath(folder: string, path: string): string | undefined {
  const parts = path.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

/** The folder of a path, with its slash: `docs/`; empty at the root. */
export const folderOfPath = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

/** What follows the last slash. */
export const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** A path without the extension of its name. */
export const withoutExtension = (path: string): string => path.replace(/(?<=[^/])\.[\w]+$/, '')

/** The extension in small letters, without its dot; empty where there is none. */
export const extensionOf = (path: string): string => /(?<=[^/])\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Files that become pages. */
export const pageExtensions = words(
  'md mdx markdown mdown mkd mdoc html htm njk liquid hbs ejs pug webc astro vue adoc asciidoc rst ipynb org',
)

/** Sources that are written in Markdown. */
export const markdownExtensions = words('md mdx markdown mdown mkd mdoc')

/** Files that readers are handed as they are. */
export const assetExtensions = words(
  'png jpg jpeg gif svg webp avif ico bmp tif tiff heic mp4 webm mov m4v mp3 m4a ogg oga wav flac pdf zip gz tgz bz2 xz csv tsv xlsx xls docx doc odt pptx ppt key epub psd ai eps woff woff2 ttf otf stl vtt srt drawio puml',
)

/** An address without what its server doesn't mind: the last slash, `index.html`, `.html`. */
export function plainAddress(address: string): string {
  const plain = address
    .replace(/\/{2,}/g, '/')
    .replace(/(?:\/index)?\.(?:html?|php)$/i, '')
    .replace(/\/+$/, '')
  return plain.endsWith('/index') ? plain.slice(0, -6) : plain
}

/** Percent codes read; the text unchanged where they are broken. */
export function decodePath(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A title as most generators make an address of it. */
export const slugify = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}_.]+/gu, '-')
    .replace(/^-|-$/g, '')

/** Texts in a value of front matter that is a text or a list of texts. */
export const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((item) =>
    typeof item === 'string' ? [item] : typeof item === 'number' ? [String(item)] : [],
  )

/** A map in data; empty for anything else. */
export const mapIn = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

/** All texts that a pattern with one group finds. */
export const groupsIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, group = '']) => group)

/** The day of a date in front matter or a name: year, month, day. */
export function dateIn(...values: readonly unknown[]): readonly [string, string, string] | undefined {
  for (const value of values) {
    const text = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : ''
    const [, year, month, day] = /(\d{4})[-/](\d\d?)[-/](\d\d?)/.exec(text) ?? []
    if (year && month && day) return [year, month.padStart(2, '0'), day.padStart(2, '0')]
  }
  return undefined
}

/** Of several paths the one with the longest start in common with a folder; of equal ones the first. */
export function closestPath(folder: string, paths: readonly string[]): string {
  let [best = '', most] = [paths[0], -1]
  for (const path of paths.length > 1 ? paths : []) {
    const length = sharedLength(path, folder)
    if (length > most) [best, most] = [path, length]
  }
  return best
}

function sharedLength(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}
