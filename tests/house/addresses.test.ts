// Every address that a command, a report, a hover or a generated file prints leads somewhere: to a file of the package,
// to the authority of a rule, or to a format's own page.
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {describe, expect, test} from 'vitest'
import type {Hover} from 'vscode-languageserver-protocol'
import {rules} from '../../rules/index.ts'
import {reporters} from '../../src/cli/reporters/index.ts'
import type * as pages from '../../src/core/report/pages.ts'
import {urlIn} from '../../src/core/rule.ts'
import {reservedIds} from '../../src/core/settings/settings.ts'
import {ciFileFor, ciSystems} from '../../src/files/ci-files.ts'
import {startClientHere, uriOf} from '../support/client.ts'
import {openTestDesk} from '../support/desk.ts'

const draft =
  '# Staff\n\nIt employs TK people in Leeds, experts say. The the verdict, by [Name], is due on 31 November.\n'

/** Addresses that formats ask for. */
const formats = ['https://json.schemastore.org/sarif-2.1.0.json', 'http://json-schema.org/draft-07/schema#']
const authorities = new Set(rules.map(({authority}) => urlIn(authority).replace(/[;,.]+$/, '')))

const addressesIn = (text: string) =>
  [...text.matchAll(/\b(?:https?|file):\/\/[^\s"'`<>)\]}|]+/g)].map(([address]) => address.replace(/[;,.]+$/, ''))

/** Addresses that lead nowhere we know of. */
const strayIn = (text: string) =>
  [...new Set(addressesIn(text))].filter(
    (address) =>
      !formats.includes(address) &&
      !authorities.has(address) &&
      !(address.startsWith('file:') && existsSync(fileURLToPath(address))),
  )

/** Files of the package that a text names, as in “see docs/frames.md” or “Page: …/docs/rules/fake-list.md”. */
const pagesIn = (text: string) => [...text.matchAll(/(?:\/[\w./+-]+\/)?docs\/[\w./-]+\.md/g)].map(([path]) => path)

describe('commands', () => {
  test.each([
    ['help', '--help'],
    ['rules', 'rules'],
    ['completion', 'completion'],
    ['settings', '--print-config=a.md'],
    ['examples', 'test'],
    ['verbose', '--verbose', '--preset=strict', 'a.md'],
    ...Object.keys(reporters).map((name) => [name, `--format=${name}`, '--preset=strict', 'a.md']),
  ])('%s', async (_, ...args) => {
    const {out, err} = await openTestDesk({'a.md': draft}).run(...args)
    expect(out + err).not.toBe('')
    expect(strayIn(out + err)).toEqual([])
  })

  test('explain names the page of each rule, which is there', async () => {
    const desk = openTestDesk()
    for (const {id} of rules) {
      const {out} = await desk.run('explain', id)
      const [head = '', tail = ''] = [out.slice(0, out.indexOf('Flagged:')), out.slice(out.lastIndexOf('Authority:'))]
      expect(strayIn(head + tail)).toEqual([])
      const [page, ...more] = pagesIn(out.slice(out.lastIndexOf('Page: ')))
      expect(more).toEqual([])
      expect(page).toMatch(new RegExp(`/docs/rules/${id}\\.md$`))
      expect(readFileSync(page as string, 'utf8')).toContain(`# ${id}`)
    }
  })

  test('explain knows every finding that comes from no rule', async () => {
    const desk = openTestDesk()
    for (const id of Object.keys(reservedIds)) {
      const {out, code} = await desk.run('explain', id)
      expect(code).toBe(0)
      expect(out.startsWith(`${id}\n\n`)).toBe(true)
      expect(out).toMatch(/\n\n[A-Z].+\.\n\nSeverity: \w+\./)
      expect(out).not.toContain('undefined')
      expect(strayIn(out)).toEqual([])
    }
  })

  test('init writes no address of ours', async () => {
    for (const system of ciSystems) {
      const desk = openTestDesk()
      const {out} = await desk.run('init', `--ci=${system}`)
      const written = ['.copydesk.yaml', ciFileFor(system, '0.1.0', {install: 'npm ci'}).path].map((path) =>
        readFileSync(join(desk.folder, path), 'utf8'),
      )
      expect([out, ...written].flatMap(strayIn)).toEqual([])
    }
  })
})

/** A page without its blocks of code. */
const proseIn = (page: string) => readFileSync(page, 'utf8').replace(/^ *(`{3,}).*\n[\s\S]*?^ *\1$/gm, '')

/** The anchors of a page's headings, as sites that host repositories make them. */
const anchorsIn = (page: string) =>
  [...proseIn(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

describe('pages of the package', () => {
  const {files} = JSON.parse(readFileSync('package.json', 'utf8')) as {files: string[]}
  const packed = [...files, 'README.md', 'LICENSE']
  const isPacked = (path: string) =>
    existsSync(path) && packed.some((entry) => path === entry || path.startsWith(`${entry}/`))

  const named = packed.filter((entry) => entry.endsWith('.md') && !entry.startsWith('fixtures/'))
  const inDocs = readdirSync('docs', {recursive: true, encoding: 'utf8'}).map((name) => `docs/${name}`)
  const pages = [...named, ...inDocs.filter((name) => name.endsWith('.md'))]
  const links = pages.flatMap((page) =>
    [...proseIn(page).matchAll(/\]\((?!\w+:)([^)#\s]*)(#[^)\s]+)?\)/g)].map(([, link = '', anchor = '']) => ({
      page,
      path: link ? relative('.', resolve(dirname(page), link)).replaceAll('\\', '/') : page,
      anchor: anchor.slice(1),
    })),
  )

  test('link to files of the package', () => {
    expect(links.filter(({path}) => !isPacked(path))).toEqual([])
  })

  test('link to headings that are there', () => {
    const anchored = links.filter(({anchor}) => anchor)
    expect(anchored.length).toBeGreaterThan(5)
    expect(anchored.filter(({path, anchor}) => !anchorsIn(path).includes(anchor))).toEqual([])
  })

  test('tell readers to check drafts of the package', () => {
    const drafts = [...readFileSync('README.md', 'utf8').matchAll(/\bfixtures\/[\w./-]*\w/g)].map(([path]) => path)
    expect(drafts.length).toBeGreaterThan(2)
    expect(drafts.filter((path) => !isPacked(path))).toEqual([])
  })
})

test('the schema of settings', () => {
  const schema = readFileSync('copydesk.schema.json', 'utf8')
  expect(strayIn(schema)).toEqual([])
  expect(pagesIn(schema).filter((path) => !existsSync(path))).toEqual([])
})

test.each([
  ['https://desk.example', 'https://desk.example/rules/fake-list'],
  ['', ''],
])('a build with the homepage "%s" leads to "%s"', async (homepage, page) => {
  const {outputFiles} = await build({
    ...{entryPoints: ['src/core/report/pages.ts'], write: false, bundle: true, format: 'esm'},
    define: {HOMEPAGE: JSON.stringify(homepage)},
  })
  const code = outputFiles[0]?.text ?? ''
  const {pageOf} = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as typeof pages
  expect(pageOf('fake-list')).toBe(page)
})

describe('editors', () => {
  const desk = openTestDesk({'a.md': draft})
  const uri = uriOf(join(desk.folder, 'a.md'))

  async function hoverIn(hover: object, window: object = {showDocument: {support: true}}) {
    const client = await startClientHere({folders: [desk.folder], capabilities: {textDocument: {hover}, window}})
    await client.open(uri, draft)
    const diagnostics = await client.pull(uri)
    const position = diagnostics.find(({code}) => code === 'repeated-word')?.range.start
    const {contents} = await client.ask<Hover>('textDocument/hover', {textDocument: {uri}, position})
    const links = diagnostics.map(({codeDescription}) => codeDescription?.href ?? '')
    return {links, ...(contents as {kind: string; value: string})}
  }

  test('links of findings and hovers are files', async () => {
    const {links, kind, value} = await hoverIn({contentFormat: ['markdown', 'plaintext']})
    expect(links.length).toBeGreaterThan(3)
    expect(links.flatMap(strayIn)).toEqual([])
    expect(links.filter((link) => !link.startsWith('file:'))).toEqual([])
    expect(kind).toBe('markdown')
    expect(value).toMatch(/\[More on this rule\]\(file:.*\/docs\/rules\/repeated-word\.md\)/)
    expect(strayIn(value)).toEqual([])
  })

  test('a client that opens no documents gets no link to a file', async () => {
    const {value} = await hoverIn({contentFormat: ['markdown']}, {})
    expect(value).not.toContain('file:')
  })

  test('a client that asks for plain text gets plain text', async () => {
    const {kind, value} = await hoverIn({})
    expect(kind).toBe('plaintext')
    expect(value).toMatch(/^"the" is repeated: delete one, or correct it\.\n\n/)
    expect(value).toMatch(/\nFor example: “\S/)
    expect(value).not.toMatch(/\*\*|```|\]\(|\\/)
  })
})
