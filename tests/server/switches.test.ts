// The light bulb switches rules off and leaves drafts alone: each title names what it silences, and the edit does just that.
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {CodeAction, WorkspaceEdit} from 'vscode-languageserver-protocol/node'
import {changeSettings, switchingOff} from '../../src/server/settings-changes.ts'
import {offsetIn, type RawClient, uriOf} from '../support/client.ts'
import {makeFolder, writeFiles} from '../support/desk.ts'
import {codesOf, draft, rangeOfWords, startHere, tellChanged} from '../support/server.ts'

const titled = (actions: readonly CodeAction[], start: string) => actions.find(({title}) => title.startsWith(start))

/** Make the edit of an action on disk, as an editor does that saves. */
function makeOnDisk({documentChanges = []}: WorkspaceEdit): string[] {
  return documentChanges.flatMap((change) => {
    if (!('edits' in change)) return []
    const path = new URL(change.textDocument.uri).pathname
    let text = ''
    try {
      text = readFileSync(path, 'utf8')
    } catch {}
    for (const edit of change.edits) {
      if (!('newText' in edit)) continue
      const {start, end} = edit.range
      text = text.slice(0, offsetIn(text, start, 'utf-16')) + edit.newText + text.slice(offsetIn(text, end, 'utf-16'))
    }
    writeFiles('/', {[path]: text})
    return [path]
  })
}

async function openIn(files: Record<string, string>, name = 'rain.md', text = draft) {
  const folder = makeFolder(files)
  const client = await startHere({folders: [folder]})
  const uri = uriOf(join(folder, name))
  await client.open(uri, text)
  return {folder, client, uri}
}

const actionsAt = (client: RawClient, uri: string, words: string, text = draft) =>
  client.actions(uri, rangeOfWords(text, words))

describe('in a draft', () => {
  const twice = 'The the match was was off, by [Name].\n'
  const comment = '<!-- copydesk-ignore-file repeated-word: -->\n\n'

  test.each([
    ['Markdown', 'a.md', twice, comment + twice],
    ['below front matter', 'a.md', `---\ntitle: Rain\n---\n\n${twice}`, `---\ntitle: Rain\n---\n\n${comment}${twice}`],
    [
      'front matter without a line below it',
      'a.md',
      `---\ntitle: Rain\n---\n${twice}`,
      `---\ntitle: Rain\n---\n\n${comment}${twice}`,
    ],
    ['MDX', 'a.mdx', twice, comment.replace('<!--', '{/*').replace('-->', '*/}') + twice],
    ['HTML', 'a.html', `<!doctype html>\n<p>${twice}</p>\n`, `<!doctype html>\n<p>${twice}</p>\n${comment.trim()}\n`],
    ['CRLF', 'a.md', twice.replace('\n', '\r\n'), comment.replaceAll('\n', '\r\n') + twice.replace('\n', '\r\n')],
    ['a byte order mark', 'a.md', `\uFEFF${twice}`, `\uFEFF${comment}${twice}`],
  ])('%s', async (_, name, text, after) => {
    const client = await startHere()
    const uri = `file:///tmp/copydesk-none/${name}`
    await client.open(uri, text, name.endsWith('html') ? 'html' : undefined)
    const action = titled(await client.actions(uri, rangeOfWords(text, 'was was')), 'Switch off')
    expect(action?.title).toBe('Switch off repeated-word in this draft (2 findings)')
    client.applyEdit(action?.edit ?? {})
    expect(client.texts.get(uri)?.text).toBe(after)
    expect(codesOf(await client.pull(uri))).toEqual(['unfilled-placeholder'])
  })

  test('is offered once for a rule, however many findings stand there', async () => {
    const client = await startHere()
    const uri = 'file:///tmp/copydesk-none/a.md'
    await client.open(uri, twice)
    const all = await client.actions(uri, rangeOfWords(twice, twice))
    const switches = all.map(({title}) => title).filter((title) => title.startsWith('Switch'))
    expect(switches).toEqual([
      'Switch off repeated-word in this draft (2 findings)',
      'Switch off unfilled-placeholder in this draft',
    ])
  })
})

