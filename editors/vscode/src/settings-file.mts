// Finds the settings file of a folder where the server looks for it.
import {posix} from 'node:path'

const names = ['.copydesk.yaml', '.copydesk.yml', '.copydesk.json']

/**
 * The settings file that holds in a folder: its own, or else that of the nearest folder above; undefined where there is
 * none. Paths have slashes; `read` returns the text of a file, undefined where it can't be read.
 */
export async function settingsFileFor(
  folder: string,
  read: (path: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  for (let at = folder; ; at = posix.dirname(at)) {
    for (const name of names) if ((await read(posix.join(at, name))) !== undefined) return posix.join(at, name)
    const manifest = posix.join(at, 'package.json')
    if (hasOurKey(await read(manifest))) return manifest
    if (at === posix.dirname(at)) return undefined
  }
}

/** Does a package.json hold settings of Copydesk? */
function hasOurKey(text: string | undefined): boolean {
  if (!text?.includes('"copydesk"')) return false
  try {
    return Object.hasOwn(JSON.parse(text) as object, 'copydesk')
  } catch {
    return false
  }
}
