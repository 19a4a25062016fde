// Runs a command and tells what it took: time, processor time of all its threads and children, peak memory.
import {spawn} from 'node:child_process'
import {closeSync, mkdtempSync, openSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** What a run took; seconds and bytes. Memory is known where there is `/proc` only. */
export interface ProcessRun {
  wall: number
  cpu: number
  memory?: number
  code: number
  /** What it printed, to either stream. */
  output: string
}

/** How often the memory of a running process is looked at, in milliseconds. */
const lookEvery = 10

/** Run a command to its end. Bash's `time` measures it; its output goes to a file, as no terminal may slow it down. */
export async function runProcess([command = '', ...rest]: readonly string[], cwd: string): Promise<ProcessRun> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const [printed, timed] = [join(folder, 'printed'), join(folder, 'timed')]
  const file = openSync(timed, 'w')
  const script = 'TIMEFORMAT="%R %U %S"; out=$1; shift; time "$@" >"$out" 2>&1 </dev/null'
  const child = spawn('bash', ['-c', script, 'bash', printed, command, ...rest], {
    cwd,
    stdio: ['ignore', 'ignore', file],
  })
  let memory = 0
  const look = setInterval(() => {
    memory = Math.max(memory, memoryOf(child.pid ?? 0))
  }, lookEvery)
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
  clearInterval(look)
  closeSync(file)
  const [wall = 0, user = 0, system = 0] =
    readFileSync(timed, 'utf8').trim().split('\n').at(-1)?.split(' ').map(Number) ?? []
  const output = readFileSync(printed, 'utf8')
  rmSync(folder, {recursive: true})
  return {wall, cpu: user + system, ...(memory > 0 && {memory}), code, output}
}

/** The peak memory of the processes below one that still run, in bytes; 0 where it can't be told. */
function memoryOf(pid: number): number {
  let sum = 0
  for (const child of childrenOf(pid)) {
    const [, peak] = /^VmHWM:\s*(\d+)/m.exec(read(`/proc/${child}/status`)) ?? []
    sum += Number(peak ?? 0) * 1024 + memoryOf(child)
  }
  return sum
}

const childrenOf = (pid: number): number[] =>
  read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
