// `vale` in the settings and `--vale`: Vale's rules are rules of ours.
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {openTestDesk} from '../support/desk.ts'

const files = {
  '.vale.ini':
    'StylesPath = styles\nMinAlertLevel = suggestion\nVocab = House\n[*]\nBasedOnStyles = House\n[old/*.md]\nHouse.Words = suggestion\n',
  'styles/House/Words.yml':
    'extends: existence\nmessage: "Leave out \'%s\'."\nlevel: error\nlink: https://example.org/words\naction: {name: remove}\ntokens: ["very "]\nnonword: true\n',
  'styles/House/Terms.yml':
    "extends: substitution\nmessage: \"Write '%s' for '%s'.\"\nignorecase: true\naction: {name: replace}\nswap: {e-mail: email}\n",
  'styles/config/vocabularies/House/accept.txt': 'Quokka\n',
  'a.md': 'A very wet e-mail.\n',
  'old/a.md': 'A very wet boat.\n',
}
const sequence = {'styles/House/Sequence.yml': 'extends: sequence\nmessage: "\'%s\'?"\n'}

const openDesk = (yaml: string, more: Record<string, string> = {}) =>
  openTestDesk({...files, ...(yaml && {'.copydesk.yaml': yaml}), ...more})

interface Line {
  path: string
  ruleId: string
  severity: string
  start: {line: number; column: number}
}

async function found(desk: ReturnType<typeof openDesk>, ...args: string[]) {
  const {out, err, code} = await desk.run('--format=ndjson', ...args)
  const lines = out.split('\n').filter(Boolean)
  const all = lines.map((line) => JSON.parse(line) as Line)
  return {
    code,
    err,
    all: all.map(
      ({path, ruleId, severity, start: {line, column}}) => `${path}:${line}:${column} ${severity} ${ruleId}`,
    ),
  }
}

const both = ['a.md:1:3 error vale/House.Words', 'a.md:1:12 warning vale/House.Terms']

test.each([
  ['in the settings', 'vale: .vale.ini', []],
  ['by its folder', 'vale: .', []],
  ['on the command line', '', ['--vale', '.vale.ini']],
  ['over the settings', 'preset: news', ['--vale', '.vale.ini']],
  ['without settings', 'preset: news', ['--no-config', '--vale', '.vale.ini']],
])('named %s', async (_, yaml, args) => {
  expect(await found(openDesk(yaml), 'a.md', ...args)).toEqual({code: 1, err: '', all: both})
})

test('without it nothing of it runs', async () => {
  expect(await found(openDesk(''), 'a.md')).toEqual({code: 0, err: '', all: []})
})

test('a section of `.vale.ini` sets a level, and our settings override it', async () => {
  expect((await found(openDesk('vale: .vale.ini'), 'old/a.md')).all).toEqual(['old/a.md:1:3 info vale/House.Words'])
  const over = openDesk('vale: .vale.ini\nrules: {vale/House.Words: off, vale/House.Terms: error}\n')
  expect((await found(over)).all).toEqual(['a.md:1:12 error vale/House.Terms'])
})

test('`--fix` makes the repairs that actions describe', async () => {
  const desk = openDesk('vale: .vale.ini')
  await desk.run('--fix', 'a.md')
  expect(readFileSync(join(desk.folder, 'a.md'), 'utf8')).toBe('A wet email.\n')
})

test.each([
  ['a comment of ours', '<!-- copydesk-ignore vale/House.Words: a name -->\n\nA very wet boat.\n'],
  ['a comment of Vale', '<!-- vale House.Words = NO -->\n\nA very wet boat.\n'],
])('%s lets a finding pass', async (_, text) => {
  expect((await found(openDesk('vale: .vale.ini', {'a.md': text}), 'a.md')).all).toEqual([])
})

test('what can’t run is named once, unless it is turned off', async () => {
  const {err} = await found(openDesk('vale: .vale.ini', sequence), 'a.md', 'old/a.md')
  expect(err).toBe(
    "The rule `House.Sequence` of Vale can't run here: it needs parts of speech. To leave it out, write `House.Sequence = NO` in .vale.ini.\n",
  )
  const ini = `${files['.vale.ini']}[*]\nHouse.Sequence = NO\n`
  expect((await found(openDesk('vale: .vale.ini', {...sequence, '.vale.ini': ini}), 'a.md')).err).toBe('')
})

test.each<[name: string, more: Record<string, string>, err: string]>([
  [
    'no file',
    {'.copydesk.yaml': 'vale: no.ini'},
    '.copydesk.yaml:1:7: There is no file `no.ini`, and no `.vale.ini` in a folder of this name.\n',
  ],
  [
    'no style',
    {'.vale.ini': 'StylesPath = styles\n[*]\nBasedOnStyles = Hause\n'},
    '.vale.ini:1: There is no style `Hause` in the styles folder: add it there, or leave it out.\n',
  ],
  [
    'an unknown key',
    {'styles/House/Terms.yml': 'extends: substitution\nmessage: a\nswop: {a: b}\n'},
    "styles/House/Terms.yml:1:1: The rule `House.Terms` can't run: it has an unknown key `swop`: did you mean `swap`?.\n",
  ],
  [
    'an expression',
    {'styles/House/Words.yml': 'extends: existence\nmessage: a\ntokens: ["(a"]\n'},
    "styles/House/Words.yml:1:1: The rule `House.Words` can't run: an expression in it can't be read: a `(` is never closed.\n",
  ],
])('a mistake is one of the settings: %s', async (_, more, err) => {
  expect(await found(openDesk('vale: .vale.ini', more), 'a.md')).toEqual({code: 2, err, all: []})
})

