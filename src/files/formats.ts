// The formats of drafts on disk: each brings a parser of its own, which is loaded when the first draft needs it.
import type {Format, HtmlReading, PackageFormat} from '../core/draft/format.ts'
import {formatFor, makeFormats} from '../formats/index.ts'
import {mdxFormat, mdxOrMarkdown} from '../formats/mdx/index.ts'
import {extensionsOf} from '../formats/names.ts'
import type {Reviewing} from '../formats/word/review-notes.ts'
import {type EngineName, makeEngine} from './engine.ts'

/** How files of HTML are read, where somebody says so. */
export type HtmlChoice = HtmlReading

/** The formats, and what has to be awaited before one of them parses. */
export interface LoadedFormats {
  formats: readonly Format[]
  /** Load what a format parses with; gives the name of the Markdown engine where it is one. */
  load(format: Format): Promise<EngineName | undefined>
  /** The format of a path; on a site with these template engines Markdown may be MDX. */
  formatFor(path: string, templateEngines?: readonly string[]): Format | undefined
}

/** The formats; `wanted` is the Markdown engine asked for, `reading` says what files of HTML are. */
export function loadFormats(wanted?: EngineName, reading?: HtmlReading): LoadedFormats {
  const engine = makeEngine(wanted)
  let html: Format | undefined
  const lateHtml: Format = {
    name: 'html',
    extensions: extensionsOf.html,
    parse(text) {
      if (!html) throw new Error('The HTML parser is not loaded yet.')
      return html.parse(text)
    },
  }
  const packages = openPackageFormats()
  const formats = makeFormats(engine.parse, [lateHtml, mdxFormat(engine.parseMdx), ...packages.formats])
  const [markdown] = formats as [Format]
  const either = mdxOrMarkdown(engine.parseMdx, markdown)
  return {formats, load, formatFor: find}

  async function load(format: Format): Promise<EngineName | undefined> {
    if (format === markdown) return engine.load()
    if (format.name === 'markdown') return engine.loadMdx()
    if (format.name === 'html') html ??= (await import('../formats/html/index.ts')).htmlFormat(reading)
    await packages.load(format.name)
    return undefined
  }

  function find(path: string, templateEngines: readonly string[] = []): Format | undefined {
    const format = formatFor(path, formats)
    return format === markdown && templateEngines.includes('mdx') ? either : format
  }
}

const packageNames = ['docx', 'odt'] as const

type PackageName = (typeof packageNames)[number]

/** The formats of word processors; the reader of each is loaded when the first draft needs it. */
function openPackageFormats(): {formats: PackageFormat[]; load(name: string): Promise<void>} {
  const loaded = new Map<string, PackageFormat>()
  return {formats: packageNames.map(late), load}

  async function load(name: string): Promise<void> {
    if (isPackageName(name) && !loaded.has(name)) loaded.set(name, (await loadReviewing(name)).format)
  }

  function late(name: PackageName): PackageFormat {
    const now = (): PackageFormat => {
      const format = loaded.get(name)
      if (!format) throw new Error(`The reader of .${name} files is not loaded yet.`)
      return format
    }
    return {
      ...{name, extensions: extensionsOf[name]},
      parse: (text) => now().parse(text),
      read: (bytes) => now().read(bytes),
    }
  }
}

const isPackageName = (name: string): name is PackageName => name === 'docx' || name === 'odt'

/** How files of a word processor are read and reviewed. */
export const loadReviewing = async (name: PackageName): Promise<Reviewing> =>
  name === 'docx'
    ? (await import('../formats/word/index.ts')).review
    : (await import('../formats/odt/index.ts')).odtReview
