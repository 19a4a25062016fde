// What was silenced is heard again: rules that are off, comments that ignore, drafts that were left alone.
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {CodeAction} from 'vscode-languageserver-protocol/node'
import {type RawClient, uriOf} from '../support/client.ts'
import {makeFolder, writeFiles} from '../support/desk.ts'
import {
  callCommand,
  codesOf,
  draft,
  messagesOf,
  rangeOfWords,
  saidBy,
  startHere,
  tellChanged,
} from '../support/server.ts'

const appliesEdits = {workspace: {applyEdit: true}}
const titlesOf = (actions: readonly CodeAction[]) => actions.map(({title}) => title)

/** Open a file as an editor does that is to change it, and save what became of it. */
async function openToSave(client: RawClient, file: string) {
  const uri = uriOf(file)
  await client.open(uri, readFileSync(file, 'utf8'), 'yaml')
  return async () => {
    const text = client.texts.get(uri)?.text ?? ''
    writeFiles('/', {[file]: text})
    await tellChanged(client, file)
    return text
  }
}

async function openIn(files: Record<string, string>, text = draft, name = 'rain.md') {
  const folder = makeFolder({[name]: text, ...files})
  const client = await startHere({folders: [folder], capabilities: appliesEdits, options: {status: true}})
  const uri = uriOf(join(folder, name))
  await client.open(uri, text)
  return {folder, client, uri}
}

describe('in the settings file, a rule that is off', () => {
  test.each<[what: string, text: string, words: string, title: string | undefined, after?: string]>([
    [
      'is taken away',
      '# Ours\nrules:\n  repeated-word: off\n  fake-list: off # poems\n',
      'repeated-word: off',
      'Switch repeated-word on again',
      '# Ours\nrules:\n  fake-list: off # poems\n',
    ],
    [
      'is `on` where the preset has it off',
      'rules:\n  missing-byline: off\n',
      'missing-byline',
      'Switch missing-byline on again',
      'rules:\n  missing-byline: on\n',
    ],
    [
      'is `on` where what it extends has it off',
      'extends: ./house.yaml\nrules:\n  repeated-word: off\n',
      'repeated-word',
      'Switch repeated-word on again',
      'extends: ./house.yaml\nrules:\n  repeated-word: on\n',
    ],
    [
      'is `on` in an override of a file that has it off',
      'rules: {repeated-word: off}\noverrides:\n  - files: [a.md]\n    rules:\n      repeated-word: no\n',
      'repeated-word: no',
      'Switch repeated-word on again',
      'rules: {repeated-word: off}\noverrides:\n  - files: [a.md]\n    rules:\n      repeated-word: on\n',
    ],
    [
      'keeps its options',
      'rules:\n  dummy-text: [off, {allow: [x]}]\n',
      'dummy-text',
      'Switch dummy-text on again',
      'rules:\n  dummy-text: [on, {allow: [x]}]\n',
    ],
    [
      'may be a kind',
      'rules:\n  duplicate-headline: {near: off, exact: error}\n',
      'near',
      'Switch near of duplicate-headline on again',
      'rules:\n  duplicate-headline: {exact: error}\n',
    ],
    [
      'may be no rule of the list',
      'rules:\n  unused-ignore: off\n',
      'unused-ignore',
      'Switch unused-ignore on again',
      '',
    ],
    ['is off, not an error', 'rules:\n  repeated-word: error\n', 'repeated-word', undefined],
    ['is on that line', 'rules:\n  repeated-word: off\n  fake-list: error\n', 'fake-list', undefined],
  ])('%s', async (_, text, words, title, after) => {
    const {folder, client} = await openIn({'.copydesk.yaml': text, 'house.yaml': 'rules:\n  repeated-word: off\n'})
    const uri = uriOf(join(folder, '.copydesk.yaml'))
    await client.open(uri, text, 'yaml')
    const actions = await client.actions(uri, rangeOfWords(text, words))
    expect(titlesOf(actions)).toEqual(title === undefined ? [] : [`${title} (.copydesk.yaml)`])
    client.applyEdit(actions[0]?.edit ?? {})
    expect(client.texts.get(uri)?.text).toBe(after ?? text)
  })

  test('is found in JSON, too, and in a package.json', async () => {
    for (const [name, text] of [
      ['.copydesk.json', '{"rules": {"repeated-word": "off"}}'],
      ['package.json', '{"rules": {"fake-list": "off"}, "copydesk": {"rules": {"repeated-word": false}}}'],
    ] as const) {
      const {folder, client} = await openIn({[name]: text})
      const uri = uriOf(join(folder, name))
      await client.open(uri, text, 'json')
      const whole = rangeOfWords(text, text)
      expect(titlesOf(await client.actions(uri, whole))).toEqual([`Switch repeated-word on again (${name})`])
    }
  })
})

