// The `init` command: a settings file with comments to start from, and a file for CI. It asks nothing and overwrites nothing.
import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join, relative, sep} from 'node:path'
import {homepage} from '../../core/report/pages.ts'
import {type CiSystem, ciFileFor} from '../../files/ci-files.ts'
import {settingsFileIn} from '../../files/settings-files.ts'
import {UsageError} from '../usage.ts'
import {repository, version} from '../version.ts'

const name = '.copydesk.yaml'
const installedSchema = 'node_modules/copydesk/copydesk.schema.json'

/**
 * Write `.copydesk.yaml` into a folder, and the file for a CI system if one is named; returns what to tell the writer.
 * Throws where a file is there already, but for settings beside a CI system.
 */
export function init(folder: string, system?: CiSystem): string {
  const other = settingsFileIn(folder, folder)
  if (other && !system)
    throw new UsageError(`There are settings here already: \`${other.slice(folder.length + 1)}\`. Nothing was written.`)
  const ci = system && ciFileFor(system, version, repository)
  if (ci) expectRoot(folder, system)
  if (ci && existsSync(join(folder, ci.path)))
    throw new UsageError(`There is a \`${ci.path}\` already. Nothing was written. This is what to add:`, ci.text)
  const above = other ? undefined : settingsAbove(folder)
  const written = [...(other ? [] : [{path: name, text: template(schemaFor(folder), above)}]), ...(ci ? [ci] : [])]
  for (const {path, text} of written) write(folder, path, text)
  const builds = above ? ` It builds on \`${above}\`.` : ''
  return `Wrote ${written.map(({path}) => path).join(' and ')}.${builds} ${next}\n`
}

const next =
  "Run `copydesk` to check the drafts below this folder. `copydesk --update-baseline` accepts today's findings; later runs report only new ones."

/** Where editors find the schema of settings; empty where they can't. */
const schemaFor = (folder: string) =>
  existsSync(join(folder, installedSchema)) ? `./${installedSchema}` : homepage && `${homepage}/copydesk.schema.json`

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

const start = (above: string | undefined) =>
  above
    ? `# The settings above this folder; what is here overrides them.\nextends: ${above}`
    : `# recommended, news, blog, docs or strict: \`copydesk rules\` shows what each checks.\npreset: recommended`

const schemaLine = (schema: string) => (schema ? `# yaml-language-server: $schema=${schema}\n` : '')

const template = (
  schema: string,
  above: string | undefined,
) => `${schemaLine(schema)}# Settings of Copydesk for the drafts in this folder and below. Take the # off an example to use it.

${start(above)}

${examples}`

const examples = `# The variety of English you write.
#language: en-GB

# The publication's name, as it may stand behind a headline.
#siteName: The Harbour Post

# Template engines whose tags your site fills in: liquid, handlebars, hugo, jinja, mdx.
#templateEngines: [liquid]

# A severity for a rule: off, info, warning or error. \`copydesk explain duplicate-headline\` says what a rule does.
rules:
#  duplicate-headline: warning

# Other settings for some drafts.
#overrides:
#  - files: opinion/**
#    rules:
#      unsourced-claim: off

# Drafts to leave alone, as in .gitignore. A .copydeskignore file does the same.
#ignore: [archive/]

# Phrases that may stand.
#allow: [some say]

# Words your house spells its own way, without code.
#lists:
#  - id: house-words
#    message: '"{found}" is not our style: write "{instead}".'
#    phrases:
#      e-mail: email
#    examples:
#      - bad: Send an ==e-mail== to the desk.
#      - good: Send an email to the desk.
`
