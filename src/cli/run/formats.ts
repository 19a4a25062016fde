// The formats of a run: none is loaded before a draft needs it.
import type {Format, HtmlReading} from '../../core/draft/format.ts'
import type {EngineName} from '../../files/engine.ts'
import type {EngineInUse} from '../../files/engine-name.ts'
import type {LoadedFormats} from '../../files/formats.ts'

/** Finds the format of a path, with the Markdown engine loaded if it is Markdown. */
export interface Formats {
  formatOf(path: string, templateEngines?: readonly string[]): Promise<Format | undefined>
  engine: EngineInUse
}

/** Open the formats of a run; `wanted` is the engine asked for, `reading` what files of HTML are. */
export function openFormats(wanted: EngineName | undefined, reading?: HtmlReading): Formats {
  let loaded: string | undefined
  let opened: Promise<LoadedFormats> | undefined
  return {engine: {wanted: wanted ?? 'auto', load: () => loadEngine(), loaded: () => loaded}, formatOf}

  async function loadEngine(): Promise<string> {
    const {formats, load} = await open()
    const markdown = formats.find(({name}) => name === 'markdown') as Format
    loaded = (await load(markdown)) ?? ''
    return loaded
  }

  async function formatOf(path: string, templateEngines?: readonly string[]): Promise<Format | undefined> {
    const {formatFor, load} = await open()
    const format = formatFor(path, templateEngines)
    const name = format && (await load(format))
    if (name) loaded = name
    return format
  }

  function open() {
    opened ??= import('../../files/formats.ts').then(({loadFormats}) => loadFormats(wanted, reading))
    return opened
  }
}
