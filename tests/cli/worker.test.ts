// The worker answers line by line, whatever comes in; parts merged, and facts reduced, are what one run finds.
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {makeArchive} from '../../bench/archive/posts.ts'
import {run} from '../../src/cli/index.ts'
import {makeFirstOfGroup} from '../../src/core/report/groups.ts'
import {makeFolder, type Ran, runIn} from '../support/desk.ts'

const story =
  'The harbour board met on Tuesday to decide whether the old ferry should sail through the winter. Members heard from nine people who take it to work, and from one who would like it to stop. A vote is due once the engineers have looked at the hull.'

const lineOf = (path: string, text: string) => `${JSON.stringify({path, text})}\n`
const parse = (lines: string) =>
  lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

/** What a worker writes for input that comes in pieces. */
async function workOn(pieces: readonly Uint8Array[], args: string[] = [], folder = makeFolder({})): Promise<Ran> {
  const ran = {code: 0, out: '', err: '', folder}
  ran.code = await run(['worker', ...args], {
    cwd: folder,
    color: false,
    write: (text) => {
      ran.out += text
    },
    error: (line) => {
      ran.err += `${line}\n`
    },
    readInput: async () => new Uint8Array(),
    async *input() {
      yield* pieces
    },
  })
  return ran
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('the worker', () => {
  test('answers a line with findings and facts', async () => {
    const {out, err, code} = await runIn({}, ['worker'], lineOf('a.md', '# Rain in the valley\n\nBy [Your Name].'))
    const [{path, findings, facts}] = parse(out)
    expect([path, findings.length, code, err]).toEqual(['a.md', 1, 0, ''])
    expect(findings[0]).toMatchObject({
      ruleId: 'unfilled-placeholder',
      severity: 'error',
      actual: '[Your Name]',
      start: {line: 3, column: 4, offset: 25},
    })
    expect(facts).toMatchObject([{rule: 'duplicate-headline', path: 'a.md', text: 'Rain in the valley'}])
  })

  test('says what is wrong with a line and goes on', async () => {
    const input = [
      'no JSON',
      '[]',
      '{"text": "It rained."}',
      '{"path": "a.md"}',
      '{"path": "a.doc", "text": "It rained."}',
      '{"path": "a.md", "text": "It rained.", "format": "doc"}',
      '{"path": "a.doc", "text": "It rained.", "format": "txt"}',
    ]
    const {out, code} = await runIn({}, ['worker'], input.join('\n'))
    expect(parse(out)).toEqual([
      {line: 1, error: 'This line is not JSON.'},
      {line: 2, error: 'This line is no object: write {"path": "…", "text": "…"}.'},
      {line: 3, error: 'This line has no "path": name the draft.'},
      {path: 'a.md', line: 4, error: 'This line has no "text": put the draft there.'},
      {
        path: 'a.doc',
        line: 5,
        error: expect.stringMatching(/^The format of this draft can't be told: name it \.md, .*, or say "format"\.$/),
      },
      {path: 'a.md', line: 6, error: expect.stringMatching(/^There is no format "doc": say md, .*text, .*\.$/)},
      {path: 'a.doc', findings: [], facts: []},
    ])
    expect(code).toBe(0)
  })

  test('takes any line ends, blank lines, a byte order mark and a last line without an end', async () => {
    const [a, b] = [lineOf('a.md', 'It rained.').trim(), lineOf('b.md', 'It rained.').trim()]
    const {out} = await runIn({}, ['worker'], `\uFEFF${a}\r\n\r\n\n  \n${b}`)
    expect(parse(out).map(({path}) => path)).toEqual(['a.md', 'b.md'])
  })

  test('takes bytes that are no text, and half characters', async () => {
    const bytes = Buffer.concat([
      bytesOf('{"path": "'),
      Uint8Array.of(0xff),
      bytesOf('"}\n{"path":"\\ud800.md","text":"x\\udc00"}'),
    ])
    const {out} = await workOn([bytes])
    expect(parse(out)).toEqual([
      {line: 1, error: 'This line is not valid UTF-8.'},
      {path: '\ufffd.md', findings: [expect.objectContaining({actual: 'x\ufffd'})], facts: []},
    ])
  })

  test('finds the same however the input is cut into pieces', async () => {
    const input = bytesOf(lineOf('é.md', '# Żółw – ½\n\nBy [Your Name].') + lineOf('b.txt', 'It rained. 😀'))
    const {out: whole} = await workOn([input])
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({min: 0, max: input.length})), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), input.length]
        const pieces = at.slice(1).map((end, i) => input.slice(at[i], end))
        expect((await workOn(pieces)).out).toBe(whole)
      }),
      {numRuns: 20},
    )
  })

  test('reads no further than it has written', async () => {
    const log: string[] = []
    await run(['worker'], {
      cwd: makeFolder({}),
      color: false,
      write: async () => {
        for (let i = 0; i < 10; i++) await new Promise((done) => setImmediate(done))
        log.push('written')
      },
      error: () => {},
      readInput: async () => new Uint8Array(),
      async *input() {
        for (const path of ['a.md', 'b.md', 'c.md']) {
          log.push('read')
          yield bytesOf(lineOf(path, 'It rained.'))
        }
      },
    })
    expect(log).toEqual(['read', 'written', 'read', 'written', 'read', 'written'])
  })

  test('is told of a draft that is too large, and of one that is binary', async () => {
    const {out} = await workOn([bytesOf(lineOf('a.md', 'x'.repeat(65 << 20))), bytesOf(lineOf('b.md', 'a\0b'))])
    expect(parse(out).map(({path, findings, unreadable}) => [path, findings[0].message, unreadable])).toEqual([
      ['a.md', 'This file is too large to be a draft: 65 MB.', true],
      ['b.md', 'This file is binary, not text: open it in its own program, and save it as plain text (.txt).', true],
    ])
  })

  test('honours settings by the path of each draft, options, and ignores', async () => {
    const files = {
      '.copydesk.yaml': 'overrides:\n  - files: loud/**\n    rules: {repeated-word: error}\nignore: [old/]\n',
    }
    const texts = ['loud/a.md', 'b.md', 'old/c.md'].map((path) => lineOf(path, 'It rained on on Monday.'))
    const {out} = await runIn(files, ['worker'], texts.join(''))
    const [loud, plain, old] = parse(out)
    expect([loud.findings[0].severity, plain.findings[0].severity]).toEqual(['error', 'warning'])
    expect(old).toEqual({path: 'old/c.md', ignored: true})
    const {out: off} = await runIn(files, ['worker', '--no-config', '--rule', 'repeated-word:off'], texts.join(''))
    expect(parse(off).map(({findings}) => findings)).toEqual([[], [], []])
  })

  test('does not start with settings that are wrong', async () => {
    const {code, err, out} = await runIn(
      {'.copydesk.yaml': 'presett: news\n'},
      ['worker'],
      lineOf('a.md', 'It rained.'),
    )
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/presett/)
  })

  test('finds what a run over files finds', async () => {
    const files = {'a.md': `# Ferry\n\n${story} on on it`, 'b.txt': 'By [Your Name]\n\nIt rained.'}
    const {out} = await runIn(
      files,
      ['worker'],
      Object.entries(files)
        .map(([path, text]) => lineOf(path, text))
        .join(''),
    )
    const found = parse(out).flatMap(({path, findings}) => findings.map((finding: object) => ({path, ...finding})))
    const {out: once} = await runIn(files, ['--format', 'ndjson'])
    expect(found).toEqual(parse(once))
  })
})

