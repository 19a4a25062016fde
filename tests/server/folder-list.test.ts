// The list of findings in drafts that are not open: switched off, asked for by command, sent to clients that ask for documents only.
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {type RawClient, uriOf} from '../support/client.ts'
import {makeFolder} from '../support/desk.ts'
import {
  callCommand,
  codesOf,
  draft,
  listedBy,
  messagesOf,
  rain,
  saidBy,
  snow,
  startHere,
  tellConfigured,
} from '../support/server.ts'

describe('switched off, nothing stays', () => {
  test.each([{enable: false}, {wholeFolder: false}])('drafts that are not open are cleared: %j', async (off) => {
    let said: object = {}
    const folder = makeFolder({'a.md': draft})
    const client = await startHere({folders: [folder], configuration: () => said})
    const {items} = await client.pullFolders()
    expect(items).toHaveLength(1)
    const next = client.pullFolders(items.map(({uri, resultId = ''}) => ({uri, value: resultId})))
    said = off
    await tellConfigured(client)
    expect((await next).items).toMatchObject([{uri: uriOf(join(folder, 'a.md')), items: []}])
  })

  test('and for a client that has diagnostics sent', async () => {
    let said: object = {}
    const folder = makeFolder({'a.md': draft})
    const client = await startHere({folders: [folder], pull: false, configuration: () => said})
    await callCommand(client, 'copydesk.checkFolder')
    const sent = () => client.published.get(uriOf(join(folder, 'a.md')))?.diagnostics.length
    expect(sent()).toBe(3)
    said = {enable: false}
    await tellConfigured(client)
    await client.until(() => sent() === 0)
  })

  test('what drafts show of each other goes with the comparison', async () => {
    let said: object = {}
    const folder = makeFolder({'2025-01-01-a.md': snow, '2025-01-02-b.md': rain})
    const client = await startHere({folders: [folder], configuration: () => said})
    expect(await listedBy(client)).toEqual({'2025-01-01-a.md': [], '2025-01-02-b.md': ['duplicate-headline']})
    said = {compare: false}
    await tellConfigured(client)
    expect(await listedBy(client)).toEqual({'2025-01-01-a.md': [], '2025-01-02-b.md': []})
  })
})

describe('"check the whole folder"', () => {
  const files = {'2025-01-01-a.md': snow, '2025-01-02-b.md': rain, 'c.md': draft}
  const three = ['repeated-word', 'repeated-word', 'unfilled-placeholder']

  test('is remembered when the settings of the client change', async () => {
    let said: object = {wholeFolder: false, compare: false}
    const client = await startHere({folders: [makeFolder(files)], configuration: () => said})
    expect(await listedBy(client)).toEqual({})
    await callCommand(client, 'copydesk.checkFolder')
    const wanted = {'2025-01-01-a.md': [], '2025-01-02-b.md': [], 'c.md': three}
    expect(await listedBy(client)).toEqual(wanted)
    said = {wholeFolder: false, compare: false, stage: 'edit'}
    await tellConfigured(client)
    expect(await listedBy(client)).toEqual(wanted)
  })

  test('ends when the list is switched off', async () => {
    let said: object = {wholeFolder: true}
    const client = await startHere({folders: [makeFolder(files)], configuration: () => said})
    await callCommand(client, 'copydesk.checkFolder')
    said = {wholeFolder: false}
    await tellConfigured(client)
    expect(await listedBy(client)).toEqual({})
  })

  test('lists drafts for clients that ask for open documents only, each once', async () => {
    const folder = makeFolder(files)
    const c = uriOf(join(folder, 'c.md'))
    const client = await startHere({folders: [folder]})
    expect(await callCommand(client, 'copydesk.checkFolder')).toEqual({drafts: 3, findings: 4})
    expect(codesOf(client.published.get(c)?.diagnostics)).toEqual(three)
    await client.open(c, draft)
    await client.until(() => client.published.get(c)?.diagnostics.length === 0)
    expect(codesOf(await client.pull(c))).toEqual(three)
    await client.close(c)
    await client.until(() => client.published.get(c)?.diagnostics.length === 3)
  })

  test.each([[{wholeFolder: false}], [{wholeFolder: false, compare: false}]])(
    'answers a client that waits with what is open, as VS Code does: %j',
    async (said) => {
      const folder = makeFolder(files)
      const client = await startHere({folders: [folder], configuration: () => said})
      const open = uriOf(join(folder, '2025-01-01-a.md'))
      await client.open(open, snow)
      const {items} = await client.pullFolders()
      const waiting = client.pullFolders(items.map(({uri, resultId = ''}) => ({uri, value: resultId})))
      await callCommand(client, 'copydesk.checkFolder')
      expect((await waiting).items.map(({uri}) => uri)).toContain(uriOf(join(folder, 'c.md')))
    },
  )

  test('asks clients that ask for all drafts to ask again, also where no draft is open', async () => {
    const client = await startHere({folders: [makeFolder(files)], configuration: () => ({wholeFolder: false})})
    expect(await listedBy(client)).toEqual({})
    for (let times = 1; times <= 2; times++) {
      await callCommand(client, 'copydesk.checkFolder')
      await client.until(() => saidBy(client, 'workspace/diagnostic/refresh').length === times, 5000)
      expect((await listedBy(client))['c.md']).toEqual(three)
    }
  })

  test('counts the drafts of the folder alone', async () => {
    const folder = makeFolder({...files, 'left.md': draft, '.copydeskignore': 'left.md\n'})
    const client = await startHere({folders: [folder]})
    await client.open('untitled:Untitled-1', draft)
    await client.open(uriOf(join(folder, 'left.md')), draft)
    await client.open(uriOf(join(makeFolder({}), 'else.md')), draft)
    await client.open(uriOf(join(folder, 'c.md')), draft)
    expect(await callCommand(client, 'copydesk.checkFolder')).toEqual({drafts: 3, findings: 4})
  })

  test('sends nothing to clients that ask for all drafts', async () => {
    const client = await startHere({folders: [makeFolder(files)]})
    await client.pullFolders()
    expect(await callCommand(client, 'copydesk.checkFolder')).toEqual({drafts: 3, findings: 4})
    expect([...client.published.values()]).toEqual([])
  })

  test('a draft that was open in between is listed again', async () => {
    const folder = makeFolder(files)
    const c = uriOf(join(folder, 'c.md'))
    const client = await startHere({folders: [folder], pull: false})
    await callCommand(client, 'copydesk.checkFolder')
    await client.open(c, draft)
    await client.until(() => client.published.get(c)?.version === 1)
    await client.close(c)
    const sent = () => client.published.get(c)
    await client.until(() => sent()?.version === undefined && sent()?.diagnostics.length === 3)
  })
})

