// Parses drafts again for a report that shows their passages.

import {resolve} from 'node:path'
import {type Draft, parseDraft} from '../../core/draft/draft.ts'
import {type ReadText, readDraft} from '../../files/read.ts'
import type {Formats} from './formats.ts'
import type {Desk} from './run-context.ts'

/** What settings say of how a draft is parsed. */
interface ParseSettings {
  frontMatterCopy?: readonly string[]
  templateEngines?: readonly string[]
}

/** Reads drafts by their paths as `read` has them; undefined for one that can't be read. */
export const makeDraftReader =
  (
    {formatOf}: Pick<Formats, 'formatOf'>,
    read: (path: string) => ReadText,
    settingsFor?: (path: string) => Promise<ParseSettings>,
  ) =>
  async (path: string): Promise<Draft | undefined> => {
    const found = read(path)
    const {frontMatterCopy, templateEngines} = (await settingsFor?.(path)) ?? {}
    const format = 'reason' in found ? undefined : await formatOf(path, templateEngines)
    return 'reason' in found || !format ? undefined : parseDraft({path, ...found}, format, frontMatterCopy)
  }

/** Reads the drafts of a run as their findings count in them: repaired, if that was asked for. */
export function draftReader({console, contents, formats, repairs, settings}: Desk) {
  const repaired = new Map(repairs?.fixed.map(({path, after}) => [path, after]))
  const read = (path: string): ReadText => {
    const found = readDraft(resolve(console.cwd, path), contents)
    const text = repaired.get(path)
    return text === undefined || 'bytes' in found ? found : {text}
  }
  return makeDraftReader(formats, read, async (path) => (await settings.configFor(path)).settings)
}
