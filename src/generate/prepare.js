// Builds after an install from Git or in a clone. Where the tools for that are missing, it installs those, builds, and removes them again.
import {execSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'

/** npm hands down that it installs globally or without tools, to installs within, too. */
const env = {...process.env, npm_config_global: 'false', npm_config_location: 'project', npm_config_omit: ''}

const run = (command) => execSync(command, {stdio: 'inherit', env})

/** Tools for tests, style and measurements, which no build needs. */
const onlyForTests =
  /^(?:@biomejs\/|@microsoft\/|@rollup\/|@vitest\/|ajv|fast-check$|re(?:check|mark-cli)$|remark-lint-|retext-(?:equality|indefinite|readability)|saxes$|vite(?:st)?$|webpack$)/

/** `package.json` or the first entry of its lock, without those tools. */
const withoutTests = (about) => ({
  ...about,
  devDependencies: Object.fromEntries(
    Object.entries(about.devDependencies).filter(([name]) => !onlyForTests.test(name)),
  ),
})

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** Build with tools in a folder of their own, which stands in for `node_modules` until that is done. */
function buildWithTools(folder) {
  rmSync(folder, {recursive: true, force: true})
  mkdirSync(folder)
  const lock = readJson('package-lock.json')
  const whole = readJson('package.json')
  const about = withoutTests(whole)
  writeFileSync(`${folder}/package.json`, JSON.stringify({...about, scripts: {}}))
  lock.packages[''] = withoutTests(lock.packages[''])
  writeFileSync(`${folder}/package-lock.json`, JSON.stringify(lock))
  if (existsSync('.npmrc')) cpSync('.npmrc', `${folder}/.npmrc`)
  run(`npm install --prefix ${folder} --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error`)
  const hasOwn = existsSync('node_modules')
  if (hasOwn) renameSync('node_modules', `${folder}/kept`)
  renameSync(`${folder}/node_modules`, 'node_modules')
  try {
    run('npm run build')
  } finally {
    rmSync('node_modules', {recursive: true})
    if (hasOwn) renameSync(`${folder}/kept`, 'node_modules')
    rmSync(folder, {recursive: true, force: true})
  }
}

if (existsSync('node_modules/tsx')) run('npm run build')
else buildWithTools('.build')
