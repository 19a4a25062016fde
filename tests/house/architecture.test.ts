// The arrows of the house: which room may import from which, no circles, nothing of Node in the pure rooms.
import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, normalize} from 'node:path'
import vm from 'node:vm'
import {build} from 'esbuild'
import {describe, expect, test} from 'vitest'

/** The rooms a room may import from, besides itself. */
const arrows: Record<string, readonly string[]> = {
  bin: ['src/cli', 'src/server', 'src/core'],
  'src/core': [],
  'src/formats': ['src/core'],
  'src/reading': ['src/core', 'rules/lists'],
  'rules/find': ['src/core', 'src/reading', 'rules/lists'],
  rules: ['src/core', 'src/reading', 'rules/find', 'rules/lists'],
  'src/files': ['src/core', 'src/formats', 'src/reading', 'src/hosts'],
  'src/hosts': ['src/core', 'src/formats', 'src/reading'],
  'src/cli': ['src/testing.ts', 'src/files', 'src/hosts', 'src/core', 'src/formats', 'rules/index', 'rules/measured'],
  'src/server': ['src/files', 'src/hosts', 'src/core', 'src/formats', 'rules/index', 'rules/measured'],
  'src/unified.ts': ['src/core', 'src/formats', 'src/reading', 'rules/index'],
  'src/index.ts': ['src/core', 'src/formats', 'src/files', 'src/unified.ts', 'src/reading', 'rules/index'],
  'src/testing.ts': ['src/core', 'src/formats'],
  'src/program': ['src/index.ts', 'src/testing.ts'],
  'src/generate': [
    'src/core',
    'src/formats',
    'src/files',
    'src/program',
    'src/index.ts',
    'src/testing.ts',
    'rules/index',
  ],
  'rules/index': ['rules', 'src/core'],
  'rules/measured': [],
}

const pureRooms = ['src/core', 'src/formats', 'src/reading', 'rules', 'rules/find', 'rules/index']

/** What a rule may know of the core. */
const openToRules = [
  'rule',
  'phrase-rule',
  'reading',
  'fact',
  'elide',
  'severity',
  'phrase-list',
  'phrases/phrases',
  'draft/draft',
  'draft/blocks',
  'draft/spans',
  'draft/place',
  'draft/prose',
  'draft/sentences',
].map((name) => `src/core/${name}.ts`)

const files = ['src', 'rules', 'bin'].flatMap((folder) =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.ts'))
    .map((file) => normalize(`${folder}/${file}`)),
)

const fromClause =
  /^(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

const valueClause = new RegExp(fromClause.source.replace('\\b', '\\b(?! type\\b)'), 'gm')

function importsOf(file: string, clause: RegExp): string[] {
  const targets = [...readFileSync(file, 'utf8').matchAll(clause)].map(
    (found) => found[1] ?? found[2] ?? found[3] ?? '',
  )
  return targets.map((target) => (target.startsWith('.') ? join(dirname(file), target) : target))
}

const isLocal = (target: string) => /^(?:src|rules|bin)\//.test(target)

function roomOf(path: string): string {
  if (path === 'rules/index.ts') return 'rules/index'
  if (path === 'rules/measured.json' || path === 'rules/measured.ts') return 'rules/measured'
  if (path.startsWith('rules/lists/')) return 'rules/lists'
  if (/^rules\/[^/]+\/find\//.test(path)) return 'rules/find'
  if (path.startsWith('rules/')) return 'rules'
  if (path.startsWith('bin/')) return 'bin'
  const [src, room] = path.split('/')
  return `${src}/${room}`
}

const graph = new Map(files.map((file) => [file, importsOf(file, valueClause)]))
const all = new Map(files.map((file) => [file, importsOf(file, fromClause)]))
const edges = [...all].flatMap(([file, targets]) => targets.map((target) => [file, target] as const))
const say = ([file, target]: readonly [string, string]) => `${file} -> ${target}`

/** Files on a circle of imports, as one path; undefined where there is none. Imports of types alone leave no trace. */
function findCircle(): string[] | undefined {
  const done = new Set<string>()
  const visit = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const target of graph.get(file) ?? []) {
      const circle = visit(target, [...path, file])
      if (circle) return circle
    }
    done.add(file)
    return undefined
  }
  for (const file of files) {
    const circle = visit(file, [])
    if (circle) return circle
  }
  return undefined
}