/** An archive with copies in it, drafts with faults of their own, and settings for one folder. */
const archive: Record<string, string> = {
  ...Object.fromEntries([...makeArchive(100, 3)].map(({post: {path, text}}) => [path, text])),
  '.copydesk.yaml':
    'overrides:\n  - files: news/**\n    rules: {duplicate-article: [error, {similarity: 0.5}], duplicate-slug: off}\nallow:\n  duplicate-headline: [The tide table]\n',
  'news/a.md': `---\nslug: ferry\n---\n\n# Ferry vote put off\n\n${story}`,
  'news/b.md': `---\nslug: ferry\n---\n\n# Ferry vote put off\n\n${story} More on Friday, when the board meets again in the hall.`,
  'tides/1.md': '# The tide table\n\nLow at noon on on Monday.',
  'tides/2.md': '# The tide table\n\nHigh at [TIME].',
  'tides/3.txt': 'The tide table\n\nIt rained.\n',
  'odd.md': 'a\0b',
}

const formats = ['json', 'ndjson', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'rdjson', 'markdown', 'pretty']

/** Run all parts of a folder into files; gives their names. */
async function runParts(folder: string, of: number, args: string[] = []): Promise<string[]> {
  const names = Array.from({length: of}, (_, i) => `part-${i + 1}.ndjson`)
  for (const [i, name] of names.entries()) {
    const {code, err} = await runIn(folder, ['--shard', `${i + 1}/${of}`, '--output', name, ...args])
    expect([code, err]).toEqual([0, ''])
  }
  return names
}

