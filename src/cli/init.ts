// The `init` command: a settings file with comments to start from. It asks nothing and overwrites nothing.
import {existsSync, writeFileSync} from 'node:fs'
import {dirname, join, relative, sep} from 'node:path'
import {homepage} from '../core/vfile.ts'
import {settingsFileIn} from '../files/settings.ts'
import {UsageError} from './usage.ts'

const name = '.copydesk.yaml'
const installedSchema = 'node_modules/copydesk/copydesk.schema.json'

/** Write `.copydesk.yaml` into a folder; gives what to tell the writer. Throws where there are settings already. */
export function init(folder: string): string {
  const other = settingsFileIn(folder, folder)
  if (other)
    throw new UsageError(`There are settings here already: \`${other.slice(folder.length + 1)}\`. Nothing was written.`)
  const schema = existsSync(join(folder, installedSchema)) ? `./${installedSchema}` : `${homepage}/copydesk.schema.json`
  const above = settingsAbove(folder)
  try {
    writeFileSync(join(folder, name), template(schema, above), {flag: 'wx'})
  } catch (error) {
    throw new UsageError(`\`${name}\` can't be written: ${(error as Error).message}.`)
  }
  const builds = above ? ` It builds on \`${above}\`.` : ''
  return `Wrote ${name}.${builds} Run \`copydesk\` to check the drafts below this folder.\n`
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
    ? `# The settings above this folder; what stands here goes over them.\nextends: ${above}`
    : `# recommended, news, blog, docs or strict: \`copydesk rules\` shows what each checks.\npreset: recommended`

const template = (schema: string, above: string | undefined) => `# yaml-language-server: $schema=${schema}
# Settings of Copydesk for the drafts in this folder and below. Take the # off an example to use it.

${start(above)}

# The variety of English you write.
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
