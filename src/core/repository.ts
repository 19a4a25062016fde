// The files around drafts, as rules that follow links see them: in a browser, in a test and on a disk alike.

/** Data of a configuration or of front matter. */
export type RepositoryData = Readonly<Record<string, unknown>>

/** The files of a repository. Paths count from its root, with `/` between their parts. */
export interface Repository {
  /** The name of its folder, if it has one: the name of the repository, mostly. */
  readonly name?: string
  /** The folder that the paths of drafts count from, seen from the root: `docs/`, or empty. */
  readonly start: string
  /** Every file, hidden ones too. */
  files(): readonly string[]
  /** The text of a file; undefined where there is none. */
  read(path: string): string | undefined
  /** What a configuration (YAML, TOML, JSON) or the front matter of a page holds; empty where it can't be read. */
  data(path: string): RepositoryData
  /** Does .gitignore leave a path out, so that a build makes it, if anything does? Not asked where nobody can say. */
  isIgnored?(path: string): boolean
  /** Is there a file or folder on the disk now, whatever was listed? */
  has(path: string): boolean
}

/** The site that drafts are published as. */
export interface SiteSettings {
  /** What builds it: `hugo`, `jekyll` …, or `none` for folders that readers see as they are. */
  generator?: string
  /** The folder of its configuration, seen from the root of the repository. */
  folder?: string
  /** Its address: links to it count as links inside. */
  url?: string
  /** Addresses that the build makes, which have no source: `/api/`. */
  generated?: readonly string[]
}

/** Site settings, of which the generator alone may be said. */
export const siteSettingsOf = (site: string | SiteSettings | undefined): SiteSettings =>
  typeof site === 'string' ? {generator: site} : (site ?? {})

/** The generators whose addresses are known. */
export const generatorNames = [
  ...['astro', 'docusaurus', 'eleventy', 'hugo', 'jekyll', 'mkdocs', 'obsidian', 'starlight', 'vitepress', 'none'],
] as const

export type GeneratorName = (typeof generatorNames)[number]
