// Kills the program, as it is shipped, at every step it takes on the disk.
import {spawnSync} from 'node:child_process'
import {resolve} from 'node:path'

const program = resolve('coverage/dist/bin/copydesk.cjs')
const preload = resolve('tests/support/kill-at-step.cjs')

/**
 * Run the program again and again, killed before its first step on the disk, before its second and so on, until a run
 * ends by itself. `before` and `after` are called around each run that is killed. Returns how many were.
 */
export async function killAtEveryStep(
  cwd: string,
  args: readonly string[],
  before: () => void | Promise<void>,
  after: () => void | Promise<void>,
): Promise<number> {
  for (let at = 1; ; at++) {
    await before()
    const {signal} = spawnSync(process.execPath, ['--require', preload, program, ...args], {
      cwd,
      stdio: 'ignore',
      env: {...process.env, KILL_AT: String(at)},
    })
    if (signal !== 'SIGKILL') return at - 1
    await after()
  }
}
