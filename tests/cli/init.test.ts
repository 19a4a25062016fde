// `init` looks at a folder: what it takes it for, and the settings it writes.
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {type Site, siteOf} from '../../src/files/site/index.ts'
import type {Survey} from '../../src/files/site/survey.ts'
import {runIn} from '../support/desk.ts'

/** A folder of these files, as it is looked at; a name that ends in `/` is a folder at the top. */
function surveyOf(files: Readonly<Record<string, string>>): Survey {
  const paths = Object.keys(files)
  return {
    drafts: paths.filter((path) => /\.(?:mdx?|txt)$/.test(path)).sort(),
    html: paths.filter((path) => path.endsWith('.html')).sort(),
    top: [...new Set(paths.map((path) => path.replace(/\/.*/, '/')))],
    read: (path) => files[path],
  }
}

const pages = (...paths: string[]): Record<string, string> => Object.fromEntries(paths.map((path) => [path, 'Text.\n']))

const look = (files: Readonly<Record<string, string>>): Site => siteOf(surveyOf(files))

test('folders of articles in HTML are named, other pages are not', async () => {
  const article = '<h1>Rain at the quay</h1>\n<p>It rained.</p>\n'
  const files = {
    ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`articles/${name}.html`, article])),
    ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`layouts/${name}.html`, '<p class="{{ x }}">a</p>'])),
    'index.html': article,
  }
  const {folder} = await runIn(files, ['init'])
  const settings = readFileSync(join(folder, '.copydesk.yaml'), 'utf8')
  expect((parse(settings) as {include: string[]}).include).toEqual(['/articles/'])
  const {out} = await runIn(folder, ['--format', 'json'])
  expect((JSON.parse(out) as unknown[]).length).toBe(3)
})

describe('the generator is told by its own files', () => {
  const linked = Object.fromEntries([1, 2, 3, 4].map((i) => [`Note ${i}.md`, `See [[Note ${i + 1}]].\n`]))
  test.each<[name: string | undefined, files: Record<string, string>]>([
    ['Hugo', {'hugo.toml': ''}],
    ['Hugo', {'config.toml': 'baseURL = "https://harbour.site/"\n'}],
    ['Hugo', {'config/_default/hugo.yaml': 'title: Harbour\n'}],
    ['Hugo', {'archetypes/default.md': '', 'content/a.md': ''}],
    ['Jekyll', {'_config.yml': 'title: Harbour\n'}],
    ['Docusaurus', {'docusaurus.config.ts': ''}],
    ['Astro', {'astro.config.mjs': ''}],
    ['Eleventy', {'.eleventy.js': ''}],
    ['Eleventy', {'eleventy.config.mjs': ''}],
    ['MkDocs', {'mkdocs.yml': ''}],
    ['Pelican', {'pelicanconf.py': ''}],
    ['Obsidian', {'.obsidian/app.json': '{}'}],
    ['Obsidian', linked],
    [undefined, {'config.toml': '[server]\nport = 1\n'}],
    [undefined, {...linked, ...pages(...Array.from({length: 12}, (_, i) => `plain ${i}.md`))}],
    [undefined, pages('a.md', 'content/b.md')],
  ])('%s', (name, files) => {
    expect(look(files).generator?.name).toBe(name)
  })
})

describe('the name and the language of the site', () => {
  test.each<[file: string, text: string, name: string | undefined, language?: string]>([
    ['hugo.toml', "title = 'The Harbour Post'\nlanguageCode = 'en-gb'\n", 'The Harbour Post', 'en-GB'],
    ['hugo.toml', 'languageCode = "en-us"\ntitle = "My site"\n', 'My site', undefined],
    ['_config.yml', 'title: Harbour, daily # the paper\nlang: en-AU\n', 'Harbour, daily', 'en-AU'],
    ['mkdocs.yml', 'site_name: "Harbour: the manual"\n', 'Harbour: the manual'],
    ['pelicanconf.py', "SITENAME = 'Harbour notes'\n", 'Harbour notes'],
    ['docusaurus.config.js', "const config = {\n  title: 'Harbour',\n}\n", 'Harbour'],
    ['docusaurus.config.js', "const config = {\n  title: t('site'),\n}\n", undefined],
    ['_config.yml', 'title: {{ site }}\nlang: de\n', undefined],
  ])('%s: %s', (file, text, name, language) => {
    const {siteName, language: found} = look({[file]: text})
    expect([siteName, found]).toEqual([name, language])
  })
})

test('the folders of posts, documentation and newsletters are told by their names', () => {
  const posts = ['content/posts/a.md', 'content/posts/2026/b.md', 'content/posts/c.md', 'content/posts/d.md']
  const others = ['docs/a.md', 'docs/b/c.md', 'content/newsletters/1.md', 'about.md']
  const {preset, sections} = look(pages(...posts, ...others))
  expect(preset).toBeUndefined()
  expect(sections).toEqual([
    {folder: 'content/posts/', preset: 'blog', drafts: 4},
    {folder: 'docs/', preset: 'docs', drafts: 2},
    {folder: 'content/newsletters/', preset: 'newsletter', drafts: 1},
  ])
  const most = look(pages(...posts, 'docs/posts/e.md', 'docs/a.md', 'about.md'))
  expect([most.preset, most.sections]).toEqual(['blog', [{folder: 'docs/', preset: 'docs', drafts: 1}]])
})

