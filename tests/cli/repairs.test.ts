// Repairs: only the intended bytes change, a second run changes nothing, and a file is old or new whatever happens.
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {isFixable, repair} from '../../src/core/report/repair.ts'
import {applyEdits, configure, type Edit, type Finding, lint, parse} from '../../src/index.ts'
import {powerOfGrowth, steep} from '../support/cost.ts'
import {makeFolder, openTestDesk, runIn} from '../support/desk.ts'

const config = configure()
const strict = configure({preset: 'strict'})

const fixtures = [
  'fixtures',
  ...['news', 'opinion', 'press-releases', 'archive'].map((name) => `fixtures/newsroom/${name}`),
]
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((path) => /\.(?:md|txt)$/.test(path))

/** A text with edits made, worked out without `applyEdits`: what stands between them is taken as it is. */
function rewrite(text: string, edits: readonly Edit[]): string {
  let made = ''
  let at = 0
  for (const {start, end, text: instead} of [...edits].sort((a, b) => a.start - b.start)) {
    expect(start).toBeGreaterThanOrEqual(at)
    made += text.slice(at, start) + instead
    at = end
  }
  return made + text.slice(at)
}

/** Repair a text and hold every round against what its findings allow; gives the repaired text. */
function repairWatched(text: string, check: (text: string) => readonly Finding[], structure: boolean): string {
  const rounds: {text: string; findings: readonly Finding[]}[] = []
  const repaired = repair(
    text,
    (text) => {
      const findings = check(text)
      rounds.push({text, findings})
      return findings
    },
    structure,
  )
  expect(repaired.unsettled, 'it settles').toBe(false)
  rounds.forEach(({text, findings}, i) => {
    const after = rounds[i + 1]?.text ?? repaired.text
    const ends = (edit: Edit) => (text.includes('\r\n') ? {...edit, text: edit.text.replace(/\r?\n/g, '\r\n')} : edit)
    const taken: Edit[] = []
    for (const finding of findings) {
      const edits = isFixable(finding, structure) ? (finding.fix ?? []).map(ends) : []
      const free = (one: Edit) =>
        taken.every(({start, end}) => start !== one.start && (end <= one.start || one.end <= start))
      if (edits.every(free)) taken.push(...edits)
    }
    expect(after).toBe(rewrite(text, taken))
  })
  expect(repaired.findings.filter((finding) => isFixable(finding, structure))).toEqual([])
  expect(repair(repaired.text, check, structure), 'a second run changes nothing').toMatchObject({
    text: repaired.text,
    made: 0,
  })
  return repaired.text
}

const check =
  (path: string, with_ = config) =>
  (text: string) =>
    lint(parse({path, text}), with_)

describe.each([
  ['--fix', false],
  ['--fix-structure', true],
])('%s', (_, structure) => {
  test.each(fixtures)('%s: outside the edits nothing changes', (path) => {
    const text = readFileSync(path, 'utf8')
    const repaired = repairWatched(text, check(path), structure)
    repairWatched(text, check(path, strict), structure)
    const dressed = text.replace(/\n/g, '\r\n')
    expect(repairWatched(dressed, check(path), structure)).toBe(repaired.replace(/\n/g, '\r\n'))
  })
})

const data = ['md_18f', 'md_digitalgov_news', 'md_rustblog'].map((name) => `../shared/data/${name}.jsonl`)

test.skipIf(!data.every((path) => existsSync(path)))('500 posts: outside the edits nothing changes', () => {
  const posts = data.flatMap((path) => readFileSync(path, 'utf8').trim().split('\n').slice(0, 170)).slice(0, 500)
  expect(posts).toHaveLength(500)
  let repaired = 0
  for (const row of posts) {
    const {text} = JSON.parse(row) as {text: string}
    const findings = lint(parse({path: 'post.md', text}), config)
    for (const structure of [false, true]) {
      if (findings.some((finding) => isFixable(finding, structure))) {
        repairWatched(text, check('post.md'), structure)
        repaired++
      } else expect(repair(text, () => findings, structure).text).toBe(text)
    }
  }
  expect(repaired).toBeGreaterThan(10)
})

