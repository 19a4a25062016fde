// The `desk` command: its options, declared for the parser and read from what it parsed.
import type {Argv} from 'yargs'
import type {Console} from '../console.ts'
import {UsageError} from '../usage.ts'
import {onceOnly} from './once-only.ts'

/** Add the command; `more` are paths that the parser isn't given. */
export const addDeskCommand = <T>(parser: Argv<T>, more: readonly string[], console: Console, end: {code: number}) =>
  parser.command(
    'desk [files..]',
    'serve a page on this machine on which drafts are read with their notes and repaired',
    (command) =>
      command
        .positional('files', {
          type: 'string',
          array: true,
          default: [] as string[],
          describe: 'drafts to put on the page',
        })
        .option('open', {
          type: 'boolean',
          default: true,
          describe: 'open it in the browser (--no-open: only print its address)',
        })
        .option('port', {type: 'string', requiresArg: true, describe: 'port to serve it at (default: any free port)'}),
    async (argv) => {
      onceOnly(argv, ['port'])
      const {serveDrafts} = await import('../commands/desk.ts')
      end.code = await serveDrafts(
        {paths: [...argv.files, ...more], port: portFrom(argv.port), opens: argv.open},
        console,
      )
    },
  )

/** A port; 0 is any that is free. */
function portFrom(given = '0'): number {
  const port = Number(given)
  if (/^\d{1,5}$/.test(given) && port < 65_536) return port
  throw new UsageError(`\`--port\` takes a number from 0 to 65535, not \`${given}\`.`)
}
