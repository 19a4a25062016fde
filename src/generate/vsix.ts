// Builds the VS Code extension and packages it as a .vsix, with tools installed in its own folder.
import {execFileSync} from 'node:child_process'
import {copyFileSync, cpSync, existsSync, readFileSync, rmSync, statSync} from 'node:fs'
import {build} from 'esbuild'
import {bundleServer} from './bundle.ts'

const folder = 'editors/vscode'
const dist = `${folder}/dist`
const most = 2 * 1024 * 1024

if (!existsSync(`${folder}/node_modules/.bin/vsce`))
  execFileSync('npm', ['ci', '--ignore-scripts'], {cwd: folder, stdio: 'inherit'})

execFileSync('node_modules/.bin/tsc', ['-p', folder], {stdio: 'inherit'})
rmSync(dist, {recursive: true, force: true})
await bundleServer(dist)
copyFileSync('copydesk.schema.json', `${dist}/copydesk.schema.json`)
cpSync('docs/rules', `${dist}/docs/rules`, {recursive: true})
await build({
  entryPoints: [`${folder}/src/extension.ts`],
  outfile: `${dist}/extension.cjs`,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  minify: true,
  legalComments: 'none',
})
const {version} = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {version: string}
const name = `copydesk-${version}.vsix`
execFileSync(
  'node_modules/.bin/vsce',
  ['package', '--no-dependencies', '--skip-license', '--allow-missing-repository', '-o', name],
  {
    cwd: folder,
    stdio: 'inherit',
  },
)
const {size} = statSync(`${folder}/${name}`)
console.log(`${folder}/${name}: ${(size / 1024).toFixed(0)} KB`)
if (size > most) throw new Error(`The extension is larger than ${most} bytes.`)
