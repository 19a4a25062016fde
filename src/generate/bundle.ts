// Bundles what the package ships: the program as one compiled file, the library for other places, the server.
import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {type BuildOptions, build, type Plugin} from 'esbuild'
import {rules} from '../../rules/index.ts'
import {packMatcher} from '../core/phrases/packed.ts'
import {allLists} from '../core/settings/config.ts'
import {hashSources} from '../files/code-hash.ts'
import {stampOf} from '../files/packed-matcher.ts'
import {wrapped} from '../program/load.ts'
import {bundleDesk} from './desk.ts'
import {addLatinPatterns} from './latin.ts'
import {makeLazy} from './lazy.ts'
import {writeThirdParty} from './third-party.ts'

/** A setting of the build; empty as long as there is none. */
const {homepage = ''} = JSON.parse(readFileSync('package.json', 'utf8')) as {homepage?: string}

const common = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  // Patterns with \p{…} stay literals: as `new RegExp` they would be made anew at every call.
  supported: {'regexp-unicode-property-escapes': true},
  // The CommonJS build of this would need `require`; its ESM build doesn't.
  alias: {
    yaml: './node_modules/yaml/browser/index.js',
    // What is colourful is said by whoever asks for a report, not found out.
    'vfile-reporter/do-not-use-color': './node_modules/vfile-reporter/lib/color.js',
    'string-width': './src/cli/reporters/width.ts',
    assert: './src/cli/args/assert.ts',
    // One build of it for those that import it and those that require it.
    acorn: './node_modules/acorn/dist/acorn.mjs',
  },
  legalComments: 'none',
} as const satisfies BuildOptions

/** Write the bundle to a folder that is emptied first. */
export async function bundle(folder: string): Promise<void> {
  rmSync(folder, {recursive: true, force: true})
  const define = {
    HOMEPAGE: JSON.stringify(homepage),
    RULES_HASH: JSON.stringify(hashSources('.', ['rules'])),
    CODE_HASH: JSON.stringify(hashSources('.', ['rules', 'src'])),
  }
  const {metafile} = await build({
    ...common,
    // Any bundler can take it, for a browser or a worker: no module of Node, and no `document`.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    entryPoints: {index: 'src/index.ts', testing: 'src/testing.ts'},
    outdir: folder,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    define,
    metafile: true,
  })
  const inServer = await bundleServer(folder)
  compileProgram(folder, 'copydesk-lsp', ['--stdio'])
  const inProgram = await bundleProgram(folder, define)
  const inDesk = await bundleDesk(`${folder}/desk`, define)
  writeThirdParty(folder, [...Object.keys(metafile.inputs), ...inServer, ...inProgram, ...inDesk])
}

/** The parts of the program; each is loaded when it is asked for. */
const program = `
exports.main = () => require('./bin/copydesk.ts')
exports.library = () => require('./src/index.ts')
exports.testing = () => require('./src/testing.ts')
exports.thread = () => require('./src/cli/run/thread.ts').workInThread()
exports.restoreFlags = () => require('./src/files/tuning.ts').restoreFlags()
`

/** Write the command, and the library for Node, which both load the program in `program/`, as one file and compiled. */
async function bundleProgram(folder: string, define: Record<string, string>): Promise<string[]> {
  const inputs = await writeProgram(folder, 'copydesk', program, define)
  writeCommand(folder, 'copydesk', ["require('../program/index.cjs').main()"])
  writeFileSync(`${folder}/program/thread.cjs`, "require('./index.cjs').thread()\n")
  mkdirSync(`${folder}/node`, {recursive: true})
  writeFileSync(`${folder}/node/index.js`, reexport('library', await import('../index.ts')))
  writeFileSync(`${folder}/node/testing.js`, reexport('testing', await import('../testing.ts')))
  compileProgram(folder, 'copydesk', warmUp)
  return inputs
}

/** Write the language server as a program of its own, so that an extension can carry it alone; returns what went in. */
export async function bundleServer(folder: string): Promise<string[]> {
  const rulesHash = hashSources('.', ['rules'])
  const parts = "exports.server = () => require('./bin/copydesk-lsp.ts')"
  const inputs = await writeProgram(folder, 'copydesk-lsp', parts, {
    HOMEPAGE: JSON.stringify(homepage),
    RULES_HASH: JSON.stringify(rulesHash),
  })
  // No compile cache here: the server writes no file at all.
  writeCommand(folder, 'copydesk-lsp', ["require('../program/server.cjs').server()"])
  writeFileSync(`${folder}/matcher.bin`, new Uint8Array(packMatcher(allLists(rules), stampOf(rulesHash)).buffer))
  return inputs
}

