// The formats of a run: none is loaded before a draft needs it.
import type {Format, HtmlReading} from '../../core/draft/format.ts'
import type {EngineName} from '../../files/engine.ts'
import type {EngineInUse} from '../../files/engine-name.ts'
import type {LoadedFormats} from '../../files/formats.ts'
import {formatNameFor} from '../../formats/names.ts'

/** Finds the format of a path, with the Markdown engine loaded if it is Markdown. */
export interface Formats {
  formatOf(path: string): Promise<Format | undefined>
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

  async function formatOf(path: string): Promise<Format | undefined> {
    const {formats, load} = await open()
    const format = formats.find(({name}) => name === formatNameFor(path))
    if (format?.name === 'markdown') await loadEngine()
    else if (format) await load(format)
    return format
  }

  function open() {
    opened ??= import('../../files/formats.ts').then(({loadFormats}) => loadFormats(wanted, reading))
    return opened
  }
}
