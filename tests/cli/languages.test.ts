// Drafts in other languages: only rules that need no language check them, and one note says so.
import {expect, test} from 'vitest'
import {openTestDesk} from '../support/desk.ts'

const german = 'Die Brücke ist offen, und der der Fluss ist nicht so tief wie im Winter.\n'
const clean = 'The bridge is open.\n'

test.each<[name: string, files: Record<string, string>, err: string]>([
  ['English alone', {'a.md': clean}, ''],
  [
    'one draft',
    {'a.md': clean, 'b.md': german},
    'Note: b.md isn’t in English: only the rules that work in any language were run.\n',
  ],
  [
    'several',
    {'a.md': german, 'b.md': german, 'c.md': `---\nlang: fr\n---\n\n${clean}`},
    'Note: a.md and 2 more aren’t in English: only the rules that work in any language were run.\n',
  ],
])('%s', async (_, files, err) => {
  const run = await openTestDesk(files).run('--format=ndjson')
  expect({code: run.code, out: run.out, err: run.err}).toEqual({code: 0, out: '', err})
})