describe('edits', () => {
  const anyText = fc.string({unit: fc.constantFrom('a', 'b', ' ', '\n', '\r\n', 'é', '😀'), maxLength: 40})
  const anyEdit = (length: number) =>
    fc
      .record({a: fc.nat(length), b: fc.nat(length), text: fc.string({maxLength: 4})})
      .map(({a, b, text}): Edit => ({start: Math.min(a, b), end: Math.max(a, b), text}))
  const anyCase = anyText.chain((text) =>
    fc.record({
      text: fc.constant(text),
      groups: fc.array(fc.array(anyEdit(text.length), {maxLength: 3}), {maxLength: 8}),
    }),
  )

  test('are made whole or not at all, the first of two first', () => {
    fc.assert(
      fc.property(anyCase, ({text, groups}) => {
        const {text: made, applied, left} = applyEdits(text, groups)
        const taken = groups.filter((group) => !left.includes(group))
        expect([...applied].sort(byStart)).toEqual(taken.flat().sort(byStart))
        expect(made).toBe(rewrite(text, applied))
        for (const group of left) {
          const before = taken.filter((other) => groups.indexOf(other) < groups.indexOf(group as Edit[])).flat()
          expect(group.some((edit, i) => [...before, ...group.slice(0, i)].some((other) => collide(edit, other)))).toBe(
            true,
          )
        }
      }),
      {numRuns: 500},
    )
  })

  test('that reach beyond the text are refused', () => {
    for (const edit of [
      {start: -1, end: 0},
      {start: 2, end: 1},
      {start: 0, end: 4},
    ])
      expect(() => applyEdits('abc', [[{...edit, text: ''}]])).toThrow(RangeError)
  })

  test('are made in time that grows with them', () => {
    const making = (times: number) => {
      const count = 25_000 * times
      const groups = Array.from({length: count}, (_, i) => [{start: 2 * i, end: 2 * i + 1, text: ''}])
      return () => expect(applyEdits('ab'.repeat(count), groups).text).toBe('b'.repeat(count))
    }
    expect(powerOfGrowth(making)).toBeLessThan(steep)
  })

  test('settle or are said to be unsettled', () => {
    const anyRule = fc.dictionary(
      fc.constantFrom('a', 'b', 'ab', 'aa', 'ba'),
      fc.constantFrom('', 'a', 'b', 'c', 'cc'),
      {
        maxKeys: 3,
      },
    )
    fc.assert(
      fc.property(anyText, anyRule, fc.boolean(), (text, rule, structure) => {
        const found = (text: string): Finding[] =>
          Object.entries(rule).flatMap(([word, instead], i) =>
            [...text.matchAll(new RegExp(word, 'g'))].map(({index}): Finding => {
              const place = {start: index, end: index + word.length}
              const fix = [{...place, text: instead}]
              return {ruleId: word, severity: 'info', place, message: '', fix, structural: i === 1}
            }),
          )
        const {text: after, findings, unsettled} = repair(text, found, structure)
        expect(findings).toEqual(found(after))
        const again = repair(after, found, structure)
        if (!unsettled) expect(again).toMatchObject({text: after, made: 0})
      }),
    )
  })
})

const byStart = (a: Edit, b: Edit) => a.start - b.start || a.end - b.end || (a.text < b.text ? -1 : 1)
const collide = (a: Edit, b: Edit) => (a.start < b.end && b.start < a.end) || a.start === b.start

const title = 'Rain stops play at Headingley again'
const dirty = `# ${title}\n\nIt didnâ€™t rain on the the roof.\n`
const clean = `# ${title}\n\nIt didn’t rain on the roof.\n`

