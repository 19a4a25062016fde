// A new rule in a copy of the repository: one command writes all that belongs to it, and its examples hold.
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, readFileSync, symlinkSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {makeFolder} from '../support/desk.ts'

const parts = [
  'src',
  'rules',
  'docs/rules',
  'templates',
  'package.json',
  'tsconfig.json',
  'copydesk.schema.json',
  'house-rules.schema.json',
]

function copyRepository(): string {
  const folder = makeFolder()
  for (const part of parts) cpSync(part, join(folder, part), {recursive: true})
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return folder
}

/** Run a script of `src/generate`. */
function run(folder: string, script: string, ...args: string[]) {
  const command = ['--import', 'tsx', `src/generate/${script}.ts`, ...args]
  const {status, stdout, stderr} = spawnSync(process.execPath, command, {cwd: folder, encoding: 'utf8'})
  return {status, stdout, stderr}
}

test('a new rule has its file, and everything made from it', () => {
  const folder = copyRepository()
  expect(run(folder, 'new-rule', 'language/made-up')).toEqual({
    status: 0,
    stdout:
      'Edit rules/language/made-up.ts and run its examples: `npm run examples -- made-up`. Then run `npm run generate`.\n',
    stderr: [
      'wrote rules/language/made-up.ts',
      'wrote rules/index.ts',
      'wrote docs/rules/made-up.md',
      'wrote rules/README.md',
      'wrote copydesk.schema.json\n',
    ].join('\n'),
  })
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  for (const path of ['rules/index.ts', 'rules/README.md', 'copydesk.schema.json'])
    expect(read(path)).toContain('made-up')
  expect(run(folder, 'index', '--check')).toEqual({status: 0, stdout: '', stderr: ''})
  expect(run(folder, 'examples', 'made-up')).toEqual({
    ...{status: 0, stdout: 'made-up: 6 of 6 examples hold.\n', stderr: ''},
  })
  expect(run(folder, 'new-rule', 'language/made-up')).toMatchObject({
    ...{status: 2, stderr: 'There is a rule `made-up` already.\n'},
  })
})

test.each([
  ['no family', 'made-up', 'Name the family and the rule, as in `npm run new-rule language/repeated-word`.\n'],
  ['a taken name', 'links/page-chrome', 'There is a rule `page-chrome` already.\n'],
  ['the folder of lists', 'lists/made-up', '`rules/lists` holds lists, no rules: name another family.\n'],
])('%s is refused, and nothing is written', (_, name, stderr) => {
  expect(run('.', 'new-rule', name)).toEqual({status: 2, stdout: '', stderr})
  expect(existsSync('rules/lists/made-up.ts')).toBe(false)
})
