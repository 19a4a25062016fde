// Functions are short: how many have more than 40 lines, and why.
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {functionsIn} from '../support/declarations.ts'
import {readModules} from '../support/modules.ts'

/** No function has more lines than this, its signature and comments among them. */
const most = 40

/** Those that have, with the reason. */
const reasons: Readonly<Record<string, string>> = {
  'src/files/find.ts: findDrafts': 'a closure over what was found so far',
  'src/files/settings.ts: openSettings': 'a closure over what is known of settings files',
  'src/files/watch.ts: openWatcher': 'a closure over one watcher and its timers',
}

test('functions are short, but for ten with a reason at most', () => {
  const long = readModules(['src', 'rules', 'bench']).flatMap(({file}) =>
    functionsIn(file, readFileSync(file, 'utf8'))
      .filter(({lines}) => lines > most)
      .map(({name}) => `${file}: ${name}`),
  )
  expect(long.sort()).toEqual(Object.keys(reasons).sort())
  expect(long.length).toBeLessThanOrEqual(10)
})

test.each<[code: string, expected: Record<string, number>]>([
  ['function a() {\n  return 1\n}', {a: 3}],
  ['export const a = () =>\n  1', {a: 2}],
  ['const a = async function* () {\n}', {a: 2}],
  ['function a() {\n  return {b, c: () => 1}\n\n  function b() {\n  }\n}', {a: 6, c: 1, b: 2}],
  ['class A {\n  b() {\n  }\n}', {b: 2}],
  ['type A = () => void', {}],
])('functions of %j', (code, expected) => {
  const found = functionsIn('a.ts', code).map(({name, lines}) => [name, lines])
  expect(Object.fromEntries(found)).toEqual(expected)
})
