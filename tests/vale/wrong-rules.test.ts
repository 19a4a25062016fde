// Rules of Vale styles that can't be read: each is a mistake in the settings that names its file and what is wrong.
import {expect, test} from 'vitest'
import {openTestDesk} from '../support/desk.ts'

const files = (rule: string) => ({
  '.vale.ini': 'StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = House\n',
  'styles/House/Odd.yml': `message: a\n${rule}`,
  'a.md': 'It rained.\n',
})

const rows: [name: string, rule: string, why: string][] = [
  [
    'a group that is not there',
    "extends: existence\nraw: ['(a)\\2']\n",
    "an expression in it can't be read: there is no group `2`",
  ],
  [
    'a name of a group that is not there',
    "extends: existence\nraw: ['(?<x>a)\\k<y>']\n",
    "an expression in it can't be read: there is no group `y`",
  ],
  [
    'two groups of one name',
    "extends: existence\nraw: ['(?<x>a)(?<x>b)']\n",
    "an expression in it can't be read: two groups are named `x`",
  ],
  ['a formula that breaks off', 'extends: metric\nformula: words /\ncondition: "> 1"\n', 'the formula ends too early'],
  [
    'a formula with a bracket left open',
    'extends: metric\nformula: (words / sentences\ncondition: "> 1"\n',
    'a `(` in the formula is never closed',
  ],
  [
    'a formula with a sign nobody knows',
    'extends: metric\nformula: words § 2\ncondition: "> 1"\n',
    "the formula can't be read from ` § 2` on",
  ],
  [
    'a formula that names what is not counted',
    'extends: metric\nformula: wrods / sentences\ncondition: "> 1"\n',
    '`wrods` in the formula is not counted: did you mean `words`?',
  ],
  ['a condition that breaks off', 'extends: metric\nformula: words\ncondition: ">"\n', 'the formula ends too early'],
  [
    'an action with an expression left open',
    'extends: existence\ntokens: [a]\naction: {name: edit, params: [regex, "(", b]}\n',
    "an expression in it can't be read: a `(` is never closed",
  ],
  [
    'a token left open',
    "extends: existence\ntokens: ['(may']\n",
    "an expression in it can't be read: a `(` is never closed",
  ],
]

test.each(rows)('%s', async (_, rule, why) => {
  const desk = openTestDesk(files(rule))
  const checked = await desk.run('--vale', '.vale.ini', 'a.md')
  expect([checked.code, checked.err]).toEqual([2, expect.stringContaining(`The rule \`House.Odd\` can't run: ${why}.`)])
  const migrated = await desk.run('migrate', 'vale')
  expect([migrated.code, migrated.out]).toEqual([2, ''])
  expect(migrated.err).toContain(`styles/House/Odd.yml: The rule \`House.Odd\` can't run: ${why}.`)
})

test('an alternative that names a group of another one is searched for with it', async () => {
  const rule = "extends: existence\nnonword: true\ntokens: ['\\1rain', 'x(y)']\n"
  const desk = openTestDesk({...files(rule), 'a.md': 'It rained 😀.\n'})
  expect((await desk.run('--vale', '.vale.ini', 'a.md')).err).toBe('')
})

test('what a draft has none of is counted as none', async () => {
  const rule =
    'extends: metric\nformula: list + blockquote + heading.h2 + figure_caption + paragraphs\ncondition: "> 0"\n'
  const {code, out} = await openTestDesk(files(rule)).run('--vale', '.vale.ini', '--format=ndjson', 'a.md')
  expect([code, out.match(/vale\/House\.Odd/g)?.length]).toEqual([0, 1])
})
