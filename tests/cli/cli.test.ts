// The command line as a person meets it: what is printed where, and the exit code.
import {readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {runIn} from '../support/desk.ts'

const headline = 'Rain stops play at Headingley again'
const clean = `# ${headline}\n\nIt rained all day.\n`
const dirty = `# ${headline}\n\n${headline}\n\nIt rained all day.\n`

const json = (out: string) => JSON.parse(out) as {path: string; messages: Record<string, unknown>[]}[]

describe('exit codes', () => {
  test.each<[name: string, args: string[], files: Record<string, string>, code: number]>([
    ['clean', ['a.md'], {'a.md': clean}, 0],
    ['an error', ['a.md'], {'a.md': dirty}, 1],
    ['an error lowered to a warning', ['a.md', '--rule', 'duplicate-headline:warning'], {'a.md': dirty}, 0],
    ['more warnings than allowed', ['--rule=duplicate-headline:warning', '--max-warnings=0'], {'a.md': dirty}, 1],
    ['as many warnings as allowed', ['--rule=duplicate-headline:warning', '--max-warnings', '1'], {'a.md': dirty}, 0],
    ['an empty file', ['a.md'], {'a.md': ''}, 0],
    ['no paths: the current folder', [], {'deep/down/a.md': dirty}, 1],
    ['a glob', ['**/*.md'], {'deep/a.md': dirty}, 1],
    ['a folder without drafts', ['.'], {'a.png': 'x'}, 2],
    ['a glob that matches nothing', ['*.md'], {}, 2],
    ['a path that is not there', ['b.md'], {'a.md': clean}, 2],
    ['a path that is not there beside one that is', ['b.md', 'a.md'], {'a.md': clean}, 1],
    ['a file of unknown type', ['a.png'], {'a.png': 'x'}, 0],
    ['a wrong option', ['--nope'], {'a.md': clean}, 2],
    ['a wrong preset', ['--preset', 'newz'], {'a.md': clean}, 2],
    ['a wrong rule', ['--rule', 'no-such:error'], {'a.md': clean}, 2],
    ['a wrong severity', ['--rule', 'duplicate-headline:fatal'], {'a.md': clean}, 2],
    ['a wrong number', ['--max-warnings', 'many'], {'a.md': clean}, 2],
    ['an option twice', ['--preset=news', '--preset=blog'], {'a.md': clean}, 2],
    ['a file named like a command', ['check', 'rules'], {rules: clean}, 0],
    ['a file named like a command, behind --', ['--', 'explain'], {explain: clean}, 0],
    ['a folder that looks like a number', ['2024'], {'2024/a.md': dirty}, 1],
    ['no settings asked for', ['--no-config', 'a.md'], {'a.md': clean}, 0],
    ['explain without a rule', ['explain'], {}, 2],
    ['explain an unknown rule', ['explain', 'nope'], {}, 2],
  ])('%s', async (_, args, files, code) => {
    expect((await runIn(files, args)).code).toBe(code)
  })
})

describe('what is said', () => {
  test('the report is on standard output, with nothing else', async () => {
    const {out, err} = await runIn(
      {
        'a.md': dirty,
        'b.md': '# Floods close the coast road\n\nIt rained all day.\n',
      },
      ['a.md', 'b.md'],
    )
    expect(out).toBe(
      `a.md\n3:1 error Headline "${headline}" is repeated here: delete this copy. duplicate-headline\n\n✖ 1 error\n`,
    )
    expect(err).toBe('')
  })

  test('a clean run says so', async () => {
    expect((await runIn({'a.md': clean, 'b.txt': 'x'}, [])).out).toBe('2 drafts checked, nothing to fix.\n')
  })

  test.each<[name: string, args: string[], files: Record<string, string>, err: string]>([
    [
      'a file of unknown type',
      ['a.png'],
      {'a.png': ''},
      '`a.png` was not checked: Copydesk reads .md, .markdown, .mdown, .mkd, .txt, .text files.\n',
    ],
    [
      'a folder without drafts',
      ['x'],
      {'x/a.png': ''},
      'There are no drafts in `x`: looked for .md, .markdown, .mdown, .mkd, .txt, .text files.\n',
    ],
    ['a near preset', ['--preset', 'newz'], {}, 'There is no preset `newz`. Did you mean `news`?\n'],
    [
      'a near rule',
      ['--rule', 'duplicate-headlines:off'],
      {},
      'There is no rule `duplicate-headlines`. Did you mean `duplicate-headline`?\n',
    ],
  ])('%s', async (_, args, files, err) => {
    expect((await runIn(files, args)).err).toBe(err)
  })

  test.each<[name: string, content: string | Uint8Array, reason: string]>([
    ['binary', new Uint8Array([0x50, 0x4b, 0, 0, 1]), 'This file is binary, not text.'],
    ['Latin-1', new Uint8Array([0x63, 0x61, 0x66, 0xe9]), 'This file is not valid UTF-8: save it as UTF-8.'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0]), 'This file is UTF-16, not UTF-8: save it as UTF-8.'],
  ])('a file that is %s is a finding, and the others are checked', async (_, content, reason) => {
    const {out, code} = await runIn({'a.md': content, 'b.md': dirty}, ['--format=json'])
    const [a, b] = json(out)
    expect(a?.messages).toMatchObject([{reason, ruleId: 'unreadable-file', fatal: true}])
    expect(b?.messages).toHaveLength(1)
    expect(code).toBe(1)
  })

  test('a symbolic link that leads in a circle is not followed', async () => {
    const {folder} = await runIn({'a.md': clean}, [])
    symlinkSync(folder, join(folder, 'loop'))
    expect((await runIn(folder, [])).out).toBe('1 draft checked, nothing to fix.\n')
  })
})

