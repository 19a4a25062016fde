// Functions are short.
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {functionsIn} from '../support/declarations.ts'
import {readModules} from '../support/modules.ts'

/** No function has more lines than this, its signature and comments among them. */
const most = 40

test('no function is long', () => {
  const long = readModules(['src', 'rules', 'bench']).flatMap(({file}) =>
    functionsIn(file, readFileSync(file, 'utf8'))
      .filter(({lines}) => lines > most)
      .map(({name}) => `${file}: ${name}`),
  )
  expect(long).toEqual([])
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
