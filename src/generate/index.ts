// Writes everything that is made from the rule files, the formats and what was learned, the page of the HTML report, and the template for GitLab; `--check` only says what is stale, and fails.
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {ciFileFor, tarballFor} from '../files/ci-files.ts'
import type {TriedClient} from './clients-table.ts'
import {findRuleFiles, writeIndex} from './rules.ts'

const check = process.argv.includes('--check')
let stale = 0

function put(path: string, text: string): void {
  const old = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  if (old === text) return
  stale++
  console.error(check ? `${path} is stale: run \`npm run generate\`.` : `wrote ${path}`)
  if (check) return
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, text)
}

const formats = await (await import('./formats.ts')).writeFormats('src/formats')
put('src/formats/list.ts', formats.list)
put('src/formats/loaders.ts', formats.loaders)
const {writeStrayWeights} = await import('./stray-weights.ts')
put(
  'src/reading/strays/weights.json',
  writeStrayWeights(JSON.parse(readFileSync('src/generate/stray-weights.json', 'utf8'))),
)
put('src/html-report/page/page.json', await (await import('./report-page.ts')).writeReportPage('src/html-report/page'))
put('rules/index.ts', writeIndex(findRuleFiles('rules')))
const pages = await import('./pages.ts')
for (const [path, text] of pages.writePages()) put(path, text)
const schemas = await import('./schema.ts')
put('copydesk.schema.json', schemas.writeSchema())
put('house-rules.schema.json', schemas.writeHouseSchema())
const {withSettingsTable} = await import('./vscode-settings.ts')
const extension = 'editors/vscode'
if (existsSync(extension)) {
  const [readme, manifest] = ['README.md', 'package.json'].map((name) => readFileSync(`${extension}/${name}`, 'utf8'))
  put(`${extension}/README.md`, withSettingsTable(readme as string, manifest as string))
}
const clients = 'tests/editors'
if (existsSync(clients)) {
  const {withClientsTable} = await import('./clients-table.ts')
  const [tested, byHand] = ['clients', 'by-hand'].map(
    (name) => JSON.parse(readFileSync(`${clients}/${name}.json`, 'utf8')) as TriedClient[],
  )
  put('docs/editors.md', withClientsTable(readFileSync('docs/editors.md', 'utf8'), tested ?? [], byHand ?? []))
}
const {version, repository} = JSON.parse(readFileSync('package.json', 'utf8')) as {version: string; repository?: string}
put(
  'templates/copydesk.gitlab-ci.yml',
  ciFileFor('gitlab', version, repository ? {published: repository} : {tarball: tarballFor(version)}).text,
)
for (const path of pages.strayPages()) {
  stale++
  console.error(check ? `${path} belongs to no rule: run \`npm run generate\`.` : `removed ${path}`)
  if (!check) rmSync(path)
}
if (check && stale > 0) process.exitCode = 1
