// The text of the settings that `init` writes: what was found out about the folder, each line with its reason, then examples.
import {type KeyContract, keyContract} from '../../core/contract.ts'
import {generatorNames} from '../../core/repository.ts'
import type {ProposedContract} from '../../files/site/contracts.ts'
import type {FolderOfDrafts, FolderPreset} from '../../files/site/folders.ts'
import type {Generator} from '../../files/site/generators.ts'
import {otherThanCopy, type Site} from '../../files/site/index.ts'
import type {Trees} from '../../files/site/trees.ts'

/** Where the settings refer to: the line that names the schema for editors (empty for none) and the settings above the folder. */
interface Places {
  schema: string
  above: string | undefined
}

/** The text of `.copydesk.yaml` for a folder. */
export function settingsFor(site: Site, {schema, above}: Places): string {
  const parts = [
    head(site, schema),
    start(site, above),
    value('The variety of English you write', 'language', site.language, 'en-GB', 'in your configuration'),
    value(
      "The publication's name, which may follow a headline",
      'siteName',
      site.siteName,
      'The Harbour Post',
      'in your configuration',
    ),
    engines(site),
    siteSetting(site),
    copyFields(site),
    rules(site),
    overrides(site),
    included(site),
    ignored(site),
    examples,
  ]
  return parts.filter(Boolean).join('\n\n')
}

const plural = (count: number, noun: string) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`

/** Words that YAML takes for something other than text. */
const meaning = new Set(['true', 'false', 'yes', 'no', 'on', 'off', 'null', 'y', 'n'])

/** A text as YAML: in quotation marks where it needs them. */
const yaml = (text: string): string =>
  /^(?:\.{0,2}\/)*[\p{L}_][\p{L}\p{N}_ ./&'+-]*$/u.test(text) && !meaning.has(text.toLowerCase())
    ? text
    : JSON.stringify(text)

const list = (texts: readonly string[]): string => `[${texts.map(yaml).join(', ')}]`

function head({generator, drafts, others}: Site, schema: string): string {
  const found = `# Found here: ${plural(drafts, 'draft')}${generator ? ` of ${siteIn(generator)} (by its \`${generator.sign}\`)` : ''}.`
  return [
    `${schema}# Copydesk settings for the drafts in this folder and below. Remove the # from an example to use it.`,
    ...(drafts > 0 ? [found] : []),
    ...others.map(besides),
  ].join('\n')
}

/** What is said of the settings of another tool. */
function besides(name: string): string {
  if (/^[._]?vale\.ini$/.test(name))
    return `# There is a \`${name}\` here. Remove the # below to run its styles, too.\n#vale: ${name}`
  if (name.includes('cspell'))
    return `# There is a \`${name}\` here: the rule \`spelling\` reads its words. Remove the # below to turn it on.\n#spelling: en-US`
  return `# There is a \`${name}\` here: Copydesk doesn't read it. Both tools can check the same drafts.`
}

/** A site of a generator in words: "an Astro site". */
export const siteIn = ({name}: Pick<Generator, 'name'>): string =>
  `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name} ${name === 'Obsidian' ? 'vault' : 'site'}`

const kindNames: Readonly<Record<FolderPreset, string>> = {
  blog: 'posts',
  docs: 'documentation',
  newsletter: 'newsletters',
}

function start({preset, generator}: Site, above: string | undefined): string {
  if (above) return `# The settings above this folder. This file overrides them.\nextends: ${yaml(above)}`
  const why = preset && ` Most drafts here are ${kindNames[preset]}.`
  const because =
    why && generator?.preset === preset ? ` ${generator.name} sites are ${kindNames[preset]}.` : (why ?? '')
  return `# recommended, news, blog, newsletter, docs or strict: \`copydesk rules\` shows what each one checks.${because}\npreset: ${preset ?? 'recommended'}`
}

/** A setting that was found, or an example of it. */
function value(note: string, key: string, found: string | undefined, example: string, where: string): string {
  return found === undefined
    ? `# ${note}.\n#${key}: ${example}`
    : `# ${note}: so it says ${where}.\n${key}: ${yaml(found)}`
}

