// A folder with drafts and a console in it, for tests of the command line.
import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {run} from '../src/cli/index.ts'

export interface Ran {
  code: number
  out: string
  err: string
}

export interface Desk {
  folder: string
  write(files: Record<string, string | Uint8Array>): void
  run(...args: string[]): Promise<Ran>
  /** Run with this on standard input. */
  feed(input: string, ...args: string[]): Promise<Ran>
  git(...args: string[]): string
}

/** A fresh folder with these files. */
export function openTestDesk(files: Record<string, string | Uint8Array> = {}, env: Record<string, string> = {}): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-'))
  const write: Desk['write'] = (files) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), {recursive: true})
      writeFileSync(join(folder, path), content)
    }
  }
  write(files)
  const feed = async (input: string, ...args: string[]): Promise<Ran> => {
    const ran = {code: 0, out: '', err: ''}
    ran.code = await run(args, {
      cwd: folder,
      color: false,
      env,
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
  const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', '-c', 'init.defaultBranch=main']
  const git = (...args: string[]) =>
    execFileSync('git', [...who, ...args], {cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']})
  return {folder, write, feed, run: (...args) => feed('', ...args), git}
}