describe('an ignore comment is taken away', () => {
  const ignore = 'copydesk-ignore repeated-word: his words'
  test.each<[what: string, name: string, text: string, after: string]>([
    ['above a block', 'a.md', `# Rain\n\n<!-- ${ignore} -->\nIt was was wet.\n`, '# Rain\n\nIt was was wet.\n'],
    ['above everything', 'a.md', `<!-- ${ignore} -->\n\n# Rain\n\nIt was was wet.\n`, '# Rain\n\nIt was was wet.\n'],
    [
      'between blank lines',
      'a.md',
      `# Rain\r\n\r\n<!-- ${ignore} -->\r\n\r\nIt was was wet.\r\n`,
      '# Rain\r\n\r\nIt was was wet.\r\n',
    ],
    ['at the end of a line', 'a.md', `- It was was wet. <!-- ${ignore} -->\n- Cold\n`, '- It was was wet.\n- Cold\n'],
    [
      'in a table',
      'a.md',
      `| a | b |\n|---|---|\n| <!-- ${ignore} --> was was | c |\n`,
      '| a | b |\n|---|---|\n| was was | c |\n',
    ],
    [
      'in front matter',
      'a.md',
      `---\n# ${ignore}\ntitle: It was was wet\n---\n\nRain.\n`,
      '---\ntitle: It was was wet\n---\n\nRain.\n',
    ],
    ['in MDX', 'a.mdx', `{/* ${ignore} */}\n\nIt was was wet.\n`, 'It was was wet.\n'],
    [
      'with its other end',
      'a.md',
      `<!-- copydesk-ignore-start -->\n\nIt was was wet.\n\n<!-- copydesk-ignore-end -->\n`,
      'It was was wet.\n\n',
    ],
  ])('%s', async (_, name, text, after) => {
    const client = await startHere()
    const uri = `file:///tmp/copydesk-none/${name}`
    await client.open(uri, text, name.endsWith('x') ? 'mdx' : 'markdown')
    const [action] = (await client.actions(uri, rangeOfWords(text, 'copydesk-ignore'))).filter(({title}) =>
      title.startsWith('Take'),
    )
    client.applyEdit(action?.edit ?? {})
    expect(client.texts.get(uri)?.text).toBe(after)
  })

  test('is offered on the comment alone', async () => {
    const client = await startHere()
    const uri = 'file:///tmp/copydesk-none/a.md'
    const text = `<!-- ${ignore} -->\nIt was was wet.\n`
    await client.open(uri, text)
    expect(titlesOf(await client.actions(uri, rangeOfWords(text, 'wet')))).toEqual([])
    expect(titlesOf(await client.actions(uri, rangeOfWords(text, 'his words')))).toEqual(['Take this comment away'])
  })
})

describe('rules that are off here', () => {
  const settings =
    'rules:\n  repeated-word: off\n  missing-byline: off\noverrides:\n  - files: other.md\n    rules: {fake-list: off}\n'
  const comment = '<!-- copydesk-ignore-file unfilled-placeholder, fake-list: ours -->\n\n'

  test('are listed with where each was switched off', async () => {
    const {client, uri} = await openIn({'.copydesk.yaml': settings}, comment + draft)
    expect(await callCommand(client, 'copydesk.rulesOff', uri)).toEqual([
      {rule: 'fake-list', at: ['line 1']},
      {rule: 'missing-byline', at: ['.copydesk.yaml:3']},
      {rule: 'repeated-word', at: ['.copydesk.yaml:2']},
      {rule: 'unfilled-placeholder', at: ['line 1']},
    ])
  })

  test.each<[rule: string, file: string, after: string]>([
    ['repeated-word', '.copydesk.yaml', settings.replace('  repeated-word: off\n', '')],
    ['missing-byline', '.copydesk.yaml', settings.replace('missing-byline: off', 'missing-byline: on')],
    ['fake-list', 'rain.md', comment.replace(', fake-list', '') + draft],
    ['unfilled-placeholder', 'rain.md', comment.replace('unfilled-placeholder, ', '') + draft],
  ])('%s is switched on again', async (rule, name, after) => {
    const {folder, client, uri} = await openIn({'.copydesk.yaml': settings}, comment + draft)
    const save = await openToSave(client, join(folder, '.copydesk.yaml'))
    expect(await callCommand(client, 'copydesk.switchOn', uri, rule)).toEqual([uriOf(join(folder, name))])
    const saved = await save()
    expect(name === '.copydesk.yaml' ? saved : client.texts.get(uri)?.text).toBe(after)
    const left = await callCommand<{rule: string}[]>(client, 'copydesk.rulesOff', uri)
    expect(left.map(({rule}) => rule)).not.toContain(rule)
    if (rule !== 'fake-list' && rule !== 'missing-byline') expect(codesOf(await client.pull(uri))).toContain(rule)
  })

  test('may be all, by one comment', async () => {
    const {client, uri} = await openIn({}, `<!-- copydesk-ignore-file: ours -->\n\n${draft}`)
    expect(await callCommand(client, 'copydesk.rulesOff', uri)).toEqual([{rule: '', at: ['line 1']}])
    await callCommand(client, 'copydesk.switchOn', uri, '')
    expect(client.texts.get(uri)?.text).toBe(draft)
  })

  test('off by what is extended, a rule is `on` in the file', async () => {
    const files = {'.copydesk.yaml': 'extends: ./house.yaml\n', 'house.yaml': 'rules:\n  repeated-word: off\n'}
    const {folder, client, uri} = await openIn(files)
    expect(await callCommand(client, 'copydesk.rulesOff', uri)).toEqual([{rule: 'repeated-word', at: ['house.yaml:2']}])
    const save = await openToSave(client, join(folder, '.copydesk.yaml'))
    await callCommand(client, 'copydesk.switchOn', uri, 'repeated-word')
    expect(await save()).toBe('extends: ./house.yaml\nrules:\n  repeated-word: on\n')
    expect(codesOf(await client.pull(uri))).toContain('repeated-word')
  })

  test('none, where nothing was switched off, and a rule that is on stays', async () => {
    const {client, uri} = await openIn({})
    expect(await callCommand(client, 'copydesk.rulesOff', uri)).toEqual([])
    expect(await callCommand(client, 'copydesk.switchOn', uri, 'repeated-word')).toBeNull()
    expect(messagesOf(client)).toEqual(["This rule isn't switched off here."])
  })
})