function engines({engines, generator}: Site): string {
  const known = 'The template engines your site uses: liquid, handlebars, hugo, jinja, mdx.'
  if (engines.length === 0) return `# ${known}\n#templateEngines: [liquid]`
  const from =
    generator && generator.engines.length > 0 ? `${generator.name} fills in such tags` : 'Such tags stand in the drafts'
  return `# ${known} ${from}, so they are no placeholders.\ntemplateEngines: ${list(engines)}`
}

/** What builds the site, by the names that settings have for it. */
const generatorNamed = new Set<string>(generatorNames)

/** The generator, which turns on the rules about links inside the repository. */
function siteSetting({generator, address}: Site): string {
  const note = 'What builds your site. It turns on the rules about links inside the repository'
  const name = generator?.name.toLowerCase() ?? ''
  if (!generatorNamed.has(name)) return `# ${note}; none for folders that readers see as they are.\n#site: none`
  return address
    ? `# ${note}; links to its address count as links inside.\nsite: {generator: ${name}, url: ${JSON.stringify(address)}}`
    : `# ${note}.\nsite: ${name}`
}

const copyFields = ({copyFields}: Site): string =>
  copyFields.length > 0
    ? `# The front matter fields that readers see: the usual ones, and others found in the drafts.\nfrontMatterCopy: ${list(copyFields)}`
    : ''

/** Rules that the preset `docs` has for finished pages: a site that starts gets hundreds of infos from them. */
const laterForDocs = ['undefined-acronym', 'relative-time']

const later = (indent: string): string =>
  [
    '# The preset docs asks for these, and most sites have hundreds of them. Delete the lines when the rest is done.',
    ...laterForDocs.map((rule) => `${rule}: off`),
  ]
    .map((line) => indent + line)
    .join('\n')

const rules = ({preset}: Site): string =>
  [
    '# The severity of a rule: off, on, info, warning or error. `copydesk explain duplicate-headline` explains a rule.',
    'rules:',
    ...(preset === 'docs' ? [later('  ')] : ['#  duplicate-headline: warning']),
  ].join('\n')

/** The overrides that fit, or an example of one. */
function overrides({sections, parallels, forAuthors, preset, contracts: proposed}: Site): string {
  const found = [
    ...(['blog', 'docs', 'newsletter'] as const).map((kind) => override(kind, sections)),
    forAuthors.length > 0 && preset !== 'docs' ? authorPages(forAuthors) : '',
    parallels.folders.length > 0 ? parallel(parallels) : '',
    ...contracts(proposed),
  ].filter(Boolean)
  const intro = '# Different settings for some drafts.'
  if (found.length > 0) return [intro, 'overrides:', ...found].join('\n')
  return `${intro}\n#overrides:\n#  - files: opinion/**\n#    rules:\n#      unsourced-claim: off`
}

/** What the front matter of folders has in common, as contracts. */
function contracts(proposed: readonly ProposedContract[]): string[] {
  const own = proposed.filter(({folder}) => isPlain(folder)).slice(0, mostFolders)
  if (own.length === 0) return []
  const indexes = `  # Pages about a folder, and parts of pages, have front matter of their own.\n  - files: [_*, README.md]\n    frontMatter: {}`
  return [...own.map(contract), indexes]
}

function contract({folder, drafts, contract: {required, keys = {}, unique}, notes}: ProposedContract): string {
  return [
    `  # What the front matter of ${plural(drafts, 'draft')} has in common. Read what is reported, and delete what isn't a rule of yours.`,
    ...notes.slice(0, 10).map((note) => `  # ${note}`),
    `  - files: ${yaml(folder)}`,
    '    rules: {front-matter-mistake: warning}',
    '    frontMatter:',
    ...(required ? [`      required: ${list(required)}`] : []),
    ...(Object.keys(keys).length > 0 ? ['      keys:'] : []),
    ...Object.entries(keys).map(([key, said]) => `        ${yaml(key)}: ${sayKey(keyContract(said))}`),
    ...(unique ? [`      unique: ${list(unique)}`] : []),
  ].join('\n')
}

function sayKey({is, oneOf}: KeyContract): string {
  if (!oneOf) return String(is)
  return `{${is ? `is: ${is}, ` : ''}oneOf: ${list(oneOf.map(String))}}`
}