describe('parts of a run', () => {
  test.each([1, 4, 30])('%i of them merged are one run, in every format', async (of) => {
    const folder = makeFolder(archive)
    const names = await runParts(folder, of)
    const into = (name: string) => formats.flatMap((format) => ['--format', `${format}=${name}.${format}`])
    const once = await runIn(folder, into('once'))
    const merged = await runIn(folder, ['merge', ...into('merged'), ...names.reverse()])
    expect(merged).toEqual(once)
    expect(once.code).toBe(1)
    for (const format of formats) {
      const [one, other] = ['once', 'merged'].map((name) => readFileSync(join(folder, `${name}.${format}`), 'utf8'))
      expect(other).toBe(one)
      expect(one).toContain('duplicate-article')
    }
  })

  test('share the drafts evenly, by their names alone', async () => {
    const folder = makeFolder(archive)
    const names = await runParts(folder, 4)
    const {out} = await runIn(folder, ['merge', '--format', 'json', ...names])
    const paths = JSON.parse(out).map(({path}: {path: string}) => path)
    const counts = await Promise.all(names.map(async (name) => (await runIn(folder, ['merge', name])).err))
    expect(new Set(paths).size).toBe(paths.length)
    expect(counts[0]).toBe('Parts 2, 3, 4 of 4 are missing.\n')
  })

  test('have one exit code, for a limit, an empty folder, what is missing, and what is only ignored', async () => {
    const warned = {'a.md': 'It rained on on Monday.'}
    for (const [files, args, later] of [
      [warned, [], ['--max-warnings', '0']],
      [warned, [], ['--max-warnings', '1']],
      [{}, [], []],
      [{}, ['none.md', 'no.md'], []],
      [{'a.md': 'It rained.'}, ['z.md', 'b.md', 'a.md'], []],
      [{'.copydeskignore': 'a.md\n', 'a.md': 'It rained.'}, ['a.md'], []],
    ] as const) {
      const folder = makeFolder(files)
      const once = await runIn(folder, [...args, ...later, '--format', 'json'])
      for (const number of [1, 2]) await runIn(folder, ['--shard', `${number}/2`, '--output', `p${number}`, ...args])
      const {code, out} = await runIn(folder, ['merge', 'p1', 'p2', ...later, '--format', 'json'])
      expect([code, out]).toEqual([once.code, once.out])
    }
  })

  test('take a baseline when they are merged', async () => {
    const folder = makeFolder(archive)
    const names = await runParts(folder, 3)
    await runIn(folder, ['--update-baseline'])
    const {out, code} = await runIn(folder, ['merge', '--format', 'ndjson', ...names])
    expect([out, code]).toEqual(['', 0])
  })

  test.each([
    [['--shard', '5/4'], '`--shard` takes a part and how many there are, as in `2/4`, not `5/4`.'],
    [['--shard', '0/4'], '`--shard` takes a part and how many there are, as in `2/4`, not `0/4`.'],
    [['--shard', 'half'], '`--shard` takes a part and how many there are, as in `2/4`, not `half`.'],
    [['--shard', '1/2', '--format', 'json'], '`--shard` only writes results: give `--format` to `copydesk merge`.'],
    [
      ['--shard', '1/2', '--max-warnings', '0'],
      '`--shard` only writes results: give `--max-warnings` to `copydesk merge`.',
    ],
    [['--shard', '1/2', '--watch'], "`--shard` and `--watch` can't be used together."],
    [['--shard', '1/2', '--fix'], "`--shard` and `--fix` can't be used together."],
    [['--shard', '1/2', '--stdin-filename', 'a.md'], "`--shard` and `--stdin-filename` can't be used together."],
  ])('%s: %s', async (args, message) => {
    expect(await runIn({'a.md': 'It rained.'}, args)).toMatchObject({code: 2, out: '', err: `${message}\n`})
  })

  test('make the folder they are to be in', async () => {
    const folder = makeFolder({'a.md': 'It rained.'})
    const {code} = await runIn(folder, ['--shard', '1/1', '--output', 'new/folder/part.ndjson'])
    expect([code, readdirSync(join(folder, 'new/folder'))]).toEqual([0, ['part.ndjson']])
  })

  test("that can't be written are told", async () => {
    const {code, err} = await runIn({'a.md': 'It rained.'}, ['--shard', '1/2', '--output', 'a.md/part.ndjson'])
    expect(code).toBe(2)
    expect(err).toMatch(/^The results can't be written to `a\.md\/part\.ndjson`: /)
  })

  test('that are missing, doubled, of another run, cut off or no parts are told', async () => {
    const folder = makeFolder({
      'a.md': 'It rained.',
      'b.md': 'It rained.',
      'note.md': '{}',
      'x.ndjson': '{"path": 3}\n',
    })
    await runParts(folder, 2)
    const {out} = await runIn(folder, ['--shard', '1/2'])
    const {out: third} = await runIn(folder, ['--shard', '1/3'])
    const files = {
      'part-1.ndjson': out,
      'third.ndjson': third,
      'old.ndjson': out.replace(/"copydesk":"[^"]+"/, '"copydesk":"0.0.1"').replace('"number":1', '"number":2'),
      'cut.ndjson': out.split('\n').slice(0, -2).join('\n'),
      'twice.ndjson': out + out,
    }
    const here = makeFolder(files)
    const err = async (...names: string[]) => (await runIn(here, ['merge', ...names])).err.trim()
    expect(await err('part-1.ndjson')).toBe('Part 2 of 2 is missing.')
    expect(await err('part-1.ndjson', 'part-1.ndjson')).toBe(
      '`part-1.ndjson` and `part-1.ndjson` are both part 1 of 2.',
    )
    expect(await err('part-1.ndjson', 'third.ndjson')).toBe(
      '`part-1.ndjson` is of 2 parts, `third.ndjson` of 3: merge one run at a time.',
    )
    expect(await err('part-1.ndjson', 'old.ndjson')).toBe(
      '`part-1.ndjson` and `old.ndjson` were written by different versions of Copydesk.',
    )
    expect(await err('cut.ndjson')).toBe('`cut.ndjson` is cut off: run its part again.')
    expect(await err('twice.ndjson')).toMatch(/^`twice\.ndjson:\d+` comes after the end of its part/)
    expect(await err('none.ndjson')).toMatch(/^The results `none\.ndjson` can't be read: ENOENT/)
    expect((await runIn(folder, ['merge', 'x.ndjson'])).err).toBe("`x.ndjson:1` isn't a result of Copydesk.\n")
  })
})

/** Lines for workers: every draft of the archive, as a store would hand it over. */
const posts = Object.entries(archive).filter(([path]) => /\.(?:md|txt)$/.test(path))
const settings = {'.copydesk.yaml': archive['.copydesk.yaml'] as string}

/** By key, as engines do it. */
const shuffle = (lines: string) => `${lines.split('\n').filter(Boolean).sort().join('\n')}\n`

const byPath = (results: readonly {path: string}[]) => [...results].sort((a, b) => (a.path < b.path ? -1 : 1))

describe('workers and reducers', () => {
  test('come to what one run finds, in any order', async () => {
    const once = await runIn(archive, ['--format', 'ndjson'])
    const all = parse(once.out)
    const {out: plain} = await runIn(settings, ['worker'], posts.map(([path, text]) => lineOf(path, text)).join(''))
    const own = parse(plain)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(posts, {minLength: posts.length}), fc.nat(4), async (shuffled, at) => {
        const input = shuffled.map(([path, text]) => lineOf(path, text))
        const half = Math.floor((input.length * at) / 4)
        const parts = [input.slice(0, half), input.slice(half)]
        const facts = await Promise.all(parts.map((part) => runIn(settings, ['worker', '--facts'], part.join(''))))
        const sorted = shuffle(facts.map(({out}) => out).join(''))
        const {out: atOnce} = await runIn(settings, ['reduce'], sorted)
        const {out: repeats} = await runIn(settings, ['reduce', '--to', 'repeats'], sorted)
        const {out: inSteps} = await runIn(settings, ['reduce', '--from', 'repeats'], shuffle(repeats))
        expect(byPath(parse(inSteps))).toEqual(parse(atOnce))
        const across = new Map(parse(atOnce).map(({path, findings}) => [path, findings]))
        const found = byPath(own).flatMap(({path, findings}: {path: string; findings?: {start: {offset: number}}[]}) =>
          [...(findings ?? []), ...(across.get(path) ?? [])]
            .sort((a, b) => a.start.offset - b.start.offset)
            .map((finding) => ({path, ...finding})),
        )
        // Reducers write each place of a group; a run reports the first.
        expect(found.filter(makeFirstOfGroup())).toEqual(all)
      }),
      {numRuns: 4},
    )
  })

  test('write what merge takes, each result once', async () => {
    const folder = makeFolder(archive)
    const once = await runIn(folder, ['--format', 'ndjson'])
    const {out} = await runIn(settings, ['worker'], posts.map(([path, text]) => lineOf(path, text)).join(''))
    const lines = out.split('\n').filter(Boolean)
    const here = makeFolder({
      ...settings,
      'b.ndjson': `${lines.slice(7).join('\n')}\n`,
      'a.ndjson': lines.slice(0, 9).join('\n'),
    })
    const merged = await runIn(here, ['merge', '--format', 'ndjson', 'b.ndjson', 'a.ndjson'])
    expect([merged.out, merged.code]).toEqual([once.out, once.code])
  })

  test('whose line was bad fail the merged run', async () => {
    const {out} = await runIn({}, ['worker'], `${lineOf('a.md', 'It rained.')}nonsense\n`)
    const {code, err} = await runIn({'all.ndjson': out}, ['merge', 'all.ndjson'])
    expect([code, err]).toEqual([1, 'all.ndjson:2: This line is not JSON.\n'])
  })

  test.each([
    ['nonsense\n', 'Line 1 must be a key, a tab and JSON. This line is not JSON.'],
    ['a\t{}\n', "Line 1 isn't a fact or a repeat of `copydesk worker`."],
  ])('refuse %j', async (input, message) => {
    expect(await runIn({}, ['reduce'], input)).toMatchObject({code: 2, err: `${message}\n`})
  })

  test('refuse facts that are not sorted, and of rules that are not here', async () => {
    const {out} = await runIn(
      {},
      ['worker', '--facts'],
      ['a.md', 'b.md'].map((path) => lineOf(path, '# The ferry leaves the harbour at noon\n')).join(''),
    )
    expect((await runIn({}, ['reduce'], out)).err).toMatch(
      /^Line \d+ comes too late for its key: sort the lines first, as in `LC_ALL=C sort`\.\n$/,
    )
    expect((await runIn({}, ['reduce'], out.replaceAll('duplicate-headline', 'our-house/rule'))).err).toBe(
      'Line 1 names an unknown rule `our-house/rule`: pass --config.\n',
    )
    expect((await runIn({}, ['reduce', '--from', 'repeats', '--to', 'repeats'], out)).code).toBe(2)
  })
})
