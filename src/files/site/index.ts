// What a folder is, for the settings that `init` writes: its generator, the kinds of its drafts, what is there several times.
import {join} from 'node:path'
import {copyFields} from '../../core/draft/draft.ts'
import {openFilesBelow} from '../files-around.ts'
import {contractsIn, type ProposedContract} from './contracts.ts'
import {type FolderOfDrafts, type FolderPreset, sectionsOf} from './folders.ts'
import {addressIn, type Generator, generatorOf, languageIn, siteNameIn} from './generators.ts'
import {type Survey, surveyFolder} from './survey.ts'
import {parallelsIn, type Trees, translationsIn, versionsIn} from './trees.ts'

/** What was found out about a folder. */
export interface Site {
  generator: Generator | undefined
  siteName: string | undefined
  /** The address of the site. */
  address: string | undefined
  language: string | undefined
  engines: readonly string[]
  /** How many drafts there are, without those to skip. */
  drafts: number
  /** Those drafts, by path. */
  kept: readonly string[]
  /** What the front matter of collections of drafts has in common. */
  contracts: readonly ProposedContract[]
  /** Folders of articles in HTML. */
  articles: readonly FolderOfDrafts[]
  /** The preset of most drafts; undefined where no kind has most. */
  preset: FolderPreset | undefined
  /** Folders of drafts of another kind. */
  sections: readonly FolderOfDrafts[]
  translations: Trees
  versions: Trees
  parallels: Trees
  /** Files and folders at the top that hold no copy for readers. */
  tools: readonly string[]
  /** Pages at the top for those who work on the site. */
  forAuthors: readonly string[]
  /** Front matter fields with copy that Copydesk doesn't read by itself. */
  copyFields: readonly string[]
  /** Settings of other tools that check the drafts. */
  others: readonly string[]
}

/** Look at an absolute folder. */
export async function lookAt(folder: string): Promise<Site> {
  const survey = await surveyFolder(folder)
  const files = openFilesBelow()
  const site = siteOf(survey)
  const contracts = contractsIn(site.kept, survey.read, (path) => files.around(join(folder, path), folder))
  return {...site, contracts}
}

/** What a folder is by what stands in it. */
export function siteOf(survey: Survey): Site {
  const generator = generatorOf(survey)
  const translations = translationsIn(survey.drafts)
  const english = survey.drafts.filter((path) => !isIn(path, translations.folders))
  const versions = versionsIn(english)
  const tools = survey.top.filter(
    (name) => isTool(name, generator?.name === 'Hugo') && english.some((path) => isIn(path, [name])),
  )
  const kept = english.filter((path) => !isIn(path, [...versions.folders, ...tools]))
  const forAuthors = generator ? survey.top.filter((name) => isForAuthors(name) && kept.includes(name)) : []
  const sections = sectionsOf(kept)
  const preset = mainPreset(sections, kept.length - forAuthors.length) ?? generator?.preset
  const samples = sampleOf(kept.filter((path) => !forAuthors.includes(path))).map((path) => survey.read(path) ?? '')
  return {
    ...{generator, translations, versions, tools, preset, forAuthors},
    siteName: siteNameIn(survey),
    address: addressIn(survey),
    language: languageIn(survey),
    engines: [...new Set([...(generator?.engines ?? []), ...enginesIn(samples)])],
    drafts: kept.length,
    kept,
    contracts: [],
    articles: sectionsOf(survey.html).filter(({preset, drafts}) => preset !== 'docs' && drafts >= fewestArticles),
    sections: sections.filter((section) => section.preset !== preset),
    parallels: parallelsIn(kept),
    copyFields: fieldsIn(samples),
    others: survey.top.filter((name) => isOther(name)),
  }
}

/** A page or two in a folder may be there for another reason. */
const fewestArticles = 3

const words = (text: string) => new Set(text.split(' '))

/** Settings of other tools, up to the first dot that is not the first sign. */
const otherTools = words('.vale _vale cspell .cspell .textlintrc .alexrc .proselintrc')
const isOther = (name: string) =>
  otherTools.has(/^[._]?[^./]*/.exec(name.toLowerCase())?.[0] ?? '') && !name.endsWith('/')