describe('a draft is left alone, and checked again', () => {
  test.each<[what: string, files: Record<string, string>, where: string]>([
    ['in the ignore file', {'.copydeskignore': 'old/\n'}, '.copydeskignore'],
    ['in the settings', {'.copydesk.yaml': 'preset: news # ours\n'}, '.copydesk.yaml'],
  ])('%s', async (_, files, where) => {
    const {folder, client, uri} = await openIn(files)
    const file = join(folder, where)
    const before = readFileSync(file, 'utf8')
    await client.pull(uri)
    const save = await openToSave(client, file)
    expect(await callCommand(client, 'copydesk.leaveAlone', uri)).toEqual([uriOf(file)])
    await save()
    expect(await client.pull(uri)).toEqual([])
    const status = await client.until(() => saidBy(client, 'copydesk/status').find(({state}) => state === 'ignored'))
    expect(status).toMatchObject({by: where, named: true})
    client.heard.length = 0
    expect(await callCommand(client, 'copydesk.checkAgain', uri)).toEqual([uriOf(file)])
    expect(await save()).toBe(before)
    expect(codesOf(await client.pull(uri))).toContain('repeated-word')
  })

  test('not where a line leaves out others, too', async () => {
    const {client, uri} = await openIn({'.copydeskignore': '*.md\n'})
    const status = await client.until(() => saidBy(client, 'copydesk/status').find(({state}) => state === 'ignored'))
    expect(status).not.toHaveProperty('named')
    expect(await callCommand(client, 'copydesk.checkAgain', uri)).toBeNull()
    expect(messagesOf(client)).toEqual(['No line that names this draft alone leaves it out.'])
  })
})

describe('"Make all safe repairs"', () => {
  test.each<[text: string, after: string, message: string]>([
    [
      draft.replace('[Name]', 'rain'),
      '# Rain stops play\n\nThe match was called off by rain.\n',
      '2 repaired, nothing left for you.',
    ],
    [draft, '# Rain stops play\n\nThe match was called off by [Name].\n', '2 repaired, 1 left for you.'],
    ['By [Name].\n', 'By [Name].\n', 'Nothing can be repaired safely: 1 left for you.'],
  ])('%s', async (text, after, message) => {
    const {client, uri} = await openIn({}, text)
    const titles = titlesOf(await client.actions(uri, rangeOfWords(text, text)))
    expect(titles.some((title) => /^Make (?:all|the one)/.test(title))).toBe(!message.startsWith('Nothing'))
    await callCommand(client, 'copydesk.fixAll', uri)
    expect(client.texts.get(uri)?.text).toBe(after)
    expect(messagesOf(client)).toEqual([message])
    expect(await client.pull(uri)).toHaveLength(Number(/(\d+) left/.exec(message)?.[1] ?? 0))
  })

  test('is a quick fix beside a finding, and for saving what it was', async () => {
    const {client, uri} = await openIn({})
    const kinds = async (only?: string[]) =>
      (await client.actions(uri, rangeOfWords(draft, 'was was'), only))
        .filter(({title}) => title.startsWith('Make'))
        .map(({kind}) => kind)
    expect(await kinds()).toEqual(['quickfix'])
    expect(await kinds(['source.fixAll'])).toEqual(['source.fixAll.copydesk'])
    expect(await kinds(['quickfix'])).toEqual([])
  })
})
