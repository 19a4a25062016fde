// Files that hold copy but aren't read: what is said of each kind below the report, and what is passed over in silence.
import {expect, test} from 'vitest'
import {runIn} from '../support/desk.ts'

const paste = 'as plain text (.txt), or copy its text into a .txt file.'

test.each<[name: string, paths: string[], args: string[], says: string[]]>([
  ['an old Word file, by name', ['a.doc'], ['a.doc'], [`\`a.doc\` was not read: save it ${paste}`]],
  ['an old Word file in a folder', ['x/a.DOC', 'x/a.md'], ['x'], [`\`x/a.DOC\` was not read: save it ${paste}`]],
  [
    'a Word file in a folder, not who has it open',
    ['x/a.docx', 'x/~$a.docx', 'x/deep/a.md'],
    ['x'],
    ['`x/a.docx` was not read: name it, or list it under `include` in the settings.'],
  ],
  [
    'several, the most frequent kind first',
    ['a.eml', 'a.md', 'b.doc', 'x/c.doc', 'd.doc'],
    [],
    [
      `3 .doc files were not read (\`b.doc\` and 2 more): save each ${paste}`,
      '`a.eml` was not read: open it in a mail program, and copy its text into a .txt file.',
    ],
  ],
  [
    'a glob',
    ['a.rst', 'a.md'],
    ['*'],
    ['`a.rst` was not read: convert it to Markdown (.md) first, for example with Pandoc.'],
  ],
  [
    'a web page beside a draft, not one elsewhere',
    ['a.md', 'story.html', 'layouts/list.html', 'index.html'],
    [],
    ['`story.html` was not read: name it, or list it under `include` in the settings.'],
  ],
  [
    'a PDF by name, not in a folder',
    ['a.pdf', 'b.pdf', 'a.md'],
    ['a.pdf', '.'],
    ['`a.pdf` was not read: open it, and copy its text into a .txt file.'],
  ],
  ['a file met twice', ['a.doc', 'a.md'], ['a.doc', '.'], [`\`a.doc\` was not read: save it ${paste}`]],
  ['no files that hold copy', ['a.md', 'a.png', 'b.js', '.x.docx', 'node_modules/c.docx'], [], []],
  ['what a glob of drafts leaves out', ['a.md', 'a.docx'], ['*.md'], []],
])('%s', async (_, paths, args, says) => {
  const files = Object.fromEntries(paths.map((path) => [path, 'It rained.\n']))
  expect((await runIn(files, args)).err.split('\n').slice(0, -1)).toEqual(says)
})

test('what is ignored is not missed', async () => {
  const {err} = await runIn({'a.md': '', 'a.docx': '', 'x/b.docx': '', '.copydeskignore': 'x/\na.docx\n'}, [])
  expect(err).toBe('')
})

test('a folder without drafts says both', async () => {
  const {code, err} = await runIn({'a.html': ''}, [])
  expect(err.split('\n')).toEqual([
    'There are no drafts in `.`: looked for .md, .markdown, .mdown, .mkd, .mdx, .txt, .text files.',
    '`a.html` was not read: name it, or list it under `include` in the settings.',
    '',
  ])
  expect(code).toBe(2)
})

test('the posts of a Hugo theme are left out of the site, and checked in the theme itself', async () => {
  const files = {
    'content/a.md': 'It rained.\n',
    'themes/port/theme.toml': '',
    'themes/port/content/demo.md': 'Lorem ipsum dolor sit amet, consectetur adipiscing elit.\n',
  }
  expect((await runIn(files, [])).out).toBe('1 draft checked, nothing to fix.\n')
  expect((await runIn(files, ['themes/port'])).out).toContain('Lorem ipsum')
})
