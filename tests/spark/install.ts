// Spark for the test of its own: fetched once, into a virtual environment beside other caches.
import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

const requirements = 'examples/spark/requirements.txt'
const folder = join('node_modules', '.cache', 'copydesk-spark')
const stamp = join(folder, 'requirements.txt')
const programs = process.platform === 'win32' ? join(folder, 'Scripts') : join(folder, 'bin')

/** Where `spark-submit` stands after `installSpark`. */
export const sparkSubmit = join(programs, 'spark-submit')

/** The Python of the environment. */
export const python = join(programs, 'python')

/** What Spark needs and is not here; nothing where it can run. */
export const missing: readonly string[] = [
  ['Python 3', 'python3', '--version'],
  ['Java', 'java', '-version'],
].flatMap(([name = '', command = '', question = '']) => (answers(command, question) ? [] : [name]))

function answers(command: string, question: string): boolean {
  try {
    execFileSync(command, [question], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

/** Install what the example asks for, unless that was done. */
export function installSpark(): void {
  const wanted = readFileSync(requirements, 'utf8')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  execFileSync('python3', ['-m', 'venv', folder], {stdio: 'inherit'})
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', '-r', requirements], {stdio: 'inherit'})
  writeFileSync(stamp, wanted)
}
