// The sample draft as Markdown, with Windows line ends and a byte order mark: the same findings at the right places.
import {existsSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {configure, type Finding, lint, parse} from '../../src/index.ts'

const path = '../shared/sample/met-police.txt'
const there = existsSync(path)
const text = there ? readFileSync(path, 'utf8') : ''
const [title = ''] = text.split('\n')

const subhead = /^(?:Allegations of|Impact on|Wider Systemic|Calls for Reform)/

/** Real headings, lists and a link in place of what a pasted draft only looks like. */
const asMarkdown = text
  .split('\n')
  .map((line, i) => (i === 0 ? `# ${line}` : subhead.test(line) ? `## ${line}` : line.replace(/^ *• /, '- ')))
  .join('\n')
  .replace('contact page', '[contact page](/contact)')

const config = configure()

/** Which rule reported which words, without markup; lists are real now, so typed bullets are gone. */
function found(path: string, source: string): string[] {
  const draft = parse({path, text: source})
  const words = ({place, ruleId}: Finding) =>
    `${ruleId}: ${draft.text
      .slice(place.start, place.end)
      .replace(/^[#\s]+|\(\/contact\)|[[\]]/g, '')
      .replace(/\r/g, '')}`
  const findings = lint(draft, config).filter(({severity, ruleId}) => severity !== 'info' && ruleId !== 'fake-list')
  return findings.map(words).map((line) => line.replace(title, 'TITLE'))
}

describe.skipIf(!there)('the sample in another dress', () => {
  const plain = found('a.txt', text)
  test.each<[name: string, path: string, source: string]>([
    ['as Markdown', 'a.md', asMarkdown],
    ['as Markdown with CRLF', 'a.md', asMarkdown.replace(/\n/g, '\r\n')],
    ['as Markdown with CRLF and a byte order mark', 'a.md', `\uFEFF${asMarkdown.replace(/\n/g, '\r\n')}`],
    ['as text with CRLF and a byte order mark', 'a.txt', `\uFEFF${text.replace(/\n/g, '\r\n')}`],
  ])('%s', (_, path, source) => {
    expect(found(path, source)).toEqual(plain)
  })
})
