// The room of formats: a newcomer writes a file and its fixtures, and everything else follows.
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {formatCards} from '../../src/formats/list.ts'
import {allExtensions, formatNameFor} from '../../src/formats/names.ts'
import {makeFolder} from '../support/desk.ts'

const newcomer = `// Scripts of plays, for a test.
import {defineFormat, type FormatCard} from './card.ts'
import {textFormat} from './text.ts'

const card: FormatCard = {extensions: ['play'], languages: ['play']}

export default defineFormat({
  ...card,
  open: () => ({name: 'play', extensions: card.extensions, parse: (text) => textFormat.parse(text)}),
})
`

test('a new file is a format once the list is made again', () => {
  const folder = makeFolder()
  for (const part of [
    'src',
    'rules',
    'bin',
    'docs',
    'templates',
    'package.json',
    'tsconfig.json',
    'copydesk.schema.json',
    'house-rules.schema.json',
  ])
    cpSync(part, join(folder, part), {recursive: true})
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'src/formats/play.ts'), newcomer)
  mkdirSync(join(folder, 'plays'))
  writeFileSync(join(folder, 'plays/one.play'), 'It was the the end.\n')
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', ...args], {cwd: folder, encoding: 'utf8'})
  expect(run('src/generate/index.ts').stderr).toBe('wrote src/formats/list.ts\nwrote src/formats/loaders.ts\n')
  const {stdout} = run('bin/copydesk.ts', '--no-config', 'plays')
  expect(stdout).toContain('one.play')
  expect(stdout).toContain('"the" is repeated')
}, 120_000)

test('no two formats read one extension or one language', () => {
  const languages = Object.values(formatCards).flatMap((card) => card.languages ?? [])
  for (const all of [allExtensions, languages]) expect(new Set(all).size).toBe(all.length)
})

test.each(allExtensions)('the page on formats and the manual name .%s', (extension) => {
  expect(readFileSync('docs/formats.md', 'utf8')).toContain(`\`.${extension}\``)
  expect(formatNameFor(`a.${extension.toUpperCase()}`)).toBeDefined()
})