describe('files', () => {
  test('keep their byte order mark, line ends and mode; links are followed', async () => {
    const desk = openTestDesk({'a.md': `\uFEFF${dirty.replace(/\n/g, '\r\n')}`, 'real/b.txt': dirty})
    symlinkSync('real/b.txt', join(desk.folder, 'b.txt'))
    chmodSync(join(desk.folder, 'a.md'), 0o640)
    const {err} = await desk.run('--fix', 'a.md', 'b.txt')
    expect(err).toContain('repairs made in 2 drafts.')
    expect(readFileSync(join(desk.folder, 'a.md'), 'utf8')).toBe(`\uFEFF${clean.replace(/\n/g, '\r\n')}`)
    expect(statSync(join(desk.folder, 'a.md')).mode & 0o777).toBe(0o640)
    expect(lstatSync(join(desk.folder, 'b.txt')).isSymbolicLink()).toBe(true)
    expect(readlinkSync(join(desk.folder, 'b.txt'))).toBe('real/b.txt')
    expect(readFileSync(join(desk.folder, 'real/b.txt'), 'utf8')).toBe(clean)
    expect(readdirSync(desk.folder).sort()).toEqual(['a.md', 'b.txt', 'real'])
  })

  test('are not written when nothing changes', async () => {
    const desk = openTestDesk({'a.md': clean})
    const before = statSync(join(desk.folder, 'a.md')).mtimeMs
    const {err} = await desk.run('--fix', 'a.md')
    expect(err).toContain('No repairs to make.')
    expect(statSync(join(desk.folder, 'a.md')).mtimeMs).toBe(before)
  })

  test('that are read-only are left, and it is said', async () => {
    const desk = openTestDesk({'a.md': dirty, 'b.md': 'The the wall fell.\n'})
    chmodSync(join(desk.folder, 'a.md'), 0o444)
    const {out, err} = await desk.run('--fix', '.')
    expect(err).toContain('`a.md` was not repaired: it is read-only.')
    expect(err).toContain('1 repair made in 1 draft.')
    expect(readFileSync(join(desk.folder, 'a.md'), 'utf8')).toBe(dirty)
    expect(out, 'the report is on the file as it is').toMatch(/a\.md\n.*encoding-artifact/)
    expect(out).not.toContain('b.md')
  })

  test('that change meanwhile are left, and it is said', async () => {
    const desk = openTestDesk({
      'a.md': dirty,
      'package.json': '{"type": "module"}',
      '.copydesk.yaml': 'plugins: [./late.js]\n',
      'late.js': `import {writeFileSync} from 'node:fs'
export default {name: 'late', rules: {edit: {summary: 'Another editor saves.', check({draft}) {
  writeFileSync(new URL('a.md', import.meta.url), 'Saved by another editor.\\n')
}}}}
`,
    })
    const {err} = await desk.run('--fix', 'a.md')
    expect(err).toContain('`a.md` was not repaired: it changed while it was being checked.')
    expect(readFileSync(join(desk.folder, 'a.md'), 'utf8')).toBe('Saved by another editor.\n')
  })

  test('what is left for --fix-structure is said', async () => {
    const desk = openTestDesk({'a.md': `# ${title}\n\n${title}\n\nIt rained.\n`})
    expect((await desk.run('--fix', 'a.md')).err).toContain('1 more line can be deleted with --fix-structure.')
    expect((await desk.run('--fix', 'a.md', 'gone.md')).err).toContain('1 more line can be deleted')
    await desk.run('--fix-structure', 'a.md')
    expect(readFileSync(join(desk.folder, 'a.md'), 'utf8')).toBe(`# ${title}\n\nIt rained.\n`)
  })

  test('a label above a copy of the headline goes with it', async () => {
    const desk = openTestDesk({'a.txt': `${title}\n\n4 min read\n${title}\n\nIt rained.\n`})
    await desk.run('--fix-structure', 'a.txt')
    expect(readFileSync(join(desk.folder, 'a.txt'), 'utf8')).toBe(`${title}\n\nIt rained.\n`)
  })
})

describe('a dry run', () => {
  test('is a diff that git applies, and what --fix-structure would do', async () => {
    const files = Object.fromEntries(
      fixtures.map((path) => [path.replace(/^fixtures\//, ''), readFileSync(path, 'utf8')]),
    )
    const odd = {
      'my draft, “final”.md': dirty,
      'crlf.md': dirty.replace(/\n/g, '\r\n'),
      'bom.txt': `\uFEFF${dirty}`,
      'no-end.md': dirty.trimEnd(),
      'empty.md': '',
    }
    const desk = openTestDesk({...files, ...odd})
    desk.git('init', '-q')
    desk.git('config', 'core.autocrlf', 'false')
    const {out, code} = await desk.run('--fix-structure', '--fix-dry-run')
    expect(code).toBe(1)
    writeFileSync(join(desk.folder, 'repairs.diff'), out)
    const other = makeFolder({...files, ...odd})
    await runIn(other, ['--fix-structure'])
    desk.git('apply', 'repairs.diff')
    for (const path of Object.keys({...files, ...odd}))
      expect(readFileSync(join(desk.folder, path), 'utf8'), path).toBe(readFileSync(join(other, path), 'utf8'))
  })
})

describe('standard input', () => {
  test.each<[name: string, file: string, text: string, after: string]>([
    ['Markdown', 'a.md', dirty, clean],
    ['plain text', 'a.txt', dirty, clean],
    [
      'with a byte order mark and CRLF',
      'a.md',
      `\uFEFF${dirty.replace(/\n/g, '\r\n')}`,
      `\uFEFF${clean.replace(/\n/g, '\r\n')}`,
    ],
    ['with nothing to repair', 'a.md', clean, clean],
    ['empty', 'a.md', '', ''],
  ])('is printed repaired: %s', async (_, name, text, after) => {
    const {out} = await runIn({}, ['--fix', '--stdin-filename', name], text)
    expect(out).toBe(after)
  })

  test('is printed as it was where it is ignored', async () => {
    const {out, err} = await runIn({'.copydeskignore': 'a.md\n'}, ['--fix', '--stdin-filename', 'a.md'], 'the the')
    expect(out).toBe('the the')
    expect(err).toContain('`.copydeskignore` says to ignore it.')
  })

  test('is printed as it was where it cannot be read', async () => {
    const {out, code} = await runIn({}, ['--fix', '--stdin-filename', 'a.md'], 'the\0the')
    expect(out).toBe('the\0the')
    expect(code).toBe(2)
  })
})
