// Whole processes: what somebody waits for who starts the command.
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {type ProcessRun, runProcess} from '../process.ts'

/** One way to start a process, and what each start took. */
export interface Started {
  name: string
  runs: ProcessRun[]
}

interface Way {
  name: string
  command: readonly string[]
  /** Whether the cache is thrown away first. */
  cold?: boolean
  /** Long ones are run less often. */
  share?: number
}

/** Start everything in turn, `runs` times, after one start that isn't measured. The bundle stands in `folder/dist`. */
export async function measureProcesses(folder: string, sizes: readonly string[], runs: number): Promise<Started[]> {
  const node = process.execPath
  const command = [node, 'dist/bin/copydesk.cjs']
  const ways: Way[] = [
    {name: 'node -e 0', command: [node, '-e', '0']},
    {name: 'copydesk --version', command: [...command, '--version']},
    ...sizes.flatMap((size, i) => waysOf([...command, '--no-config', size], size, i === 2 ? 0.6 : 1)),
  ]
  const started = ways.map((way) => ({way, runs: [] as ProcessRun[]}))
  for (let round = 0; round <= runs; round++)
    for (const {way, runs: taken} of started) {
      if (round > Math.max(1, Math.round(runs * (way.share ?? 1)))) continue
      if (way.cold) rmSync(join(folder, 'cache'), {recursive: true, force: true})
      const one = await runProcess(way.command, folder)
      if (one.code > 1) throw new Error(`${way.name} ended with ${one.code}: ${one.output.slice(0, 500)}`)
      if (round > 0) taken.push(one)
    }
  return started.map(({way, runs}) => ({name: way.name, runs}))
}

/** Warm follows cold, which fills its cache. */
function waysOf(command: readonly string[], size: string, share: number): Way[] {
  const cache = [...command, '--cache', '--cache-location', 'cache']
  return [
    {name: `${size}, native engine`, command: [...command, '--no-cache', '--engine', 'native'], share},
    {name: `${size}, remark engine`, command: [...command, '--no-cache', '--engine', 'remark'], share},
    {name: `${size}, cold cache`, command: cache, cold: true, share},
    {name: `${size}, warm cache`, command: cache, share},
  ]
}