describe('JSON', () => {
  test('a message has its place and severity, and no page as long as there is none on the web', async () => {
    const {out} = await runIn({'a.md': dirty}, ['--format', 'json'])
    const [message] = json(out)[0]?.messages ?? []
    const start = dirty.indexOf(headline, 5)
    expect(message).toMatchObject({
      ruleId: 'duplicate-headline',
      source: 'copydesk',
      fatal: true,
      kind: 'exact',
      actual: headline,
      place: {start: {line: 3, column: 1, offset: start}, end: {line: 3, offset: start + headline.length}},
    })
    expect(message).not.toHaveProperty('url')
    expect(message).not.toHaveProperty('ancestors')
  })

  test('a warning is not fatal, and --quiet leaves it out', async () => {
    const args = ['--format=json', '--rule=duplicate-headline:warning']
    expect(json((await runIn({'a.md': dirty}, args)).out)[0]?.messages[0]?.fatal).toBe(false)
    expect(json((await runIn({'a.md': dirty}, [...args, '--quiet'])).out)[0]?.messages).toEqual([])
  })

  test('--output writes the report to a file', async () => {
    const {out, folder} = await runIn({'a.md': dirty}, ['--format=json', '--output=report.json'])
    expect(out).toBe('')
    expect(json(readFileSync(join(folder, 'report.json'), 'utf8'))).toHaveLength(1)
  })
})

describe('standard input', () => {
  test('is checked under the name given', async () => {
    const {out, code} = await runIn({}, ['--stdin-filename', 'x.md'], dirty)
    expect(out).toContain('x.md\n3:1 error')
    expect(code).toBe(1)
  })

  test('needs a name whose format is known', async () => {
    const {err, code} = await runIn({}, ['--stdin-filename', 'x.png'], dirty)
    expect(err).toBe("Copydesk can't tell the format of `x.png`: name it .md or .txt.\n")
    expect(code).toBe(2)
  })
})

describe('rules and explain', () => {
  test('rules lists every rule by family', async () => {
    expect((await runIn({}, ['rules'])).out).toMatch(/\nstructure\n( .*\n)* {2}duplicate-headline +E/)
  })

  test('explain says what, why, examples and authority', async () => {
    const {out} = await runIn({}, ['explain', 'duplicate-headline'])
    for (const part of ['Flagged:', 'Left alone:', 'Authority:', 'Severity:']) expect(out).toContain(part)
  })

  test('help and version', async () => {
    expect((await runIn({}, ['--help'])).out).toContain('copydesk explain <rule>')
    expect((await runIn({}, ['--version'])).out).toMatch(/^\d+\.\d+\.\d+/)
  })
})
