// The language server with a rule that was renamed: what uses the former name holds, and the log says once where.
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {type RawClient, startClientHere, uriOf} from '../support/client.ts'
import {makeFolder} from '../support/desk.ts'
import {after, idNote, kindNote} from '../support/renamed.ts'

const settings = `plugins: [./after.mjs]
rules:
  harbour/ferry-names: {nick: info}
allow:
  harbour/ferry-names: [old Annie]
`
const text = '<!-- copydesk-ignore harbour/ferry-names: no -->\n\nThe Queen Anne.\n\nThe Queen Anne and Annie.\n'

let client: RawClient
let folder: string

beforeAll(async () => {
  folder = makeFolder({'after.mjs': after, '.copydesk.yaml': settings})
  client = await startClientHere({folders: [folder], pull: true})
})

afterAll(() => client.connection.dispose())

const logged = () =>
  client.heard.flatMap(({method, params}) =>
    method === 'window/logMessage' ? [`${(params as {message: string}).message}\n`] : [],
  )

const open = async (name: string) => {
  const uri = uriOf(join(folder, name))
  await client.open(uri, text)
  return {uri, found: await client.pull(uri)}
}

test('settings and ignores hold, diagnostics have the present names, and each note is logged once', async () => {
  for (const name of ['a.md', 'b.md']) {
    const {found} = await open(name)
    expect(found.map(({code, severity, data, range}) => ({code, severity, data, line: range.start.line}))).toEqual([
      {code: 'harbour/boat-names', severity: 1, data: {ruleId: 'harbour/boat-names', kind: 'old'}, line: 4},
      {code: 'harbour/boat-names', severity: 3, data: {ruleId: 'harbour/boat-names', kind: 'nickname'}, line: 4},
    ])
  }
  const notes = [idNote('.copydesk.yaml:3:3'), kindNote('.copydesk.yaml:3:25')]
  await client.until(() => logged().includes(notes[1] as string))
  expect(logged().filter((line) => line.includes('is now'))).toEqual(notes)
})

test('actions write the present names', async () => {
  const {uri, found} = await open('c.md')
  const [first] = found
  if (!first) throw new Error('Nothing was found.')
  const actions = await client.actions(uri, first.range)
  const edits = actions.map(({title, edit}) => `${title}: ${JSON.stringify(edit)}`)
  expect(edits.find((edit) => edit.startsWith('Ignore harbour/boat-names here'))).toContain(
    'copydesk-ignore harbour/boat-names: ',
  )
  expect(edits.find((edit) => edit.startsWith('Allow'))).toContain('harbour/boat-names')
  expect(edits.join('\n')).not.toContain('ferry-names')
})

test('an action writes the present name into an ignore', async () => {
  const {uri} = await open('e.md')
  const start = {line: 0, character: text.indexOf('ferry')}
  const [rename] = await client.actions(uri, {start, end: start})
  if (!rename?.edit) throw new Error('There is no action.')
  expect(rename.title).toBe('Replace "harbour/ferry-names" with "harbour/boat-names"')
  client.applyEdit(rename.edit)
  expect(client.texts.get(uri)?.text).toBe(text.replace('ferry-names', 'boat-names'))
  const titles = (await client.actions(uri, {start, end: start})).map(({title}) => title)
  expect(titles).toEqual(['Take this comment away'])
})

test('a former name is explained', async () => {
  const explain = (id: string) => client.ask('workspace/executeCommand', {command: 'copydesk.explain', arguments: [id]})
  await open('d.md')
  expect(await explain('harbour/ferry-names')).toBe(await explain('harbour/boat-names'))
  expect(await explain('harbour/ferry-names')).toContain('A ferry by its old name.')
})
