// Measures runs over a repository as processes: cold, warm, one draft changed, a branch of five: `npm run bench:repository`.
import {execFileSync, spawnSync} from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {formatNameFor} from '../src/formats/names.ts'
import {makeArchive} from './archive/posts.ts'

const {values} = parseArgs({
  options: {
    posts: {type: 'string', default: '2000'},
    /** A folder of real drafts, in place of made ones. */
    corpus: {type: 'string'},
    times: {type: 'string', default: '7'},
  },
})
const tool = resolve('dist/bin/copydesk.cjs')
if (!existsSync(tool)) throw new Error('Build first: `npm run build`.')

interface Usage {
  wall: number
  cpu: number
  peak: number
}

const folder = mkdtempSync(join(tmpdir(), 'copydesk-repository-'))
const usageFile = join(folder, '.git/usage.json')
const cache = join(folder, '.copydesk-cache')

function measureAll(): void {
  const paths = writePosts(Number(values.posts))
  const bytes = paths.reduce((sum, path) => sum + readFileSync(join(folder, path)).length, 0)
  git('init', '-q')
  git('add', '.')
  git('commit', '-qm', 'posts')
  const edit = (count: number) => {
    for (const path of paths.slice(0, count)) appendFileSync(join(folder, path), '\nOne more line.\n')
  }
  const forget = () => rmSync(cache, {recursive: true, force: true})
  run('--cache')
  console.log(`${paths.length} posts, ${(bytes / 1e6).toFixed(1)} MB; medians of ${values.times}`)
  console.log(`${''.padEnd(34)}wall ms  cpu ms  peak MB`)
  const each: [name: string, before: () => void, args: string[]][] = [
    ['without a cache', () => {}, []],
    ['cold, writing the cache', forget, ['--cache']],
    ['warm', () => {}, ['--cache']],
    ['one draft changed', () => edit(1), ['--cache']],
    ['--changed, five drafts', () => edit(5), ['--changed']],
    ['--changed, five drafts, cached', () => edit(5), ['--changed', '--cache']],
  ]
  for (const [name, before, args] of each) report(name, measure(before, args))
}

function report(name: string, {wall, cpu, peak}: Usage): void {
  const columns = [wall, cpu, peak].map((value) => value.toFixed(0).padStart(8)).join('')
  console.log(name.padEnd(33) + columns)
}

function measure(before: () => void, args: string[]): Usage {
  const usages = Array.from({length: Number(values.times)}, () => {
    before()
    return run(...args)
  })
  return {wall: median(usages, 'wall'), cpu: median(usages, 'cpu'), peak: median(usages, 'peak')}
}

const median = (usages: readonly Usage[], key: keyof Usage): number =>
  usages.map((usage) => usage[key]).sort((a, b) => a - b)[usages.length >> 1] as number

function run(...args: string[]): Usage {
  const began = performance.now()
  const {status, stderr} = spawnSync(process.execPath, ['--require', resolve('bench/usage.cjs'), tool, ...args], {
    cwd: folder,
    env: {...process.env, USAGE_FILE: usageFile},
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  const wall = performance.now() - began
  if (status === null || status > 1) throw new Error(stderr)
  return {wall, ...(JSON.parse(readFileSync(usageFile, 'utf8')) as Omit<Usage, 'wall'>)}
}

function writePosts(count: number): string[] {
  const posts = values.corpus ? readCorpus(values.corpus, count) : [...makeArchive(count, 1)].map(({post}) => post)
  for (const {path, text} of posts) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
  return posts.map(({path}) => path)
}

function readCorpus(corpus: string, count: number) {
  const names = readdirSync(corpus, {recursive: true, encoding: 'utf8'}).filter((name) => formatNameFor(name))
  return names
    .sort()
    .slice(0, count)
    .map((path) => ({path, text: readFileSync(join(corpus, path), 'utf8')}))
}

function git(...args: string[]): void {
  const who = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', '-c', 'init.defaultBranch=main']
  execFileSync('git', [...who, ...args], {cwd: folder})
}

try {
  measureAll()
} finally {
  rmSync(folder, {recursive: true, force: true})
}
