// `copydesk vale --unused`: the rules of Vale's styles that never fire, and how often the others do.
import {expect, test} from 'vitest'
import {openTestDesk} from '../support/desk.ts'

const rule = (token: string) => `extends: existence\nmessage: "'%s'"\ntokens: [${token}]\n`
const files = {
  '.copydesk.yaml': 'vale: .vale.ini\nrules: {vale/House.Off: off}\n',
  '.vale.ini': 'StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = House\nHouse.No = NO\n',
  ...Object.fromEntries(
    ['boat', 'oar', 'sail', 'off', 'no'].map((word) => [
      `styles/House/${word[0]?.toUpperCase()}${word.slice(1)}.yml`,
      rule(word),
    ]),
  ),
  'a.md': 'A boat, a boat and an oar.\n',
  'b.md': '<!-- copydesk-ignore vale/House.Boat: ours -->\n\nThe boat.\n',
}
const unused = ['vale', '--unused']

test('what never fired comes first, then how often the others did; what an ignore lets pass has fired', async () => {
  const {out, err, code} = await openTestDesk(files).run(...unused)
  expect([code, err]).toEqual([0, ''])
  expect(out).toBe(
    `vale/House.Sail

1 of 3 rules never fired in 2 drafts. The others:

3  vale/House.Boat (2 drafts)
1  vale/House.Oar (1 draft)
`,
  )
})

test('as JSON, over the files that are named', async () => {
  const {out, code} = await openTestDesk(files).run(...unused, '-f', 'json', 'b.md')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    drafts: 1,
    unused: ['vale/House.Oar', 'vale/House.Sail'],
    used: [{rule: 'vale/House.Boat', findings: 1, drafts: 1}],
  })
})

test('the styles may be named on the command line', async () => {
  const {'.copydesk.yaml': _, ...rest} = files
  const {out, code} = await openTestDesk(rest).run(...unused, '--vale', '.vale.ini', 'a.md')
  expect([code, out.split('\n').slice(0, 2)]).toEqual([0, ['vale/House.Off', 'vale/House.Sail']])
})

test.each<[name: string, args: string[], more: Record<string, string>, err: string]>([
  [
    'without `--unused`',
    ['vale'],
    {},
    '`copydesk vale --unused` lists the rules of your Vale styles that never fire: add `--unused`.\n',
  ],
  [
    'without styles',
    unused,
    {'.copydesk.yaml': ''},
    'No Vale styles are on: name them with `--vale .vale.ini`, or with `vale: .vale.ini` in your settings.\n',
  ],
  ['a file that is not there', [...unused, 'c.md'], {}, '`c.md` was not read: there is no such file or folder.\n'],
  [
    'a rule that takes too long',
    unused,
    {
      'styles/House/Slow.yml': 'extends: existence\nmessage: a\nnonword: true\nraw: ["(a+)+b"]\n',
      'a.md': `b ${'a'.repeat(40)}\n`,
    },
    "a.md: The rule `vale/House.Slow` didn't check this draft: its expression `(a+)+b` takes too long. Rewrite it without a repeat in a repeat, or turn the rule off.\n",
  ],
])('%s it ends with 2 and says why', async (_, args, more, err) => {
  const ran = await openTestDesk({...files, ...more}).run(...args)
  expect([ran.code, ran.err]).toEqual([2, err])
})
