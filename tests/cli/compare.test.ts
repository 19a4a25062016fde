// `copydesk compare`: two files, drafts against a commit, reports, exit codes and mistakes.
import {renameSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {type Desk, openTestDesk, runIn} from '../support/desk.ts'

const before = 'It opens on 3 May.\n\nAnn Smith paid £20 for it.\n'
const after = 'It opens on 4 May.\r\n\r\nAnn Smith paid £20.\r\n'

/** So much that Git knows the file again under another name. */
const long = `${before}\n${'It rained all day, and then it rained all night.\n\n'.repeat(9)}`

const openRepository = (files: Record<string, string>): Desk => {
  const desk = openTestDesk(files)
  desk.git('init', '-q')
  desk.git('add', '.')
  desk.git('commit', '-qm', 'x')
  return desk
}

/** `path kind rule: text found`, and where the old text is. */
const listed = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map(
      (line) =>
        JSON.parse(line) as {path: string; kind: string; ruleId: string; actual: string; related?: {path: string}[]},
    )
    .map(({path, kind, ruleId, actual, related}) => `${path} ${kind} ${ruleId}: ${actual} (${related?.[0]?.path})`)

describe('two files', () => {
  test('each change at its place in the later one', async () => {
    const {out, err, code} = await runIn({'old.md': before, 'new.txt': after}, ['compare', 'old.md', 'new.txt'])
    expect([err, code]).toEqual(['', 0])
    expect(out).toBe('new.txt\n1:13 warning "3 May" is now "4 May": check which is right. date\n\n⚠ 1 warning\n')
  })

  test('nothing changed', async () => {
    const {out, code} = await runIn({'old.md': before, 'new.md': before}, ['compare', 'old.md', 'new.md'])
    expect([out, code]).toEqual(['1 draft compared: no number, date, name, quotation or link has changed.\n', 0])
  })

  test.each([
    ['json', '"kind": "changed"'],
    ['ndjson', '"related":[{"path":"old.md","place":{"start":12,"end":17},"message":"Before: \\"3 May\\"."}]'],
    ['github', '::warning file=new.md,line=1,endLine=1,col=13,endColumn=18,title=date::'],
    ['gitlab', '"check_name": "date"'],
    ['sarif', '"charOffset": 12'],
    ['junit', 'date'],
    ['checkstyle', 'source="copydesk.date"'],
    ['rdjson', '"column": 13'],
    ['markdown', '| ⚠️ | 1:13 |'],
  ])('as %s', async (format, holds) => {
    const files = {'old.md': before, 'new.md': after}
    const {out, code} = await runIn(files, ['compare', `--format=${format}`, 'old.md', 'new.md'])
    expect(code).toBe(0)
    expect(out).toContain(holds)
  })

  test('warnings fail it only if they are counted', async () => {
    const files = {'old.md': before, 'new.md': after}
    expect((await runIn(files, ['compare', 'old.md', 'new.md', '--max-warnings', '0'])).code).toBe(1)
    expect((await runIn(files, ['compare', 'old.md', 'new.md', '--max-warnings', '1'])).code).toBe(0)
  })

  test.each(['number', 'date', 'name', 'quotation', 'link'])('%s is explained', async (subject) => {
    const {out, code} = await runIn({}, ['explain', subject])
    expect(code).toBe(0)
    expect(out).toContain('Found by `copydesk compare`.')
  })

  test('infos can be left out', async () => {
    const files = {'old.md': before, 'new.md': `${before}\nBob Ray paid £50.\n`}
    const all = await runIn(files, ['compare', '--format=ndjson', 'old.md', 'new.md'])
    const less = await runIn(files, ['compare', '--format=ndjson', '--min-severity=warning', 'old.md', 'new.md'])
    expect([listed(all.out).length, listed(less.out).length]).toEqual([2, 0])
  })
})

describe('against a commit', () => {
  test('each draft that differs, with the text it had then; a new one is named', async () => {
    const desk = openRepository({'a.md': before, 'b.md': before, 'deep/c.md': long, 'same.md': before})
    renameSync(join(desk.folder, 'deep/c.md'), join(desk.folder, 'deep/ü d.md'))
    desk.write({'a.md': after, 'deep/ü d.md': long.replace('£20', '£30'), 'new.md': before, 'notes.html': '3'})
    desk.git('add', 'deep')
    const {out, err, code} = await desk.run('compare', '--against', 'HEAD', '--format=ndjson')
    expect(listed(out)).toEqual([
      'a.md changed date: 4 May (HEAD:a.md)',
      'deep/ü d.md changed number: £30 (HEAD:deep/c.md)',
    ])
    expect(err).toContain("`new.md` wasn't compared: it is new since `HEAD`.")
    expect(code).toBe(0)
    const deep = await desk.run('compare', '--against=HEAD', '--format=ndjson', 'deep')
    expect(listed(deep.out)).toEqual(['deep/ü d.md changed number: £30 (HEAD:deep/c.md)'])
  })

  test('nothing differs', async () => {
    const desk = openRepository({'a.md': before})
    const {out, err, code} = await desk.run('compare', '--against', 'HEAD')
    expect([out, err, code]).toEqual(['', 'No draft differs from `HEAD`.\n', 0])
  })
})

describe('what can not be compared is said in one sentence, and ends with 2', () => {
  const usage = '`copydesk compare` takes two drafts, the earlier one first, or `--against` and a commit.\n'
  test.each<[name: string, args: string[], says: string]>([
    ['no file', [], usage],
    ['one file', ['a.md'], usage],
    ['three files', ['a.md', 'a.md', 'a.md'], usage],
    ['a file that is missing', ['a.md', 'no.md'], "`no.md` can't be compared: There is no such file or folder.\n"],
    ['a folder', ['a.md', 'deep'], "`deep` can't be compared: This is a folder, not a file.\n"],
    [
      'a file of another kind',
      ['a.md', 'b.doc'],
      "`b.doc` can't be compared: Copydesk compares .md, .mdx, .html, .docx, .odt and .txt files.\n",
    ],
    [
      'a file that is no text',
      ['a.md', 'c.md'],
      "`c.md` can't be compared: This file is binary, not text: open it in its own program, and save it as plain text (.txt).\n",
    ],
    ['no repository', ['--against', 'HEAD'], "There is no Git repository here: what changed can't be told.\n"],
  ])('%s', async (_, args, says) => {
    const files = {'a.md': before, 'b.doc': before, 'c.md': 'a\0b', 'deep/': ''}
    const {out, err, code} = await runIn(files, ['compare', ...args])
    expect([out, err, code]).toEqual(['', says, 2])
  })

  test('a commit that is unknown', async () => {
    const {out, err, code} = await openRepository({'a.md': before}).run('compare', '--against', 'nope')
    expect([out, code]).toEqual(['', 2])
    expect(err).toBe('There is no commit `nope` here: is it spelt so, and was it fetched?\n')
  })

  test('a draft by name that is missing', async () => {
    const {err, code} = await openRepository({'a.md': before}).run('compare', '--against', 'HEAD', 'no.md')
    expect([err.trimEnd().split('\n').at(-1), code]).toEqual([
      "`no.md` can't be compared: there is no such file or folder.",
      2,
    ])
  })

  test('front matter that is broken is told, and the rest is compared', async () => {
    const files = {'old.md': before, 'new.md': `---\na: [\n---\n\n${after}`}
    const {err, code} = await runIn(files, ['compare', 'old.md', 'new.md'])
    expect(err).toContain("The front matter of `new.md` wasn't compared:")
    expect(code).toBe(0)
  })
})
