// The library through other people's bundlers, without a setting: for a page and for Node.
import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import vm from 'node:vm'
import {gzipSync} from 'node:zlib'
import {nodeResolve} from '@rollup/plugin-node-resolve'
import {build as esbuild} from 'esbuild'
import {rollup} from 'rollup'
import {build as vite} from 'vite'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import webpack from 'webpack'

const folder = mkdtempSync(join(tmpdir(), 'bundlers-'))
const entry = join(folder, 'app.js')
const draft = {path: 'a.md', text: '# Rain stops play\n\nRain stops play\n\nIt rained &amp; rained, TKTK said.\n'}

/** The kilobytes a page may load, compressed: the most that one of these bundlers makes today (801), and a little more. */
const mostKilobytes = 815

beforeAll(() => {
  const home = join(folder, 'node_modules/copydesk')
  mkdirSync(home, {recursive: true})
  writeFileSync(join(home, 'package.json'), readFileSync('package.json'))
  symlinkSync(resolve('coverage/dist'), join(home, 'dist'), 'junction')
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  writeFileSync(
    entry,
    `import {lint} from 'copydesk'\nglobalThis.ids = lint(${JSON.stringify(draft)}).map(({ruleId}) => ruleId).sort().join()\n`,
  )
})

afterAll(() => rmSync(folder, {recursive: true, force: true}))

type Target = 'page' | 'node'

/** Bundles the entry and returns what the bundler made, as one text. */
const bundlers: Record<string, (target: Target, to: string) => Promise<unknown>> = {
  esbuild: (target, to) =>
    esbuild({
      ...{entryPoints: [entry], bundle: true, minify: true, logLevel: 'silent', outdir: to},
      ...(target === 'page' ? {format: 'iife', platform: 'browser'} : {format: 'esm', platform: 'node'}),
    }),
  rollup: async (target, to) => {
    const bundle = await rollup({
      input: entry,
      plugins: [nodeResolve({browser: target === 'page'})],
      onwarn(warning) {
        if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message)
      },
    })
    await bundle.write({dir: to, format: target === 'page' ? 'iife' : 'es', inlineDynamicImports: true})
  },
  vite: (target, to) =>
    vite({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      ...(target === 'node' && {ssr: {noExternal: true}}),
      build: {
        outDir: to,
        ...(target === 'node'
          ? {ssr: entry}
          : {lib: {entry, formats: ['iife'], name: 'app', fileName: 'app', cssFileName: 'app'}}),
      },
    }),
  webpack: (target, to) =>
    new Promise((done, fail) =>
      webpack(
        {
          ...{mode: 'production', entry, context: folder, target: target === 'page' ? 'web' : 'node'},
          ...(target === 'node' && {experiments: {outputModule: true}}),
          output: {path: to, ...(target === 'node' && {module: true})},
          performance: false,
        },
        (error, stats) => {
          if (error || stats?.hasErrors()) fail(error ?? new Error(stats?.toString('errors-only')))
          else done(stats)
        },
      ),
    ),
}

/** The scripts in a folder as one text: a bundler may write more than one file, the entry last. */
const scriptIn = (to: string): string => {
  const [name, ...more] = readdirSync(to).filter((file) => /\.m?js$/.test(file))
  if (!name || more.length > 0) throw new Error(`One script was expected in ${to}, not ${more.length + 1}.`)
  return join(to, name)
}

describe.each(Object.keys(bundlers))('%s', (name) => {
  test.each(['page', 'node'] as const)('for a %s', async (target) => {
    const to = join(folder, `${name}-${target}`)
    await bundlers[name]?.(target, to)
    const script = scriptIn(to)
    expect(target === 'page' ? runInPage(script) : runInNode(script)).toBe(idsFromSource)
    if (target === 'page') expect(gzipSync(readFileSync(script)).length / 1024).toBeLessThan(mostKilobytes)
  })
})

const {lint} = await import('../../src/index.ts')
const idsFromSource = lint(draft)
  .map(({ruleId}) => ruleId)
  .sort()
  .join()

/** Runs a script without a global of Node, as a worker of a page would. */
function runInPage(script: string): unknown {
  const context = vm.createContext({TextDecoder})
  vm.runInContext(readFileSync(script, 'utf8'), context)
  return vm.runInContext('globalThis.ids', context)
}

function runInNode(script: string): string {
  const code = `await import(${JSON.stringify(`file://${script}`)}); console.log(globalThis.ids)`
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], {encoding: 'utf8'}).trim()
}

test('a bill of materials names what is bundled, with licences and without addresses', () => {
  const text = readFileSync('coverage/dist/sbom.cdx.json', 'utf8')
  const {bomFormat, components} = JSON.parse(text) as {bomFormat: string; components: {name: string; purl: string}[]}
  expect(bomFormat).toBe('CycloneDX')
  expect(components.map(({name}) => name)).toEqual(expect.arrayContaining(['unified', 'retext-english', 'yargs']))
  expect(text).not.toMatch(/https?:/)
  const notices = readFileSync('coverage/dist/third-party.txt', 'utf8')
  for (const {name} of components) expect(notices).toContain(`${name} `)
})
