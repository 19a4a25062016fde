// Plain command lines: what is read without the parser is what the parser reads.
import {beforeEach, expect, test, vi} from 'vitest'
import {runParsed} from '../../src/cli/args/parser.ts'
import {readPlain} from '../../src/cli/args/quick-args.ts'
import type {Console} from '../../src/cli/console.ts'
import type {CheckOptions} from '../../src/cli/options.ts'

const checked: CheckOptions[] = []
vi.mock('../../src/cli/commands/check.ts', () => ({
  runCheck: async (options: CheckOptions) => checked.push(options) && 0,
}))
beforeEach(() => void checked.splice(0))

const world: Console = {
  cwd: import.meta.dirname,
  color: true,
  write: () => {},
  error: () => {},
  readInput: async () => new Uint8Array(),
}

const lines = [
  '',
  'check',
  '.',
  'a.md',
  'check a.md b.txt',
  'a.md --no-config --no-cache',
  '--quiet drafts/*.md',
  '--verbose --fix a.md --cache',
  '--format json a.md',
  'a.md --format=sarif=out.sarif',
  '--preset news a.md',
  '--preset=docs a.md 2026',
  '--no-color 12 0x10 a=b',
  '--color ./a.md ../b.md /c/d.txt true',
  'a.md --format ndjson b.md --preset strict c.md',
]

test.each(lines)('`copydesk %s`', async (line) => {
  const args = line.split(' ').filter(Boolean)
  const plain = readPlain(args, true)
  expect(plain).toBeDefined()
  await runParsed(args, world)
  expect(checked).toEqual([plain])
})

test.each([
  '--help',
  'rules',
  'a.md rules',
  'check explain',
  '--quiet=false',
  '--quiet --quiet',
  '--format json --format github',
  '--format',
  '--format --quiet',
  '--format=',
  '--preset news --preset blog',
  '--stdin-filename a.md',
  '--rule fake-list:off',
  '--changed',
  '-q',
  '-- a.md',
  '"a.md"',
])('Left to the parser: `copydesk %s`', (line) => {
  expect(readPlain(line.split(' '), true)).toBeUndefined()
})
