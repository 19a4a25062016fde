// The `init` command: a settings file with comments to start from, and a file for CI. It asks nothing and overwrites nothing.
import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join, relative, sep} from 'node:path'
import {type CiSystem, ciFileFor} from '../../files/ci-files.ts'
import {ciSourceFor, ownFolder} from '../../files/ci-source.ts'
import {schemaLine} from '../../files/schema-line.ts'
import {settingsFileIn} from '../../files/settings-files.ts'
import {lookAt, type Site} from '../../files/site/index.ts'
import {UsageError} from '../usage.ts'
import {repository, version} from '../version.ts'
import {settingsFor, siteIn} from './init-settings.ts'

const name = '.copydesk.yaml'

/**
 * Look at a folder and write `.copydesk.yaml` into it, and the file for a CI system if one is named; returns what to tell
 * the writer. Throws where a file is there already, but for settings beside a CI system.
 */
export async function init(folder: string, system?: CiSystem): Promise<string> {
  const other = settingsFileIn(folder, folder)
  if (other && !system)
    throw new UsageError(`There are settings here already: \`${other.slice(folder.length + 1)}\`. Nothing was written.`)
  const {file: ci, note} = system ? ciFileIn(folder, system) : {}
  const above = other ? undefined : settingsAbove(folder)
  const site = other ? undefined : await lookAt(folder)
  const written = [
    ...(site ? [{path: name, text: settingsFor(site, {schema: schemaLine(folder), above})}] : []),
    ...(ci ? [ci] : []),
  ]
  for (const {path, text} of written) write(folder, path, text)
  const builds = above ? ` It builds on \`${above}\`.` : ''
  const what = [site && sayFound(site), note, next].filter(Boolean).join(' ')
  return `Wrote ${written.map(({path}) => path).join(' and ')}.${builds} ${what}\n`
}

/** The file for a CI system; throws where it can't be written. */
function ciFileIn(folder: string, system: CiSystem) {
  expectRoot(folder, system)
  const {source, missing} = ciSourceFor(folder, version, repository)
  const file = ciFileFor(system, version, source)
  if (existsSync(join(folder, file.path)))
    throw new UsageError(`There is a \`${file.path}\` already. Nothing was written. This is what to add:`, file.text)
  const note =
    missing &&
    `Copydesk isn't published yet, so it is installed from \`${missing}\`: run \`${packCommand(folder)}\` and add that file to the repository.`
  return {file, note}
}

/** The command that makes a package file of the Copydesk that runs. */
function packCommand(folder: string): string {
  const path = relative(folder, ownFolder()).split(sep).join('/')
  const own = path.startsWith('../') ? path : `./${path}`
  return `mkdir -p tools && npm pack --pack-destination tools ${/^[\w./-]+$/.test(own) ? own : JSON.stringify(own)}`
}

/** What was found in the folder, in a sentence; nothing where that is no more than drafts. */
function sayFound({generator, drafts, preset, sections, translations, versions}: Site): string {
  const skipped = translations.drafts + versions.drafts
  if (!generator && !preset && sections.length === 0 && skipped === 0) return ''
  const site = generator ? `${siteIn(generator)} with ` : ''
  const parts = [
    `preset \`${preset ?? 'recommended'}\``,
    ...(sections.length > 0 ? ['other presets for some folders'] : []),
    ...(skipped > 0 ? [`${countOf(skipped)} to skip`] : []),
  ]
  return `Found ${site}${countOf(drafts)}: ${parts.join(', ')}. The comments in the file say why.`
}

const countOf = (drafts: number) => `${drafts.toLocaleString('en')} draft${drafts === 1 ? '' : 's'}`

const next =
  "Run `copydesk` to check the drafts below this folder. `copydesk --update-baseline` accepts today's findings; later runs report only new ones."

function write(folder: string, path: string, text: string): void {
  try {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text, {flag: 'wx'})
  } catch (error) {
    throw new UsageError(`\`${path}\` can't be written: ${(error as Error).message}.`)
  }
}

/** CI systems look for their files in the root of the repository. */
function expectRoot(folder: string, system: string): void {
  for (let parent = folder; parent !== dirname(parent); parent = dirname(parent)) {
    if (!existsSync(join(parent, '.git'))) continue
    if (parent === folder) return
    const root = relative(folder, parent).split(sep).join('/')
    throw new UsageError(`Run \`copydesk init --ci ${system}\` in the root of the repository: \`${root}\`.`)
  }
}

/** The settings that held for this folder so far, as a path from it. */
function settingsAbove(folder: string): string | undefined {
  for (let parent = dirname(folder); parent !== dirname(parent); parent = dirname(parent)) {
    const file = settingsFileIn(parent, folder)
    if (file) return relative(folder, file).split(sep).join('/')
  }
  return undefined
}
