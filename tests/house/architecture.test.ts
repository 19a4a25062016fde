// The arrows of the house: which room may import from which, no circles, nothing of Node in the pure rooms.
import {readFileSync} from 'node:fs'
import vm from 'node:vm'
import {build} from 'esbuild'
import {describe, expect, test} from 'vitest'
import {findCircle, readModules} from '../support/modules.ts'

/** The rooms a room may import from, besides itself; a room stands for those in it. Imports of types count. */
const arrows: Record<string, readonly string[]> = {
  bin: ['src/cli', 'src/server', 'src/core/contracts'],
  'src/core': ['src/core'],
  'src/core/contracts': ['src/core/draft', 'src/core/ground'],
  'src/core/ground': [],
  'src/core/draft': ['src/core/ground'],
  'src/core/frames': ['src/core/ground', 'src/core/draft', 'src/core/contracts'],
  'src/core/phrases': ['src/core/ground', 'src/core/draft', 'src/core/contracts', 'src/core/frames'],
  'src/core/report': ['src/core/ground', 'src/core/draft', 'src/core/contracts'],
  'src/core/json-schema': ['src/core/ground'],
  'src/core/settings': ['src/core/ground', 'src/core/contracts', 'src/core/phrases', 'src/core/json-schema'],
  'src/core/front-matter': [
    'src/core/ground',
    'src/core/draft',
    'src/core/contracts',
    'src/core/settings',
    'src/core/json-schema',
  ],
  'src/core/across': [
    'src/core/ground',
    'src/core/draft',
    'src/core/contracts',
    'src/core/report',
    'src/core/settings',
  ],
  'src/core/ignores': [
    'src/core/ground',
    'src/core/draft',
    'src/core/contracts',
    'src/core/settings',
    'src/core/across',
  ],
  'src/formats': ['src/core'],
  'src/reading': ['src/core', 'src/reading', 'rules/lists'],
  'src/reading/text': ['src/core', 'rules/lists'],
  'src/reading/names': ['src/core', 'rules/lists', 'src/reading/text'],
  'src/reading/speech': ['src/core', 'rules/lists', 'src/reading/text', 'src/reading/names'],
  'src/reading/strays': ['src/core', 'src/reading/text', 'src/reading/speech', 'src/reading/page'],
  'src/reading/page': ['src/core', 'rules/lists', 'src/reading/text', 'src/reading/speech'],
  'src/reading/likeness': ['src/core', 'rules/lists', 'src/reading/text'],
  'src/reading/numbers': ['src/core', 'rules/lists', 'src/reading/text'],
  'src/compare': ['src/core', 'src/reading', 'rules/lists'],
  'src/addresses': ['src/core'],
  'src/weighing': ['src/core', 'src/reading', 'rules/lists'],
  'src/spelling': ['src/core'],
  'rules/find': ['src/core', 'src/reading', 'src/weighing', 'src/addresses', 'src/spelling', 'rules/lists'],
  rules: ['src/core', 'src/reading', 'src/weighing', 'src/spelling', 'rules/find', 'rules/lists'],
  'src/vale': ['src/core', 'src/spelling'],
  'src/desk/model': ['src/core', 'src/formats', 'src/compare', 'src/html-report', 'rules/index', 'rules/checklist'],
  'src/desk/page': ['src/core', 'src/desk/model'],
  'src/html-report': ['src/core', 'src/reading', 'src/html-report/page'],
  'src/html-report/page': [],
  'src/house': ['src/core', 'src/reading', 'src/vale'],
  'src/files': ['src/core', 'src/formats', 'src/reading', 'src/hosts', 'src/vale', 'src/house', 'src/spelling'],
  'src/hosts': ['src/core', 'src/formats', 'src/reading'],
  'src/cli': ['src/core', 'src/cli'],
  'src/cli/contracts': ['src/files'],
  'src/cli/reporters': ['src/core', 'src/html-report', 'src/cli/contracts', 'rules/index'],
  'src/cli/run': [
    'src/core',
    'src/formats',
    'src/files',
    'rules/index',
    'rules/checklist',
    'src/cli/contracts',
    'src/cli/reporters',
  ],
  'src/cli/archive': ['src/core', 'src/formats', 'src/files', 'src/cli/contracts', 'src/cli/run'],
  'src/cli/commands': [
    'src/core',
    'src/compare',
    'src/desk/model',
    'src/files',
    'src/testing.ts',
    'rules/index',
    'rules/measured',
    'src/cli/contracts',
    'src/cli/run',
    'src/cli/archive',
  ],
  'src/cli/args': [
    'src/core',
    'src/files',
    'rules/index',
    'src/cli/contracts',
    'src/cli/reporters',
    'src/cli/run',
    'src/cli/archive',
    'src/cli/commands',
  ],
  'src/server': ['src/files', 'src/hosts', 'src/core', 'src/formats', 'rules/index', 'rules/measured'],
  'src/unified.ts': ['src/core', 'src/formats', 'src/reading', 'src/house', 'rules/index'],
  'src/index.ts': ['src/core', 'src/formats', 'src/files', 'src/unified.ts', 'src/reading', 'src/house', 'rules/index'],
  'src/testing.ts': ['src/core', 'src/formats'],
  'src/program': ['src/index.ts', 'src/testing.ts'],
  'src/generate': [
    'src/core',
    'src/reading/strays',
    'src/formats',
    'src/files',
    'src/program',
    'src/index.ts',
    'src/testing.ts',
    'rules/index',
    'rules/measured',
  ],
  'rules/index': ['rules', 'src/core'],
  'rules/checklist': ['rules/find', 'src/core'],
  'rules/measured': [],
  bench: ['src', 'rules'],
}

