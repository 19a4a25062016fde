// Constants that wait until they are used: what is rewritten, and what stays.
import {expect, test} from 'vitest'
import {makeLazy} from '../../src/generate/lazy.ts'

const lazy = (code: string) => makeLazy('module.ts', code)

test('A pattern is made at its first use', () => {
  expect(lazy('const a = /b/\nexport const f = (t: string) => a.test(t)')).toBe(
    'let a$; const a = () => a$ ??= (/b/)\nexport const f = (t: string) => a().test(t)',
  )
})

test('So are sets, maps and lists of patterns, with what they are made of', () => {
  expect(
    lazy('const w = /x/\nconst all: RegExp[] = [w, /y/]\nconst s = new Set([1])\nf({all}, s)').split('\n'),
  ).toEqual([
    'let w$; const w = () => w$ ??= (/x/)',
    'let all$; const all = () => all$ ??= ([w(), /y/])',
    'let s$; const s = () => s$ ??= (new Set([1]))',
    'f({all: all()}, s())',
  ])
})

test.each([
  ['what is exported', 'export const a = /b/'],
  ['what holds no pattern', 'const a = [1, 2]\na.at(0)'],
  ['what registers itself', 'const a = [defineSearch(f), /b/]'],
  ['a pattern inside a function', 'const f = () => /b/'],
  ['a name that means something else elsewhere', 'const a = /b/\nconst f = (a: string) => a'],
  ['a name taken out of an object elsewhere', 'const a = /b/\nconst f = ({x: a}: X) => a'],
  ['a name that is exported later', 'const a = /b/\nexport {a}'],
  ['a type', 'const a = /b/\ntype A = typeof a'],
])('Left alone: %s', (_, code) => {
  expect(lazy(code)).toBe(code)
})

test('The name of a property or a type is not the constant', () => {
  const code = 'interface X { a: string }\nconst f = (x: X) => x.a + {a: 1}.a'
  expect(lazy(`const a = /b/\n${code}`)).toBe(`let a$; const a = () => a$ ??= (/b/)\n${code}`)
})
