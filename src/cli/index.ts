// The command line: what runs, and how it ends.
import {SettingsError} from '../core/settings/config.ts'
import {readPlain} from './args/quick-args.ts'
import {UsageError} from './args/usage.ts'

/** The world a command runs in. */
export interface Console {
  cwd: string
  color: boolean
  write(text: string | Uint8Array): void | Promise<void>
  error(line: string): void
  readInput(): Promise<Uint8Array>
  /** Standard input piece by piece, for commands that never hold all of it. */
  input?(): AsyncIterable<Uint8Array>
  /** Show a line on a terminal in place of the last one; missing where there is no terminal. */
  status?(line: string): void
  /** Clear the screen; missing where there is none. */
  clear?(): void
  /** Comes true when the user has had enough; asked only by what runs until then. */
  interrupted?(): Promise<void>
  /** Let what happened meanwhile be heard, in a long piece of work. */
  turn?(): Promise<void>
  /** Milliseconds, for progress. */
  clock?(): number
  /** The file that a thread is started with; missing where there are none. */
  thread?: string
  /** The environment, as far as it matters. */
  env?: Readonly<Record<string, string | undefined>>
}

/** Run the command line `args` (without node and script); gives the exit code. */
export async function run(args: readonly string[], console: Console): Promise<number> {
  try {
    return await dispatch(args, console)
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SettingsError)) throw error
    console.error(error.message)
    return 2
  }
}

/** A check that is plainly one doesn't wait for the parser, which takes longer to load than a draft to read. */
async function dispatch(args: readonly string[], console: Console): Promise<number> {
  const plain = readPlain(args, console.color)
  if (plain) return (await import('./run/check.ts')).check(plain, console)
  return (await import('./args/parser.ts')).runParsed(args, console)
}
