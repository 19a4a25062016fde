// A desk to try the command line on: a fresh folder with files, and what was printed.
import {mkdirSync, mkdtempSync, realpathSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {run} from '../../src/cli/index.ts'

/** What a run printed, and how it ended. */
export interface Ran {
  code: number
  out: string
  err: string
  folder: string
}

/** A fresh folder with these files; a path that ends in `/` is an empty folder. */
export function makeFolder(files: Record<string, string>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk-')))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(path.endsWith('/') ? join(folder, path) : dirname(join(folder, path)), {recursive: true})
    if (!path.endsWith('/')) writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Run Copydesk in a folder, or in a fresh one with these files. */
export async function runIn(files: string | Record<string, string>, args: string[], input = ''): Promise<Ran> {
  const folder = typeof files === 'string' ? files : makeFolder(files)
  const ran = {code: 0, out: '', err: '', folder}
  ran.code = await run(args, {
    cwd: folder,
    color: false,
    write: (text) => {
      ran.out += typeof text === 'string' ? text : Buffer.from(text).toString('latin1')
    },
    error: (line) => {
      ran.err += `${line}\n`
    },
    readInput: async () => new TextEncoder().encode(input),
  })
  return ran
}
