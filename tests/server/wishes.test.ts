// What an editor sets: how severe findings are shown, a quick switch, and settings for each folder of a workspace.
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
  saidBy,
  startHere,
  tellConfigured,
} from '../support/server.ts'

const uri = 'file:///tmp/copydesk-none/rain.md'

describe('severity', () => {
  test.each([
    [undefined, [2, 2, 2]],
    ['', [2, 2, 2]],
    ['hint', [4, 4, 4]],
    ['information', [3, 3, 3]],
    ['error', [1, 1, 1]],
    ['loud', [2, 2, 2]],
    [4, [2, 2, 2]],
  ])('%j', async (severity, shown) => {
    const folder = makeFolder({'a.md': draft})
    const client = await startHere({folders: [folder], options: {severity}})
    await client.open(uri, draft)
    expect((await client.pull(uri)).map((one) => one.severity)).toEqual(shown)
    const {items} = await client.pullFolders()
    const listed = items.flatMap((item) => (item.uri.endsWith('a.md') && item.kind === 'full' ? item.items : []))
    expect(listed.map((one) => one.severity)).toEqual(shown)
  })

  test('the status counts what there is, however it is shown', async () => {
    const client = await startHere({options: {severity: 'hint', status: true}})
    await client.open(uri, draft)
    await client.until(() => saidBy(client, 'copydesk/status').at(-1)?.state === 'checked')
    expect(saidBy(client, 'copydesk/status').at(-1)).toMatchObject({errors: 0, warnings: 3, infos: 0})
  })

  test('follows the settings while the server runs', async () => {
    let severity = 'hint'
    const client = await startHere({configuration: () => ({severity})})
    await client.open(uri, draft)
    expect((await client.pull(uri))[0]?.severity).toBe(4)
    severity = ''
    await tellConfigured(client)
    expect((await client.pull(uri))[0]?.severity).toBe(2)
  })
})

describe('what an editor leaves out and allows, beside the settings', () => {
  test.each<[ignore: unknown, listed: Record<string, unknown>]>([
    [['old/', '*.txt'], {'a.md': ['repeated-word', 'repeated-word', 'unfilled-placeholder']}],
    ['old/', {'a.md': 3, 'b.md': 3, 'c.txt': 3}],
  ])('ignore %j', async (ignore, listed) => {
    const folder = makeFolder({'a.md': draft, 'old/b.md': draft, 'c.txt': draft})
    const client = await startHere({folders: [folder], options: {ignore, compare: false, status: true}})
    const found = await listedBy(client)
    expect(Object.keys(found).sort()).toEqual(Object.keys(listed))
    const c = uriOf(join(folder, 'old/b.md'))
    await client.open(c, draft)
    expect(await client.pull(c)).toHaveLength(Array.isArray(ignore) ? 0 : 3)
    if (!Array.isArray(ignore)) return
    const status = await client.until(() => saidBy(client, 'copydesk/status').find(({state}) => state === 'ignored'))
    expect(status).toMatchObject({by: 'copydesk.ignore'})
    expect(status).not.toHaveProperty('named')
  })

  test('settings that allow other phrases stay', async () => {
    const files = {'.copydesk.yaml': 'allow: ["[Name]"]\n', 'a.md': 'By [Name] in [City] of [Town].\n'}
    const folder = makeFolder(files)
    const client = await startHere({folders: [folder], options: {allow: ['[City]', 7]}})
    const a = uriOf(join(folder, 'a.md'))
    await client.open(a, files['a.md'])
    const places = (await client.pull(a)).map(({range}) => client.textAt(a, range))
    expect(places).toEqual(['[Town]'])
  })

  test('follow the editor', async () => {
    let ignore: string[] = []
    const folder = makeFolder({'a.md': draft})
    const client = await startHere({folders: [folder], configuration: () => ({ignore})})
    const a = uriOf(join(folder, 'a.md'))
    await client.open(a, draft)
    expect(await client.pull(a)).toHaveLength(3)
    ignore = ['a.md']
    await tellConfigured(client)
    expect(await client.pull(a)).toEqual([])
  })
})

describe('the quick switch', () => {
  test('clears all drafts and brings all back', async () => {
    const folder = makeFolder({'a.md': draft})
    const client = await startHere({folders: [folder], options: {status: true}})
    await client.open(uri, draft)
    const before = await client.pull(uri)
    const listed = await listedBy(client)
    expect(await callCommand(client, 'copydesk.toggle')).toBe(false)
    expect(await client.pull(uri)).toEqual([])
    expect(await listedBy(client)).toEqual({'rain.md': []})
    await client.until(() => saidBy(client, 'copydesk/status').at(-1)?.state === 'off')
    expect(saidBy(client, 'copydesk/status').at(-1)?.by).toBe('copydesk.toggle')
    expect(await callCommand(client, 'copydesk.checkFolder')).toBeNull()
    expect(messagesOf(client)).toEqual(['Copydesk is switched off: switch it on first.'])
    expect(await callCommand(client, 'copydesk.toggle')).toBe(true)
    expect(await client.pull(uri)).toEqual(before)
    expect(await listedBy(client)).toEqual(listed)
  })

  test('is said where no status is shown', async () => {
    const client = await startHere()
    await callCommand(client, 'copydesk.toggle')
    await callCommand(client, 'copydesk.toggle')
    expect(messagesOf(client)).toEqual([
      'Copydesk is off until you switch it on again.',
      'Copydesk checks drafts again.',
    ])
  })
})