/** What stands at the top of a repository and isn't copy, by the reason. */
export const otherThanCopy = {
  templates: words('archetypes/ _includes/ _layouts/'),
  themes: words('themes/'),
  served: words('static/ public/'),
  instructions: words('AGENTS.md CLAUDE.md GEMINI.md'),
}

/** A folder `themes/` holds those of others in Hugo alone. */
const isTool = (name: string, isHugo: boolean) =>
  Object.values(otherThanCopy).some((names) => names.has(name)) && (isHugo || !otherThanCopy.themes.has(name))

const authorNames = words(
  'readme contributing code_of_conduct code-of-conduct security changelog changes development documentation translation governance maintainers support',
)
const isForAuthors = (name: string) => name.endsWith('.md') && authorNames.has(name.slice(0, -3).toLowerCase())

/** Does a path stand in one of the folders, or match one of the endings `*.de.md`? */
const isIn = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) =>
    folder.startsWith('*') ? path.endsWith(folder.slice(1)) : path === folder || path.startsWith(folder),
  )

/** The preset of the kind that most drafts are of. */
function mainPreset(sections: readonly FolderOfDrafts[], drafts: number): FolderPreset | undefined {
  const counts = new Map<FolderPreset, number>()
  for (const {preset, drafts} of sections) counts.set(preset, (counts.get(preset) ?? 0) + drafts)
  return [...counts].find(([, count]) => count * 2 > drafts)?.[0]
}

/** So many drafts are read. */
const mostRead = 150

const sampleOf = (drafts: readonly string[]): readonly string[] =>
  drafts.filter((_, i) => i % Math.ceil(drafts.length / mostRead) === 0)

/** What opens a tag of each engine, and the words that stand first in it; any word where none are named. */
const tags: Readonly<Record<string, {open: RegExp; first?: ReadonlySet<string>}>> = {
  hugo: {open: /\{\{[<%] ?\/?([a-z]+)/g},
  liquid: {open: /\{%-? ?([a-z_]+)/g, first: words('include assign highlight raw for if post_url link render')},
  handlebars: {open: /\{\{[#/]([a-z]+)/g, first: words('if each unless with')},
}

const holdsTag = (text: string, engine: string): boolean => {
  const {open, first} = tags[engine] as {open: RegExp; first?: ReadonlySet<string>}
  return [...text.matchAll(open)].some(([, word = '']) => first?.has(word) ?? true)
}

/** A text without its blocks and spans of code. */
const withoutCode = (text: string): string =>
  text
    .split(/^(?:```|~~~).*$/m)
    .filter((_, i) => i % 2 === 0)
    .join('\n')
    .replace(/`[^`\n]*`/g, '')

/** The template engines whose tags stand in at least two of the texts, outside code. */
function enginesIn(texts: readonly string[]): string[] {
  const prose = texts.map(withoutCode)
  return Object.keys(tags).filter((engine) => prose.filter((text) => holdsTag(text, engine)).length >= 2)
}

/** Fields of front matter that are copy on many sites, besides those that count without being named. */
const copyNames =
  'subtitle subhead subheading subheadline standfirst lede lead teaser abstract tagline blurb intro kicker deck strapline quote pullquote seo_title seoTitle meta_description metaDescription og_description imageAlt image_alt'.split(
    ' ',
  )

/** All fields that are copy, where at least three texts have one of those that must be named. */
function fieldsIn(texts: readonly string[]): string[] {
  const keys = texts.map(keysIn)
  const found = copyNames.filter((name) => keys.filter((own) => own.has(name)).length >= 3)
  return found.length > 0 ? [...copyFields, ...found] : []
}

/** The fields at the top of a front matter that hold something. */
function keysIn(text: string): ReadonlySet<string> {
  const lines = text.split(/\r?\n/)
  const fence = lines[0] ?? ''
  const end = fence === '---' || fence === '+++' ? lines.indexOf(fence, 1) : -1
  const filled = lines.slice(1, Math.max(end, 1)).filter((line) => /^\w+\s?[:=]\s?\S/.test(line))
  return new Set(filled.map((line) => line.split(/[\s:=]/, 1)[0] as string))
}
