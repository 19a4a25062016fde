// One name, one meaning: no two files export the same name, and no type hides an exported one.
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {ownTypesIn} from '../support/declarations.ts'
import {readModules} from '../support/modules.ts'

const modules = readModules(['src', 'rules', 'bench'])

/** The files that export each name; every rule and list is a default export. */
const exporters = new Map<string, string[]>()
for (const {file, exports} of modules)
  for (const name of exports) if (name !== 'default') exporters.set(name, [...(exporters.get(name) ?? []), file])

test('no name is exported by two files', () => {
  const twice = [...exporters].filter(([, files]) => files.length > 1)
  expect(twice.map(([name, files]) => `${name}: ${files.join(', ')}`)).toEqual([])
  expect(exporters.size).toBeGreaterThan(500)
})

test('no file has a type of its own with the name of an exported one', () => {
  const hiding = modules.flatMap(({file}) =>
    ownTypesIn(file, readFileSync(file, 'utf8'))
      .filter((name) => exporters.has(name))
      .map((name) => `${file}: ${name}, as in ${exporters.get(name)}`),
  )
  expect(hiding).toEqual([])
})

test.each([
  ['interface A {}', ['A']],
  ['type A = 1', ['A']],
  ['export interface A {}\nexport type B = 1', []],
  ['const A = 1', []],
])('types of its own in %s', (code, expected) => {
  expect(ownTypesIn('a.ts', code)).toEqual(expected)
})