describe('what is there several times', () => {
  test.each<[what: string, paths: string[], folders: string[]]>([
    [
      'languages side by side',
      ['content/en/a.md', 'content/de/a.md', 'content/pt-br/b.md'],
      ['content/de/', 'content/pt-br/'],
    ],
    ['a language beside the pages it has', ['docs/a.md', 'docs/b.md', 'fr/docs/a.md'], ['fr/']],
    ['what generators call translations', ['i18n/fr/docs/a.md', 'docs/z.md'], ['i18n/fr/']],
    ['endings', ['a.md', 'b.md', 'c.md', 'a.de.md', 'b.de.md', 'c.de.md', 'd.min.md'], ['*.de.md']],
    ['a folder that only looks like a language', ['notes/it/a.md', 'notes/b.md'], []],
    ['varieties of English', ['en-GB/a.md', 'en-US/a.md'], []],
  ])('translations: %s', (_, paths, folders) => {
    expect(look(pages(...paths)).translations.folders).toEqual(folders)
  })

  test.each<[what: string, paths: string[], folders: string[]]>([
    ['the newest is kept', ['docs/v1.0/a.md', 'docs/v1.9/a.md', 'docs/v1.10/a.md'], ['docs/v1.0/', 'docs/v1.9/']],
    ['the one called latest is kept', ['docs/latest/a.md', 'docs/2.1/a.md'], ['docs/2.1/']],
    ['released by Docusaurus', ['docs/a.md', 'versioned_docs/version-1.0/a.md'], ['versioned_docs/']],
    ['years of a blog', ['posts/2024/a.md', 'posts/2025/a.md'], []],
    ['notes on each release', ['releases/v1.0/new.md', 'releases/v1.1/more.md'], []],
  ])('versions: %s', (_, paths, folders) => {
    expect(look(pages(...paths)).versions.folders).toEqual(folders)
  })

  test('pages of the same names side by side', () => {
    const names = ['setup.md', 'exporters.md', 'index.md']
    const paths = ['go', 'java', 'ruby', 'rust'].flatMap((one) => names.map((name) => `docs/languages/${one}/${name}`))
    expect(look(pages(...paths)).parallels).toEqual({folders: ['docs/languages/'], drafts: 8})
    expect(look(pages(...paths.filter((path) => !path.endsWith('exporters.md')))).parallels.folders).toEqual([])
  })
})

test('tags of template engines count in prose, in two drafts at least', () => {
  const tag = '{{< note >}}Read this.{{< /note >}}\n'
  expect(look({'a.md': tag, 'b.md': tag}).engines).toEqual(['hugo'])
  expect(look({'a.md': tag, 'b.md': `\`\`\`\n${tag}\`\`\`\n`}).engines).toEqual([])
  expect(look({'mkdocs.yml': 'plugins:\n  - macros\n', 'a.md': ''}).engines).toEqual(['jinja'])
})

test('fields of front matter that are copy are named where several drafts have them', () => {
  const post = '---\ntitle: A\nstandfirst: The wall fell.\n---\n\nText.\n'
  expect(look({'a.md': post, 'b.md': post, 'c.md': post}).copyFields).toEqual(
    expect.arrayContaining(['title', 'standfirst']),
  )
  expect(look({'a.md': post, 'b.md': post}).copyFields).toEqual([])
})

const hugo = {
  'hugo.toml': "title = 'The Harbour Post'\nlanguageCode = 'en-GB'\n",
  '.vale.ini': '',
  'cspell.json': '{}',
  'README.md': '# The site\n\nRun it.\n',
  'AGENTS.md': 'Be brief.\n',
  'archetypes/default.md': '# [Title here]\n',
  ...pages('content/en/posts/a.md', 'content/en/posts/b.md', 'content/en/posts/c.md', 'content/en/posts/d.md'),
  'content/en/docs/run.md': '# Run\n\nOpen [the page](http://localhost:1313) as HMPX.\n',
  'content/en/newsletters/may.md': 'It rained.\n\nUnsubscribe | Update your preferences\n',
  'content/de/posts/a.md': 'Der Text [insert figure] steht hier.\n',
}

test('the settings fit, and each says why', async () => {
  const {out, folder} = await runIn(hugo, ['init'])
  expect(out).toMatch(
    /^Wrote \.copydesk\.yaml\. Found a Hugo site with 7 drafts: preset `blog`, other presets for some folders, 1 draft to skip\. /,
  )
  const text = readFileSync(join(folder, '.copydesk.yaml'), 'utf8')
  expect(parse(text)).toEqual({
    ...{
      preset: 'blog',
      language: 'en-GB',
      siteName: 'The Harbour Post',
      templateEngines: ['hugo'],
      site: 'hugo',
      rules: null,
    },
    overrides: [
      {files: ['content/en/docs/'], preset: 'docs', rules: {'undefined-acronym': 'off', 'relative-time': 'off'}},
      {files: ['content/en/newsletters/'], preset: 'newsletter'},
      {files: ['README.md'], preset: 'docs'},
    ],
    ignore: ['/content/de/', '/archetypes/', '/AGENTS.md'],
  })
  expect(text).toContain('There is a `.vale.ini` here. Remove the # below to run its styles, too.\n#vale: .vale.ini\n')
  expect(text).toContain('There is a `cspell.json` here: the rule `spelling` reads its words.')
  const lines = text.split('\n')
  const bare = lines.filter((line, i) => /^ {2}- files:|^[a-z]\w+:/i.test(line) && !/^\s*#/.test(lines[i - 1] ?? ''))
  expect(bare).toEqual([])
  const checked = await runIn(folder, [])
  expect([checked.code, checked.out]).toEqual([0, '7 drafts checked, nothing to fix.\n'])
})

test('the same drafts without settings have findings', async () => {
  const {out} = await runIn(hugo, ['--format', 'ndjson'])
  const found = out
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as {path: string}).path)
  expect([...new Set(found)].sort()).toEqual([
    ...['content/de/posts/a.md', 'content/en/docs/run.md', 'content/en/newsletters/may.md'],
  ])
})
