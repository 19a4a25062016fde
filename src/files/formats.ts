// The formats of drafts on disk: each brings a parser of its own, which is loaded when the first draft needs it.
import type {Format, HtmlReading, PackageFormat} from '../core/draft/format.ts'
import {formatFor, makeFormats} from '../formats/index.ts'
import {mdxFormat, mdxOrMarkdown} from '../formats/mdx/index.ts'
import {extensionsOf} from '../formats/names.ts'
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
  let word: PackageFormat | undefined
  const wordNow = (): PackageFormat => {
    if (!word) throw new Error('The reader of Word files is not loaded yet.')
    return word
  }
  const lateWord: PackageFormat = {
    name: 'docx',
    extensions: extensionsOf.docx,
    parse: (text) => wordNow().parse(text),
    read: (bytes) => wordNow().read(bytes),
  }
  const formats = makeFormats(engine.parse, [lateHtml, mdxFormat(engine.parseMdx), lateWord])
  const [markdown] = formats as [Format]
  const either = mdxOrMarkdown(engine.parseMdx, markdown)
  return {formats, load, formatFor: find}

  async function load(format: Format): Promise<EngineName | undefined> {
    if (format === markdown) return engine.load()
    if (format.name === 'markdown') return engine.loadMdx()
    if (format.name === 'html') html ??= (await import('../formats/html/index.ts')).htmlFormat(reading)
    if (format.name === 'docx') word ??= (await import('../formats/word/index.ts')).wordFormat
    return undefined
  }

  function find(path: string, templateEngines: readonly string[] = []): Format | undefined {
    const format = formatFor(path, formats)
    return format === markdown && templateEngines.includes('mdx') ? either : format
  }
}
