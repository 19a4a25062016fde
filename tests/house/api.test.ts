// The page of the API is true: it has every export and no other, and its examples print what it says.
import {spawnSync} from 'node:child_process'
import {copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import * as library from '../../src/index.ts'
import * as testing from '../../src/testing.ts'
import {makeFolder} from '../support/desk.ts'

const page = readFileSync('docs/api.md', 'utf8')
const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading)

test('every value that is exported has a heading, and every heading is of one', () => {
  const named = headings.flatMap((heading) => [...heading.matchAll(/`(\w+)`/g)].map(([, name]) => name as string))
  const internal = ['failuresAt', 'failuresOf']
  const exported = [...Object.keys(library), ...Object.keys(testing)].filter((name) => !internal.includes(name))
  expect(named.sort()).toEqual(exported.filter((name) => name !== 'default').sort())
  expect(headings).toContain('The default export')
})

test('every type that is exported is in the table, and no other', () => {
  const source = readFileSync('src/index.ts', 'utf8')
  const whole = [...source.matchAll(/export type \{([^}]*)\}/g)].flatMap(([, names = '']) => names.split(','))
  const mixed = [...source.matchAll(/export \{([^}]*)\}/g)]
    .flatMap(([, names = '']) => names.split(','))
    .flatMap((name) => /^\s*type (\w+)/.exec(name)?.[1] ?? [])
  const exported = [...whole, ...mixed].map((name) => name.trim()).filter(Boolean)
  const types = page.slice(page.indexOf('## Types'))
  const named = [...types.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name as string)
  expect(named.sort()).toEqual(exported.sort())
})

/** The examples, each with what it prints. */
const examples = [...page.matchAll(/^### (.+)\n[\s\S]*?^```js\n([\s\S]*?)^```\n\n^```text\n([\s\S]*?)^```$/gm)].map(
  ([, heading = '', code = '', prints = '']) => ({heading, code, prints}),
)

test('every export has an example that prints what the page says', () => {
  expect(examples.map(({heading}) => heading)).toEqual(headings)
  const folder = makeFolder({})
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, 'copydesk'), {recursive: true})
  copyFileSync('package.json', join(modules, 'copydesk/package.json'))
  symlinkSync(resolve('coverage/dist'), join(modules, 'copydesk/dist'))
  for (const name of readdirSync('node_modules').filter((name) => name !== 'copydesk' && !name.startsWith('.')))
    symlinkSync(resolve('node_modules', name), join(modules, name))
  for (const [i, {code}] of examples.entries()) writeFileSync(join(folder, `${i}.mjs`), code)
  const runner = examples.map((_, i) => `console.log('# ${i}'); await import('./${i}.mjs')`)
  writeFileSync(join(folder, 'all.mjs'), runner.join('\n'))
  const {stdout, stderr} = spawnSync(process.execPath, ['all.mjs'], {cwd: folder, encoding: 'utf8'})
  expect(stderr).toBe('')
  const printed = stdout.split(/^# \d+\n/m).slice(1)
  expect(printed).toEqual(examples.map(({prints}) => prints))
})