/** So many folders are named one by one; the rest is left to a person. */
const mostFolders = 12

function override(preset: FolderPreset, sections: readonly FolderOfDrafts[]): string {
  const own = sections.filter((section) => section.preset === preset && isPlain(section.folder)).slice(0, mostFolders)
  if (own.length === 0) return ''
  const drafts = own.reduce((sum, {drafts}) => sum + drafts, 0)
  const what = {
    blog: 'posts, which may praise and ask',
    docs: 'documentation, which may show example addresses and repeat itself',
    newsletter: 'newsletters, which may ask to be subscribed to',
  }[preset]
  return `  # ${plural(drafts, 'draft')} by their folders: ${what}.\n  - files: ${list(own.map(({folder}) => folder))}\n    preset: ${preset}${preset === 'docs' ? `\n    rules:\n${later('      ')}` : ''}`
}

/** Without signs that a glob or a pattern of .gitignore reads as its own, but for the ending of a file. */
const isGlobFree = (folder: string) => isPlain(folder.replace(/^\*/, ''))

/** Without signs that a glob reads as its own. */
const isPlain = (folder: string) => !/[*?[\]{}()!\\]/.test(folder)

const authorPages = (pages: readonly string[]) =>
  `  # Pages for those who work on the site, wherever they stand.\n  - files: ${list(pages)}\n    preset: docs`

const parallel = ({folders, drafts}: Trees) =>
  `  # ${plural(drafts, 'draft')} here have the same name in several folders, so the same headlines are meant.
  - files: ${list(folders.filter(isPlain).slice(0, mostFolders))}
    rules:
      duplicate-headline: {across: off, across-near: off}
      duplicate-description: off`

/** Folders of articles in HTML: such files are checked in folders only if they are named. */
function included({articles}: Site): string {
  const folders = articles.map(({folder}) => folder).filter(isPlain)
  if (folders.length === 0) return ''
  const globs = folders.slice(0, mostFolders).map((folder) => `  - ${yaml(`/${folder}`)}`)
  return ['# HTML files to check when a folder is checked: articles, by their folders.', 'include:', ...globs].join(
    '\n',
  )
}

/** What is skipped, each group with its reason, or an example. */
function ignored({translations, versions, tools}: Site): string {
  const groups = [
    group(
      translations,
      'translations. Copydesk reads English; remove a line to check them for placeholders and broken links.',
    ),
    group(versions, 'older versions of the same pages.'),
    ...ignoredTools(tools),
  ].filter(Boolean)
  const intro = '# Drafts to skip, in .gitignore syntax. A .copydeskignore file does the same.'
  if (groups.length === 0) return `${intro}\n#ignore: [archive/]`
  return [intro, 'ignore:', ...groups].join('\n')
}

const group = ({folders, drafts}: Trees, what: string): string =>
  folders.length > 0
    ? [`  # ${plural(drafts, 'draft')}: ${what}`, ...folders.filter(isGlobFree).map(entry)].join('\n')
    : ''

/** A pattern of .gitignore counts from the folder of the settings if it starts with a slash. */
const entry = (folder: string): string => `  - ${yaml(folder.startsWith('*') ? folder : `/${folder}`)}`

/** What no reader sees, each reason once. */
function ignoredTools(names: readonly string[]): string[] {
  const {templates, themes, served, instructions} = otherThanCopy
  const groups = [
    {why: 'Templates, with placeholders on purpose.', of: names.filter((name) => templates.has(name))},
    {why: 'Themes: others write them.', of: names.filter((name) => themes.has(name))},
    {why: 'Files that the site hands out as they are.', of: names.filter((name) => served.has(name))},
    {why: 'Instructions for programs, not for readers.', of: names.filter((name) => instructions.has(name))},
  ]
  return groups.filter(({of}) => of.length > 0).map(({why, of}) => [`  # ${why}`, ...of.map(entry)].join('\n'))
}

const examples = `# Phrases to allow.
#allow: [some say]

# Rules of your house, here or in a file of their own. No code needed.
#houseRules:
#  house-words:
#    avoid:
#      e-mail: email
#    wrong: Send an ==e-mail== to the desk.
#    right: Send an email to the desk.
`