/** Write a program and what loads it; returns the files that went in. */
async function writeProgram(
  folder: string,
  name: 'copydesk' | 'copydesk-lsp',
  parts: string,
  define: Record<string, string>,
): Promise<string[]> {
  const asCommonJs = {...common, format: 'cjs'} as const
  const {outputFiles, metafile} = await build({
    ...asCommonJs,
    stdin: {contents: parts, resolveDir: '.'},
    write: false,
    metafile: true,
    plugins: [importOutside, nativeEngine, lazyLists, lazyConstants],
    define: {...define, 'import.meta.url': 'fileUrl'},
    banner: {js: 'const fileUrl=require("node:url").pathToFileURL(__filename).href;'},
  })
  const text = wrapped(inAscii(outputFiles[0]?.text ?? ''))
  const loader = name === 'copydesk' ? 'index' : 'server'
  await build({
    ...asCommonJs,
    entryPoints: {[loader]: `src/program/${loader}.ts`, import: 'src/files/import.ts'},
    outdir: `${folder}/program`,
    outExtension: {'.js': '.cjs'},
    define: {PROGRAM_HASH: JSON.stringify(createHash('sha256').update(text).digest('hex').slice(0, 16))},
  })
  writeFileSync(`${folder}/program/${name}.cjs`, text)
  return Object.keys(metafile.inputs)
}

/** Write a small file that starts a program. */
function writeCommand(folder: string, name: string, lines: readonly string[]): void {
  mkdirSync(`${folder}/bin`, {recursive: true})
  writeFileSync(`${folder}/bin/${name}.cjs`, ['#!/usr/bin/env node', ...lines, ''].join('\n'), {mode: 0o755})
}

/** Keep what Node makes of a program when it is run so. */
function compileProgram(folder: string, name: string, args: readonly string[]): void {
  const file = `${folder}/program/${name}.cjs`
  execFileSync(process.execPath, ['--import', 'tsx', 'src/generate/compile.ts', file, ...args])
}

/** Lists are text until they are asked for: most of what they hold stands in the packed matcher, too. */
const lazyLists: Plugin = {
  name: 'lazy-lists',
  setup({onLoad}) {
    onLoad({filter: /[\\/]rules[\\/]lists[\\/][^\\/]+\.json$/}, ({path}) => {
      const data = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
      const getters = Object.entries(data).map(([key, value]) =>
        typeof value === 'object'
          ? `get ${JSON.stringify(key)}() {return all()[${JSON.stringify(key)}]}`
          : `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
      )
      const text = JSON.stringify(JSON.stringify(data))
      return {
        loader: 'js',
        contents: `let read; const all = () => (read ??= JSON.parse(${text})); export default {${getters.join(', ')}}`,
      }
    })
  },
}

/** What modules make for themselves waits until it is used: a pattern costs time when it is made. */
const lazyConstants: Plugin = {
  name: 'lazy-constants',
  setup({onLoad}) {
    onLoad({filter: /[\\/](?:rules|src)[\\/].+\.ts$/}, ({path}) => {
      const code = readFileSync(path, 'utf8')
      // What rules read of a draft; other patterns may meet text that isn't the draft's.
      const readsCopy = /[\\/](?:rules|src[\\/]reading)[\\/]/.test(path)
      return {loader: 'ts', contents: makeLazy(path, readsCopy ? addLatinPatterns(path, code) : code)}
    })
  },
}

/** Code that V8 has compiled before can't import, so that this is done by a file beside it. */
const importOutside: Plugin = {
  name: 'import-outside',
  setup({onResolve}) {
    onResolve({filter: /^\.\/import\.ts$/}, () => ({path: './import.cjs', external: true}))
  },
}

/** The native engine's own code goes in, 31 modules as one; its addon is asked for where the engine is installed. */
const nativeEngine: Plugin = {
  name: 'native-engine',
  setup({onResolve, onLoad}) {
    onResolve({filter: /^satteri$/}, () => ({path: resolve('node_modules/satteri/dist/compile.js')}))
    onLoad({filter: /[\\/]satteri[\\/]index\.js$/}, ({path}) => {
      const code = readFileSync(path, 'utf8')
      const own = 'createRequire(import.meta.url)'
      if (!code.includes(own)) throw new Error(`${path} no longer asks for its addon with ${own}`)
      return {contents: code.replace(own, "createRequire(createRequire(import.meta.url).resolve('satteri'))")}
    })
  },
}

/** What is checked so that the code it needs is compiled; behind `--`, so that the parser is needed, too. */
const warmUp = [
  ...['--no-config', '--', 'fixtures/trial-report.txt', 'fixtures/harbour-bridge.txt', 'fixtures/council-budget.txt'],
  ...['fixtures/release-notes.md', 'fixtures/river-survey.md', 'fixtures/solar-roofs.md'],
]

/** Only patterns have other characters left; half of a pair is written as such there, too. */
const inAscii = (code: string) =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A module of ECMAScript that gives a part of the program under the names of a module. */
function reexport(part: 'library' | 'testing', module: object): string {
  const names = Object.keys(module).filter((name) => name !== 'default')
  return [
    `import {${part}} from '../program/index.cjs'`,
    `const all = ${part}()`,
    `export const {${names.join(', ')}} = all`,
    ...('default' in module ? ['export default all.default'] : []),
    '',
  ].join('\n')
}
