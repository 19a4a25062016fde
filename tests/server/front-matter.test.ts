// The language server completes and explains front matter by its contract.
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {CompletionItem, Hover} from 'vscode-languageserver-protocol/node'
import {type RawClient, startClientHere, uriOf} from '../support/client.ts'
import {makeFolder, writeFiles} from '../support/desk.ts'

const folder = makeFolder({
  '.copydesk.yaml': `frontMatter:
  required: [title]
  keys:
    title: {maxLength: 60, note: Shown in lists.}
    tags: {is: list, oneOf: [News, Arts & books]}
    draft: boolean
    author: {keys: {role: {oneOf: [editor, writer]}}}
`,
})

let client: RawClient
beforeAll(async () => {
  client = await startClientHere({folders: [folder]})
})
afterAll(() => client.connection.dispose())

let count = 0

/** What is offered where \`|\` stands in a text. */
async function offered(marked: string): Promise<string[]> {
  const text = marked.replace('|', '')
  const uri = uriOf(join(folder, `${count++}.md`))
  await client.open(uri, text)
  const before = marked.slice(0, marked.indexOf('|')).split('\n')
  const position = {line: before.length - 1, character: before.at(-1)?.length ?? 0}
  const items = await client.ask<CompletionItem[]>('textDocument/completion', {textDocument: {uri}, position})
  return items.map(({textEdit}) => textEdit?.newText ?? '')
}

test.each([
  ['---\n|\n---\n', ['title: ', 'tags: ', 'draft: ', 'author: ']],
  ['---\ntitle: x\nta|\n---\n', ['tags: ', 'draft: ', 'author: ']],
  ['---\ntags: [News, |]\n---\n', ['News', '"Arts & books"']],
  ['---\ntags:\n  - "N|"\n---\n', ['News', 'Arts & books']],
  ['---\nauthor:\n  role: |\n---\n', ['editor', 'writer']],
  ['---\ndraft: t|\n---\n', ['true', 'false']],
  ['+++\ntags = [|]\n+++\n', ['"News"', '"Arts & books"']],
  ['+++\n[author]\n|\n+++\n', ['role = ']],
  ['---\ntitle: x\n---\n\nta|', []],
  ['It rained|', []],
])('%j', async (marked, expected) => {
  expect(await offered(marked)).toEqual(expected)
})

test('a key is explained', async () => {
  const uri = uriOf(join(folder, 'hover.md'))
  await client.open(uri, '---\ntitle: Fair\nmood: windy\n---\n\nIt rained.\n')
  const at = (line: number) =>
    client.ask<Hover | null>('textDocument/hover', {textDocument: {uri}, position: {line, character: 2}})
  const hover = await at(1)
  expect(hover?.contents).toHaveProperty('value', '**title**\n\nShown in lists.\n\nRequired. At most 60 characters.')
  expect(hover?.range).toEqual({start: {line: 1, character: 0}, end: {line: 1, character: 5}})
  expect(await at(2)).toBeNull()
})

test('drafts are checked again when a schema or a picture changes', async () => {
  const shop = makeFolder({
    '.copydesk.yaml': 'frontMatter: {schema: post.json, keys: {image: file}}\n',
    'post.json': '{"required": ["title"]}',
    'a.md': '---\nimage: quay.png\n---\n\nIt rained.\n',
  })
  const uri = uriOf(join(shop, 'a.md'))
  const own = await startClientHere({folders: [shop]})
  await own.open(uri, '---\nimage: quay.png\n---\n\nIt rained.\n')
  const found = async () => (await own.pull(uri)).map(({message}) => String(message).split(':')[0])
  const change = async (name: string, text: string) => {
    writeFiles(shop, {[name]: text})
    await own.notify('workspace/didChangeWatchedFiles', {changes: [{uri: uriOf(join(shop, name)), type: 1}]})
  }
  const missing = 'There is no file "quay.png"'
  expect(await found()).toEqual(['The front matter has no "title"', missing])
  await change('post.json', '{"required": ["image"]}')
  expect(await found()).toEqual([missing])
  await change('quay.png', '')
  expect(await found()).toEqual([])
  own.connection.dispose()
})
