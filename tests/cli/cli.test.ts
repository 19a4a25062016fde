// The command line as a person meets it: what is printed where, and the exit code.
import {spawnSync} from 'node:child_process'
import {readFileSync, symlinkSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Console} from '../../src/cli/console.ts'
import {makeFolder, runIn} from '../support/desk.ts'

const program = resolve('coverage/dist/bin/copydesk.cjs')

const headline = 'Rain stops play at Headingley again'
const clean = `# ${headline}\n\nIt rained all day.\n`
/** An error in every preset. */
const wrong = 'By [Your Name].\n'
const slot = '[insert day here]'
const dirty = `# ${headline}\n\nIt rained on ${slot}.\n`

const json = (out: string) => JSON.parse(out) as {path: string; messages: Record<string, unknown>[]}[]

describe('exit codes', () => {
  test.each<[name: string, args: string[], files: Record<string, string>, code: number]>([
    ['clean', ['a.md'], {'a.md': clean}, 0],
    ['an error', ['a.md'], {'a.md': wrong}, 1],
    ['an error lowered to a warning', ['a.md', '--rule', 'unfilled-placeholder:warning'], {'a.md': dirty}, 0],
    ['more warnings than allowed', ['--rule=unfilled-placeholder:warning', '--max-warnings=0'], {'a.md': dirty}, 1],
    [
      'more warnings than allowed, not shown',
      ['--rule=unfilled-placeholder:warning', '--max-warnings=0', '--quiet'],
      {'a.md': dirty},
      1,
    ],
    ['as many warnings as allowed', ['--rule=unfilled-placeholder:warning', '--max-warnings', '1'], {'a.md': dirty}, 0],
    ['an empty file', ['a.md'], {'a.md': ''}, 0],
    ['no paths: the current folder', [], {'deep/down/a.md': wrong}, 1],
    ['a glob', ['**/*.md'], {'deep/a.md': wrong}, 1],
    ['a folder without drafts', ['.'], {'a.png': 'x'}, 2],
    ['a glob that matches nothing', ['*.md'], {}, 2],
    ['a path that is not there', ['b.md'], {'a.md': clean}, 2],
    ['a path that is not there beside one that is', ['b.md', 'a.md'], {'a.md': clean}, 2],
    ['a file of unknown type', ['a.png'], {'a.png': 'x'}, 2],
    ['a file of unknown type beside a draft', ['a.png', 'a.md'], {'a.png': 'x', 'a.md': clean}, 0],
    ['a Word file', ['a.doc'], {'a.doc': 'x'}, 2],
    ['a Word file beside a draft', ['a.doc', 'a.md'], {'a.doc': 'x', 'a.md': clean}, 0],
    ['a Word file beside an ignored draft', ['a.doc', 'a.md'], {'a.doc': '', 'a.md': '', '.copydeskignore': '*.md'}, 2],
    ['a folder with a Word file', ['.'], {'a.doc': 'x', 'a.md': clean}, 0],
    ['a wrong option', ['--nope'], {'a.md': clean}, 2],
    ['a wrong preset', ['--preset', 'newz'], {'a.md': clean}, 2],
    ['a wrong rule', ['--rule', 'no-such:error'], {'a.md': clean}, 2],
    ['a wrong severity', ['--rule', 'duplicate-headline:fatal'], {'a.md': clean}, 2],
    ['a wrong number', ['--max-warnings', 'many'], {'a.md': clean}, 2],
    ['an option twice', ['--preset=news', '--preset=blog'], {'a.md': clean}, 2],
    ['a file named like a command', ['check', 'rules'], {rules: clean}, 2],
    ['a file named like a command, behind --', ['--', 'explain'], {explain: clean}, 2],
    ['a folder that looks like a number', ['2024'], {'2024/a.md': wrong}, 1],
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
      `a.md\n3:14 error Placeholder "${slot}" was never filled in: replace it, or cut the sentence. unfilled-placeholder\n\n✖ 1 error\n`,
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
      '`a.png` was not checked: Copydesk reads .md, .markdown, .mdown, .mkd, .mdx, .txt, .text, .docx, .html, .htm, .xhtml, .odt files.\n',
    ],
    [
      'a folder without drafts',
      ['x'],
      {'x/a.png': ''},
      'There are no drafts in `x`: looked for .md, .markdown, .mdown, .mkd, .mdx, .txt, .text files.\n',
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
    [
      'binary',
      new Uint8Array([0x50, 0x4b, 0, 0, 1]),
      'This file is binary, not text: open it in its own program, and save it as plain text (.txt).',
    ],
    [
      'Latin-1',
      new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
      'This file is not valid UTF-8: save it as UTF-8 (in Word: Save As, Plain Text, Other encoding, Unicode (UTF-8)).',
    ],
    [
      'UTF-16',
      new Uint8Array([0xff, 0xfe, 0x61, 0]),
      'This file is UTF-16, not UTF-8: save it as UTF-8 (in Word: Save As, Plain Text, Other encoding, Unicode (UTF-8)).',
    ],
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

describe('--verbose', () => {
  const files = {'a.md': 'By [Your Name].\n\nBy [Your Name]. Studies show that rain is wet.\n'}

  test('adds notes, and how to read more on each rule', async () => {
    const {out} = await runIn(files, ['--verbose'])
    expect(out).toContain('  [note]:\n    No link, no footnote and no named speaker')
    expect(out.split('\n').slice(-4)).toEqual([
      'Read more:',
      '  copydesk explain unfilled-placeholder',
      '  copydesk explain unsourced-claim',
      '',
    ])
  })

  test('adds nothing where nothing is found', async () => {
    const clean = {'a.md': 'It rained.\n'}
    expect((await runIn(clean, ['--verbose'])).out).toBe((await runIn(clean, [])).out)
  })
})

describe('JSON', () => {
  test('a message has its place and severity, and no page as long as there is none on the web', async () => {
    const {out} = await runIn({'a.md': dirty}, ['--format', 'json'])
    const [message] = json(out)[0]?.messages ?? []
    const start = dirty.indexOf(slot)
    expect(message).toMatchObject({
      ruleId: 'unfilled-placeholder',
      source: 'copydesk',
      fatal: true,
      actual: slot,
      place: {start: {line: 3, column: 14, offset: start}, end: {line: 3, offset: start + slot.length}},
    })
    expect(message).not.toHaveProperty('url')
    expect(message).not.toHaveProperty('ancestors')
  })

  test('a warning is not fatal, and --quiet leaves it out', async () => {
    const args = ['--format=json', '--rule=unfilled-placeholder:warning']
    expect(json((await runIn({'a.md': dirty}, args)).out)[0]?.messages[0]?.fatal).toBe(false)
    expect(json((await runIn({'a.md': dirty}, [...args, '--quiet'])).out)[0]?.messages).toEqual([])
    expect(json((await runIn({'a.md': dirty}, [...args, '--min-severity', 'error'])).out)[0]?.messages).toEqual([])
    expect(json((await runIn({'a.md': dirty}, [...args, '--min-severity', 'warning'])).out)[0]?.messages).not.toEqual(
      [],
    )
  })

  test('--output writes the report to a file', async () => {
    const {out, folder} = await runIn({'a.md': dirty}, ['--format=json', '--output=report.json'])
    expect(out).toBe('')
    expect(json(readFileSync(join(folder, 'report.json'), 'utf8'))).toHaveLength(1)
  })
})

describe('standard input', () => {
  test.each<[name: string, args: string[], text: string, first: string]>([
    ['a paste', ['-'], 'By [Your Name].\n', 'stdin.txt'],
    ['a paste with a line of dashes', ['-'], 'It rained.\n\n---\n\nBy [Your Name].\n', 'stdin.txt'],
    ['a heading', ['-'], '## Rain\n\nBy [Your Name].\n', 'stdin.md'],
    ['front matter', ['-'], '---\ntitle: Rain\n---\n\nIt [insert place here] rained.\n', 'stdin.md'],
    ['a link', ['check', '-'], 'It [rained](/rain) on [insert day here].\n', 'stdin.md'],
    ['with a name', ['-', '--stdin-filename', 'x.md'], 'By [Your Name].\n', 'x.md'],
  ])('- is standard input: %s', async (_, args, text, first) => {
    const {out, err} = await runIn({'a.md': clean, '.copydeskignore': 'stdin.txt\n'}, args, text)
    expect([out.split('\n')[0], err]).toEqual([first, ''])
  })

  test.each<[args: string[], says: string]>([
    [['-', 'a.md'], "Standard input and `a.md` can't be checked in one run: leave one of them out."],
    [
      ['--stdin-filename', 'x.md', 'a.md'],
      "Standard input and `a.md` can't be checked in one run: leave one of them out.",
    ],
    [['--output', '-', 'a.md'], "`--output` can't be `-`."],
  ])('%j is refused', async (args, says) => {
    const {code, out, err} = await runIn({'a.md': clean}, args, 'It rained.\n')
    expect({code, out, err}).toEqual({code: 2, out: '', err: `${says}\n`})
  })

  const piped =
    'Standard input was not read, and the current folder is checked: write `copydesk -` to check standard input.\n'
  const typed = 'Type or paste the draft. End with Ctrl+D on a line of its own (on Windows, Ctrl+Z and Enter).\n'

  test.each<[name: string, from: Console['inputFrom'], args: string[], says: string]>([
    ['a pipe, no path', 'pipe', [], piped],
    ['a pipe, a path', 'pipe', ['a.md'], ''],
    ['a pipe, -', 'pipe', ['-'], ''],
    ['a terminal, no path', 'terminal', [], ''],
    ['a terminal, -', 'terminal', ['-'], typed],
    ['neither, as in CI', undefined, [], ''],
  ])('what is said: %s', async (_, inputFrom, args, says) => {
    expect((await runIn({'a.md': clean}, args, 'It rained.\n', {}, inputFrom)).err).toBe(says)
  })

  test.each<[name: string, command: string, says: RegExp]>([
    ['a pipe', 'cat a.md | "$0" "$1"', /^Standard input was not read/],
    ['a pipe, in CI', 'cat a.md | CI=1 "$0" "$1"', /^$/],
    ['a file', '"$0" "$1" < a.md', /^Standard input was not read/],
    ['a pipe that stays open', 'mkfifo open; exec 3<> open; "$0" "$1" a.md <&3', /^$/],
    ['nothing', '"$0" "$1" < /dev/null', /^$/],
    ['closed', '"$0" "$1" <&-', /^$/],
  ])('in a shell: %s', (_, command, says) => {
    const cwd = makeFolder({'a.md': clean})
    const env = {...process.env, CI: ''}
    const ran = spawnSync('sh', ['-c', command, process.execPath, program], {
      cwd,
      encoding: 'utf8',
      env,
      timeout: 200_000,
    })
    expect(ran.stdout).toBe('1 draft checked, nothing to fix.\n')
    expect(ran.stderr).toMatch(says)
  })

  test('is checked under the name given', async () => {
    const {out, code} = await runIn({}, ['--stdin-filename', 'x.md'], wrong)
    expect(out).toContain('x.md\n1:4 error')
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
    expect((await runIn({}, ['rules'])).out).toMatch(/\nstructure\n( .*\n)* {2}duplicate-headline +[EWI/]+/)
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
