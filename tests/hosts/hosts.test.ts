// Hosted plugins: true places where the usual bridge has wrong ones, and settings that hold for them as for our rules.
import {symlinkSync} from 'node:fs'
import {join, resolve} from 'node:path'
import remarkParse from 'remark-parse'
import remarkRetext from 'remark-retext'
import retextEnglish from 'retext-english'
import retextEquality from 'retext-equality'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {makeFolder, runIn} from '../support/desk.ts'

const settings = `hosted:
  - {use: retext-equality, severity: info}
  - use: retext-indefinite-article
  - {use: retext-readability, options: {age: 14, minWords: 8}, severity: info}
  - use: remark-lint-no-heading-punctuation
  - use: remark-lint-ordered-list-marker-value
rules:
  unsourced-claim: off
`

/** A folder with the settings and the plugins of this project. */
function makeHouse(files: Readonly<Record<string, string>>, yaml = settings): string {
  const folder = makeFolder({'.copydesk.yaml': yaml, ...files})
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return folder
}

interface Message {
  ruleId: string
  fatal: boolean | null
  actual: string
  reason: string
  expected?: string[]
  line: number
  column: number
}

/** What is found in a draft: the rule and the text at its place. */
async function check(text: string, yaml = settings, name = 'a.md'): Promise<Message[]> {
  const {out} = await runIn(makeHouse({[name]: text}, yaml), ['--format', 'json', name])
  const [file] = JSON.parse(out) as {messages: Message[]}[]
  return file?.messages ?? []
}

const places = (messages: readonly Message[]) => messages.map(({ruleId, actual}) => `${ruleId}: ${actual}`)

describe('places', () => {
  const cases: [name: string, text: string, found: string[]][] = [
    ['plain prose', 'It is a apple.\n', ['retext-indefinite-article: a']],
    ['behind an entity', 'Fish &amp; chips &mdash; with a apple.\n', ['retext-indefinite-article: a']],
    ['behind escapes', 'One \\* two \\* three, a apple.\n', ['retext-indefinite-article: a']],
    ['in a wrapped list item', '- One line\n  of two, then\n  a apple.\n', ['retext-indefinite-article: a']],
    ['in a table cell', '| what |\n| --- |\n| a apple |\n', ['retext-indefinite-article: a']],
    ['in front matter', '---\ntitle: "It\'s a \\u0061pple"\n---\n\nRain.\n', ['retext-indefinite-article: a']],
    ['with CRLF and emoji', 'Rain 👩‍🚒.\r\n\r\n- One\r\n  line, a apple.\r\n', ['retext-indefinite-article: a']],
    ['behind code, which is no word', 'Run `a apple` or a `apple` or a apple.\n', ['retext-indefinite-article: a']],
    ['of a word with an entity in it', 'The chair&#109;an spoke.\n', ['retext-equality: chair&#109;an']],
    ['of a heading', '# A day out.\n\nRain.\n', ['remark-lint-no-heading-punctuation: # A day out.']],
  ]
  test.each(cases)('%s', async (_, text, found) => {
    const messages = await check(text)
    expect(places(messages)).toEqual(found)
  })

  test('of a point, which the plugin gives for a list item', async () => {
    const [message] = await check('So:\n\n1. One\n3. Three\n')
    expect([message?.ruleId, message?.line]).toEqual(['remark-lint-ordered-list-marker-value', 4])
  })

  const astray = [
    'Rain.\n\n> Rain, and\n> Fish &amp; chips\n> are for a policeman.\n',
    '- One line\n  of &quot;two&quot;,\n  then a policeman.\n',
  ]
  test.each(astray)('right where the usual bridge is wrong: %j', async (text) => {
    const file = new VFile(text)
    const bridge = unified()
      .use(remarkParse)
      .use(remarkRetext, unified().use(retextEnglish).use(retextEquality) as never)
    await bridge.run(bridge.parse(file), file)
    const [usual] = file.messages
    const place = usual?.place as {start: {offset: number}; end: {offset: number}}
    expect(text.slice(place.start.offset, place.end.offset)).not.toBe('policeman')
    const [ours] = await check(text, 'hosted: [{use: retext-equality, quotations: check}]\n')
    expect(ours?.actual).toBe('policeman')
    const lines = text.split('\n')
    expect(lines[(ours?.line ?? 0) - 1]?.slice((ours?.column ?? 0) - 1)).toMatch(/^policeman/)
  })

  test('readability marks the sentence', async () => {
    const hard =
      'Notwithstanding administrative considerations, the interdepartmental committee deliberated interminably over procedural irregularities.'
    expect(places(await check(`Rain fell. ${hard} Rain fell.\n`))).toEqual([`retext-readability: ${hard}`])
  })
})

