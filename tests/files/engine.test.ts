// The native Markdown engine gives the trees of remark-parse and so the same findings.
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import type {Nodes, Root} from 'mdast'
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import {runExample} from '../../src/core/examples.ts'
import {lintDraft} from '../../src/core/lint.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {makeEngine} from '../../src/files/engine.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'

const native = makeEngine('native')
const loads = await native.load().then(
  () => true,
  () => false,
)

const compared = ['type', 'value', 'url', 'depth', 'identifier', 'checked', 'alt'] as const

/** What of a tree must be equal. Known difference: where fenced code in a container ends, which nobody reads. */
function outline(node: Nodes): unknown {
  const {start, end} = node.position ?? {}
  const about = compared.map((name) => (node as unknown as Record<string, unknown>)[name] ?? null)
  const place = [start?.offset, node.type === 'code' ? null : end?.offset]
  return [...about, ...place, 'children' in node ? node.children.map(outline) : null]
}

const drafts = readdirSync('fixtures')
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(`fixtures/${name}`, 'utf8'))
const examples = rules.flatMap((rule) =>
  rule.examples.flatMap((example) =>
    Object.values(
      'bad' in example
        ? typeof example.bad === 'string'
          ? [example.bad]
          : example.bad
        : typeof example.good === 'string'
          ? [example.good]
          : example.good,
    ),
  ),
)

describe.skipIf(!loads)('the native engine', () => {
  const same = (text: string) =>
    expect(outline(native.parse(text) as Root), text).toEqual(outline(parseWithRemark(text)))

  test('gives equal trees for fixtures and examples', () => {
    for (const text of [...drafts, ...examples]) same(text)
  })

  test.each([
    ['bare addresses', 'See https://a.example/b_c_d, www.b.example and me@c.example.\n\n* http://d.example'],
    ['half a character', 'A \ud83d in the text, and \udc00.'],
    ['carriage returns', '# A\r\n\r\n> b\r\n> c\r\n\r\n| a | b |\r\n| - | - |\r\n| 1 | 2 |\r\n'],
    ['a NUL', 'a\0b'],
    ['front matter that ends with dots', '---\ntitle: x\n...\n\nA\n\n---\n\nB'],
    ['front matter with dots behind it', '---\ntitle: x\n---\n\nA\n\n...\n'],
    ['dots between rules', '---\nFish swim.\n...\n\nA\n\n---\n'],
    ['TOML', '+++\ntitle = "x"\n+++\n\nA'],
  ])('gives equal trees for %s', (_, text) => {
    const tree = native.parse(text)
    expect(outline(tree)).toEqual(outline(parseWithRemark(text.toWellFormed())))
  })

  test('gives equal findings for every example', () => {
    const formats = makeFormats(native.parse)
    const byExtension = (extension: string) => formatFor(`x.${extension}`, formats) as Format
    for (const rule of rules)
      for (const example of rule.examples) {
        const {expected, actual} = runExample(rule, example, byExtension)
        expect(actual).toEqual(expected)
      }
  })

  const sets = ['md_18f', 'md_digitalgov_news', 'md_rustblog'].map((name) => `../shared/data/${name}.jsonl`)
  test.skipIf(!sets.every((set) => existsSync(set)))('gives equal trees and findings for published posts', () => {
    const config = configureRules(rules)
    const formats = [parseWithRemark, native.parse].map((parse) => makeFormats(parse)[0] as Format)
    const step = process.env.COPYDESK_DATA ? 1 : 12
    for (const set of sets)
      for (const [i, line] of readFileSync(set, 'utf8').trim().split('\n').entries()) {
        if (i % step > 0) continue
        const {text, id} = JSON.parse(line) as {text: string; id: string}
        same(text)
        const [slow, fast] = formats.map((format) => lintDraft(parseDraft({path: id, text}, format), config))
        expect(fast, id).toEqual(slow)
      }
  })
})

test.each([
  ['too much', 'Fish swim in the sea, as fish have always done.\n\n'.repeat(60_000)],
  ['tangled marks', '*a_ '.repeat(20_000)],
  ['tangled quotations', '> a\nb\n\n'.repeat(10_000)],
])('the engines turn the same away: %s', async (_, text) => {
  const native = makeEngine('native')
  await native.load()
  const said = [parseWithRemark, native.parse].map((parse) =>
    parseDraft({path: 'a.md', text}, makeFormats(parse)[0] as Format).problems.map(({message}) => message),
  )
  expect(said[0]).toEqual([expect.stringMatching(/^Split this file/)])
  expect(said[1]).toEqual(said[0])
})
