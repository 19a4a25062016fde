// The language server as clients meet it: spoken to in the protocol, as a process where that matters.
import {existsSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, afterEach, describe, expect, test, vi} from 'vitest'
import type {Diagnostic, DocumentDiagnosticReport, Hover, Range} from 'vscode-languageserver-protocol/node'
import {lint, parse} from '../../src/index.ts'
import {
  type ClientOptions,
  offsetIn,
  positionIn,
  type RawClient,
  startClient,
  startClientHere,
  uriOf,
} from '../support/client.ts'
import {makeFolder, writeFiles} from '../support/desk.ts'
import {makeRandom, randomEdit} from '../support/edits.ts'
import {p, wordFile} from '../support/word.ts'

const clients: RawClient[] = []
let sharing: ReturnType<typeof startClient> | undefined

/** One client of one process for all tests that need no folder, each with documents of its own name. */
function share() {
  sharing ??= startClient()
  return sharing
}

afterAll(async () => {
  expect(await (await share()).stop()).toBe(0)
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  for (const {connection} of clients.splice(0)) connection.dispose()
})

/** A client of a server of its own, in this process. */
async function start(options?: ClientOptions): Promise<RawClient> {
  const client = await startClientHere(options)
  clients.push(client)
  return client
}

type Encoding = 'utf-16' | 'utf-8' | 'utf-32'

/** What a fresh run finds in a text, in the words of the protocol. */
const fresh = (path: string, text: string, encoding: Encoding = 'utf-16') =>
  lint(parse({path, text})).map(({ruleId, message, place}) => ({
    code: ruleId,
    message,
    range: {start: positionIn(text, place.start, encoding), end: positionIn(text, place.end, encoding)},
  }))

/** Wait until the server asks for the next time to pull again. */
function nextRefresh(client: RawClient): Promise<boolean> {
  const count = () => client.heard.filter(({method}) => method === 'workspace/diagnostic/refresh').length
  const before = count()
  return client.until(() => count() > before)
}

/** The server has taken all messages before this one. */
const isHeard = (client: RawClient) =>
  client.ask('textDocument/hover', {textDocument: {uri: 'untitled:None'}, position: {line: 0, character: 0}})

const bare = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({code, message, range}) => ({code, message, range}))

const draft = '# Rain stops play\n\nThe the match was was called off by [Name].\n\nRead more\n'
const uri = 'file:///tmp/copydesk-none/rain.md'

interface Progress {
  token: string
  value: {kind: string; message?: string}
}

const whole: Range = {start: {line: 0, character: 0}, end: {line: 9999, character: 0}}