describe('rules that extend another rule', () => {
  const base = 'extends: existence\nmessage: "base %s"\nlevel: error\ntokens: [ferry, boat]\n'
  const swap = 'extends: substitution\nmessage: "%s for %s"\nswap: {ferry: ship, tram: bus}\n'
  const ini = 'StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = B\n'
  const run = (child: string, more: Record<string, string> = {}) =>
    found(
      openTestDesk({
        ...{'.vale.ini': ini, 'a.md': 'The ferry, the boat, the raft and the tram.\n'},
        ...{'styles/A/Base.yml': base, 'styles/A/Swap.yml': swap, 'styles/B/Child.yml': child, ...more},
      }),
      ...['a.md', '--vale', '.vale.ini'],
    )

  test.each<[name: string, child: string, columns: number[], severity: string]>([
    ['take over all of it', 'extends: A.Base\n', [5, 16], 'error'],
    ['replace a key', 'extends: A.Base\nlevel: warning\ntokens: [raft]\n', [26], 'warning'],
    ['add to a list', 'extends: A.Base\ntokens+: [raft]\n', [5, 16, 26], 'error'],
    ['take from a list', 'extends: A.Base\ntokens-: [boat]\n', [5], 'error'],
    ['add to a table', 'extends: A.Swap\nswap+: {raft: boat}\n', [5, 26, 39], 'warning'],
    ['take from a table', 'extends: A.Swap\nswap-: [tram]\n', [5], 'warning'],
  ])('%s', async (_, child, columns, severity) => {
    const {all, err} = await run(child)
    expect([all, err]).toEqual([columns.map((column) => `a.md:1:${column} ${severity} vale/B.Child`), ''])
  })

  test.each<[child: string, reason: string, more?: Record<string, string>]>([
    ['extends: A.None\n', 'there is no rule `A.None`, which it extends'],
    ['extends: Vale.Terms\n', 'it extends `Vale.Terms`, which has no file'],
    ['extends: A.Base\ntokens-: [raft]\n', '`tokens-`: the rule that it extends has no `raft`'],
    [
      'extends: A.Base\nlevel+: [a]\n',
      "`level+` edits something that isn't a list or a table in the rule that it extends",
    ],
    ['extends: A.Base\ntokens: [a]\ntokens+: [b]\n', 'it has `tokens` and `tokens+`: keep one of them'],
    ['extends: A.Loop\n', 'it extends `A.Loop` in a circle', {'styles/A/Loop.yml': 'extends: A.Loop\n'}],
  ])('%j is a mistake', async (child, reason, more = {}) => {
    const {err, code} = await run(child, more)
    expect([code, err]).toEqual([2, `styles/B/Child.yml:1:1: The rule \`B.Child\` can't run: ${reason}.\n`])
  })
})

test('a vocabulary of a section holds for its files alone', async () => {
  const desk = openTestDesk({
    '.vale.ini': 'StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = A\n[old/*.md]\nVocab = Old\n',
    'styles/A/Words.yml': 'extends: existence\nmessage: "%s"\nvocab: false\ntokens: [ferry, boat]\n',
    'styles/config/vocabularies/Old/accept.txt': 'ferry\nQuay\n',
    'styles/config/vocabularies/Old/reject.txt': 'tram\n',
    ...{'a.md': 'The ferry, a boat, a tram, a quay.\n', 'old/a.md': 'The ferry, a boat, a tram, a quay.\n'},
  })
  expect((await found(desk, 'a.md', 'old/a.md', '--vale', '.vale.ini')).all).toEqual([
    'a.md:1:5 warning vale/A.Words',
    'a.md:1:14 warning vale/A.Words',
    'old/a.md:1:14 warning vale/A.Words',
    'old/a.md:1:22 error vale/Vale.Old.Avoid',
    'old/a.md:1:30 error vale/Vale.Old.Terms',
  ])
})

test('a scope that picks elements by a selector can’t run, and is named', async () => {
  const rule = {'styles/House/Picked.yml': 'extends: existence\nmessage: a\nscope: "~doc(p > b)"\ntokens: [boat]\n'}
  expect((await found(openDesk('vale: .vale.ini', rule), 'a.md')).err).toBe(
    "The rule `House.Picked` of Vale can't run here: it picks elements by a selector. To leave it out, write `House.Picked = NO` in .vale.ini.\n",
  )
})

describe('files that aren’t drafts', () => {
  test('40: a file of an unknown kind is not read as text, and that is said', async () => {
    const {err, code, all} = await found(openDesk('vale: .vale.ini', {'a.xyz': 'A very wet boat.\n'}), 'a.xyz')
    expect([code, all]).toEqual([2, []])
    expect(err).toContain('a.xyz')
  })

  test('42: an AsciiDoc file does not stop the run, and the other drafts are checked', async () => {
    const {err, all} = await found(openDesk('vale: .vale.ini', {'b.adoc': 'A very wet boat.\n'}), 'a.md', 'b.adoc')
    expect(all).toEqual(both)
    expect(err).toContain('b.adoc')
  })
})
