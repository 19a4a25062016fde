// The README is true: its sample output is what Copydesk prints, its program runs, its links lead somewhere.
import {existsSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {run} from '../../src/cli/index.ts'
import {configure, lint} from '../../src/index.ts'

const readme = readFileSync('README.md', 'utf8')

test('the output shown is the output', async () => {
  const shown = /```text\n([\s\S]*?)\n```/.exec(readme)?.[1]
  const draft = /copydesk\.cjs (fixtures\/\S+)/.exec(readme)?.[1] as string
  let out = ''
  const write = (text: string | Uint8Array) => {
    out += text
  }
  const readInput = async () => new Uint8Array()
  await run([draft, '--no-config'], {cwd: process.cwd(), color: false, write, error: write, readInput})
  expect(out.trimEnd()).toBe(shown)
})

test('the program shown gives what it says', () => {
  const findings = lint({path: 'draft.md', text: 'By [Your Name]'}, configure({preset: 'news'}))
  expect(findings).toMatchObject([{ruleId: 'unfilled-placeholder', severity: 'error', place: {start: 3, end: 14}}])
})

test.each(['README.md', 'CONTRIBUTING.md'])('the files %s links to or names are there', (page) => {
  const text = readFileSync(page, 'utf8')
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path as string)
  const names = [...text.matchAll(/\b(?:src|tests|rules|bench|fixtures)\/[\w./-]*\w/g)].map(([path]) => path)
  const written = /writes `(rules\/[^`]+)`/.exec(text)?.[1]
  expect([...links, ...names].filter((path) => path !== written && !existsSync(path))).toEqual([])
})
