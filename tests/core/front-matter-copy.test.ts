// A program's settings say which front matter fields are copy, whether it parses a draft itself or not.
import {expect, test} from 'vitest'
import {configure, lint, parse} from '../../src/index.ts'

const draft = {path: 'a.md', text: '---\ntitle: By [First Name]\nstandfirst: By [Last Name]\n---\n\nIt rained.\n'}
const textsOf = (findings: ReturnType<typeof lint>) =>
  findings.map(({place: {start, end}}) => draft.text.slice(start, end))

test.each<[name: string, settings: object, found: string[]]>([
  ['by default', {}, ['[First Name]']],
  ['another field', {frontMatterCopy: ['standfirst']}, ['[Last Name]']],
  ['both', {frontMatterCopy: ['title', 'standfirst']}, ['[First Name]', '[Last Name]']],
  ['none', {frontMatterCopy: []}, []],
])('%s', (_, settings, found) => {
  const config = configure(settings)
  expect(textsOf(lint(draft, config))).toEqual(found)
  expect(textsOf(lint(parse(draft, undefined, config), config))).toEqual(found)
})