describe('like rules of our own', () => {
  test('level, message, what to write, and where more is said', async () => {
    const [message] = await check('The chairman spoke.\n')
    expect(message).toMatchObject({
      ruleId: 'retext-equality',
      reason:
        'Unexpected potentially insensitive use of `chairman`, in somes cases `chair`, `head`, `chairperson`, `coordinator`, `committee head`, `moderator`, `presiding officer` may be better',
    })
    expect(message?.fatal ?? 'info').toBe('info')
    expect(message?.expected).toContain('chair')
  })

  test('severity by `rules`, allowed phrases', async () => {
    const text = 'The chairman and a policeman spoke.\n'
    const off = await check(text, `${settings}  retext-equality: off\n`)
    expect(off).toEqual([])
    const error = await check(text, `${settings}  retext-equality: error\nallow: {retext-equality: [chairman]}\n`)
    expect(error.map(({fatal, actual}) => [fatal, actual])).toEqual([[true, 'policeman']])
  })

  test('comments let findings pass, and are told when they let none', async () => {
    const comment = '<!-- copydesk-ignore retext-equality: his title -->'
    expect(await check(`${comment}\n\nThe chairman spoke.\n`)).toEqual([])
    expect(places(await check(`${comment}\n\nThe crew spoke.\n`))).toEqual([`unused-ignore: ${comment}`])
  })

  test('quotations are skipped unless asked for', async () => {
    const text = '“The chairman lied,” Ann said.\n\n> A policeman came.\n'
    expect(await check(text)).toEqual([])
    const asked = await check(text, 'hosted: [{use: retext-equality, quotations: check}]\n')
    expect(places(asked)).toEqual(['retext-equality: chairman', 'retext-equality: policeman'])
  })

  test('overrides hold for them', async () => {
    const yaml = `${settings}overrides:\n  - {files: a.md, rules: {retext-equality: warning}}\n`
    const [message] = await check('The chairman spoke.\n', yaml)
    expect(message?.fatal).toBe(false)
  })

  test('plain text gets the plugins for prose only', async () => {
    expect(places(await check('1. One\n3. Three\n\nIt is a apple.\n', settings, 'a.txt'))).toEqual([
      'retext-indefinite-article: a',
    ])
  })

  test('repairs leave their findings to the editor', async () => {
    const folder = makeHouse({'a.md': 'It is a apple.\n'})
    const {out} = await runIn(folder, ['--fix', '--format', 'json', 'a.md'])
    expect((JSON.parse(out) as {messages: Message[]}[])[0]?.messages.map(({ruleId}) => ruleId)).toEqual([
      'retext-indefinite-article',
    ])
  })
})

describe('what can go wrong', () => {
  test('a plugin that throws stops alone', async () => {
    const folder = makeHouse(
      {
        'remark-bad.js': 'export default () => () => { throw new Error("no luck") }',
        'package.json': '{"type": "module"}',
        'a.md': 'It is a apple.\n',
      },
      'hosted: [{use: ./remark-bad.js}, {use: retext-indefinite-article}]\n',
    )
    const {out} = await runIn(folder, ['--format', 'json', 'a.md'])
    const [file] = JSON.parse(out) as {messages: Message[]}[]
    expect(file?.messages.map(({ruleId}) => ruleId)).toEqual(['rule-crashed', 'retext-indefinite-article'])
    expect(file?.messages[0]?.reason).toBe(
      'The rule `remark-bad` stopped with “no luck” and did not check this draft: tell whoever wrote the rule.',
    )
  })

  test('a plugin that changes its tree changes no other', async () => {
    const folder = makeHouse(
      {
        'retext-eater.js': 'export default () => (tree) => { tree.children = [] }',
        'package.json': '{"type": "module"}',
        'a.md': 'It is a apple.\n',
      },
      'hosted: [{use: ./retext-eater.js}, {use: retext-indefinite-article}]\n',
    )
    expect((await runIn(folder, ['a.md'])).out).toContain('1:7 warning Unexpected article `a`')
  })

  const mistakes: [yaml: string, message: string][] = [
    [
      'hosted: [{use: retext-nosuch}]\n',
      'There is no plugin `retext-nosuch`. Is it installed? Try `npm install retext-nosuch`.',
    ],
    [
      'hosted: [{use: ./x/rule.js}]\n',
      'Is `./x/rule.js` for retext or for remark? Add `reads: prose` or `reads: markdown`.',
    ],
    ['hosted: [{options: {}}]\n', 'An entry of `hosted` needs `use`, as in `use: retext-equality`.'],
    ['hosted: [{use: retext-equality, quotations: no}]\n', "`quotations` can't be `no`. Allowed: `skip`, `check`."],
  ]
  test.each(mistakes)('%j', async (yaml, message) => {
    const {code, err} = await runIn(makeHouse({'a.md': 'Rain.\n'}, yaml), ['a.md'])
    expect(err).toContain(message)
    expect(code).toBe(2)
  })
})
