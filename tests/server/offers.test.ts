// What hovers and actions offer: each thing once, and what it does.
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {CodeAction, Hover} from 'vscode-languageserver-protocol/node'
import {rules} from '../../rules/index.ts'
import {shortExample} from '../../src/server/short-example.ts'
import {uriOf} from '../support/client.ts'
import {makeFolder} from '../support/desk.ts'
import {draft, rangeOfWords, startHere} from '../support/server.ts'

describe('hovers', () => {
  const uri = 'file:///tmp/copydesk-none/rain.md'
  const hoverWith = async (options: Record<string, unknown>) => {
    const client = await startHere({options})
    await client.open(uri, draft)
    const place = {textDocument: {uri}, position: rangeOfWords(draft, '[Name]').start}
    const {contents} = await client.ask<Hover>('textDocument/hover', place)
    return (contents as {value: string}).value
  }

  test('leave the message to clients that show it there themselves', async () => {
    const message = 'was never filled in'
    expect(await hoverWith({})).toContain(message)
    const short = await hoverWith({diagnosticsInHover: true})
    expect(short).not.toContain(message)
    expect(short).toContain('Authority:')
  })

  test('name the precision and the page before the example', async () => {
    const value = await hoverWith({})
    const order = ['findings were right', 'More on this rule', 'For example:'].map((words) => value.indexOf(words))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order[0]).toBeGreaterThan(0)
  })
})

describe('the example in a hover', () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))('%s: two short lines', (_, rule) => {
    for (const kind of [undefined, ...Object.keys(rule.kinds ?? {})]) {
      const {wrong, flagged, right} = shortExample(rule, kind) ?? {}
      expect(wrong ?? 'none', kind).not.toBe('')
      for (const line of [wrong, flagged, right].filter((line) => line !== undefined)) {
        expect(line).not.toMatch(/[\r\n]/)
        expect(line.length, line).toBeLessThanOrEqual(100)
      }
    }
  })

  test.each<[text: string, words: string, example: string]>([
    [draft, 'was was', 'For example: `The clerk read the the minutes.`  \nWrite: `The clerk read the minutes.`'],
  ])('says what is wrong and what to write: %j', async (text, words, example) => {
    const client = await startHere()
    const uri = 'file:///tmp/copydesk-none/rain.md'
    await client.open(uri, text)
    const place = {textDocument: {uri}, position: rangeOfWords(text, words).start}
    const {contents} = await client.ask<Hover>('textDocument/hover', place)
    expect((contents as {value: string}).value).toContain(example)
  })
})

describe('the page of a rule', () => {
  const uri = 'file:///tmp/copydesk-none/rain.md'
  const pageOf = (file: string) => `docs/rules/${file}.md`
  const ask = async (options: Record<string, unknown>) => {
    const client = await startHere({options})
    await client.open(uri, draft)
    const range = rangeOfWords(draft, '[Name]')
    const {contents} = await client.ask<Hover>('textDocument/hover', {textDocument: {uri}, position: range.start})
    const explain = (await client.actions(uri, range)).find(({title}) => title.startsWith('Explain'))
    return {hover: (contents as {value: string}).value, explain}
  }

  test('is a link, and a command of the server', async () => {
    const {hover, explain} = await ask({})
    expect(hover).toMatch(/\[More on this rule\]\(file:.*docs\/rules\/unfilled-placeholder\.md\)/)
    expect(explain?.command).toMatchObject({command: 'copydesk.explain', arguments: ['unfilled-placeholder']})
  })

  test('is a preview in clients that have one', async () => {
    const {hover, explain} = await ask({previewsPages: true})
    const [, given = ''] = /\[More on this rule\]\(command:copydesk\.showPage\?([^)]*)\)/.exec(hover) ?? []
    const [page] = JSON.parse(decodeURIComponent(given)) as string[]
    expect(page?.endsWith(pageOf('unfilled-placeholder'))).toBe(true)
    expect(explain?.command).toMatchObject({command: 'copydesk.showPage', arguments: [page]})
  })
})

