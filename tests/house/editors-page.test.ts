// The page on editors is true: what Emacs lists there is what the draft above it gets.
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {lint, locate} from '../../src/index.ts'

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
