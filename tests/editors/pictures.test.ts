// Pictures of the editors with findings, set up as the documentation says; they lie in coverage/editors, to be looked at.
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import {makeFolder} from '../support/desk.ts'
import {rain} from './features.ts'
import {ale, hasEmacs, isThere, newNeovim} from './install.ts'
import {hasTerminal, pictureOf, screenOf} from './screen.ts'

interface Sitting {
  isHere: boolean
  command: string
  /** Files beside the draft. */
  setup: Record<string, string>
  steps: {until: RegExp; keys?: string[]}[]
}

const [, pasted = ''] = /```lua\n(.*?)```/s.exec(readFileSync('docs/editors.md', 'utf8')) ?? []
const [, eglotSetup = ''] = /```elisp\n(.*?)```/s.exec(readFileSync('docs/editors.md', 'utf8')) ?? []
const listed = [
  {until: /Flymake\[\d/, keys: ['M-x', 'flymake-show-buffer-diagnostics', 'Enter']},
  {until: /never filled in/},
]
const emacsSetup = (more: string) =>
  `(setq inhibit-startup-screen t)\n(dolist (f (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/*")) (add-to-list 'load-path f))\n(require 'markdown-mode)\n(add-to-list 'auto-mode-alist '("\\\\.md" . markdown-mode))\n${more}`

const sittings: Record<string, Sitting> = {
  'neovim-0.7': {
    isHere: isThere('nvim'),
    command: 'nvim -u init.lua -i NONE -n rain.md',
    setup: {'init.lua': pasted},
    steps: [{until: /never filled in/}],
  },
  'neovim-0.11': {
    isHere: isThere(newNeovim),
    command: `${newNeovim} -u init.lua -i NONE -n rain.md`,
    setup: {'init.lua': `${pasted}vim.diagnostic.config({ virtual_text = true })\n`},
    steps: [{until: /never filled in/}],
  },
  'vim-ale': {
    isHere: isThere('vim') && existsSync(ale),
    command: 'vim -u vimrc -i NONE -n rain.md',
    setup: {vimrc: `set nocompatible\nfiletype plugin on\nsyntax on\n${readFileSync('editors/vim/ale.vim', 'utf8')}`},
    steps: [{until: /^[EW>-]{2}/m, keys: ['3G']}, {until: /never filled in|is repeated/}],
  },
  'emacs-eglot': {
    isHere: hasEmacs('eglot'),
    command: 'emacs -nw -Q -l init.el rain.md',
    setup: {'init.el': emacsSetup(`${eglotSetup}(require 'eglot)\n`)},
    steps: listed,
  },
  'emacs-lsp-mode': {
    isHere: hasEmacs('lsp-mode'),
    command: 'emacs -nw -Q -l init.el rain.md',
    setup: {
      'init.el': emacsSetup(
        `(load "lsp-mode-autoloads" nil t) (setq lsp-session-file "session" lsp-auto-guess-root t lsp-enable-snippet nil lsp-headerline-breadcrumb-enable nil)\n(require 'lsp-mode)\n${readFileSync('editors/emacs/lsp-mode.el', 'utf8')}(setq lsp-enabled-clients '(copydesk))`,
      ),
      '.git/HEAD': 'ref: refs/heads/main\n',
    },
    steps: listed,
  },
}

describe.each(Object.entries(sittings))('%s', (name, {isHere, command, setup, steps}) => {
  test.skipIf(!isHere || !hasTerminal())('its picture shows a finding', async () => {
    const server = `#!/bin/sh\nexec "${process.execPath}" "${resolve('coverage/dist/bin/copydesk-lsp.cjs')}" "$@"\n`
    const folder = makeFolder({'rain.md': rain, ...setup})
    writeFileSync(`${folder}/copydesk-lsp`, server, {mode: 0o755})
    const env = {...process.env, HOME: folder, PATH: `${folder}:${process.env.PATH}`}
    const screen = await screenOf(command, {cwd: folder, env, steps})
    mkdirSync('coverage/editors', {recursive: true})
    const picture = pictureOf(screen, `Findings in ${name}`)
    writeFileSync(`coverage/editors/${name}.svg`, picture)
    expect(picture).toMatch(/never filled in|is repeated/)
  })
})