/** Files of the core that need nothing, for all to use. */
const ground = ['order', 'calendar', 'call-mistakes', 'files-around'].map((name) => `src/core/${name}.ts`)

/** Files of a room that say what its parts hand to each other. */
const contracts: Record<string, readonly string[]> = {
  'src/core': [
    'severity',
    'checklist',
    'contract',
    'elide',
    'example',
    'fact',
    'former-name',
    'house',
    'phrase-list',
    'reading',
    'repository',
    'rule',
  ],
  'src/cli': ['console', 'options', 'usage', 'version'],
}

/** Rooms whose folders have arrows of their own. */
const divided = ['src/core', 'src/reading', 'src/cli', 'src/desk', 'src/html-report']

const pureRooms = [
  'src/core',
  'src/formats',
  'src/reading',
  'src/compare',
  'src/weighing',
  'src/spelling',
  'src/addresses',
  'src/vale',
  'src/desk/model',
  'src/html-report',
  'src/house',
  'rules',
  'rules/find',
  'rules/index',
  'rules/checklist',
]

/** What those who install the package import. */
const publicFiles = ['src/index.ts', 'src/testing.ts']

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
  'frames/context',
  'draft/draft',
  'draft/blocks',
  'draft/spans',
  'draft/place',
  'draft/prose',
  'draft/sentences',
  'front-matter/check',
  'front-matter/slow-patterns',
  'stopped',
  'language',
].map((name) => `src/core/${name}.ts`)

const modules = readModules(['src', 'rules', 'bin', 'bench'])
const files = modules.map(({file}) => file)
const graph = new Map(modules.map(({file, imports}) => [file, imports.map(({target}) => target)]))
const edges = [...graph].flatMap(([file, targets]) => targets.map((target) => [file, target] as const))
const say = ([file, target]: readonly [string, string]) => `${file} -> ${target}`

const isLocal = (target: string) => /^(?:src|rules|bin|bench)\//.test(target)

