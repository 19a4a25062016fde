// The review command: what it writes, what it refuses, and how it ends.
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'
import {expect, test} from 'vitest'
import {makeFolder, runIn} from '../support/desk.ts'
import {p, wordFile} from '../support/word.ts'

const draft = wordFile(p('It cost [insert sum] and hit the the roof.'))

test('a draft gets a copy with a comment for each finding, and stays as it is', async () => {
  const {out, err, code, folder} = await runIn({'a.docx': draft}, ['review', 'a.docx'])
  expect([out, err, code]).toEqual(['a.reviewed.docx: 2 comments\n', '', 0])
  expect(Buffer.compare(readFileSync(join(folder, 'a.docx')), draft)).toBe(0)
  const checked = await runIn(folder, ['a.reviewed.docx', '--format=ndjson'])
  expect(checked.out.trim().split('\n')).toHaveLength(2)
})

test('with --track the safe repairs are made, and found no more', async () => {
  const {out, folder} = await runIn({'a.docx': draft}, ['review', '--track', 'a.docx'])
  expect(out).toBe('a.reviewed.docx: 2 comments, 1 tracked repair\n')
  const checked = await runIn(folder, ['a.reviewed.docx', '--format=ndjson'])
  expect(checked.out.trim().split('\n')).toHaveLength(1)
})

test.each([[[]], [['--track']]])('again, it writes the same, for the copy too %j', async (args) => {
  const {folder} = await runIn({'a.docx': draft}, ['review', ...args, 'a.docx'])
  const first = readFileSync(join(folder, 'a.reviewed.docx'))
  for (const path of ['a.docx', 'a.reviewed.docx']) {
    expect((await runIn(folder, ['review', ...args, path])).code).toBe(0)
    expect(Buffer.compare(readFileSync(join(folder, 'a.reviewed.docx')), first)).toBe(0)
  }
})

test('a copy that somebody has changed is not written over without --force', async () => {
  const folder = makeFolder({'a.docx': draft, 'a.reviewed.docx': wordFile(p('Mine.'))})
  const refused = await runIn(folder, ['review', 'a.docx'])
  expect([refused.out, refused.err, refused.code]).toEqual([
    '',
    '`a.docx` was not reviewed: `a.reviewed.docx` has changed since Copydesk wrote it: move or rename it, or write over it with `--force`.\n',
    2,
  ])
  expect((await runIn(folder, ['review', '--force', 'a.docx'])).code).toBe(0)
})

test('whole folders, without the copies and who has a file open', async () => {
  const files = {'x/a.docx': draft, 'x/b/c.docx': draft, 'x/~$a.docx': 'x', 'x/a.md': 'It it.'}
  const {out, err, code, folder} = await runIn(files, ['review', 'x'])
  expect([out, code]).toEqual(['x/a.reviewed.docx: 2 comments\nx/b/c.reviewed.docx: 2 comments\n', 0])
  expect(err).toBe('2 drafts reviewed, 4 comments.\n')
  expect(await runIn(folder, ['review', 'x'])).toMatchObject({out, err, code})
})

test('--output, --min-severity and settings choose where and what', async () => {
  const {out, folder} = await runIn({'a.docx': draft}, [
    ...['review', 'a.docx', '--output', 'b.docx', '--min-severity', 'error', '--rule', 'repeated-word:error'],
  ])
  expect(out).toBe('b.docx: 2 comments\n')
  expect(existsSync(join(folder, 'a.reviewed.docx'))).toBe(false)
})

test.each<[name: string, args: string[], says: string]>([
  ['no file', [], 'Name the Word files or folders to review, as in `copydesk review draft.docx`.\n'],
  ['a file that is missing', ['no.docx'], '`no.docx` was not reviewed: there is no such file or folder.\n'],
  ['a file of another kind', ['a.md'], '`a.md` was not reviewed: `copydesk review` takes .docx and .odt files.\n'],
  [
    'a damaged file',
    ['bad.docx'],
    '`bad.docx` was not reviewed: this file is damaged (it is cut off, or no package): open it in its own program, and save it again.\n',
  ],
  ['one place for two drafts', ['.', '--output', 'b.docx'], '`--output` takes the review of one draft.\n'],
])('%s ends with 2', async (_, args, says) => {
  const {out, err, code} = await runIn({'a.docx': draft, 'a.md': 'x', 'bad.docx': 'PK'}, ['review', ...args])
  expect([out, err, code]).toEqual(['', says, 2])
})

test('--fix leaves a Word file alone and says what to do', async () => {
  const {err, folder} = await runIn({'a.docx': draft}, ['--fix', 'a.docx'])
  expect(err).toContain(
    '`a.docx` was not repaired: `copydesk review --track` writes the repairs into a copy as tracked changes.\n',
  )
  expect(Buffer.compare(readFileSync(join(folder, 'a.docx')), draft)).toBe(0)
})

