// What `--help` prints, for the command and each of its subcommands.
import {run} from '../../src/cli/index.ts'

const commands = ['', 'explain', 'rules', 'init', 'test', 'worker', 'reduce', 'merge', 'compare', 'completion']

/** The lines of all help texts. */
export async function optionsHelp(): Promise<string[]> {
  const lines: string[] = []
  for (const command of commands) {
    const args = [...command.split(' ').filter(Boolean), '--help']
    const keep = (text: string | Uint8Array) => void lines.push(...String(text).split('\n'))
    await run(args, {cwd: '.', color: false, write: keep, error: keep, readInput: async () => new Uint8Array()})
  }
  return lines
}