function roomOf(path: string): string {
  if (path === 'rules/index.ts') return 'rules/index'
  if (path === 'rules/checklist.ts') return 'rules/checklist'
  if (path === 'rules/measured.json' || path === 'rules/measured.ts') return 'rules/measured'
  if (path.startsWith('rules/lists/')) return 'rules/lists'
  if (/^rules\/[^/]+\/find\//.test(path)) return 'rules/find'
  if (ground.includes(path)) return 'src/core/ground'
  const [house = '', name, part = ''] = path.split('/')
  const room = house === 'src' ? `src/${name}` : house
  if (contracts[room]?.some((contract) => part === `${contract}.ts`)) return `${room}/contracts`
  return divided.includes(room) && !part.endsWith('.ts') ? `${room}/${part}` : room
}

/** Whether a room may import from another. */
const maySee = (from: string, to: string) =>
  from === to || (arrows[from] ?? []).some((room) => to === room || to.startsWith(`${room}/`))

const isIn = (room: string, rooms: readonly string[]) => rooms.some((one) => room === one || room.startsWith(`${one}/`))

describe('the house', () => {
  test('every room has its arrows', () => {
    expect(files.map(roomOf).filter((room) => !(room in arrows))).toEqual([])
  })

  test('imports follow the arrows', () => {
    const wrong = edges.filter(([file, target]) => isLocal(target) && !maySee(roomOf(file), roomOf(target)))
    expect(wrong.map(say)).toEqual([])
  })

  test('no rule imports a rule, and rules see only what is meant for them', () => {
    const ofRules = edges.filter(([file]) => roomOf(file) === 'rules')
    expect(ofRules.filter(([, target]) => roomOf(target) === 'rules').map(say)).toEqual([])
    const ofCore = ofRules.filter(([, target]) => target.startsWith('src/core/') && !openToRules.includes(target))
    expect(ofCore.map(say)).toEqual([])
  })

  test('what a family looks for is its own: no other family imports its `find`, only the checklist', () => {
    const familyOf = (path: string) => path.split('/')[1]
    const wrong = edges.filter(
      ([file, target]) =>
        roomOf(target) === 'rules/find' && roomOf(file) !== 'rules/checklist' && familyOf(file) !== familyOf(target),
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

  test('no circles, of types neither', () => {
    expect(findCircle(graph)).toBeUndefined()
  })

  test('no circles of rooms', () => {
    const rooms = Object.keys(arrows).map(
      (room) => [room, Object.keys(arrows).filter((to) => to !== room && maySee(room, to))] as const,
    )
    expect(findCircle(new Map(rooms))).toBeUndefined()
  })

  test('nothing is exported that no other file imports', () => {
    const importers = [...modules, ...readModules(['tests'])]
    const used = new Set(
      importers.flatMap(({imports}) => imports.flatMap(({target, names}) => names.map((name) => `${target} ${name}`))),
    )
    const inBuild = ['bundle', 'desk', 'latin'].map((name) => readFileSync(`src/generate/${name}.ts`, 'utf8')).join('')
    const isStarted = (file: string) => file.startsWith('src/program/') || inBuild.includes(`'./${file}'`)
    const idle = modules
      .filter(({file}) => !publicFiles.includes(file) && !isStarted(file))
      .flatMap(({file, exports}) =>
        exports.filter((name) => !used.has(`${file} ${name}`)).map((name) => `${file} ${name}`),
      )
    expect(idle).toEqual([])
  })

  test('a name is imported from the file it lives in: only the public API passes names on', () => {
    const hiding = modules.filter(({file, reexports}) => reexports.length > 0 && !publicFiles.includes(file))
    expect(hiding.map(({file}) => file)).toEqual([])
  })

  test('the pure rooms import nothing of Node', () => {
    const wrong = edges.filter(([file, target]) => isIn(roomOf(file), pureRooms) && target.startsWith('node:'))
    expect(wrong.map(say)).toEqual([])
  })

  test('the pure rooms use no clock, no chance, no console, no process', () => {
    const impure = /\b(?:Date\.now|new Date\(\)|performance\.|Math\.random|console\.|process\.|setTimeout)/
    const wrong = files.filter((file) => isIn(roomOf(file), pureRooms) && impure.test(codeOf(file)))
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

test('core, formats and rules run in a browser: in a bare context, without a global of Node', async () => {
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
