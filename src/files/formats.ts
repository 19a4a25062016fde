// The formats of drafts on disk: each is loaded, with the parser it brings, when the first draft needs it.
import type {Format, HtmlReading, PackageFormat} from '../core/draft/format.ts'
import {formatFor, refuseDisguised} from '../formats/index.ts'
import {type FormatName, formatCards} from '../formats/list.ts'
import {formatLoaders} from '../formats/loaders.ts'
import {mdxOrMarkdown} from '../formats/mdx/index.ts'
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
  const tools = {parsers: {markdown: engine.parse, mdx: engine.parseMdx}, reading}
  const opened = new Map<FormatName, Format>()
  const names = Object.keys(formatCards) as FormatName[]
  const byName = new Map(names.map((name) => [name, refuseDisguised(lateFormat(name, opened))]))
  const formats = [...byName.values()]
  const nameOf = new Map([...byName].map(([name, format]) => [format, name]))
  const markdown = byName.get('markdown') as Format
  const either = mdxOrMarkdown(engine.parseMdx, markdown)
  return {formats, load, formatFor: find}

  async function load(format: Format): Promise<EngineName | undefined> {
    if (format === either) return (await load(markdown)) && engine.loadMdx()
    const name = nameOf.get(format)
    if (!name) return undefined
    if (!opened.has(name)) opened.set(name, (await formatLoaders[name]()).open(tools))
    const own = formatCards[name].engine
    return own === 'mdx' ? engine.loadMdx() : own && engine.load()
  }

  function find(path: string, templateEngines: readonly string[] = []): Format | undefined {
    const format = formatFor(path, formats)
    return format === markdown && templateEngines.includes('mdx') ? either : format
  }
}

/** A format that stands for the one of its name until that is opened. */
function lateFormat(name: FormatName, opened: ReadonlyMap<FormatName, Format>): Format {
  const {extensions, takenFor = name, isPackage} = formatCards[name]
  const format = (): Format => {
    const own = opened.get(name)
    if (!own) throw new Error(`The format ${name} is not loaded yet.`)
    return own
  }
  return {
    name: takenFor,
    extensions,
    parse: (text, before) => format().parse(text, before),
    ...(isPackage && {read: (bytes) => (format() as PackageFormat).read(bytes)}),
  }
}

/** How files of a word processor are read and reviewed. */
export const loadReviewing = async (name: 'docx' | 'odt'): Promise<Reviewing> =>
  name === 'docx'
    ? (await import('../formats/word/index.ts')).review
    : (await import('../formats/odt/index.ts')).odtReview