describe('drafts that nobody is shown are read for what they show of each other alone', () => {
  const plugin =
    'export default {name: "x", rules: {bang: {summary: "Bang.", why: "It is.", authority: "Us", check() { throw new Error("bang") }, examples: []}}}\n'
  const files = {'.copydesk.yaml': 'plugins: [./x.mjs]\n', 'x.mjs': plugin, '2025-01-01-a.md': snow, 'c.md': draft}
  const isRead = (client: RawClient) =>
    saidBy(client, 'window/logMessage').some(({message}) => /^Read 2/.test(`${message}`))

  test.each([
    ['nobody has asked for the list', {wholeFolder: true}],
    ['the list is off', {wholeFolder: false}],
  ])('%s: other rules look at them once it is asked for', async (_, said) => {
    const folder = makeFolder(files)
    const client = await startHere({folders: [folder], configuration: () => said})
    await client.until(() => isRead(client))
    expect(messagesOf(client)).toEqual([])
    expect(await callCommand(client, 'copydesk.checkFolder')).toEqual({drafts: 2, findings: 3})
    expect(messagesOf(client)).toHaveLength(1)
    expect(codesOf(client.published.get(uriOf(join(folder, 'c.md')))?.diagnostics)).toHaveLength(3)
  })

  test('and an open draft is compared with them', async () => {
    const folder = makeFolder(files)
    const open = uriOf(join(folder, '2025-01-02-b.md'))
    const client = await startHere({folders: [folder], configuration: () => ({wholeFolder: false})})
    await client.until(() => isRead(client))
    await client.open(open, rain)
    expect(codesOf(await client.pull(open))).toContain('duplicate-headline')
    await callCommand(client, 'copydesk.checkFolder')
    expect(codesOf(await client.pull(open))).toContain('duplicate-headline')
  })

  test('a list that is asked for while they are read is whole', async () => {
    const many = Object.fromEntries(
      Array.from({length: 60}, (_, i) => [`${i}.md`, `# Boat ${i}\n\nThe the boat ${i} came.\n`]),
    )
    const client = await startHere({folders: [makeFolder(many)]})
    expect(await callCommand(client, 'copydesk.checkFolder')).toEqual({drafts: 60, findings: 60})
    const {items} = await client.pullFolders()
    expect(items.map((item) => (item.kind === 'full' ? item.items.length : item.kind))).toEqual(Array(60).fill(1))
  })
})
