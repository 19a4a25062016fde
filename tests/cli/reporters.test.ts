// The reporters: each held to its published schema, a real parser or its grammar, with copy that tries to break it.
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import ajvDraft4 from 'ajv-draft-04'
import {SaxesParser} from 'saxes'
import {describe, expect, test} from 'vitest'
import {run} from '../../src/cli/index.ts'
import {reporters} from '../../src/cli/reporters/index.ts'
import type {Reporter} from '../../src/cli/reporters/reporter.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {locate} from '../../src/core/report/locate.ts'
import type {Result} from '../../src/core/report/result.ts'
import type {Finding} from '../../src/core/rule.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'
import rdjsonSchema from '../rdjson.schema.json' with {type: 'json'}
import {openTestDesk} from '../support/desk.ts'

const nasty = 'a|b @desk `c` <b>&lt;]]> 100%\r\n::error::"x", \ud83d \u0007 ~~#12~~ https://example.org $1$'
const text = `# Ä\n\nfoo 𐐀 bär baz\n\n${nasty}\nend\n`
const from = (found: string) => ({start: text.indexOf(found), end: text.indexOf(found) + found.length})

const resultIn = (path: string, text: string, findings: readonly Finding[] = []): Result => ({
  path,
  findings: locate(text, findings),
})

const results = [
  resultIn('in brief/größe (1).md', text, [
    {
      ruleId: 'one',
      severity: 'error',
      place: from('bär'),
      message: `Cut "${nasty}".`,
      page: 'https://desk.example/rules/one',
      fix: [{...from('bär'), text: ''}],
    },
    {ruleId: 'two', severity: 'warning', place: from(nasty), message: 'Two, at: once.', kind: 'k', note: 'Because.'},
    {
      ruleId: 'three',
      severity: 'info',
      place: {start: text.length, end: text.length},
      message: 'Three.',
      page: '',
      related: [{path: 'b c.md', place: {start: 2, end: 5}, message: 'See b c.md:1.'}],
    },
  ]),
  resultIn('clean.md', 'Clean.\n'),
]

async function report(name: string, of: readonly Result[] = results): Promise<string> {
  const load = reporters[name] as () => Promise<Reporter>
  const draftOf = async (path: string) =>
    parseDraft({path, text}, formatFor(path, makeFormats(parseWithRemark)) as Format)
  return (await load())(of, {color: false, verbose: false, textOf: () => text, draftOf})
}

const formats = {uri: isUri, 'uri-reference': isUriReference, 'date-time': true} as const
const ajv = new ajvDraft4.default({strict: false, unicodeRegExp: false, formats})

function isUri(text: string): boolean {
  return URL.canParse(text)
}

