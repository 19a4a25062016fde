// Reuse saves work and changes nothing: after every edit the draft is studied with and without reused blocks.
import {deepStrictEqual} from 'node:assert'
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {rules} from '../../../rules/index.ts'
import {makeBlockReuse} from '../../../src/core/draft/block-reuse.ts'
import {type Draft, parseDraft} from '../../../src/core/draft/draft.ts'
import type {Format} from '../../../src/core/draft/format.ts'
import {lintDraft, study, studyInSteps} from '../../../src/core/lint.ts'
import {configureRules} from '../../../src/core/settings/config.ts'
import {makeEngine} from '../../../src/files/engine.ts'
import {makeFormats} from '../../../src/formats/index.ts'
import {parseWithRemark} from '../../../src/formats/remark.ts'

const engine = makeEngine('native')
await engine.load()
const formats = {native: makeFormats(engine.parse), remark: makeFormats(parseWithRemark)}

const matter = '---\ntitle: The tide\nsummary: "A harbour in the dark"\nauthor: Jane Doe\n---\n\n'
const references =
  '\n\nSee [the report] and [it][r], a note[^1].\n\n[the report]: https://example.org/r\n[r]: /r\n\n[^1]: A note.\n'
const sources = ['release-notes.md', 'river-survey.md', 'council-budget.txt', 'harbour-bridge.txt'].map((name) =>
  readFileSync(`fixtures/${name}`, 'utf8').slice(0, 700),
)
const drafts = [...sources, matter + (sources[1] as string) + references]

/** More of them: `EDITS=1000 SEED=5 npx vitest run tests/core/draft/block-reuse.test.ts`. */
const [count, seed] = [Number(process.env.EDITS ?? 12), Number(process.env.SEED ?? 7)]

const words = [
  ...[
    'e',
    ' ',
    '.',
    'was was ',
    'Jane Doe',
    ' said',
    '“',
    '”',
    '"',
    '👍',
    'é',
    '\u200B',
    'lorem ipsum dolor ',
    '[Name]',
    '12 per cent ',
  ],
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '# ',
    '\n## Two\n\n',
    '- ',
    '\n> ',
    '    ',
    '\t',
    '```',
    '\n```\n',
    '~~~',
    '|',
    '\n| a | b |\n| - | - |\n',
    '\n---\n',
    '\n===\n',
  ],
  ...[
    '<!--',
    '-->',
    '<!-- copydesk-ignore -->',
    '\n\n<!-- copydesk-ignore-start: all -->\n\n',
    '<div>',
    '</div>',
    '[',
    ']',
    '](/x)',
    '[r]',
    '\n\n[r]: /y\n',
    '\n\n[^1]: x\n',
    '*',
    '**',
    '`',
    '\\',
  ],
  ...[
    'Read more',
    'Council said on Monday',
    'experts say ',
    '\ntitle: x\n',
    '---\n',
    '{{ x }}',
    '&amp;',
    'http://localhost/',
  ],
]

const makeRandom = (seed: number) => (below: number) => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
  return (seed >>> 8) % below
}

/** What may come after a text: typed on, put in, deleted, moved, doubled or taken back. */
function* edits(text: string, random: (below: number) => number, count: number): Generator<string> {
  const before: string[] = []
  let cursor = text.indexOf('. ') + 2
  for (let now = text, i = 0; i < count; i++) {
    before.push(now)
    const act = random(16)
    if (act === 15) cursor = now.indexOf(' ', random(now.length)) + 1
    if (act >= 10) {
      now = `${now.slice(0, cursor)}${'the e.”'[random(7)]}${now.slice(cursor++)}`
      yield now
      continue
    }
    const start = random(now.length + 1)
    const end = Math.min(now.length, start + random(act === 0 ? 400 : 8))
    const paragraphs = now.split('\n\n')
    if (act === 1) now = before[random(before.length)] as string
    else if (act === 2) {
      const [taken = ''] = paragraphs.splice(random(paragraphs.length), 1)
      now = paragraphs.toSpliced(random(paragraphs.length), 0, ...(random(2) ? [taken, taken] : [taken])).join('\n\n')
    } else if (act < 6 && now.length < text.length * 1.3)
      now = now.slice(0, start) + words[random(words.length)] + now.slice(start)
    else now = now.slice(0, start) + (random(3) ? '' : words[random(words.length)]) + now.slice(end)
    yield now
  }
}