describe('each folder of a workspace', () => {
  const logged = (client: RawClient) => saidBy(client, 'window/logMessage').map(({message}) => String(message))

  const start = async (
    saidOf: (scope: string) => object | null,
    later: ReadonlyMap<string, Promise<object>> = new Map(),
    ofAll: object | null = {},
  ) => {
    const [one, two] = [makeFolder({'a.md': draft}), makeFolder({'b.md': draft})]
    const saidLater = (scope: string) => [...later].find(([path]) => uriOf(path) === scope)?.[1]
    const client = await startHere({
      folders: [one, two],
      configuration: (scope) =>
        scope === undefined ? ofAll : (saidLater(scope) ?? saidOf(scope === uriOf(one) ? 'one' : 'two')),
    })
    const [a, b] = [uriOf(join(one, 'new.md')), uriOf(join(two, 'new.md'))]
    const text = '# Staff\n\nIt employs TK people in Leeds.\n'
    await client.open(a, text)
    await client.open(b, text)
    const severities = async () =>
      Promise.all([a, b].map(async (uri) => (await client.pull(uri)).map(({severity}) => severity)))
    return {client, severities, one, two, a, b}
  }

  test('has its own stage', async () => {
    const {severities} = await start((scope) => ({stage: scope === 'one' ? 'publish' : 'draft'}))
    expect(await severities()).toEqual([[2], [3]])
  })

  test('goes by the settings for all where it has none', async () => {
    const {severities} = await start((scope) => (scope === 'one' ? {stage: 'draft'} : null))
    expect(await severities()).toEqual([[3], [2]])
  })

  test('is switched off by itself, and its list with it', async () => {
    let isOff = false
    const {client, severities, a} = await start((scope) => ({enable: scope === 'two' || !isOff}))
    expect(Object.keys(await listedBy(client)).sort()).toEqual(['a.md', 'b.md', 'new.md'])
    isOff = true
    await tellConfigured(client)
    expect(await severities()).toEqual([[], [2]])
    expect((await listedBy(client))['a.md']).toBeUndefined()
    expect(codesOf(await client.pull(a))).toEqual([])
  })

  test('that is added is asked about', async () => {
    const three = makeFolder({'c.md': draft})
    const {client} = await start((scope) => ({stage: scope === 'two' ? 'draft' : 'publish'}))
    await client.changeFolders([three], [])
    const c = uriOf(join(three, 'new.md'))
    await client.open(c, '# Staff\n\nIt employs TK people in Leeds.\n')
    expect((await client.pull(c)).map(({severity}) => severity)).toEqual([3])
    await listedBy(client)
    expect(logged(client).filter((line) => line.startsWith('Read ') && line.includes(three))).toHaveLength(1)
    expect(saidBy(client, 'workspace/configuration').at(-1)).toMatchObject({
      items: [{section: 'copydesk'}, {}, {}, {scopeUri: uriOf(three), section: 'copydesk'}],
    })
  })

  test('that is added is not read before the client has answered for it', async () => {
    const three = makeFolder({'c.md': draft})
    let answer = () => {}
    const answered = new Promise<object>((go) => {
      answer = () => go({enable: false})
    })
    const {client, a} = await start((scope) => (scope === 'one' ? {} : {enable: false}), new Map([[three, answered]]))
    await client.pull(a)
    await client.changeFolders([three], [])
    await new Promise((go) => setTimeout(go, 200))
    answer()
    expect(Object.keys(await listedBy(client)).sort()).toEqual(['a.md', 'new.md'])
    expect(logged(client).filter((line) => line.includes(three))).toEqual([])
  })

  test('that is added ends no list of the others', async () => {
    const three = makeFolder({'c.md': draft})
    const {client} = await start(() => ({wholeFolder: false}))
    expect(Object.keys(await listedBy(client))).toEqual(['new.md'])
    await callCommand(client, 'copydesk.checkFolder')
    await client.changeFolders([three], [])
    await client.until(() => logged(client).some((line) => line.includes(three)))
    expect(Object.keys(await listedBy(client)).sort()).toEqual(['a.md', 'b.md', 'c.md', 'new.md'])
  })

  test('that is removed has its list ended', async () => {
    const {client, two} = await start(() => ({}))
    const {items} = await client.pullFolders()
    const next = client.pullFolders(items.map(({uri, resultId = ''}) => ({uri, value: resultId})))
    await client.changeFolders([], [two])
    const gone = (await next).items.filter(({uri}) => uri.endsWith('b.md'))
    expect(gone).toMatchObject([{kind: 'full', items: []}])
  })

  test('is answered for though the client has nothing for all', async () => {
    const {severities} = await start((scope) => ({stage: scope === 'one' ? 'publish' : 'draft'}), new Map(), null)
    expect(await severities()).toEqual([[2], [3]])
  })
})