test('reports name the paragraph, and JSON the part and the offsets', async () => {
  const files = {'a.docx': draft}
  expect((await runIn(files, ['a.docx'])).out).toContain('paragraph 1: “the the”. "the" is repeated')
  const {out} = await runIn(files, ['a.docx', '--format=ndjson'])
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).where),
  ).toEqual([
    {label: 'paragraph 1', part: 'word/document.xml', paragraph: 1, start: 8, end: 20},
    {label: 'paragraph 1', part: 'word/document.xml', paragraph: 1, start: 29, end: 36},
  ])
})

test('a folder is checked with its Word files if the settings include them', async () => {
  const files = {'x/a.docx': draft, 'x/a.reviewed.docx': draft, 'x/b.md': 'It rained.\n'}
  const listed = async (settings: string) => {
    const {out} = await runIn({...files, '.copydesk.yaml': settings}, ['x', '--format=json'])
    return JSON.parse(out).map(({path}: {path: string}) => path)
  }
  expect(await listed('{}')).toEqual(['x/b.md'])
  expect(await listed('include: ["x/*.docx"]')).toEqual(['x/a.docx', 'x/b.md'])
})

test('the cache knows Word files', async () => {
  const folder = makeFolder({'a.docx': draft})
  const first = await runIn(folder, ['a.docx', '--cache', '--format=json'])
  const second = await runIn(folder, ['a.docx', '--cache', '--format=json'])
  expect(second.out).toBe(first.out)
  writeFileSync(join(folder, 'a.docx'), wordFile(p('It rained.')))
  expect((await runIn(folder, ['a.docx', '--cache'])).out).toBe('1 draft checked, nothing to fix.\n')
})

test('comments say what is wrong, what could be there instead if the message does not, and the rule', async () => {
  const lines = async (...args: string[]) => {
    const {folder} = await runIn(
      {'a.docx': wordFile(p('Readers said “theyâ€™ll” hit the the roof for [insert sum].'))},
      [...['review', 'a.docx', ...args]],
    )
    const part = strFromU8(
      unzipSync(readFileSync(join(folder, 'a.reviewed.docx')))['word/comments.xml'] ?? new Uint8Array(),
    )
    return [...part.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text = '']) => text.replaceAll('&quot;', '"'))
  }
  const said = [
    'Error: "theyâ€™ll" contains a broken character: it should read "they’ll".',
    'Rule: encoding-artifact',
    'Warning: "the" is repeated: delete one, or correct it.',
    'Rule: repeated-word',
    'Error: Placeholder "[insert sum]" was never filled in: replace it, or cut the sentence.',
    'Rule: unfilled-placeholder',
  ]
  expect(await lines()).toEqual(said)
  const accept = 'A tracked change makes this repair: accept it, or reject it.'
  expect(await lines('--track')).toEqual([said[0], accept, said[1], said[2], accept, ...said.slice(3)])
})

test('of a folder with all sorts of files, each that was not reviewed is told, and nothing is half written', async () => {
  const files = {
    ...{'a.docx': draft, 'cut.docx': draft.subarray(0, 900), 'empty.docx': '', 'text.docx': 'It rained.\n'},
    'secret.docx': Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(60)),
    ...{'taken.docx': draft, 'taken.reviewed.docx/b.md': 'x', 'mine.docx': draft, 'mine.reviewed.docx': 'x'},
  }
  const {out, err, code, folder} = await runIn(files, ['review', '.'])
  expect([out, code]).toEqual(['a.reviewed.docx: 2 comments\n', 2])
  const damaged = 'this file is damaged (it is cut off, or no package): open it in its own program, and save it again.'
  expect(err.trim().split('\n')).toEqual([
    `\`cut.docx\` was not reviewed: ${damaged}`,
    '`empty.docx` was not reviewed: this file is empty: open it in its own program, and save it again.',
    '`mine.docx` was not reviewed: `mine.reviewed.docx` has changed since Copydesk wrote it: move or rename it, or write over it with `--force`.',
    '`secret.docx` was not reviewed: this file is protected by a password or is of an old kind (.doc): save it as .docx without one.',
    '`taken.docx` was not reviewed: `taken.reviewed.docx` is a folder.',
    `\`text.docx\` was not reviewed: ${damaged}`,
    '1 draft reviewed, 2 comments; 6 drafts not reviewed.',
  ])
  expect(readdirSync(folder).sort()).toEqual(
    [...new Set(Object.keys(files).map((name) => name.split('/')[0])), 'a.reviewed.docx'].sort(),
  )
  expect(readFileSync(join(folder, 'mine.reviewed.docx'), 'utf8')).toBe('x')
})

test('a file whose broken part is needed for comments only is told, and a broken header does no harm', async () => {
  const broken = (name: string) => {
    const parts = unzipSync(wordFile(p('It hit the the roof.'), {header: p('Page')}))
    return zipSync({...parts, [name]: strToU8('<broken')})
  }
  const {out, err, code} = await runIn({'a.docx': broken('[Content_Types].xml'), 'b.docx': broken('word/header.xml')}, [
    'review',
    '.',
  ])
  expect([out, code]).toEqual(['b.reviewed.docx: 1 comment\n', 2])
  expect(err).toMatch(/^`a.docx` was not reviewed: this file is damaged \(its XML ends too early\)/)
})
