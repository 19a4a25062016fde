// The command line: what runs, and how it ends.
import {readPlain} from './args/quick-args.ts'
import type {Console} from './console.ts'
import {tellMistake, withShownNotes} from './run/notes.ts'

/** Run the command line `args` (without node and script); returns the exit code. */
export async function run(args: readonly string[], world: Console): Promise<number> {
  const console = withShownNotes(world)
  try {
    return await dispatch(args, console)
  } catch (error) {
    tellMistake(error, console)
    return 2
  }
}

/** A check that is plainly one doesn't wait for the parser, which takes longer to load than a draft to read. */
async function dispatch(args: readonly string[], console: Console): Promise<number> {
  const plain = readPlain(args, console.color)
  if (plain) return (await import('./commands/check.ts')).runCheck(plain, console)
  return (await import('./args/parser.ts')).runParsed(args, console)
}