describe('diagnostics', () => {
  test('are pulled, with code, page, source, tags and data', async () => {
    const client = await share()
    await client.open(uri, draft)
    const found = await client.pull(uri)
    expect(bare(found)).toEqual(fresh('rain.md', draft))
    const [first] = found
    expect(first).toMatchObject({code: 'repeated-word', source: 'copydesk', data: {ruleId: 'repeated-word'}})
    expect(first?.codeDescription?.href).toMatch(/^file:.*\/docs\/rules\/repeated-word\.md$/)
  })

  test('are unchanged where nothing changed', async () => {
    const client = await share()
    await client.open(uri, draft)
    const first = await client.ask<DocumentDiagnosticReport>('textDocument/diagnostic', {textDocument: {uri}})
    const previousResultId = first.resultId
    const second = await client.ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: {uri},
      previousResultId,
    })
    expect(second).toEqual({kind: 'unchanged', resultId: previousResultId})
  })

  test('are published, with the version, where the client does not ask', async () => {
    const client = await start({pull: false})
    await client.open(uri, draft)
    const sent = await client.until(() => client.published.get(uri))
    expect(sent.version).toBe(1)
    expect(bare(sent.diagnostics)).toEqual(fresh('rain.md', draft))
    await client.change(uri, {start: draft.indexOf('The the'), end: draft.indexOf('The the') + 7, text: 'The'})
    const next = await client.until(() => client.published.get(uri)?.version === 2 && client.published.get(uri))
    expect(bare(next.diagnostics)).toEqual(fresh('rain.md', client.texts.get(uri)?.text ?? ''))
    await client.close(uri)
    await client.until(() => client.published.get(uri)?.diagnostics.length === 0)
  })

  test('are published once for a burst of keystrokes, as long after it as the client wishes', async () => {
    const client = await start({pull: false, options: {debounce: 700}})
    await client.open(uri, draft)
    await client.until(() => client.published.get(uri))
    const sent = () => client.heard.filter(({method}) => method.endsWith('publishDiagnostics')).length
    const before = sent()
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']})
    for (const char of 'It it rained') {
      await client.change(uri, {start: 19, end: 19, text: char})
      await isHeard(client)
      vi.advanceTimersByTime(699)
      await isHeard(client)
    }
    expect(sent()).toBe(before)
    vi.advanceTimersByTime(1)
    await client.until(() => client.published.get(uri)?.version === 13)
    expect(sent()).toBe(before + 1)
  })

  test('an answer is never about a text that has changed', async () => {
    const client = await share()
    await client.open(uri, draft)
    const stale = client.pull(uri).catch((error: unknown) => error)
    await client.change(uri, {start: 0, end: draft.length, text: 'All is well here.\n'})
    const answer = await stale
    if (answer instanceof Error) expect(answer).toMatchObject({code: -32802, data: {retriggerRequest: true}})
    else expect(bare(answer as Diagnostic[])).toEqual(fresh('rain.md', draft))
    expect(await client.pull(uri)).toEqual([])
  })

  test('a request can be cancelled', async () => {
    const client = await share()
    const long = `${'The town hall clock ran late again on Monday, and nobody at the council knew why.\n\n'.repeat(2000)}`
    await client.open(uri, long)
    const {CancellationTokenSource} = await import('vscode-languageserver-protocol/node')
    const source = new CancellationTokenSource()
    const asked = client.connection.sendRequest('textDocument/diagnostic', {textDocument: {uri}}, source.token)
    await isHeard(client)
    source.cancel()
    await expect(asked).rejects.toMatchObject({code: -32800})
    await client.open('file:///tmp/copydesk-none/next.md', draft)
    expect(await client.pull('file:///tmp/copydesk-none/next.md')).toHaveLength(fresh('next.md', draft).length)
  })

  test.each<Encoding>(['utf-16', 'utf-8', 'utf-32'])(
    'stand right in %s beside emoji and combining marks',
    async (encoding) => {
      const text =
        'Café 👩‍👩‍👧 fans sang sang “naïve” songs 🎵🎵 by by [Name] 日本 and and e\u0301 \u0301left left.\r\n\r\n- 👍 the the end\r\n'
      const client = await start({encodings: [encoding]})
      expect(client.encoding).toBe(encoding)
      await client.open(uri, text)
      const found = await client.pull(uri)
      expect(bare(found)).toEqual(fresh('rain.md', text, encoding))
      expect(found.length).toBeGreaterThan(3)
      const at = text.indexOf('sang sang')
      await client.change(uri, {start: at, end: at + 5, text: '🎵é '}, {start: at + 4, end: at + 4, text: 'the the '})
      const now = client.texts.get(uri)?.text ?? ''
      expect(bare(await client.pull(uri))).toEqual(fresh('rain.md', now, encoding))
    },
  )

  test('the first encoding offered that is known is taken', async () => {
    const client = await start({encodings: ['utf-32', 'utf-16']})
    expect(client.encoding).toBe('utf-32')
  })

  test('a byte order mark counts as a character of the document', async () => {
    const client = await share()
    await client.open(uri, `\uFEFFThe the match.`)
    const [found] = await client.pull(uri)
    expect(client.textAt(uri, found?.range as Range)).toMatch(/^The the$|^the$/)
  })
})

describe('what is a draft', () => {
  test.each<[uri: string, languageId: string, isDraft: boolean]>([
    ['file:///tmp/copydesk-none/a.md', 'markdown', true],
    ['file:///tmp/copydesk-none/a.txt', 'plaintext', true],
    ['untitled:Untitled-1', 'markdown', true],
    ['untitled:Untitled-1', 'plaintext', true],
    ['file://', 'markdown', true],
    ['file:///tmp/copydesk-none/README', 'markdown', true],
    ['file:///tmp/copydesk-none/LICENSE', 'plaintext', false],
    ['file:///tmp/copydesk-none/a.ts', 'typescript', false],
    ['vscode-notebook-cell:/tmp/a.ipynb#W0', 'markdown', false],
    ['file:///tmp/copydesk-none/.git/COMMIT_EDITMSG', 'git-commit', false],
    ['file:///tmp/copydesk-none/.git/COMMIT_EDITMSG', 'plaintext', false],
    ['vscode-scm:git/scm0/input', 'plaintext', false],
    ['git:/tmp/copydesk-none/a.md', 'markdown', false],
  ])('%s in %s', async (uri, languageId, isDraft) => {
    const client = await share()
    await client.open(uri, draft, languageId)
    expect((await client.pull(uri)).length > 0).toBe(isDraft)
    await client.close(uri)
  })
})

const at = (text: string, words: string): Range => ({
  start: positionIn(text, text.indexOf(words), 'utf-16'),
  end: positionIn(text, text.indexOf(words) + words.length, 'utf-16'),
})

