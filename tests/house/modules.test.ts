// The readers of modules that the tests of the house rest on.
import {describe, expect, test} from 'vitest'
import {findCircle, readModule} from '../support/modules.ts'

const taken = (code: string) => {
  const {imports, exports} = readModule('src/core/a.ts', code)
  return {imports: imports.map(({target, names}) => `${target} ${names.join()}`), exports}
}

describe('what a module imports', () => {
  test.each([
    ["import {b} from './b.ts'", 'src/core/b.ts b'],
    ["import {b as c, type D} from '../b.ts'", 'src/b.ts b,D'],
    ["import type {B} from './b.ts'", 'src/core/b.ts B'],
    ["import b from 'b'", 'b default'],
    ["import './b.ts'", 'src/core/b.ts '],
    ["export {b} from './b.ts'", 'src/core/b.ts b'],
    ["export type {B} from './b.ts'", 'src/core/b.ts B'],
    ["export * from './b.ts'", 'src/core/b.ts *'],
    ["import * as b from './b.ts'; b.c()", 'src/core/b.ts import,as,b,from,ts,c'],
    ["const {b} = await import('./b.ts')", 'src/core/b.ts const,b,await,import,ts'],
    ["export type B = import('./b.ts').B", 'src/core/b.ts export,type,B,import,b,ts'],
  ])('%s', (code, expected) => {
    expect(taken(code).imports).toEqual([expected])
  })
})

describe('what a module exports of its own', () => {
  test.each([
    ['export const a = 1', ['a']],
    ['export const {a, b: [c]} = d', ['a', 'c']],
    ['export async function a() {}', ['a']],
    ['export class A {}', ['A']],
    ['export interface A {}', ['A']],
    ['export type A = 1', ['A']],
    ['const a = 1; export {a as b}', ['b']],
    ['export default 1', ['default']],
    ["export {b} from './b.ts'", []],
    ['const a = 1', []],
  ])('%s', (code, expected) => {
    expect(taken(code).exports).toEqual(expected)
  })
})

test.each([
  ['none', {a: ['b', 'c'], b: ['c', 'node:fs'], c: []}, undefined],
  ['of one', {a: ['a']}, ['a', 'a']],
  ['of two', {a: ['b'], b: ['a']}, ['a', 'b', 'a']],
  ['behind a file that is on none', {a: ['b'], b: ['c'], c: ['d'], d: ['b']}, ['b', 'c', 'd', 'b']],
  ['reached by the second import', {a: ['b', 'c'], b: [], c: ['a']}, ['a', 'c', 'a']],
])('a circle: %s', (_, graph, expected) => {
  expect(findCircle(new Map(Object.entries(graph)))).toEqual(expected)
})
