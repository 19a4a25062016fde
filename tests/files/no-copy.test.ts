// Files whose names say that they hold no copy.
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {findDrafts} from '../../src/files/find.ts'
import {holdsNoCopy} from '../../src/files/no-copy.ts'

test.each<[name: string, expected: boolean]>([
  ['robots.txt', true],
  ['Ads.txt', true],
  ['requirements.txt', true],
  ['dev-requirements.txt', true],
  ['requirements-test.txt', true],
  ['constraints.txt', true],
  ['CMakeLists.txt', true],
  ['LICENSE.md', true],
  ['licence.txt', true],
  ['LICENSE-MIT.md', true],
  ['NOTICE.txt', true],
  ['COPYING.txt', true],
  ['license-changes-explained.md', false],
  ['requirements.md', false],
  ['notice-to-readers.md', false],
  ['robots.md', false],
  ['our-robots.txt', false],
])('%s: %s', (name, expected) => {
  expect(holdsNoCopy(name)).toBe(expected)
})

test('in a folder and with a glob they are passed over with one note; by name they are found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-copy-'))
  try {
    for (const name of ['LICENSE.md', 'robots.txt', 'a.md']) writeFileSync(join(folder, name), '')
    const find = (path: string) => findDrafts([path], ['md', 'txt'], folder)
    const inFolder = await find('.')
    expect(inFolder.files).toEqual(['a.md'])
    expect(inFolder.met).toEqual([
      '`LICENSE.md` and 1 more were passed over: by their names they hold no copy. Name a file to check it.',
    ])
    expect((await find('*.md')).files).toEqual(['a.md'])
    expect((await find('robots.txt')).files).toEqual(['robots.txt'])
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
})
