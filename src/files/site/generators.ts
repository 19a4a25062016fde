// Which site generator a folder is for, and what its configuration says of the site.
import type {Survey} from './survey.ts'

/** A site generator, as far as settings depend on it. */
export interface Generator {
  name: string
  /** The template engines its pages go through. */
  engines: readonly string[]
  /** The preset for pages in no folder of a known kind. */
  preset?: 'docs'
  /** The file or folder that gave it away. */
  sign: string
}

interface GeneratorKind extends Omit<Generator, 'sign'> {
  /** Names at the top that only this generator has. */
  signs: readonly string[]
  /** Names that it shares with others, each with what else must hold. */
  shared?: readonly {sign: string; if(survey: Survey): boolean}[]
}

/** Keys that Hugo's configuration has, and hardly any other of the same name. */
const hugoKeys = new Set(['baseurl', 'languagecode', 'theme'])

const isOfHugo =
  (path: string) =>
  ({read}: Survey) =>
    entriesOf(read(path)).some(({key}) => hugoKeys.has(key))

const hugoDefaults = ['hugo', 'config', 'params', 'languages'].flatMap((name) => [`${name}.toml`, `${name}.yaml`])

const kinds: readonly GeneratorKind[] = [
  {
    name: 'Hugo',
    engines: ['hugo'],
    signs: ['hugo.toml', 'hugo.yaml', 'hugo.yml', 'hugo.json'],
    shared: [
      {sign: 'config.toml', if: isOfHugo('config.toml')},
      {sign: 'config.yaml', if: isOfHugo('config.yaml')},
      {sign: 'config/', if: ({read}) => hugoDefaults.some((name) => read(`config/_default/${name}`) !== undefined)},
      {sign: 'content/', if: ({top}) => top.includes('archetypes/')},
    ],
  },
  {
    name: 'Docusaurus',
    engines: ['mdx'],
    signs: ['docusaurus.config.js', 'docusaurus.config.ts', 'docusaurus.config.mjs'],
  },
  {name: 'Astro', engines: ['mdx'], signs: ['astro.config.mjs', 'astro.config.ts', 'astro.config.js']},
  {
    name: 'Eleventy',
    engines: ['liquid', 'jinja'],
    signs: ['.eleventy.js', 'eleventy.config.js', 'eleventy.config.mjs', 'eleventy.config.cjs', 'eleventy.config.ts'],
  },
  {name: 'MkDocs', engines: [], preset: 'docs', signs: ['mkdocs.yml', 'mkdocs.yaml']},
  {name: 'Pelican', engines: [], signs: ['pelicanconf.py']},
  {name: 'Jekyll', engines: ['liquid'], signs: ['_config.yml', '_config.yaml', '_config.toml']},
  {
    name: 'Obsidian',
    engines: [],
    signs: ['.obsidian/'],
    shared: [{sign: '[[…]]', if: linksAsVaultsDo}],
  },
]

/** Only a vault links its notes by `[[names]]` in many drafts. */
function linksAsVaultsDo({drafts, read}: Survey): boolean {
  const sample = drafts.filter((_, i) => i % Math.ceil(drafts.length / 60) === 0)
  const linking = sample.filter((path) => /\[\[[^\][\n]+\]\]/.test(read(path) ?? ''))
  return linking.length >= 3 && linking.length * 3 >= sample.length
}

/** The site generator of a folder, if there is a sign of one. */
export function generatorOf(survey: Survey): Generator | undefined {
  for (const {signs, shared = [], ...kind} of kinds) {
    const sign =
      signs.find((name) => survey.top.includes(name)) ??
      shared.find((one) => (survey.top.includes(one.sign) || one.sign === '[[…]]') && one.if(survey))?.sign
    if (sign !== undefined) return {...kind, engines: withMacros(kind, survey), sign}
  }
  return undefined
}

/** Pages of MkDocs go through Jinja only with the plugin for it. */
function withMacros({name, engines}: Omit<Generator, 'sign'>, {read}: Survey): readonly string[] {
  const config = name === 'MkDocs' ? (read('mkdocs.yml') ?? read('mkdocs.yaml') ?? '') : ''
  return config.split('\n').some((line) => line.trim().startsWith('- macros')) ? ['jinja'] : engines
}

/** Files that may name the site and its language. */
const configFiles = [
  ...['hugo.toml', 'hugo.yaml', 'hugo.yml', 'config.toml', 'config.yaml', 'config/_default/hugo.toml'],
  ...['config/_default/config.toml', 'config/_default/hugo.yaml', 'config/_default/config.yaml'],
  ...['_config.yml', '_config.yaml', 'mkdocs.yml', 'mkdocs.yaml', 'pelicanconf.py'],
  ...['docusaurus.config.js', 'docusaurus.config.ts', 'docusaurus.config.mjs', '_data/site.json', '_data/site.yaml'],
]

/** The site's name in its configuration, without what follows a bar; a call or a variable is none. */
export function siteNameIn({read}: Survey): string | undefined {
  for (const file of configFiles) {
    const name = entriesOf(read(file)).find(({key}) => nameKeys.has(key))?.value
    const [own = ''] = name?.split(' | ') ?? []
    if (/\p{L}/u.test(own) && !/[{}$()<>\\]/.test(own)) return own.trim()
  }
  return undefined
}

/** The site's address in its configuration: of its server alone, without a path. */
export function addressIn({read}: Survey): string | undefined {
  for (const file of [...configFiles, ...astroFiles]) {
    const said = entriesOf(read(file)).find(
      ({key, value}) => addressKeys.has(key) && /^https:\/\/[\w.-]+\.\w+\/?$/.test(value),
    )
    if (said) return said.value.replace(/\/$/, '')
  }
  return undefined
}

const astroFiles = ['astro.config.mjs', 'astro.config.ts', 'astro.config.js']
const addressKeys = new Set(['baseurl', 'url', 'site_url', 'site', 'siteurl'])

const nameKeys = new Set(['title', 'site_name', 'sitename'])
const languageKeys = new Set(['languagecode', 'lang', 'locale', 'language', 'default_lang'])

/** The variety of English in the site's configuration, such as `en-GB`; `en-us` is what Hugo writes into every new one. */
export function languageIn({read}: Survey): string | undefined {
  for (const file of configFiles) {
    const {key, value = ''} = entriesOf(read(file)).find(({key}) => languageKeys.has(key)) ?? {}
    const region = /^en[-_]([a-z]{2})\b/i.exec(value)?.[1]?.toUpperCase()
    if (region && !(region === 'US' && key === 'languagecode')) return `en-${region}`
  }
  return undefined
}

/** A line of a configuration, whatever its language: `title: Harbour`, `title = "Harbour"`. */
interface ConfigEntry {
  /** In small letters. */
  key: string
  /** Without quotation marks and what follows it. */
  value: string
}

/** The entries of a configuration that aren't nested deeply. */
const entriesOf = (text = ''): ConfigEntry[] =>
  text.split('\n').flatMap((line) => {
    const at = line.search(/[:=]/)
    if (at < 0 || /^\s{3}/.test(line)) return []
    return [{key: line.slice(0, at).replace(/["']/g, '').trim().toLowerCase(), value: plain(line.slice(at + 1).trim())}]
  })

function plain(value: string): string {
  const quoted = /^(["'])(.*?)\1/.exec(value)
  if (quoted) return (quoted[2] as string).trim()
  const [text = ''] = value.split(' #', 1)
  return text.trim().replace(/[,;]$/, '')
}
