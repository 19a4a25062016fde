// HTML and MDX on the command line: when they are met, how they are read, and how they are repaired.
import {expect, test} from 'vitest'
import {runIn} from '../support/desk.ts'

const twice = '<p>It was the the end.</p>\n'
const settings = {'.copydesk.yaml': 'include: [articles/]\n'}

test.each<[name: string, files: Record<string, string>, args: string[], found: string[], says: string[]]>([
  ['a page by name', {'a.html': twice}, ['a.html'], ['a.html'], []],
  ['pages by a glob', {'a.html': twice, 'b.HTM': twice}, ['*.{html,HTM}'], ['a.html', 'b.HTM'], []],
  [
    'no page in a folder',
    {'a.html': twice, 'b.md': 'It was the the end.\n'},
    [],
    ['b.md'],
    ['`a.html` was not read: name it, or list it under `include` in the settings.'],
  ],
  [
    'pages that the settings name',
    {...settings, 'articles/a.html': twice, 'x.html': twice},
    [],
    ['articles/a.html'],
    [],
  ],
  [
    'not what was built, and no templates',
    {
      ...settings,
      'articles/a.html': twice,
      'articles/public/b.html': twice,
      'articles/c.html': '---\nlayout: x\n---\n<p>a</p>',
      'articles/d.html': '<p class="{{ a }}">b</p>',
      'articles/e.html': '<?php a() ?>',
    },
    [],
    ['articles/a.html'],
    ['`articles/c.html` and 3 more were skipped: they are templates, or were built. Name a file to check it.'],
  ],
  ['MDX in a folder', {'a.mdx': '<A>\n  It was the the end.\n</A>\n'}, [], ['a.mdx'], []],
])('%s', async (_, files, args, found, says) => {
  const {out, err} = await runIn(files, [...args, '--format', 'json'])
  const reports = JSON.parse(out) as {path: string; messages: {ruleId: string}[]}[]
  expect(reports.map(({path}) => path)).toEqual(found)
  expect(reports.every(({messages}) => messages.some(({ruleId}) => ruleId === 'repeated-word'))).toBe(true)
  expect(err.split('\n').filter(Boolean)).toEqual(says)
})

const page = `<html><body><nav>It was the the nav.</nav><main><p>It was a day on which nothing happened, at least here.</p>
<p>Then it was another day, on which the tide came in, and went out.</p></main><footer>a</footer></body></html>`

test.each([
  ['a guess', [], 0],
  ['--page', ['--page'], 0],
  ['--fragment', ['--fragment'], 1],
])('a page: %s', async (_, args, found) => {
  const {out} = await runIn({'a.html': page}, ['a.html', '--format', 'json', ...args])
  expect(JSON.parse(out)[0].messages.filter(({ruleId}: {ruleId: string}) => ruleId === 'repeated-word')).toHaveLength(
    found,
  )
})

test('both at once make no sense', async () => {
  const {code, err} = await runIn({'a.html': page}, ['a.html', '--page', '--fragment'])
  expect([code, err]).toEqual([2, expect.stringContaining('Use either --page or --fragment.')])
})

test('the engine asked for reads MDX', async () => {
  const {out} = await runIn({'a.mdx': 'It was the the {end}.\n'}, ['--engine', 'remark', '--format', 'json'])
  expect(JSON.parse(out)[0].messages).toHaveLength(1)
})
