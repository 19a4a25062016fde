// Builds the VS Code extension and packages it as a .vsix, with tools installed in its own folder.
import {execFileSync} from 'node:child_process'
import {copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {build} from 'esbuild'
import {bundleServer} from './bundle.ts'

const folder = 'editors/vscode'
const stage = `${folder}/dist`
const code = `${stage}/dist`
const most = 2 * 1024 * 1024

if (!existsSync(`${folder}/node_modules/.bin/vsce`))
  execFileSync('npm', ['ci', '--ignore-scripts'], {cwd: folder, stdio: 'inherit'})

execFileSync('node_modules/.bin/tsc', ['-p', folder], {stdio: 'inherit'})
rmSync(stage, {recursive: true, force: true})
mkdirSync(stage, {recursive: true})
await bundleServer(code)
for (const name of ['copydesk.schema.json', 'house-rules.schema.json']) copyFileSync(name, `${code}/${name}`)
copyFileSync('fixtures/solar-roofs.md', `${code}/sample.md`)
cpSync('docs/rules', `${code}/docs/rules`, {recursive: true})
for (const name of ['LICENSE.txt', 'CHANGELOG.md', 'icon.png', 'images', 'walkthrough'])
  cpSync(`${folder}/${name}`, `${stage}/${name}`, {recursive: true})
await build({
  entryPoints: [`${folder}/src/extension.ts`],
  outfile: `${code}/extension.cjs`,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  minify: true,
  legalComments: 'none',
})
const {repository, homepage, bugs} = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>
const version = writeManifest()
const web = webAddress(repository)
const readme = readFileSync(`${folder}/README.md`, 'utf8')
writeFileSync(`${stage}/README.md`, web ? readme : withoutPictures(readme))
const output = resolve(folder, `copydesk-${version}.vsix`)
const links = web
  ? ['--baseImagesUrl', `${web}/raw/HEAD/${folder}`, '--baseContentUrl', `${web}/blob/HEAD/${folder}`]
  : ['--no-rewrite-relative-links', '--allow-missing-repository']
execFileSync(
  resolve(folder, 'node_modules/.bin/vsce'),
  ['package', '--no-dependencies', '--skip-license', ...links, '-o', output],
  {cwd: stage, stdio: 'inherit'},
)
const {size} = statSync(output)
console.log(`${folder}/copydesk-${version}.vsix: ${(size / 1024).toFixed(0)} KB`)
if (size > most) throw new Error(`The extension is larger than ${most} bytes.`)

/** The manifest, with the repository and the homepage of the package where it names them; returns its version. */
function writeManifest(): string {
  const {devDependencies, ...manifest} = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    version: string
    devDependencies: unknown
  }
  writeFileSync(`${stage}/package.json`, `${JSON.stringify({...manifest, repository, homepage, bugs}, undefined, 2)}\n`)
  return manifest.version
}

/** The address of the repository for a browser; undefined where the package names none. */
function webAddress(repository: unknown): string | undefined {
  const url = typeof repository === 'string' ? repository : (repository as {url?: string} | undefined)?.url
  return url?.replace(/^git\+/, '').replace(/\.git$/, '')
}

/** VS Code shows only pictures from the web there; without a repository there are none. */
function withoutPictures(readme: string): string {
  const lines = readme.split('\n')
  return lines.filter((line, i) => !isPicture(line) && !(line === '' && isPicture(lines[i - 1] ?? ''))).join('\n')
}

function isPicture(line: string): boolean {
  return line.trimStart().startsWith('![')
}
