// Before the editor tests: a fresh bundle and extension, and the editors from the system's packages where that is allowed.
import {execFileSync} from 'node:child_process'
import {bundle} from '../../src/generate/bundle.ts'

export const editors = {
  nvim: ['neovim'],
  emacs: ['emacs-nox', 'elpa-eglot'],
} as const

/** Is a command there? */
export function isThere(command: string): boolean {
  try {
    execFileSync(command, ['--version'], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

export async function setup(): Promise<void> {
  await bundle('coverage/dist')
  packageExtension()
  const missing = Object.entries(editors).filter(([command]) => !isThere(command))
  if (missing.length === 0) return
  const packages = missing.flatMap(([, names]) => names)
  const mayInstall = process.getuid?.() === 0 && isThere('apt-get')
  if (mayInstall) install(packages)
  for (const [command] of missing)
    if (!isThere(command))
      console.log(`Skipped: there is no ${command} here${mayInstall ? ', and it could not be installed' : ''}.`)
}

/** Build the .vsix; its tools come from the registry, so without a network there is none. */
function packageExtension(): void {
  try {
    execFileSync('npm', ['run', '--silent', 'vsix'], {stdio: 'pipe', timeout: 300_000})
  } catch (error) {
    console.log(`Skipped: the extension could not be packaged.\n${(error as {stderr?: Buffer}).stderr ?? error}`)
  }
}

function install(packages: readonly string[]): void {
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'}
  try {
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
      stdio: 'ignore',
      env,
      timeout: 300_000,
    })
  } catch {
    try {
      execFileSync('apt-get', ['update'], {stdio: 'ignore', env, timeout: 120_000})
      execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
        stdio: 'ignore',
        env,
        timeout: 300_000,
      })
    } catch {
      // Said where the editors turn out to be missing.
    }
  }
}
