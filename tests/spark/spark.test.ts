// The Spark job of the examples finds what one machine finds, line by line.
import {execFileSync} from 'node:child_process'
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {makeArchive} from '../../bench/archive/posts.ts'
import {makeFolder} from '../support/desk.ts'
import {installSpark, missing, python, sparkSubmit} from './install.ts'

const copydesk = `node ${resolve('dist/bin/copydesk.cjs')}`
const settings = 'overrides:\n  - files: fixtures/**\n    rules: {duplicate-headline: error}\nignore: ["*0.md"]\n'

/** An archive with copies, and drafts with faults of their own, one of them twice. */
function makeDrafts(): Map<string, string> {
  const drafts = new Map([...makeArchive(400, 5)].map(({post: {path, text}}) => [path, text]))
  for (const name of readdirSync('fixtures').filter((name) => /\.(?:md|txt)$/.test(name))) {
    drafts.set(`fixtures/${name}`, readFileSync(`fixtures/${name}`, 'utf8'))
    drafts.set(`again/é – ${name}`, readFileSync(`fixtures/${name}`, 'utf8'))
  }
  return drafts
}

const folder = makeFolder()

/** Run a command in the folder; its exit code may say that there are errors. */
function ask(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
  } catch (error) {
    const {status, stdout, stderr} = error as {status: number; stdout: string; stderr: string}
    if (status !== 1 || stdout === '') throw new Error(stderr)
    return stdout
  }
}

if (missing.length > 0) console.error(`Spark was not tested: ${missing.join(' and ')} can't be found here.`)

describe.skipIf(missing.length > 0)('Spark', () => {
  const drafts = makeDrafts()

  beforeAll(() => {
    installSpark()
    writeFileSync(join(folder, '.copydesk.yaml'), settings)
    for (const [path, text] of drafts) {
      mkdirSync(dirname(join(folder, path)), {recursive: true})
      writeFileSync(join(folder, path), text)
    }
    const lines = [...drafts].map(([path, text]) => JSON.stringify({path, text}))
    const scattered = lines.map((line, i) => [(i * 7919) % lines.length, line] as const).sort(([a], [b]) => a - b)
    writeFileSync(join(folder, 'drafts.ndjson'), `nonsense\n${scattered.map(([, line]) => line).join('\n')}\n[]\n`)
  })

  test.each(['', '--preset strict --now 2026-01-31'])('finds what one run finds: %s', (options) => {
    const [program = '', ...args] = copydesk.split(' ')
    const once = ask(program, [...args, '--format', 'ndjson', ...options.split(' ').filter(Boolean)])
    const out = `findings ${options}`.trim().replaceAll(' ', '-')
    const env = {...process.env, PYSPARK_PYTHON: resolve(python), SPARK_LOCAL_IP: '127.0.0.1'}
    execFileSync(
      resolve(sparkSubmit),
      ['--master', 'local[2]', resolve('examples/spark/check_archive.py'), 'drafts.ndjson', out]
        .concat(['--copydesk', copydesk, '--config', '.copydesk.yaml', '--partitions', '3'])
        .concat(options ? [`--options=${options}`] : []),
      {cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe']},
    )
    const parts = readdirSync(join(folder, out))
      .filter((name) => name.startsWith('part-'))
      .sort()
    const found = parts
      .flatMap((name) =>
        readFileSync(join(folder, out, name), 'utf8')
          .split('\n')
          .filter(Boolean),
      )
      .map((line) => JSON.parse(line) as {path: string; findings: object[]; errors?: string[]})
    const [{errors} = {}] = found
    expect(errors?.sort()).toEqual([
      'This line is no object: write {"path": "…", "text": "…"}.',
      'This line is not JSON.',
    ])
    expect(found.map(({path}) => path)).toEqual(['', ...[...drafts.keys()].sort()])
    const lines = found.flatMap(({path, findings}) => findings.map((finding) => ({path, ...finding})))
    expect(lines).toEqual(
      once
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    )
    expect(lines.length).toBeGreaterThan(100)
  })
})