describe('in a project', () => {
  const off = 'Switch off repeated-word in this project'

  test.each([
    ['no settings', {}, '.copydesk.yaml', 'rules:\n  repeated-word: off\n'],
    [
      'comments stay',
      {'.copydesk.yaml': '# House style\npreset: news # ours\n\n# To see\nrules:\n  fake-list: off\n'},
      '.copydesk.yaml',
      '# House style\npreset: news # ours\n\n# To see\nrules:\n  fake-list: off\n  repeated-word: off\n',
    ],
    [
      'a level with a comment',
      {'.copydesk.yaml': 'rules:\n  repeated-word: error # always\n'},
      '.copydesk.yaml',
      'rules:\n  repeated-word: off # always\n',
    ],
    ['an empty key', {'.copydesk.yaml': 'rules:\n'}, '.copydesk.yaml', 'rules:\n  repeated-word: off\n'],
    [
      'overrides and stages that set it',
      {
        '.copydesk.yaml':
          'overrides:\n  - files: ["*.md"]\n    rules: {repeated-word: error}\nstages:\n  edit:\n    rules: {repeated-word: info}\n',
      },
      '.copydesk.yaml',
      'overrides:\n  - files: ["*.md"]\n    rules: {repeated-word: off}\nstages:\n  edit:\n    rules: {repeated-word: off}\nrules:\n  repeated-word: off\n',
    ],
    [
      'JSON',
      {'.copydesk.json': '{\n  "preset": "news"\n}\n'},
      '.copydesk.json',
      '{\n  "preset": "news",\n  "rules": {\n    "repeated-word": "off"\n  }\n}\n',
    ],
    [
      'package.json',
      {'package.json': '{\n  "copydesk": {}\n}\n'},
      'package.json',
      '{\n  "copydesk": {\n    "rules": {\n      "repeated-word": "off"\n    }\n  }\n}\n',
    ],
  ])('%s', async (_, files: Record<string, string>, name, after) => {
    const {folder, client, uri} = await openIn(files)
    const action = titled(await actionsAt(client, uri, 'was was'), off)
    expect(action?.title).toBe(`${off} (${name})`)
    const [file = ''] = makeOnDisk(action?.edit ?? {})
    expect(file).toBe(join(folder, name))
    expect(readFileSync(file, 'utf8')).toBe(after)
    await tellChanged(client, file)
    expect(codesOf(await client.pull(uri))).toEqual(['unfilled-placeholder'])
  })

  test.each([
    ['options stay', 'rules:\n  new: [error, {most: 3}]\n', 'rules:\n  new: [off, {most: 3}]\n'],
    ['kinds go', 'rules:\n  new: {near: info}\n', 'rules:\n  new: off\n'],
    ['a former name stays', 'rules:\n  old: error\n', 'rules:\n  old: off\n'],
    ['off already', 'rules:\n  new: off\n', undefined],
    ['no map', 'rules: [new]\n', undefined],
    ['an alias', 'a: &a {x: off}\nrules: *a\n', undefined],
    ['a list', '- new\n', undefined],
    ['comments alone', '# Ours\n', '# Ours\n\nrules:\n  new: off\n'],
  ])('%s', (_, before, after) => {
    expect(changeSettings(before, '.copydesk.yaml', switchingOff(['new', 'old']))).toBe(after)
  })

  test('settings that are broken are left to be mended first', async () => {
    const {client, uri, folder} = await openIn({})
    await client.pull(uri)
    writeFiles(folder, {'.copydesk.yaml': 'preset: [news\n'})
    await tellChanged(client, join(folder, '.copydesk.yaml'))
    expect(titled(await actionsAt(client, uri, 'was was'), off)).toBeUndefined()
  })
})

describe('"Leave alone"', () => {
  test.each([
    ['no settings', 'rain.md', {}, '.copydesk.yaml', 'ignore:\n  - /rain.md\n'],
    [
      'an ignore file',
      'rain.md',
      {'.copydeskignore': '# Not ours\nold/'},
      '.copydeskignore',
      '# Not ours\nold/\n/rain.md\n',
    ],
    [
      'settings with comments',
      'posts/rain.md',
      {'.copydesk.yaml': '# Ours\nignore: [old/] # so far\n'},
      '.copydesk.yaml',
      '# Ours\nignore: [old/, /posts/rain.md] # so far\n',
    ],
    [
      'settings of a folder',
      'posts/rain.md',
      {'posts/.copydesk.yaml': 'preset: news\n'},
      'posts/.copydesk.yaml',
      'preset: news\nignore:\n  - /rain.md\n',
    ],
    ['a name of odd characters', '[a] #1!.md', {'.copydeskignore': ''}, '.copydeskignore', '/\\[a\\] #1!.md\n'],
    [
      'JSON',
      'rain.md',
      {'.copydesk.json': '{"ignore": ["old/"]}'},
      '.copydesk.json',
      '{"ignore": ["old/", "/rain.md"]}',
    ],
  ])('%s', async (_, name, files: Record<string, string>, where, after) => {
    const {folder, client, uri} = await openIn({...files, 'other.md': draft}, name)
    const action = titled(await actionsAt(client, uri, 'was was'), 'Leave')
    expect(action?.title).toBe(`Leave the draft "${name}" alone (${where})`)
    const [file = ''] = makeOnDisk(action?.edit ?? {})
    expect(file).toBe(join(folder, where))
    expect(readFileSync(file, 'utf8')).toBe(after)
    await tellChanged(client, file)
    expect(await client.pull(uri)).toEqual([])
    const other = uriOf(join(folder, 'other.md'))
    await client.open(other, draft)
    expect(codesOf(await client.pull(other))).toContain('repeated-word')
  })

  test('is for drafts of a folder that stand on disk', async () => {
    const client = await startHere()
    for (const uri of ['untitled:One', 'file:///tmp/copydesk-none/rain.md']) {
      await client.open(uri, draft)
      expect(titled(await actionsAt(client, uri, 'was was'), 'Leave')).toBeUndefined()
    }
  })
})