describe('actions', () => {
  test('a quick fix mends its place and leaves the rest', async () => {
    const client = await share()
    await client.open(uri, draft)
    const actions = await client.actions(uri, at(draft, 'was was'))
    const fix = actions.find(({isPreferred}) => isPreferred)
    expect(fix?.kind).toBe('quickfix')
    expect(fix?.diagnostics?.[0]?.code).toBe('repeated-word')
    expect(client.applyEdit(fix?.edit ?? {})).toBe(true)
    expect(client.texts.get(uri)?.text).toBe(draft.replace('was was', 'was'))
    expect(bare(await client.pull(uri))).toEqual(fresh('rain.md', client.texts.get(uri)?.text ?? ''))
  })

  test('an edit names the version it is for', async () => {
    const client = await share()
    await client.open(uri, draft)
    const [first] = await client.actions(uri, at(draft, 'was was'))
    expect(first?.edit?.documentChanges?.[0]).toMatchObject({textDocument: {uri, version: 1}})
    await client.change(uri, {start: 0, end: 0, text: 'So. '})
    expect(client.applyEdit(first?.edit ?? {})).toBe(false)
  })

  test('suggestions, an ignore, a phrase to allow and an explanation are offered', async () => {
    const client = await share()
    await client.open(uri, draft)
    const titles = (await client.actions(uri, at(draft, '[Name]'))).map(({title}) => title)
    expect(titles).toEqual([
      'Ignore unfilled-placeholder here',
      'Explain the rule unfilled-placeholder',
      'Switch off unfilled-placeholder in this draft',
      'Make all 2 safe repairs',
    ])
  })

  test.each([
    ['It costs **[insert price]**, they say.', 'It costs, they say.'],
    ['By __[Name]__ and Jo.', 'By and Jo.'],
    ['(*[Name]*) was there.', '() was there.'],
  ])('a placeholder is deleted with its emphasis and space: %s', async (text, after) => {
    const client = await share()
    await client.open(uri, text)
    const actions = await client.actions(uri, at(text, '['))
    client.applyEdit(actions.find(({title}) => title === 'Delete the placeholder')?.edit ?? {})
    expect(client.texts.get(uri)?.text).toBe(after)
  })

  test('all safe problems are fixed at once', async () => {
    const client = await share()
    const text = 'The the match was was off.\r\n\r\nThe the rain fell.\r\n'
    await client.open(uri, text)
    const [all, ...others] = await client.actions(uri, whole, ['source.fixAll'])
    expect(others).toEqual([])
    expect(all?.kind).toBe('source.fixAll.copydesk')
    client.applyEdit(all?.edit ?? {})
    expect(client.texts.get(uri)?.text).toBe('The match was off.\r\n\r\nThe rain fell.\r\n')
    expect(await client.actions(uri, whole, ['source.fixAll'])).toEqual([])
  })

  test('a rule is explained', async () => {
    const client = await share()
    await client.open(uri, draft)
    const actions = await client.actions(uri, at(draft, 'was was'))
    const explain = actions.find(({command}) => command?.command === 'copydesk.explain')
    const said = await client.ask<string>('workspace/executeCommand', {
      command: 'copydesk.explain',
      arguments: explain?.command?.arguments,
    })
    expect(said).toMatch(/same word .*twice/i)
    expect(client.heard.find(({method}) => method === 'window/showDocument')?.params).toMatchObject({external: false})
  })

  test('an ignore is written in the syntax of the format, and works', async () => {
    const client = await share()
    const folder = 'fixtures'
    const names = readdirSync(folder).filter((name) => /\.md$/.test(name))
    const texts = names.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
    const odd = [
      ['list.md', '1. One\n2. It it rained.\n   - The the end\n\n> Was was it? [Name]\n> Yes.\n'],
      ['table.md', '| a | b |\n|---|---|\n| the the | [Name] |\n'],
      ['matter.md', '---\ntitle: The the match\ndescription: >\n  It was was\n  a [Name]\n---\n\nIt rained.\n'],
      ['stacked.md', '<!-- copydesk-ignore page-chrome: so be it -->\nRead more the the end.\n'],
      ['notes.md', 'Rain[^1].\n\n[^1]: The the note of [Name].\n\n- It it rained\n- as Ann said\n'],
    ] as const
    let tried = 0
    for (const [name, text] of [...texts, ...odd]) {
      const uri = `file:///tmp/copydesk-none/${name}`
      await client.open(uri, text)
      for (const finding of (await client.pull(uri)).filter(({code}) => code !== 'unused-ignore').slice(0, 8)) {
        const actions = await client.actions(uri, finding.range)
        const ignore = actions.find(
          ({title, diagnostics}) =>
            title.startsWith(`Ignore ${finding.code} here`) &&
            JSON.stringify(diagnostics?.[0]?.range) === JSON.stringify(finding.range) &&
            diagnostics?.[0]?.code === finding.code,
        )
        expect(ignore, `${name}: ${finding.code} ${finding.message}`).toBeDefined()
        client.applyEdit(ignore?.edit ?? {})
        const now = client.texts.get(uri)?.text ?? ''
        const left = fresh(name, now).filter(({code, message}) => code === finding.code && message === finding.message)
        const before = fresh(name, text).filter(
          ({code, message}) => code === finding.code && message === finding.message,
        )
        expect(left.length, `${name}: ${finding.code} ${finding.message}\n${now.slice(0, 2000)}`).toBeLessThan(
          before.length,
        )
        await client.change(uri, {start: 0, end: now.length, text})
        tried++
      }
    }
    expect(tried).toBeGreaterThan(20)
  })
})

