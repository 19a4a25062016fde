// Files whose names say that they hold no copy.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {ciFileFor} from '../../src/files/ci-files.ts'
import {findDrafts} from '../../src/files/find.ts'
import {holdsNoCopy, noCopyInPython, noCopyPatterns} from '../../src/files/no-copy.ts'

const names: [name: string, expected: boolean][] = [
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
  ['llms.txt', false],
  ['LICENSE-MIT-2-0.md', false],
  ['third-party-notices.txt', true],
  ['licence_and_notes.txt', false],
]

test.each(names)('%s: %s', (name, expected) => {
  expect(holdsNoCopy(name)).toBe(expected)
})

describe('the hooks for pre-commit', () => {
  const {anyCase, capitals} = noCopyPatterns
  const patterns = [new RegExp(`(^|/)(${anyCase})$`, 'i'), new RegExp(`(^|/)(${capitals})$`)]

  test.each(names)('leave out the same files: %s, %s', (name, expected) => {
    for (const path of [name, `a/${name}`]) expect(patterns.some((pattern) => pattern.test(path))).toBe(expected)
    expect(patterns.some((pattern) => pattern.test(`${name}/story.md`))).toBe(false)
  })

  test('name these patterns', () => {
    const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as {exclude: string}[]
    const {repos} = parse(ciFileFor('pre-commit', '0.1.0', {install: 'npm ci'}).text) as {
      repos: {hooks: {exclude: string}[]}[]
    }
    const excludes = [...hooks, ...(repos[0]?.hooks ?? [])].map(({exclude}) => exclude)
    expect(excludes).toEqual([noCopyInPython, noCopyInPython, noCopyInPython])
  })
})

test('in a folder and with a glob they are skipped with one note; by name they are found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-copy-'))
  try {
    for (const name of ['LICENSE.md', 'robots.txt', 'a.md']) writeFileSync(join(folder, name), '')
    const find = (path: string) => findDrafts([path], ['md', 'txt'], folder)
    const inFolder = await find('.')
    expect(inFolder.files).toEqual(['a.md'])
    expect(inFolder.met).toEqual([
      '`LICENSE.md` and 1 more were skipped: by their names they hold no copy. Name a file to check it.',
    ])
    expect((await find('*.md')).files).toEqual(['a.md'])
    expect((await find('robots.txt')).files).toEqual(['robots.txt'])
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
})
