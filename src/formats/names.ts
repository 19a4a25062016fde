// The formats by name, with the extensions of their files: known without loading a parser.

export const extensionsOf: Readonly<Record<'markdown' | 'text' | 'html' | 'mdx' | 'docx' | 'odt', readonly string[]>> =
  {
    markdown: ['md', 'markdown', 'mdown', 'mkd'],
    mdx: ['mdx'],
    text: ['txt', 'text'],
    html: ['html', 'htm', 'xhtml'],
    docx: ['docx'],
    odt: ['odt'],
  }

export const allExtensions: readonly string[] = Object.values(extensionsOf).flat()

/** Is a file one whose words are in parts, so that its bytes are no text? */
export const isPackage = (path: string): boolean => ['docx', 'odt'].includes(formatNameFor(path) ?? '')

/** The name of the format of a path, if there is one. */
export function formatNameFor(path: string): string | undefined {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return Object.entries(extensionsOf).find(([, extensions]) => extensions.includes(extension))?.[0]
}