const cases = drafts.flatMap((text, i) =>
  [
    {format: 'markdown', engine: 'native'},
    {format: 'markdown', engine: 'remark'},
    {format: 'text', engine: 'native'},
  ].flatMap(({format, engine}) => ['recommended', 'strict'].map((preset) => ({text, i, format, engine, preset}))),
)

const placesIn = ({blocks}: Draft) => blocks.map(({cache, ...block}) => block)

test.each(cases)('draft $i as $format by $engine, preset $preset', ({text, i, format, engine, preset}) => {
  const config = configureRules(rules, {preset})
  const reader = formats[engine as 'native' | 'remark'].find(({name}) => name === format) as Format
  const reuse = makeBlockReuse()
  for (const now of edits(text, makeRandom(i + seed), count)) {
    const source = {path: '2026-03-04-draft.md', text: now}
    const draft = parseDraft(source, reader, undefined, reuse)
    const fresh = parseDraft(source, reader)
    deepStrictEqual(draft.tree, fresh.tree)
    deepStrictEqual(placesIn(draft), placesIn(fresh))
    const studied = study(fresh, config)
    deepStrictEqual(lintDraft(draft, config), studied.findings)
    deepStrictEqual(study(draft, config), studied)
  }
})

test('a draft is over once its text is parsed again: to check it throws, and so does to go on', () => {
  const config = configureRules(rules)
  const [reader] = formats.remark as [Format]
  const reuse = makeBlockReuse()
  const parse = (text: string) => parseDraft({path: 'draft.md', text}, reader, undefined, reuse)
  const first = parse('It rained.\n')
  const steps = studyInSteps(first, config)
  steps.next()
  const second = parse('It snowed.\n')
  expect(() => steps.next()).toThrow('parsed again')
  expect(() => study(first, config)).toThrow('parsed again')
  expect(study(second, config).findings).toEqual([])
})

const around = [
  '',
  '---\n\n',
  '- a\n\n',
  '<!-- \n\n',
  '```\n\n',
  '[r]: /r\n\n',
  '> q\n\n',
  '[^1]: Note\n\n',
  '| a |\n|---|\n\n',
]
const behind = ['', '\n', '\n\n---\n', '\n\n    Four', '\n\n```', '\n> q', '\n  \nWords', '\n\n[r]: /r', '  \n\nLast']
const put = [
  'e',
  '. ',
  '\n',
  '\n\n',
  '- ',
  '# ',
  '*',
  '[r]',
  '](x)',
  '![a](b)',
  '\r',
  '\t',
  '\n---\n',
  '\n===',
  'a: b',
  '`',
  '<b>',
  '\uD83D',
]

const plain = [
  'Words *of* r\nand [r] more',
  '> Words of r\n> and [r] more',
  '- Words of r\n- and more',
  '## Words of r',
]

test.each(['native', 'remark'] as const)('a stretch parsed alone by %s is what it is in its text', (engine) => {
  const [reader] = formats[engine] as [Format]
  let [turn, alone] = [0, 0]
  for (const stretch of plain)
    for (const before of around)
      for (const after of behind)
        for (const words of put) {
          const text = `Above\n\n${before}${stretch}${after}`
          const at = 7 + before.length + (++turn % 14)
          if (engine === 'remark' && turn % 4 > 0) continue
          const reuse = makeBlockReuse()
          const {tree} = parseDraft({path: 'draft.md', text}, reader, undefined, reuse)
          const source = {path: 'draft.md', text: `${text.slice(0, at)}${words}${text.slice(at)}`}
          const draft = parseDraft(source, reader, undefined, reuse)
          const fresh = parseDraft(source, reader)
          deepStrictEqual(draft.tree, fresh.tree)
          deepStrictEqual(placesIn(draft), placesIn(fresh))
          if (draft.tree === tree) alone++
        }
  expect(alone).toBeGreaterThan(turn / 25)
})