describe('hover and lenses', () => {
  test('say why, what was looked for, with an example and the authority', async () => {
    const client = await share()
    await client.open(uri, draft)
    const hover = await client.ask<Hover>('textDocument/hover', {
      textDocument: {uri},
      position: at(draft, '[Name]').start,
    })
    const {value} = hover.contents as {value: string}
    expect(value).toMatch(/For example: `[^=`\n]+` {2}\nFlagged: "/)
    expect(value).toMatch(/Authority:/)
    expect(value).toMatch(/\d+ of \d+ findings were right/)
    expect(await client.ask('textDocument/hover', {textDocument: {uri}, position: {line: 1, character: 0}})).toBeNull()
  })

  test('lead from placeholder to placeholder', async () => {
    const client = await share()
    const text = 'By [Name]\n\nIt was [TK] late in [City].\n'
    await client.open(uri, text)
    const lenses = await client.ask<{command: {title: string; arguments: unknown[]}}[]>('textDocument/codeLens', {
      textDocument: {uri},
    })
    expect(lenses.length).toBeGreaterThanOrEqual(2)
    const next = await client.ask<{range: Range}>('workspace/executeCommand', {
      command: 'copydesk.nextPlaceholder',
      arguments: lenses[0]?.command.arguments,
    })
    expect(client.textAt(uri, next.range)).toBe(
      client.textAt(
        uri,
        (await client.pull(uri)).filter(({code}) => code === 'unfilled-placeholder')[1]?.range as Range,
      ),
    )
  })
})

describe('folders', () => {
  test('settings and ignore files are honoured, and read again when they change', async () => {
    const folder = makeFolder({'.copydesk.yaml': 'rules: {repeated-word: off}\n', 'rain.md': draft})
    const client = await start({folders: [folder]})
    const uri = uriOf(join(folder, 'rain.md'))
    await client.open(uri, draft)
    expect((await client.pull(uri)).map(({code}) => code)).not.toContain('repeated-word')
    writeFiles(folder, {'.copydesk.yaml': 'rules: {repeated-word: error}\n'})
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [{uri: uriOf(join(folder, '.copydesk.yaml')), type: 2}],
    })
    await client.until(() => client.heard.some(({method}) => method === 'workspace/diagnostic/refresh'))
    expect((await client.pull(uri)).find(({code}) => code === 'repeated-word')?.severity).toBe(1)
    writeFiles(folder, {'.copydeskignore': 'rain.md\n'})
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [{uri: uriOf(join(folder, '.copydeskignore')), type: 1}],
    })
    expect(await client.pull(uri)).toEqual([])
  })

  test.each([
    [[{}]],
    [[{uri: null}]],
    [[{uri: 5, type: 2}]],
    [[{uri: 'file:'}]],
    [[{uri: 'http://x', type: 9}]],
    [[null]],
    [null],
  ])('changes that name no file end nothing: %j', async (changes) => {
    const client = await start({folders: [makeFolder({'rain.md': draft})]})
    await client.notify('workspace/didChangeWatchedFiles', {changes})
    await client.open('file:///ok.md', 'By [Name].\n')
    expect((await client.pull('file:///ok.md')).map(({code}) => code)).toContain('unfilled-placeholder')
  })

  test('settings are read again by clients that watch nothing', async () => {
    const folder = makeFolder({'rain.md': draft})
    const client = await start({
      folders: [folder],
      pull: false,
      capabilities: {workspace: {didChangeWatchedFiles: {dynamicRegistration: false}}},
    })
    const uri = uriOf(join(folder, 'rain.md'))
    await client.open(uri, draft)
    await client.until(() => client.published.get(uri)?.diagnostics.some(({code}) => code === 'repeated-word'))
    writeFiles(folder, {'.copydesk.yaml': 'rules: {repeated-word: off}\n'})
    const {now} = performance
    vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + 1000)
    await client.change(uri, {start: 2, end: 2, text: 'More '})
    await client.until(
      () =>
        client.published.get(uri)?.version === 2 &&
        !client.published.get(uri)?.diagnostics.some(({code}) => code === 'repeated-word'),
    )
  })

  test('broken settings are one message and one diagnostic, and drafts are checked as before', async () => {
    const folder = makeFolder({'.copydesk.yaml': 'rules: {repeated-word: error}\n', 'rain.md': draft})
    const settings = uriOf(join(folder, '.copydesk.yaml'))
    const client = await start({folders: [folder]})
    const [rain, other] = [uriOf(join(folder, 'rain.md')), uriOf(join(folder, 'other.md'))]
    await client.open(rain, draft)
    const sound = await client.pull(rain)
    writeFiles(folder, {'.copydesk.yaml': 'rules: {repeated-wrod: error}\n'})
    await client.notify('workspace/didChangeWatchedFiles', {changes: [{uri: settings, type: 2}]})
    const broken = await client.pull(rain)
    expect(broken.map(({code}) => code)).toEqual(['broken-settings', ...sound.map(({code}) => code)])
    expect(broken[0]?.message).toMatch(/repeated-wrod.*Did you mean `repeated-word`/)
    await client.open(other, draft)
    expect((await client.pull(other)).map(({code}) => code)).toEqual(['broken-settings'])
    const messages = client.heard.filter(({method}) => method === 'window/showMessage')
    expect(messages).toHaveLength(1)
    expect(client.published.get(settings)?.diagnostics[0]?.range.start).toEqual({line: 0, character: 8})
    writeFiles(folder, {'.copydesk.yaml': 'rules: {}\n'})
    await client.notify('workspace/didChangeWatchedFiles', {changes: [{uri: settings, type: 2}]})
    expect((await client.pull(rain)).map(({code}) => code)).not.toContain('broken-settings')
    await client.until(() => client.published.get(settings)?.diagnostics.length === 0)
  })

  test('a phrase is allowed in the settings file, whose comments stay', async () => {
    const settings =
      '# House style\nrules:\n  repeated-word: error # always\n\n# Fillers\nallow:\n  dummy-text: [lorem] # ours\n'
    const folder = makeFolder({'.copydesk.yaml': settings})
    const client = await start({folders: [folder]})
    const uri = uriOf(join(folder, 'rain.md'))
    await client.open(uri, draft)
    const allow = (await client.actions(uri, at(draft, '[Name]'))).find(({title}) => title.startsWith('Allow'))
    const [change] = allow?.edit?.documentChanges ?? []
    if (!change || !('edits' in change)) throw new Error('There is no edit.')
    expect(change.textDocument).toEqual({uri: uriOf(join(folder, '.copydesk.yaml')), version: null})
    await client.open(change.textDocument.uri, settings, 'yaml')
    client.applyEdit({documentChanges: [change]})
    const after = client.texts.get(change.textDocument.uri)?.text ?? ''
    for (const line of ['# House style', 'repeated-word: error # always', '# Fillers', 'dummy-text: [lorem] # ours'])
      expect(after).toContain(line)
    writeFiles(folder, {'.copydesk.yaml': after})
    await client.notify('workspace/didChangeWatchedFiles', {changes: [{uri: change.textDocument.uri, type: 2}]})
    expect((await client.pull(uri)).map(({code}) => code)).not.toContain('unfilled-placeholder')
  })

  test('a project without settings gets a file with the phrase', async () => {
    const folder = makeFolder()
    const client = await start({folders: [folder]})
    const uri = uriOf(join(folder, 'rain.md'))
    await client.open(uri, draft)
    const allow = (await client.actions(uri, at(draft, '[Name]'))).find(({title}) => title.startsWith('Allow'))
    expect(allow?.edit?.documentChanges).toMatchObject([
      {kind: 'create', uri: uriOf(join(folder, '.copydesk.yaml'))},
      {edits: [{newText: 'allow:\n  unfilled-placeholder:\n    - "[Name]"\n'}]},
    ])
    expect(existsSync(join(folder, '.copydesk.yaml'))).toBe(false)
  })

  test('preset and switch come from the client', async () => {
    let said: unknown = {preset: 'docs'}
    const client = await start({configuration: () => said})
    await client.open(uri, draft)
    await client.pull(uri)
    said = {enable: false}
    const refreshed = nextRefresh(client)
    await client.notify('workspace/didChangeConfiguration', {settings: null})
    await refreshed
    expect(await client.pull(uri)).toEqual([])
  })

  test('the stage comes from the client and changes what is found', async () => {
    const text = '# Staff\n\nIt employs TK people in Leeds.\n'
    let stage = 'publish'
    const client = await start({configuration: () => ({stage})})
    const severities = async () => (await client.pull(uri)).map(({severity}) => severity)
    await client.open(uri, text)
    expect(await severities()).toEqual([2])
    stage = 'draft'
    await client.notify('workspace/didChangeConfiguration', {settings: null})
    expect(await severities()).toEqual([3])
  })

  test('folders come and go while the server runs', async () => {
    const [one, two] = [makeFolder({'a.md': draft}), makeFolder({'.copydesk.yaml': 'rules: {repeated-word: off}\n'})]
    const other = uriOf(join(two, 'b.md'))
    const client = await start({folders: [one]})
    const codes = async () => (await client.pull(other)).map(({code}) => code)
    await client.open(other, draft)
    expect(await codes()).not.toContain('repeated-word')
    writeFiles(two, {'a.md': draft})
    await client.changeFolders([two], [])
    const {items} = await client.pullFolders()
    expect(items.map(({uri}) => uri).sort()).toEqual([other, uriOf(join(one, 'a.md')), uriOf(join(two, 'a.md'))].sort())
    await client.until(() => client.heard.filter(({method}) => method === 'window/logMessage').length > 1)
    expect(await codes()).toContain('duplicate-headline')
    await client.changeFolders([], [two])
    const before = items.map(({uri, resultId = ''}) => ({uri, value: resultId}))
    const after = (await client.pullFolders(before)).items
    expect(after).toContainEqual(expect.objectContaining({uri: uriOf(join(two, 'a.md')), items: []}))
    expect(await codes()).not.toContain('duplicate-headline')
  })

  test('the reading of a large folder is shown as it goes', async () => {
    const names = Array.from({length: 70}, (_, i) => `${i}.md`)
    const folder = makeFolder(Object.fromEntries(names.map((name) => [name, `# On ${name}\n\nIt rained.\n`])))
    const client = await start({folders: [folder]})
    await client.pullFolders()
    const steps = await client.until(() => {
      const shown = client.heard.filter(({method}) => method === '$/progress')
      return shown.some(({params}) => (params as Progress).value.kind === 'end') && shown
    })
    const made = client.heard.find(({method}) => method === 'window/workDoneProgress/create')
    const values = steps.map(({params}) => params as Progress)
    for (const {token} of values) expect({token}).toEqual(made?.params)
    expect(values[0]?.value).toMatchObject({kind: 'begin', title: 'Copydesk', percentage: 0})
    expect(values.some(({value}) => value.kind === 'report' && /^\d+ of 70 drafts$/.test(value.message ?? ''))).toBe(
      true,
    )
    expect(values.at(-1)?.value.kind).toBe('end')
  })

  test('a draft with a byte order mark that is not open is reported at its place', async () => {
    const rain = '\uFEFF# Rain stops the harbour play\n\nIt rained, [Name] said.\n'
    const folder = makeFolder({'2025-01-01-a.md': rain, '2025-01-02-b.md': rain.replace('# ', '#  ')})
    for (const encodings of [['utf-16'], ['utf-8']] as const) {
      const client = await start({folders: [folder], encodings})
      const {items} = await client.pullFolders()
      const b = items.find(({uri}) => uri.endsWith('b.md'))
      const bom = encodings[0] === 'utf-8' ? 3 : 1
      const found = b?.kind === 'full' ? b.items.find(({code}) => code === 'duplicate-headline') : undefined
      expect(found?.range).toEqual({start: {line: 0, character: bom + 3}, end: {line: 0, character: bom + 30}})
      const first = {start: {line: 0, character: bom + 2}, end: {line: 0, character: bom + 29}}
      expect(found?.relatedInformation?.[0]?.location).toEqual({
        uri: uriOf(join(folder, '2025-01-01-a.md')),
        range: first,
      })
    }
  })

  test.each<[name: string, before: string, after: string | Uint8Array, codes: string[]]>([
    ['that others are compared with', draft, '# Rain\n\nIt it rained.\n', ['repeated-word']],
    ['that is compared with nothing', 'It rained.\n', 'It it rained.\n', ['repeated-word']],
    ['that becomes binary', draft, new Uint8Array([0, 1, 2, 3, 0]), ['unreadable-file']],
  ])('a draft on disk %s is reported again when it changes', async (_, text, after, codes) => {
    const folder = makeFolder({'a.md': text})
    const client = await start({folders: [folder]})
    const before = (await client.pullFolders()).items.map(({uri, resultId}) => ({uri, value: resultId ?? ''}))
    const next = client.pullFolders(before)
    writeFiles(folder, {'a.md': after})
    await client.notify('workspace/didChangeWatchedFiles', {changes: [{uri: uriOf(join(folder, 'a.md')), type: 2}]})
    const [report] = (await next).items
    expect(report?.kind === 'full' && report.items.map(({code}) => code)).toEqual(codes)
  })

  test('a document that is binary is said to be so', async () => {
    const client = await share()
    await client.open(uri, 'a\0b')
    expect(await client.pull(uri)).toMatchObject([
      {
        code: 'unreadable-file',
        message: 'This file is binary, not text: open it in its own program, and save it as plain text (.txt).',
      },
    ])
  })

  test('a headline in two drafts is found, and gone when the other draft changes', async () => {
    const [rain, snow] = [
      '# Rain stops the harbour play\n\nIt rained.\n',
      '# Snow stops the harbour play\n\nIt snowed.\n',
    ]
    const folder = makeFolder({'2025-01-01-a.md': rain, '2025-01-02-b.md': snow})
    const [a, b] = ['2025-01-01-a.md', '2025-01-02-b.md'].map((name) => uriOf(join(folder, name))) as [string, string]
    const client = await start({folders: [folder]})
    await client.open(a, rain)
    await client.open(b, snow)
    await client.until(() => client.heard.some(({method}) => method === 'window/logMessage'))
    expect(await client.pull(b)).toEqual([])
    await client.change(b, {start: 2, end: 6, text: 'Rain'})
    const [found] = await client.pull(b)
    expect(found?.code).toBe('duplicate-headline')
    const [first] = found?.relatedInformation ?? []
    expect(first?.location.uri).toBe(a)
    expect(client.textAt(a, first?.location.range as Range)).toBe('Rain stops the harbour play')
    const refreshes = () => client.heard.filter(({method}) => method === 'workspace/diagnostic/refresh').length
    const before = refreshes()
    await client.change(a, {start: 2, end: 6, text: 'Hail'})
    await client.pull(a)
    await client.until(() => refreshes() > before)
    expect(await client.pull(b)).toEqual([])
    await client.close(a)
    await client.until(() => refreshes() > before + 1)
    expect((await client.pull(b)).map(({code}) => code)).toEqual(['duplicate-headline'])
    writeFiles(folder, {'2025-01-01-a.md': snow})
    await client.notify('workspace/didChangeWatchedFiles', {changes: [{uri: a, type: 2}]})
    await client.until(() => refreshes() > before + 2)
    expect(await client.pull(b)).toEqual([])
  })

  test('a long draft is compared when typing pauses, and at once while others repeat it', async () => {
    const body = `\n\n${Array.from({length: 900}, (_, i) => `Boat ${i} left berth ${i * 7}.`).join('\n\n')}\n`
    const [rain, snow] = ['# Rain stops the harbour play\n\nIt rained.\n', `# Snow stops the harbour play${body}`]
    const folder = makeFolder({'2025-01-01-a.md': rain, '2025-01-02-b.md': snow})
    const b = uriOf(join(folder, '2025-01-02-b.md'))
    const client = await start({folders: [folder]})
    await client.open(b, snow)
    await client.until(() => client.heard.some(({method}) => method === 'window/logMessage'))
    const codes = async () => (await client.pull(b)).map(({code}) => code)
    expect(await codes()).toEqual([])
    const refreshes = () => client.heard.filter(({method}) => method === 'workspace/diagnostic/refresh').length
    await client.change(b, {start: 2, end: 6, text: 'Rain'})
    for (let seen = refreshes(); (await codes()).length === 0; seen++) await client.until(() => refreshes() > seen)
    expect(await codes()).toEqual(['duplicate-headline'])
    await client.change(b, {start: 0, end: 0, text: '\n\n'})
    const [found] = await client.pull(b)
    expect(client.textAt(b, found?.range as Range)).toBe('Rain stops the harbour play')
    await client.change(b, {start: 4, end: 8, text: 'Hail'})
    expect(await codes()).toEqual([])
  })

  test('Word files are reported that the settings include, a line for each paragraph', async () => {
    const bytes = wordFile(p('It rained.') + p('It hit the the roof.'))
    const files = {'a.docx': bytes, 'b.docx': bytes, 'a.reviewed.docx': bytes, '~$a.docx': 'x'}
    const folder = makeFolder({...files, '.copydesk.yaml': 'include: ["a*.docx", "~*"]\n'})
    const client = await start({folders: [folder]})
    const found = async () =>
      (await client.pullFolders()).items.map((item) => [
        item.uri,
        'items' in item && item.items.map(({code, range}) => [code, range.start, range.end]),
      ])
    const expected = [
      [uriOf(join(folder, 'a.docx')), [['repeated-word', {line: 1, character: 7}, {line: 1, character: 14}]]],
    ]
    expect(await found()).toEqual(expected)
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [{uri: uriOf(join(folder, 'b.docx')), type: 2}],
    })
    expect(await found()).toEqual(expected)
  })

  test('drafts that are not open are reported, of several folders', async () => {
    const [one, two] = [makeFolder({'a.md': draft, 'sub/b.txt': 'It it rained.'}), makeFolder({'c.md': draft})]
    const client = await start({folders: [one, two]})
    const {items} = await client.pullFolders()
    expect(items.map(({uri}) => uri).sort()).toEqual(
      [join(one, 'a.md'), join(one, 'sub/b.txt'), join(two, 'c.md')].map(uriOf).sort(),
    )
    const a = items.find(({uri}) => uri.endsWith('a.md'))
    expect(a?.kind === 'full' && bare(a.items)).toEqual(fresh('a.md', draft))
    expect(await client.pullFolders([], true)).toEqual({items})
    rmSync(join(two, 'c.md'))
    const before = items.map(({uri, resultId}) => ({uri, value: resultId ?? ''}))
    const next = client.pullFolders(before)
    await client.notify('workspace/didChangeWatchedFiles', {changes: [{uri: uriOf(join(two, 'c.md')), type: 3}]})
    expect((await next).items.filter(({kind}) => kind === 'full')).toMatchObject([
      {uri: uriOf(join(two, 'c.md')), items: []},
    ])
  })
})

