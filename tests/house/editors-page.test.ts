// The page on editors is true: what Emacs lists there is what the draft above it gets.
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {type TriedClient, withClientsTable} from '../../src/generate/clients-table.ts'
import {lint, locate} from '../../src/index.ts'
import {readWishes} from '../../src/server/client.ts'

interface Manifest {
  contributes: {configuration: {properties: Record<string, {default: unknown}>}}
}

const page = readFileSync('docs/editors.md', 'utf8')
const [, text = '', list = ''] = /```text\n(# Rain[\s\S]*?\n) Line Col.*\n([\s\S]*?)```/.exec(page) ?? []

test('the list from Emacs holds the findings of its draft, the last first', () => {
  const shown = list.trimEnd().split('\n')
  const found = locate(text, lint({path: 'rain.txt', text})).reverse()
  const types = {error: 'error', warning: 'warning', info: 'note'}
  const expected = found.map(({start, severity, ruleId, message}, i) => {
    const place = `${String(start.line).padStart(5)} ${String(start.column - 1).padStart(3)}`
    const whole = `${place} ${types[severity].padEnd(8)} e-f-b    copydesk [${ruleId}]: ${message}`
    const cut = shown[i]?.replace(/\$+$/, '') ?? ''
    return whole.startsWith(cut) && shown[i]?.endsWith('$') ? shown[i] : whole
  })
  expect(shown).toEqual(expected)
})

test('the options on the page have the defaults of the server and of the extension', () => {
  const [, table = ''] = /\n\| option \| default[^\n]*\n\|[-|]+\n([\s\S]*?)\n\n/.exec(page) ?? []
  const rows = table.split('\n').map((row) => row.split('|').map((cell) => cell.trim()))
  const {properties} = (JSON.parse(readFileSync('editors/vscode/package.json', 'utf8')) as Manifest).contributes
    .configuration
  const wishes = readWishes({}) as unknown as Record<string, unknown>
  expect(rows.length).toBeGreaterThan(6)
  for (const [, option = '', value = ''] of rows) {
    const name = option.replaceAll('`', '')
    const [, usual = '', inCode = usual] = /^(?:`([^`]*)`)?(?: \(VS Code: `([^`]*)`\))?$/.exec(value) ?? []
    expect(String(wishes[name] ?? ''), name).toBe(usual)
    const setting = properties[`copydesk.${name}`]
    if (setting) expect(String(setting.default), name).toBe(inCode)
  }
})

const readClients = (name: string) => JSON.parse(readFileSync(`tests/editors/${name}.json`, 'utf8')) as TriedClient[]

test('the table of clients is that of the editor tests, and of what was tried by hand', () => {
  const [tested, byHand] = [readClients('clients'), readClients('by-hand')]
  expect(withClientsTable(page, tested, byHand)).toBe(page)
  const features = new Set(tested.flatMap(({features}) => Object.keys(features)))
  expect(byHand.flatMap(({features}) => Object.keys(features)).filter((name) => !features.has(name))).toEqual([])
})

test.each([
  'emacs/lsp-mode.el',
  'neovim/init.lua',
  'vim/ale.vim',
  'helix/languages.toml',
  'sublime-text/LSP.sublime-settings',
  'jetbrains/copydesk/template.json',
])('the page shows the file to copy: %s', (path) => {
  expect(page).toContain(`\n${readFileSync(`editors/${path}`, 'utf8')}\`\`\`\n`)
})
