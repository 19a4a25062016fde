// A desk to try Copydesk at: a fresh folder with files, and what the command line prints there.
import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import type {Console} from '../../src/cli/console.ts'
import {run} from '../../src/cli/index.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

/** What a run printed, and how it ended. */
export interface Ran {
  code: number
  out: string
  err: string
  folder: string
}

/** Write files into a folder; a path that ends in `/` is an empty folder. */
export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(path.endsWith('/') ? join(folder, path) : dirname(join(folder, path)), {recursive: true})
    if (!path.endsWith('/')) writeFileSync(join(folder, path), content)
  }
}

/** A fresh folder with these files. */
export function makeFolder(files: Files = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copydesk-')))
  writeFiles(folder, files)
  return folder
}

/** Run Copydesk in a folder, or in a fresh one with these files. */
export async function runIn(
  files: string | Files,
  args: readonly string[],
  input = '',
  env?: Readonly<Record<string, string>>,
  inputFrom?: Console['inputFrom'],
): Promise<Ran> {
  const folder = typeof files === 'string' ? files : makeFolder(files)
  const ran = {code: 0, out: '', err: '', folder}
  ran.code = await run(args, {
    cwd: folder,
    color: false,
    ...(env && {env}),
    ...(inputFrom && {inputFrom}),
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

export interface Desk {
  folder: string
  write(files: Files): void
  run(...args: string[]): Promise<Ran>
  /** Run with this on standard input. */
  feed(input: string, ...args: string[]): Promise<Ran>
  git(...args: string[]): string
}

/** A fresh folder with these files, where several commands are run one after the other. */
export function openTestDesk(files: Files = {}, env: Readonly<Record<string, string>> = {}): Desk {
  const folder = makeFolder(files)
  const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', '-c', 'init.defaultBranch=main']
  return {
    folder,
    write: (more) => writeFiles(folder, more),
    run: (...args) => runIn(folder, args, '', env),
    feed: (input, ...args) => runIn(folder, args, input, env),
    git: (...args) =>
      execFileSync('git', [...who, ...args], {cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']}),
  }
}