describe('"Allow" without a settings file', () => {
  const titled = (actions: readonly CodeAction[], start: string) => actions.find(({title}) => title.startsWith(start))

  test.each([
    ['that creates files and names versions', {documentChanges: true, resourceOperations: ['create']}],
    ['that creates files, but names no versions', {resourceOperations: ['create']}],
  ])('a client %s creates it', async (_, workspaceEdit) => {
    const folder = makeFolder()
    const capabilities = {workspace: {workspaceEdit: workspaceEdit as {resourceOperations: 'create'[]}}}
    const client = await startHere({folders: [folder], capabilities})
    const uri = uriOf(join(folder, 'rain.md'))
    await client.open(uri, draft)
    const allow = titled(await client.actions(uri, rangeOfWords(draft, '[Name]')), 'Allow')
    expect(allow?.edit?.documentChanges).toMatchObject([
      {kind: 'create', uri: uriOf(join(folder, '.copydesk.yaml'))},
      {edits: [{newText: 'allow:\n  unfilled-placeholder:\n    - "[Name]"\n'}]},
    ])
  })
})

describe('"Ignore" says what it silences', () => {
  test.each([
    ['The the match was off.', 'The the', 'Ignore repeated-word here'],
    ['The the match was was off.', 'was was', 'Ignore repeated-word here (2 findings)'],
    ['The the match was off.\n\nIt was was wet.', 'was was', 'Ignore repeated-word here'],
    ['- The the match\n- It was was wet', 'was was', 'Ignore repeated-word here'],
    ['By [Name], for the [City] desk.', '[City]', 'Ignore unfilled-placeholder here (2 findings)'],
  ])('%s', async (text, words, title) => {
    const client = await startHere()
    const uri = 'file:///tmp/copydesk-none/rain.md'
    await client.open(uri, text)
    const titles = (await client.actions(uri, rangeOfWords(text, words))).map((action) => action.title)
    expect(titles.filter((title) => title.startsWith('Ignore'))).toEqual([title])
  })
})

describe('the light bulb of a finding', () => {
  const titlesFor = async (name: string, text: string, words: string) => {
    const folder = makeFolder({'.copydesk.yaml': 'preset: strict\n'})
    const client = await startHere({folders: [folder]})
    const uri = uriOf(join(folder, name))
    await client.open(uri, text)
    return (await client.actions(uri, rangeOfWords(text, words))).map(({title}) => title)
  }
  const ways = /^(?:Ignore|Allow|Switch off|Leave)/

  test('offers no comment in plain text, where readers would see it', async () => {
    const titles = await titlesFor('a.txt', 'By [Name], for the desk.\n', '[Name]')
    expect(titles.filter((title) => ways.test(title))).toEqual([
      'Allow "[Name]" in this project (.copydesk.yaml)',
      'Switch off unfilled-placeholder in this project (.copydesk.yaml)',
      'Leave the draft "a.txt" alone (.copydesk.yaml)',
    ])
  })

  test('does not offer to allow a doubled word', async () => {
    const titles = await titlesFor('a.md', 'He went with with her.\n', 'with with')
    expect(titles).toContain('Ignore repeated-word here')
    expect(titles.filter((title) => title.startsWith('Allow'))).toEqual([])
  })

  test.each([
    ['By [Name] "today".', '[Name]', 'Allow "[Name]" in this project (.copydesk.yaml)'],
    [
      'It rained in [Insert "name" here].',
      '[Insert "name" here]',
      `Allow ‘[Insert "name" here]’ in this project (.copydesk.yaml)`,
    ],
  ])('quotes what it allows once: %s', async (text, words, title) => {
    const titles = await titlesFor('a.md', text, words)
    expect(titles.filter((title) => title.startsWith('Allow'))).toEqual([title])
  })

  test.each([
    ['a.md', 'copydesk-ignore repeated-word: $1 -->\n'],
    ['a.mdx', 'copydesk-ignore repeated-word: $1 */\\}\n'],
  ])('has a space after the reason to be filled in: %s', async (name, value) => {
    const folder = makeFolder()
    const capabilities = {workspace: {workspaceEdit: {documentChanges: true, snippetEditSupport: true}}}
    const client = await startHere({folders: [folder], capabilities})
    const uri = uriOf(join(folder, name))
    const text = 'He went with with her.\n'
    await client.open(uri, text, name.endsWith('x') ? 'mdx' : 'markdown')
    const ignore = (await client.actions(uri, rangeOfWords(text, 'with with'))).find(({title}) =>
      title.startsWith('Ig'),
    )
    expect(ignore?.edit?.documentChanges).toMatchObject([
      {edits: [{snippet: {value: expect.stringContaining(value.replace('$1', `\${1:why}`))}}]},
    ])
  })
})