describe('the house', () => {
  test('every room has its arrows', () => {
    expect(files.map(roomOf).filter((room) => !(room in arrows))).toEqual([])
  })

  test('imports follow the arrows', () => {
    const wrong = edges.filter(([file, target]) => {
      const [from, to] = [roomOf(file), roomOf(target)]
      return isLocal(target) && from !== to && !arrows[from]?.includes(to)
    })
    expect(wrong.map(say)).toEqual([])
  })

  test('no rule imports a rule, and rules see only what is meant for them', () => {
    const ofRules = edges.filter(([file]) => roomOf(file) === 'rules')
    expect(ofRules.filter(([, target]) => roomOf(target) === 'rules').map(say)).toEqual([])
    const ofCore = ofRules.filter(([, target]) => target.startsWith('src/core/') && !openToRules.includes(target))
    expect(ofCore.map(say)).toEqual([])
  })

  test('what a family looks for is its own: no other family imports its `find`', () => {
    const familyOf = (path: string) => path.split('/')[1]
    const wrong = edges.filter(
      ([file, target]) => roomOf(target) === 'rules/find' && familyOf(file) !== familyOf(target),
    )
    expect(wrong.map(say)).toEqual([])
  })

  test('a reading that one family alone uses stands with that family', () => {
    const usersOf = (target: string) => edges.filter(([, to]) => to === target).map(([file]) => file)
    const familiesOf = (target: string, seen = new Set<string>()): Set<string> => {
      if (seen.has(target)) return new Set()
      seen.add(target)
      const outside = usersOf(target).map((file) =>
        file.startsWith('src/reading/')
          ? familiesOf(file, seen)
          : new Set([file.startsWith('rules/') ? (file.split('/')[1] ?? '') : file]),
      )
      return new Set(outside.flatMap((families) => [...families]))
    }
    const lonely = files.filter((file) => file.startsWith('src/reading/') && familiesOf(file).size < 2)
    expect(lonely).toEqual([])
  })

  test('no circles', () => {
    expect(findCircle()).toBeUndefined()
  })

  test('the pure rooms import nothing of Node', () => {
    const wrong = edges.filter(([file, target]) => pureRooms.includes(roomOf(file)) && target.startsWith('node:'))
    expect(wrong.map(say)).toEqual([])
  })

  test('the pure rooms use no clock, no chance, no console, no process', () => {
    const impure = /\b(?:Date\.now|new Date\(\)|performance\.|Math\.random|console\.|process\.|setTimeout)/
    const wrong = files.filter((file) => pureRooms.includes(roomOf(file)) && impure.test(codeOf(file)))
    expect(wrong).toEqual([])
  })

  test('no file of the core is over 200 lines', () => {
    const long = files.filter((file) => file.startsWith('src/core/')).map((file) => [file, linesOf(file)] as const)
    expect(long.filter(([, lines]) => lines > 200)).toEqual([])
  })

  test('every file says in its first line what it is', () => {
    const shebang = /^#!.*\n/
    const silent = files.filter((file) => !/^\/\/ \S.*[.:]/.test(readFileSync(file, 'utf8').replace(shebang, '')))
    expect(silent).toEqual([])
  })
})

/** A file without its comments and strings. */
const codeOf = (file: string) =>
  readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`/gm, '')

const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').length

const entry = `
import {rules} from './rules/index.ts'
import {configureRules} from './src/core/settings/config.ts'
import {parseDraft} from './src/core/draft/draft.ts'
import {lintDraft} from './src/core/lint.ts'
import {formatFor, makeFormats} from './src/formats/index.ts'
import {parseWithRemark} from './src/formats/remark.ts'
${files
  .filter((file) => file.startsWith('src/core/'))
  .map((file) => `import './${file}'`)
  .join('\n')}
globalThis.check = (path, text) => lintDraft(parseDraft({path, text}, formatFor(path, makeFormats(parseWithRemark))), configureRules(rules))
`

test('core, formats and rules run in a browser: in a bare context, without a global of Node', {
  timeout: 60_000,
}, async () => {
  const bundle = await build({
    stdin: {contents: entry, resolveDir: '.', loader: 'ts'},
    bundle: true,
    write: false,
    platform: 'browser',
    // A worker has TextDecoder and no document, as the bare context here.
    conditions: ['worker'],
    format: 'iife',
    logLevel: 'silent',
  })
  const context = vm.createContext({TextDecoder})
  vm.runInContext(bundle.outputFiles[0]?.text ?? '', context)
  const text = JSON.stringify('# Rain stops play in Leeds\n\nRain stops play in Leeds\n\nIt rained &amp; rained.')
  const ids = vm.runInContext(`JSON.stringify(check('a.md', ${text}).map(({ruleId}) => ruleId))`, context) as string
  expect(JSON.parse(ids)).toContain('duplicate-headline')
  expect(vm.runInContext(`check('a.txt', ${text}).length`, context)).toBeGreaterThanOrEqual(0)
})
