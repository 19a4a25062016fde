// What others wrote, in reports for people and in notes: nothing in it is obeyed by a terminal or a build's log.
import {existsSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {asLogLine} from '../../src/core/report/log-line.ts'
import {openTestDesk} from '../support/desk.ts'

describe('one line of a log', () => {
  test.each([
    ['\x1b[31mred', '\\x1b[31mred'],
    ['a\n::error::b', 'a\\x0a::error::b'],
    ['::error title=x::y', '\\x3a:error title=x::y'],
    ['  ::stop-commands::x', '  \\x3a:stop-commands::x'],
    ['a ::error::b', 'a ::error::b'],
    ['see ##[add-mask]e', 'see \\x23#[add-mask]e'],
    ['##vso[task.setvariable variable=x]y', '\\x23#vso[task.setvariable variable=x]y'],
    ["##teamcity[buildProblem description='x']", "\\x23#teamcity[buildProblem description='x']"],
    ['\u202eright\u2066left', '\\u202eright\\u2066left'],
    ['\x9b31m', '\\x9b31m'],
    ['# A heading, ## another', '# A heading, ## another'],
    ['C#[1]', 'C#[1]'],
  ])('%j is shown as %j', (text, shown) => {
    expect(asLogLine(text)).toBe(shown)
  })
})

/** No terminal obeys a control character, and no log a command. */
function expectHarmless(text: string): void {
  expect(text).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}|##\w*\[/u)
  expect(text).not.toMatch(/^\s*::(?!(?:error|warning|notice) file=)/m)
}

const hostileNames = {
  'a\n::error title=x::y\x1b[31m.md': 'By [Name].\n',
  '::error title=x::y.md': 'By [Name].\n',
  'b\u202e##[group]z.md': 'The \x1b[31mfish” swim, [\u202einsert\x9b ##vso[x] name].\n',
}

describe.each(['pretty', 'github', 'markdown'])('a report as %s', (format) => {
  const desk = openTestDesk(hostileNames)

  test('shows names and copy', async () => {
    const {code, out, err} = await desk.run('--no-config', '--preset=strict', `--format=${format}`, '--verbose', '.')
    expect(code).toBe(1)
    expect(out.match(/\[Name|\\\[Name/g)).toHaveLength(2)
    expectHarmless(out)
    expectHarmless(err)
  })

  test('shows what a plugin throws', async () => {
    const plugged = openTestDesk({
      ...{'a.md': 'By [Name].\n', '.copydesk.yaml': 'plugins: [./p.mjs]\n'},
      'p.mjs': `export default {name: 'p', rules: {r: {summary: 'A.', why: 'B.', authority: 'C', severity: 'error',
        check() { throw new Error('\\x1b[2J\\n::error::##vso[x]\\u202e') }, examples: [{bad: '==x=='}, {good: 'y'}]}}}\n`,
    })
    const {out, err} = await plugged.run(`--format=${format}`, 'a.md')
    expect(out).toContain('x1b')
    expectHarmless(out)
    expectHarmless(err)
  })
})

test.each([
  ['a path that is no draft', ['\x1b[2J.pdf\n::error::x']],
  ['a format that is none', ['--format=\x1b[2J\n::error::x', 'a.md']],
  ['an option that is none', ['--\x1b[2J\n::error::x', 'a.md']],
  ['settings that are missing', ['--config=::error::\x1b[2J.yaml', 'a.md']],
  ['a baseline that is missing', ['--baseline=\x1b[2J\n::error::x', 'a.md']],
  ['a folder without drafts', ['::error::empty']],
])('notes show what was given: %s', async (_, args) => {
  const desk = openTestDesk({'a.md': 'Fine.\n', '::error::empty/': '', '\x1b[2J.pdf\n::error::x': ''})
  const {code, err, out} = await desk.run(...args)
  expect(code === 2 || args[0]?.includes('.pdf')).toBe(true)
  expect(err).not.toBe('')
  expectHarmless(err + out)
})

test('settings with a hostile name and hostile keys are shown', async () => {
  const desk = openTestDesk({'a.md': 'Fine.\n', '::x\x1b.yaml': '"\\e[2J\\n::error::y": 1\nrules: {"##vso[x]": off}\n'})
  const {code, err} = await desk.run('--config=::x\x1b.yaml', 'a.md')
  expect(code).toBe(2)
  expect(err.trim().split('\n')).toHaveLength(2)
  expectHarmless(err)
})

test('a diff names files as Git does, and Git applies it', async () => {
  const name = 'a\n+++ b/"x\\é\x1b.md'
  const desk = openTestDesk({[name]: 'The fish the the swim.\n\nBy [Name].\n'})
  desk.git('init', '--quiet')
  const {out} = await desk.run('--no-config', '--preset=strict', '--fix-dry-run', '.')
  expect(out.split('\n').slice(0, 2)).toEqual([
    '--- "a/a\\012+++ b/\\"x\\\\\\303\\251\\033.md"\t',
    '+++ "b/a\\012+++ b/\\"x\\\\\\303\\251\\033.md"\t',
  ])
  desk.write({'p.diff': out})
  desk.git('apply', 'p.diff')
  expect(existsSync(`${desk.folder}/${name}`)).toBe(true)
  expect((await desk.run('--no-config', '--preset=strict', '--fix-dry-run', '.')).out).toBe('')
})
