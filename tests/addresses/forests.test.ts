// Forests of links, made at random: nothing is thrown, and each place is the address in the source.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {generatorNames} from '../../src/core/repository.ts'
import {judgeLinks} from '../support/links.ts'

const part = fc.constantFrom(
  'a',
  'b',
  'index',
  '_index',
  'README',
  '2026-03-04-a',
  '01-b',
  '..',
  '.',
  '%20',
  '%',
  'ä',
  '[x]',
  '_posts',
  'docs',
  'content',
  'src',
  '{a}',
  '',
)
const ending = fc.constantFrom('', '.md', '.mdx', '.html', '.png', '/', '#a', '#', '?x=1#b', '.MD')
const address = fc
  .tuple(
    fc.constantFrom('', '/', './', '../', '//', 'https://harbour.site/', '{{ site.baseurl }}/', '@site/'),
    fc.array(part, {maxLength: 4}),
    ending,
  )
  .map(([start, parts, end]) => start + parts.join('/') + end)
const links = fc.array(
  fc
    .tuple(
      address,
      fc.constantFrom(
        '[w](<@>)',
        '![w](<@>)',
        '[[@]]',
        '<a href="@">w</a>',
        '{{< ref "@" >}}',
        '{% link @ %}',
        '[w][d]\n\n[d]: <@>\n',
        '> * [w](@)',
        '| [w](@) |\n| --- |',
      ),
    )
    .map(([url, form]) => form.replace('@', url)),
  {maxLength: 8},
)
const head = fc.constantFrom(
  '',
  '---\nslug: x\naliases: [/a, b]\n---\n',
  '---\npermalink: /:year/:x\ndate: 2026-13-45\n---\n',
  '---\nimage: "a/b.png"\n---\n',
  '+++\nurl = "b"\n+++\n',
)
const path = fc
  .tuple(
    fc.array(
      part.filter((one) => !/^(?:\.\.?|)$/.test(one)),
      {maxLength: 3},
    ),
    fc.constantFrom('a.md', 'b.md', 'index.md', '_index.md', 'c.png'),
  )
  .map(([folders, name]) => [...folders, name].join('/'))
const config = fc.constantFrom(
  'hugo.toml',
  '_config.yml',
  'docusaurus.config.js',
  'astro.config.mjs',
  'mkdocs.yml',
  '.obsidian/a',
  '.vitepress/config.ts',
  '.eleventy.js',
  'vercel.json',
  'static/_redirects',
)
const said = fc.constantFrom(
  '',
  'a: [',
  'permalink: /:x',
  "path: '../..', routeBasePath: '/'",
  '{"redirects": [{"source": "/a/(.*)"}]}',
  '/a/* /b\n/ /c',
  'plugins: [redirects: 3]',
  'languages: 3\nbaseURL: 4',
)

/** A forest: drafts with links, and the files around them. */
const forest = fc.record({
  drafts: fc.array(fc.tuple(path, head, links), {minLength: 1, maxLength: 5}),
  configs: fc.array(fc.tuple(config, said), {maxLength: 3}),
  generator: fc.constantFrom(undefined, ...generatorNames),
})

test('nothing is thrown, and each place is the address', () => {
  fc.assert(
    fc.property(forest, ({drafts, configs, generator}) => {
      const texts = drafts.map(([path, head, links]) => [path, `${head}\n${links.join('\n\n')}\n`] as const)
      const files = Object.fromEntries([...configs, ...texts])
      const site = generator && {generator, url: 'https://harbour.site'}
      const names = Object.keys(files).filter((name) => name.endsWith('.md'))
      for (const {path, text, place, finding} of judgeLinks(files, names, site)) {
        const source = files[path] as string
        expect(source.slice(finding.place.start, finding.place.end)).toBe(text)
        expect(place.start.offset).toBe(finding.place.start)
        expect(/[\s"'<>()]/.test(text.replace(/\{\{.*?\}\}/, ''))).toBe(false)
      }
    }),
    {numRuns: Number(process.env.COPYDESK_RUNS ?? 300)},
  )
})