/** RFC 3986, section 4.1, by its characters. */
function isUriReference(text: string): boolean {
  return /^(?:[\w\-.~!$&'()*+,;=:@/?#]|%[\dA-F]{2})*$/.test(text) && URL.canParse(text, 'https://example.org/')
}

interface Element {
  name: string
  attributes: Record<string, string>
}

/** The elements of an XML text; throws where it is not well-formed. */
function parseXml(xml: string): Element[] {
  const elements: Element[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({name, attributes}) => elements.push({name, attributes: attributes as Element['attributes']}))
  parser.write(xml).close()
  return elements
}

test('every reporter gives the same report twice, ends in a line feed, and survives there being nothing', async () => {
  for (const name of Object.keys(reporters)) {
    expect(await report(name)).toBe(await report(name))
    expect(await report(name), name).toMatch(/\n$/)
    expect(typeof (await report(name, [])), name).toBe('string')
  }
})

describe('SARIF', () => {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/package.json')
  const schema = JSON.parse(readFileSync(join(path, '../lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as object
  const validate = ajv.compile(schema)

  test.each([
    ['findings', results],
    ['none', []],
    ['an absolute path', [resultIn('/a b/c.md', 'x')]],
  ])('fits the schema: %s', async (_, of) => {
    validate(JSON.parse(await report('sarif', of)))
    expect(validate.errors ?? []).toEqual([])
  })

  test('says where and what', async () => {
    const [run] = (
      JSON.parse(await report('sarif')) as {runs: {results: object[]; tool: {driver: {rules: object[]}}}[]}
    ).runs
    expect(run?.results[0]).toMatchObject({
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: {uri: 'in%20brief/gr%C3%B6%C3%9Fe%20%281%29.md'},
            region: {startLine: 3, startColumn: 8, endColumn: 11, snippet: {text: 'bär'}},
          },
        },
      ],
    })
    expect(run?.tool.driver.rules).toContainEqual({id: 'one', helpUri: 'https://desk.example/rules/one'})
    expect(run?.tool.driver.rules).toContainEqual({id: 'three'})
  })
})

describe('rdjson', () => {
  test('fits the schema, and columns count bytes', async () => {
    const validate = ajv.compile(rdjsonSchema)
    const written = JSON.parse(await report('rdjson')) as {diagnostics: {location: {range: object}}[]}
    validate(written)
    expect(validate.errors ?? []).toEqual([])
    const range = {start: {line: 3, column: 10}, end: {line: 3, column: 14}}
    expect(written.diagnostics[0]).toMatchObject({location: {range}, suggestions: [{range, text: ''}]})
  })
})

describe('GitHub', () => {
  /** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
  const grammar =
    /^::(?:error|warning|notice) (?:\w+=(?:[^%:,\r\n]|%(?:25|0D|0A|3A|2C))*,?)+::(?:[^%\r\n]|%(?:25|0D|0A))*$/

  test('each line is a workflow command', async () => {
    const lines = (await report('github')).split('\n').slice(0, -1)
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(line).toMatch(grammar)
    expect(lines[0]).toContain('100%25\\x0d\\x0a::error::"x"')
    expect(lines[1]).toBe('::warning file=in brief/größe (1).md,line=5,endLine=6,title=two::Two, at: once.')
  })

  test('the summary of the job is a comment in Markdown', async () => {
    const desk = openTestDesk({'a.md': 'Prices rose by [insert figure here] this year.\n', 'summary.txt': 'Before.\n'})
    const summary = join(desk.folder, 'summary.txt')
    const watched = openTestDesk(
      {'a.md': 'Prices rose by [insert figure here] this year.\n'},
      {GITHUB_STEP_SUMMARY: summary},
    )
    const {out} = await watched.run('--format=github', 'a.md')
    expect(out).toMatch(/^::error file=a\.md,line=1,/)
    expect(readFileSync(summary, 'utf8')).toMatch(/^Before\.\n### Copydesk: 1 error\n/)
  })
})

describe('XML', () => {
  test('JUnit is well-formed and counts', async () => {
    const elements = parseXml(await report('junit'))
    expect(elements.map(({name}) => name)).toEqual([
      ...['testsuites', 'testsuite', 'testcase', 'failure', 'testcase', 'system-out', 'testcase', 'system-out'],
      ...['testsuite', 'testcase'],
    ])
    expect(elements[0]?.attributes).toMatchObject({tests: '4', failures: '1'})
    expect(elements[1]?.attributes).toMatchObject({name: 'in brief/größe (1).md', tests: '3', failures: '1'})
    expect(elements[3]?.attributes.message).toContain('<b>&lt;]]> 100%\r\n::error::"x",   ~~')
  })

  test('Checkstyle is well-formed', async () => {
    const elements = parseXml(await report('checkstyle'))
    expect(elements.map(({name}) => name)).toEqual(['checkstyle', 'file', 'error', 'error', 'error', 'file'])
    expect(elements[3]?.attributes).toEqual({
      ...{line: '5', column: '1', severity: 'warning', message: 'Two, at: once.', source: 'copydesk.two'},
    })
  })
})

test('GitLab has the fields that count, and a fingerprint of its own for each', async () => {
  const issues = JSON.parse(await report('gitlab')) as Record<string, unknown>[]
  expect(issues[1]).toMatchObject({
    description: 'Two, at: once.',
    check_name: 'two',
    severity: 'minor',
    location: {path: 'in brief/größe (1).md', lines: {begin: 5}},
  })
  for (const {severity} of issues) expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity)
  expect(new Set(issues.map(({fingerprint}) => fingerprint)).size).toBe(3)
})

test('ndjson is one finding a line', async () => {
  const lines = (await report('ndjson')).trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as {ruleId: string}).ruleId)).toEqual(['one', 'two', 'three'])
})

describe('Markdown', () => {
  test('copy breaks no table, mentions nobody and links nowhere', async () => {
    const written = await report('markdown')
    const row = written.split('\n').find((line) => line.includes('[one]')) ?? ''
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(5)
    for (const raw of ['@desk', ' `c`', '<b>', ' #12', 'https://example.org', '&lt;', ' ~~'])
      expect(row.replace(/\\[^\w\s]/g, '')).not.toContain(raw)
    expect(written).toContain('(in%20brief/gr%C3%B6%C3%9Fe%20%281%29.md)')
    expect(written).toContain('| three |')
  })

  test('a long report fits a comment and says what it leaves out', async () => {
    const findings = Array.from({length: 2000}, () => ({
      ...{ruleId: 'one', severity: 'error' as const, place: {start: 0, end: 1}, message: 'Cut this word, please.'},
    }))
    const written = await report('markdown', [resultIn('a.md', 'x', findings)])
    expect(written.length).toBeLessThan(65_536)
    expect(written).toMatch(/\n\d+ more findings are left out here\.\n$/)
  })
})

describe('several at once', () => {
  const draft = {'a.md': 'Prices rose by [insert figure here] this year.\n'}

  test('one to the screen, others to files', async () => {
    const desk = openTestDesk(draft)
    const {out} = await desk.run(
      '--format',
      'pretty',
      '--format',
      'sarif=out dir.sarif',
      '--format=junit=new/folder/j.xml',
      'a.md',
    )
    expect(out).toMatch(/^a\.md\n1:16 error/)
    expect(JSON.parse(readFileSync(join(desk.folder, 'out dir.sarif'), 'utf8'))).toMatchObject({version: '2.1.0'})
    expect(parseXml(readFileSync(join(desk.folder, 'new/folder/j.xml'), 'utf8'))[0]?.name).toBe('testsuites')
  })

  test.each([
    ['--format=sarf', 'There is no format `sarf`. Did you mean `sarif`?'],
    ['--format=constructor', 'There is no format `constructor`.'],
    ['--format=json=a.md/report.json', "The report can't be written to `a.md/report.json`"],
  ])('%s is answered', async (arg, said) => {
    const {code, err, out} = await openTestDesk(draft).run(arg, 'a.md')
    expect({code, out}).toEqual({code: 2, out: ''})
    expect(err).toContain(said)
  })
})

describe('below the root of a repository', () => {
  const files = {'site/posts/ä b.md': 'Prices rose by [insert figure here] this year.\n'}
  const pathsIn = (text: string) => [...text.matchAll(/(?:site\/)?posts\/[^",]*/g)].map(([path]) => decodeURI(path))

  test.each(['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'])('reports for CI count paths from it: %s', async (name) => {
    const {folder} = openTestDesk(files)
    const written: Record<string, string[]> = {}
    for (const format of ['github', 'gitlab', 'sarif', 'json']) {
      let out = ''
      await run([`--format=${format}`], {
        ...{cwd: join(folder, 'site'), color: false, env: {[name]: folder}, error: () => {}},
        readInput: async () => new Uint8Array(),
        write: (text) => {
          out += text
        },
      })
      written[format] = [...new Set(pathsIn(out))]
    }
    const whole = ['site/posts/ä b.md']
    expect(written).toEqual({github: whole, gitlab: whole, sarif: whole, json: ['posts/ä b.md']})
  })
})
