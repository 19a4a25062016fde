// The two ways to run a command with a fault: as a process, as it is shipped, or here.
import {spawnSync} from 'node:child_process'
import {existsSync, readFileSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {run} from '../../src/cli/index.ts'
import type {Execute, Fault} from './run.ts'
import type {Scenario} from './scenarios.ts'

const disk = fileURLToPath(new URL('disk.cjs', import.meta.url))

/** What became of a fault, and the steps that were taken. */
interface Seen {
  steps: string[]
  hits: string[]
}

/** Runs a bundled program as a process of its own. */
export function asProcess(bundle: string): Execute {
  const program = resolve(bundle, 'bin/copydesk.cjs')
  const log = join(tmpdir(), `copydesk-faults-${process.pid}.json`)
  return async (folder, scenario, args, fault) => {
    const plan = fault && {...planFor(folder, scenario, fault), log, command: [program, ...args]}
    const {status, stdout, stderr} = spawnSync(
      process.execPath,
      [...(plan ? ['--require', disk] : []), program, ...args],
      {
        cwd: folder,
        encoding: 'utf8',
        env: {...process.env, ...envFor(folder, scenario), ...(plan && {COPYDESK_FAULT: JSON.stringify(plan)})},
      },
    )
    const seen: Seen = existsSync(log) ? (JSON.parse(readFileSync(log, 'utf8')) as Seen) : {steps: [], hits: []}
    rmSync(log, {force: true})
    return {code: status ?? undefined, out: stdout, err: stderr, ...seen}
  }
}

/** Runs a command in this process, where steps are counted and faults made from now on. */
export function inThisProcess(): Execute {
  const {arm, disarm} = createRequire(import.meta.url)(disk) as {arm(plan: object): Seen; disarm(): void}
  return async (folder, scenario, args, fault) => {
    const told = {out: '', err: ''}
    const seen = fault ? arm(planFor(folder, scenario, fault)) : {steps: [], hits: []}
    try {
      const code = await run(args, {
        cwd: folder,
        color: false,
        env: envFor(folder, scenario),
        write(text) {
          told.out += String(text)
        },
        error(line) {
          told.err += `${line}\n`
        },
        readInput: async () => new Uint8Array(),
      })
      return {code, ...told, ...seen}
    } catch (error) {
      // The shell around `run` ends so.
      return {code: 2, out: told.out, err: `${told.err}Copydesk stopped: ${(error as Error).message}\n`, ...seen}
    } finally {
      disarm()
    }
  }
}

const planFor = (folder: string, {saved: [draft, text]}: Scenario, fault: Fault) => ({folder, draft, text, ...fault})

/** Files of the environment stand in the folder. */
const envFor = (folder: string, {env = {}}: Scenario) =>
  Object.fromEntries(Object.entries(env).map(([name, file]) => [name, join(folder, file)]))
