// Expressions of Vale styles that take too long: named with their rule, stopped, and the run ends with 2.
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {openTestDesk} from '../support/desk.ts'

const slow = 'extends: existence\nmessage: "\'%s\'"\nnonword: true\nraw: ["(a+)+b"]\n'
const files = {
  '.copydesk.yaml': 'vale: .vale.ini',
  '.vale.ini': 'StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = House\n',
  'styles/House/Slow.yml': slow,
  'styles/House/Words.yml': 'extends: existence\nmessage: "\'%s\'"\ntokens: [very]\n',
  'a.md': `A very wet b ${'a'.repeat(40)}.\n`,
  'b.md': 'A very wet boat.\n',
}
const openDesk = (more: Record<string, string> = {}) => openTestDesk({...files, ...more})
const message =
  "The rule `vale/House.Slow` didn't check this draft: its expression `(a+)+b` takes too long. Rewrite it without a repeat in a repeat, or turn the rule off."

test('it is named and stopped, the others run, and the run ends with 2', async () => {
  const {out, code} = await openDesk().run('--format=ndjson', '--min-severity=warning')
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.map(({path, ruleId, severity}) => `${path} ${severity} ${ruleId}`)).toEqual([
    'a.md error rule-too-slow',
    'a.md warning vale/House.Words',
    'b.md warning vale/House.Words',
  ])
  expect(lines[0].message).toBe(message)
  expect(code).toBe(2)
})

test('the expression is told as its file has it', async () => {
  const rule = 'extends: existence\nmessage: a\nignorecase: true\ntokens: [boat, "(a+)+[b-d]"]\n'
  const {out} = await openDesk({'styles/House/Slow.yml': rule, 'a.md': `A b ${'a'.repeat(40)}.\n`}).run('a.md')
  expect(out).toContain('its expression `(a+)+[b-d]` takes too long')
})

test('the run ends with 2 though only changed lines, or nothing but errors, are reported; off is off', async () => {
  const {out, code} = await openDesk().run('--quiet', 'a.md')
  expect([code, out.includes(message)]).toEqual([2, true])
  expect((await openDesk().run('--rule=rule-too-slow:off', 'a.md')).code).toBe(0)
  expect((await openDesk().run('--rule=vale/House.Slow:off', 'a.md')).code).toBe(0)
})

test('a baseline never accepts it, and keeps what the rule had', async () => {
  const desk = openDesk({'styles/House/Slow.yml': slow.replace('(a+)+b', 'wet')})
  await desk.run('--update-baseline')
  const name = join(desk.folder, '.copydesk-baseline.json')
  const before = readFileSync(name, 'utf8')
  desk.write({'styles/House/Slow.yml': slow})
  const {err, code} = await desk.run('--update-baseline')
  expect([code, err]).toEqual([
    2,
    'The baseline `.copydesk-baseline.json` was not written: a rule took too long and was stopped.\n',
  ])
  expect(readFileSync(name, 'utf8')).toBe(before)
  const again = await desk.run('a.md', '--strict-baseline')
  expect([again.code, again.out.includes('rule-too-slow'), again.err.includes('no longer')]).toEqual([2, true, false])
})

test('the cache does not keep a draft that a rule gave up on', async () => {
  const desk = openDesk()
  for (const _ of [1, 2]) expect((await desk.run('--cache', 'a.md')).code).toBe(2)
})

test('`TokenIgnores` that takes too long is named once, and no rule of Vale has checked the draft', async () => {
  const ini = `${files['.vale.ini']}TokenIgnores = (a+)+b\n`
  const {out, code} = await openDesk({'.vale.ini': ini}).run('--format=ndjson', 'a.md')
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect([code, lines.map(({message}) => message)]).toEqual([
    2,
    [
      "Vale's rules didn't check this draft: `(a+)+b` in `TokenIgnores` or `BlockIgnores` takes too long. Rewrite it without a repeat in a repeat, or leave it out.",
    ],
  ])
})

test('an expression in `.vale.ini` that can’t be read is a mistake with its place', async () => {
  const {err, code} = await openDesk({'.vale.ini': `${files['.vale.ini']}BlockIgnores = (a\n`}).run('b.md')
  expect([code, err]).toEqual([
    2,
    ".vale.ini:5: The expression `(a` in `BlockIgnores` can't be read: a `(` is never closed.\n",
  ])
})

test('the others find what they find without it, in short texts and in long ones', async () => {
  const wide = 'extends: existence\nmessage: "\'%s\'"\nnonword: true\nraw: ["\\\\w+st"]\n'
  const text = `At first.\n\n${'a wet coast, '.repeat(1200)}\n\nThe b ${'a'.repeat(40)} at last.\n`
  const run = async (more: Record<string, string>) => {
    const {out} = await openDesk({'styles/House/Wide.yml': wide, 'a.md': text, ...more}).run('--format=ndjson', 'a.md')
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    return lines.flatMap(({ruleId, start}) => (ruleId === 'vale/House.Wide' ? [start.offset] : []))
  }
  const places = await run({'styles/House/Slow.yml': slow.replace('(a+)+b', 'wet')})
  expect(places.length).toBe(1202)
  expect(await run({})).toEqual(places)
})
