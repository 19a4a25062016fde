// The formats of a run: none is loaded before a draft needs it.
import type {Format} from '../../core/draft/format.ts'
import type {EngineName} from '../../files/engine.ts'
import type {EngineInUse} from '../../files/engine-name.ts'
import {formatNameFor} from '../../formats/names.ts'

/** Finds the format of a path, with the Markdown engine loaded if it is Markdown. */
export interface Formats {
  formatOf(path: string): Promise<Format | undefined>
  engine: EngineInUse
}

/** Open the formats of a run; `wanted` is the engine asked for. */
export function openFormats(wanted: EngineName | undefined): Formats {
  let loaded: string | undefined
  let opened: ReturnType<typeof loadFormats> | undefined
  return {engine: {wanted: wanted ?? 'auto', load, loaded: () => loaded}, formatOf}

  async function load(): Promise<string> {
    loaded = await (await open()).engine.load()
    return loaded
  }

  async function formatOf(path: string): Promise<Format | undefined> {
    const {formats} = await open()
    const format = formats.find(({name}) => name === formatNameFor(path))
    if (format?.name === 'markdown') await load()
    return format
  }

  function open() {
    opened ??= loadFormats(wanted)
    return opened
  }
}

async function loadFormats(wanted: EngineName | undefined) {
  const [{makeEngine}, {makeFormats}] = await Promise.all([
    import('../../files/engine.ts'),
    import('../../formats/index.ts'),
  ])
  const engine = makeEngine(wanted)
  return {engine, formats: makeFormats(engine.parse)}
}
