// The formats of drafts on disk: each brings a parser of its own, which is loaded when the first draft needs it.
import type {Format, HtmlReading} from '../core/draft/format.ts'
import {makeFormats} from '../formats/index.ts'
import {extensionsOf} from '../formats/names.ts'
import {type EngineName, makeEngine} from './engine.ts'

/** How files of HTML are read, where somebody says so. */
export type HtmlChoice = HtmlReading

/** The formats, and what has to be awaited before one of them parses. */
export interface LoadedFormats {
  formats: readonly Format[]
  /** Load what a format parses with; gives the name of the Markdown engine where it is one. */
  load(format: Format): Promise<EngineName | undefined>
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
  return {formats: makeFormats(engine.parse, [lateHtml]), load}

  async function load({name}: Format): Promise<EngineName | undefined> {
    if (name === 'markdown') return engine.load()
    if (name === 'html') html ??= (await import('../formats/html/index.ts')).htmlFormat(reading)
    return undefined
  }
}