describe('hard use', () => {
  test('300 documents opened at once', async () => {
    const client = await share()
    const uris = Array.from({length: 300}, (_, i) => `file:///tmp/copydesk-none/${i}.md`)
    const expected = fresh('0.md', draft)
    for (const uri of uris) void client.open(uri, draft)
    const all = await Promise.all(uris.map((uri) => client.pull(uri)))
    for (const found of all) expect(bare(found)).toEqual(expected)
  })

  test('a draft of 2 MB', async () => {
    const client = await share()
    const text =
      'The ferry left at noon, and the crew said so.\n\n'.repeat(20_000) +
      'It it rained on and on at at noon in the harbour.\n'.repeat(20_000)
    const uri = 'file:///tmp/copydesk-none/long.txt'
    await client.open(uri, text)
    const found = await client.pull(uri)
    expect(found.length).toBeGreaterThan(0)
    await client.open('file:///tmp/copydesk-none/short.md', draft)
    expect((await client.pull('file:///tmp/copydesk-none/short.md')).length).toBeGreaterThan(0)
  })

  test('random edits end where a fresh run does', async () => {
    const client = await share()
    const random = makeRandom(7)
    await client.open(uri, draft)
    for (let i = 0; i < 400; i++) {
      const {text} = client.texts.get(uri) as {text: string}
      await client.change(uri, randomEdit(text, random, 600))
      if (i % 20 !== 19) continue
      const now = client.texts.get(uri)?.text ?? ''
      expect(bare(await client.pull(uri)), JSON.stringify(now)).toEqual(fresh('rain.md', now))
    }
  })

  test('the server exits when its client is gone', async () => {
    const client = await startClient()
    await client.open(uri, draft)
    client.child.stdin.destroy()
    expect(await client.exited).toBe(1)
  })

  test('a rule that throws is said to once; the others go on', async () => {
    const plugin =
      'export default {name: "x", rules: {bang: {summary: "Bang.", why: "It is.", authority: "Us", check() { throw new Error("bang") }, examples: []}}}\n'
    const folder = makeFolder({'.copydesk.yaml': 'plugins: [./x.mjs]\n', 'x.mjs': plugin})
    const client = await start({folders: [folder]})
    for (const name of ['a.md', 'b.md']) {
      const text = draft.replace('Rain', `Rain in ${name}`)
      await client.open(uriOf(join(folder, name)), text)
      const found = await client.pull(uriOf(join(folder, name)))
      expect(found.map(({code}) => code)).toEqual(expect.arrayContaining(['repeated-word', 'unfilled-placeholder']))
    }
    const messages = client.heard
      .filter(({method}) => method === 'window/showMessage')
      .map(({params}) => (params as {message: string}).message)
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(/x\/bang.*bang/)
  })

  test('an expression of a Vale style that takes too long is said once, and is no diagnostic', async () => {
    const folder = makeFolder({
      '.copydesk.yaml': 'vale: .vale.ini\n',
      '.vale.ini': 'StylesPath = styles\n[*]\nBasedOnStyles = House\n',
      'styles/House/Slow.yml': 'extends: existence\nmessage: "\'%s\'"\nnonword: true\nraw: ["(a+)+b"]\n',
    })
    const client = await start({folders: [folder]})
    const file = uriOf(join(folder, 'a.md'))
    await client.open(file, `${draft}\nThe b ${'a'.repeat(40)}\n`)
    const found = await client.pull(file)
    expect(found.map(({code}) => code)).toContain('repeated-word')
    expect(found.map(({code}) => code)).not.toContain('rule-too-slow')
    const messages = client.heard
      .filter(({method}) => method === 'window/showMessage')
      .map(({params}) => (params as {message: string}).message)
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(
      /`vale\/House\.Slow` didn't check this draft: its expression `\(a\+\)\+b` takes too long/,
    )
  })
})

test('positions are worked out as the protocol says', () => {
  const text = 'a👍é\r\nb'
  expect(positionIn(text, 4, 'utf-8')).toEqual({line: 0, character: 7})
  expect(offsetIn(text, {line: 0, character: 5}, 'utf-8')).toBe(3)
})
