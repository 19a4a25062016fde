// Links of sites of every generator: those that lead somewhere are silent, those that don't are found.
import {describe, expect, test} from 'vitest'
import {type Files, judgeLinks, notesOnLinks} from '../support/links.ts'

interface Site {
  generator: string
  files: Files
  /** The draft that links. */
  from: string
  /** Front matter of that draft. */
  head?: string
  alive: readonly string[]
  dead: readonly string[]
}

const sites: readonly Site[] = [
  {
    generator: 'none',
    files: {'docs/pier.md': '# The pier\n\n## In winter\n', 'src/tide.ts': '', LICENSE: '', 'a b.md': ''},
    from: 'README.md',
    alive: [
      'docs/pier.md#in-winter',
      'docs',
      'docs/',
      'src/tide.ts#L4',
      'LICENSE',
      'a%20b.md',
      '../../issues',
      'releases/latest',
      './docs/pier.md?plain=1',
    ],
    dead: ['docs/peer.md', 'docs/pier.md#in-summer', 'src/tides.ts', 'Docs/pier.md', 'fish.png'],
  },
  {
    generator: 'hugo',
    files: {
      'hugo.toml':
        'baseURL = "https://harbour.site/"\ndefaultContentLanguage = "en"\n[permalinks]\nnews = "/:year/:month/:slug/"\n[languages.en]\ncontentDir = "content/en"\n[languages.fr]\ncontentDir = "content/fr"\n',
      'content/en/news/ferry.md':
        '---\ntitle: Ferry late\nslug: ferry-late\ndate: 2026-03-04\naliases: [/old/ferry/]\n---\n## Times\n',
      'content/en/guide/_index.md': '---\ntitle: Guide\n---\n',
      'content/en/guide/pier/index.md': '---\ntitle: Pier\n---\n',
      'content/en/guide/pier/map.png': '',
      'content/fr/guide/pier/index.md': '---\ntitle: Jetée\n---\n## Hiver\n',
      'static/css/a.css': '',
      'static/img/logo.png': '',
      'static/_redirects': '/winter/* /guide/:splat 301\n/summer /guide 301\n',
    },
    from: 'content/en/guide/walks.md',
    alive: [
      '/2026/03/ferry-late/',
      '/2026/03/ferry-late/#times',
      '/old/ferry/',
      '/guide/pier/',
      '../pier/',
      '/guide/',
      '/img/logo.png',
      '/guide/pier/map.png',
      '/tags/rain/',
      '/index.xml',
      '/winter/x',
      '/summer',
      '/fr/guide/pier/#hiver',
      '/api/tide/now',
      'pier/map.png',
    ],
    dead: ['/2026/03/ferry-lat/', '/guide/peer/', '/img/logos.png', 'peer.md', '/2026/03/ferry-late/#tide'],
  },
  {
    generator: 'jekyll',
    files: {
      '_config.yml': 'baseurl: /harbour\npermalink: pretty\ncollections:\n  boats:\n    output: true\n',
      '_posts/2026-03-04-ferry-late.md': '---\ntitle: Late\ncategories: news\n---\n',
      '_boats/tern.md': '---\ntitle: Tern\n---\n',
      'about.md': '---\npermalink: /who/\nredirect_from: /us/\n---\n',
      'assets/map.png': '',
    },
    from: 'index.md',
    alive: [
      '/news/2026/03/04/ferry-late/',
      '/harbour/who/',
      '{{ site.baseurl }}/who',
      '{{ "/boats/tern" | relative_url }}',
      '/us/',
      '/assets/map.png',
      '/feed.xml',
      'about.md',
      '/assets/css/style.css',
      '{{ page.next }}',
    ],
    dead: ['/news/2026/03/04/ferry-early/', '/boats/turn', '/assets/mapp.png', '{{ site.baseurl }}/whom'],
  },
  {
    generator: 'docusaurus',
    files: {
      'docusaurus.config.js':
        "module.exports = {baseUrl: '/', presets: [['classic', {docs: {routeBasePath: 'guide'}}]]}",
      'docs/02-walks/01-pier.md': '---\nslug: the-pier\n---\n## In winter\n',
      'docs/02-walks/02-mole.md': '# Mole\n',
      'docs/intro.md': '---\nslug: /\n---\n',
      'docs/walks/_category_.json': '{"link": {"type": "generated-index", "slug": "/all-walks"}}',
      'versioned_docs/version-1.0/walks/pier.md': '# Pier',
      'blog/2026-03-04-ferry-late.md': '# Late',
      'src/pages/shop.tsx': '',
      'static/img/logo.png': '',
    },
    from: 'docs/walks.md',
    alive: [
      './02-walks/01-pier.md#in-winter',
      '/guide/walks/the-pier',
      '/guide/walks/mole',
      '/guide/1.0/walks/pier',
      '/blog/2026/03/04/ferry-late',
      '/shop',
      '/img/logo.png',
      '@site/static/img/logo.png',
      '/guide/all-walks',
      'pathname:///x',
      '/guide',
      '/guide/category/x',
    ],
    dead: ['./02-walks/03-cliff.md', '/guide/walks/cliff', '/shops', '/img/logo.svg'],
  },
  {
    generator: 'starlight',
    files: {
      'astro.config.mjs': "export default {redirects: {'/old': '/guides/pier'}, integrations: [starlight({})]}",
      'src/content/docs/guides/pier.mdx': '---\ntitle: Pier\n---\n## In winter\n',
      'src/content/docs/fr/index.mdx': '---\ntitle: F\n---\n',
      'src/pages/shop.astro': '',
      'public/map.png': '',
    },
    from: 'src/content/docs/index.md',
    alive: [
      '/guides/pier/',
      '/guides/pier#in-winter',
      '/old',
      '/shop/',
      '/map.png',
      '/fr/guides/pier/',
      './guides/pier.mdx',
      '~/x.png',
    ],
    dead: ['/guides/peer/', '/maps.png', '/guides/pier#in-summer'],
  },
  {
    generator: 'mkdocs',
    files: {
      'mkdocs.yml': 'site_name: Harbour\nplugins:\n  - redirects:\n      redirect_maps:\n        old.md: pier.md\n',
      'docs/pier.md': '# Pier\n\n## In winter\n\nTide\n:   The sea.\n',
      'docs/img/map.png': '',
    },
    from: 'docs/walks/index.md',
    alive: ['../pier.md#in-winter', '../pier.md#tide', '../img/map.png', '/pier/', '/old/', '../pier/'],
    dead: ['pier.md', '../pier.md#in-summer', '../img/mapp.png', '/peer/'],
  },
  {
    generator: 'vitepress',
    files: {
      '.vitepress/config.ts': "export default {base: '/docs/'}",
      'guide/pier.md': '## In winter\n',
      'public/map.png': '',
    },
    from: 'index.md',
    alive: ['/guide/pier', '/docs/guide/pier.html', './guide/pier.md#in-winter', '/map.png', 'guide/pier'],
    dead: ['/guide/peer', './guide/peer.md', '/mapp.png'],
  },
  {
    generator: 'eleventy',
    files: {
      '.eleventy.js': "module.exports = {dir: {input: 'src'}}",
      'src/posts/2026-03-04-ferry.md': '---\ntitle: F\n---\n',
      'src/pier.njk': '---\npermalink: /the-pier/\n---\n',
      'src/tags.njk': '---\npermalink: "/topics-of/{{ tag }}/"\n---\n',
      'src/map.11ty.js': '',
      'public/logo.png': '',
    },
    from: 'src/index.md',
    alive: ['/posts/ferry/', '/the-pier/', '/map/', '/topics-of/rain/', '/logo.png', 'posts/2026-03-04-ferry.md'],
    dead: ['/posts/fery/', '/the-peer/', 'posts/ferry.md'],
  },
  {
    generator: 'obsidian',
    files: {'.obsidian/app.json': '{}', 'Walks/The pier.md': '# The pier\n\n## In winter\n', 'Pictures/map.png': ''},
    from: 'Start.md',
    alive: ['Walks/The%20pier.md', 'The%20pier.md', 'map.png'],
    dead: ['The%20mole.md', 'maps.png'],
  },
]

describe.each(sites)('$generator', ({generator, files, from, alive, dead}) => {
  const found = (urls: readonly string[]) => {
    const text = urls.map((url, i) => `* [link ${i}](<${url}>)\n`).join('')
    return judgeLinks({...files, [from]: text}, [from], generator).map((one) => one.text)
  }
  test('what leads somewhere is silent', () => expect(found(alive)).toEqual([]))
  test('what leads nowhere is found at its address', () => expect(found(dead)).toEqual(dead))
})

/** What is found in one draft among other files. */
const texts = (files: Files, from: string, site?: string) =>
  judgeLinks(files, [from], site).map(({text, finding}) => [text, finding.kind])

describe('each way to write a link', () => {
  test.each([
    ['a definition', 'See [it].\n\n[it]: <peer.md> "Pier"', [['peer.md', 'page']]],
    ['a picture', '![The pier](peer.png)', [['peer.png', 'image']]],
    ['HTML', 'See <a class="b" href="peer.md">it</a>.', [['peer.md', 'page']]],
    ['a picture of HTML', '<img alt="" src=\'peer.png\'>', [['peer.png', 'page']]],
    ['front matter', '---\ncover:\n  image: "img/peer.png"\n---\n\nText.', [['img/peer.png', 'image']]],
    ['code', 'See `[it](peer.md)`.\n\n    [it](peer.md)\n', []],
    ['what a template shows', '{% raw %}[it](peer.md){% endraw %}', []],
    ['another site', '[it](https://harbour.site/peer.md) [it](//harbour.site/peer.md)', []],
  ])('%s', (_, text, expected) => expect(texts({'pier.md': '', 'a.md': text}, 'a.md', 'none')).toEqual(expected))

  test('tags of Hugo and Jekyll', () => {
    const hugo = {
      'hugo.toml': 'baseURL = "/"',
      'content/news/pier.md': '',
      'content/a.md': '[a]({{< ref "news/pier.md" >}}) {{% relref "pier" %}} {{< ref "news/peer.md" >}}',
    }
    expect(texts(hugo, 'content/a.md', 'hugo')).toEqual([['news/peer.md', 'page']])
    const jekyll = {
      '_config.yml': 'title: A',
      '_posts/2026-03-04-pier.md': '',
      'a.md':
        '[a]({% post_url 2026-03-04-pier %}) [b]({% link _posts/2026-03-04-pier.md %}) [c]({% post_url 2026-03-04-peer %})',
    }
    expect(texts(jekyll, 'a.md', 'jekyll')).toEqual([['2026-03-04-peer', 'page']])
  })

  test('notes of a vault', () => {
    const files = {
      '.obsidian/a.json': '',
      'b/Pier.md': '## Winter',
      'a.md': '[[Pier]] ![[Pier#Winter|so]] [[Peer]] \\[\\[Peer\\]\\] [[Pier#Summer]]',
    }
    expect(texts(files, 'a.md', 'obsidian')).toEqual([
      ['Peer', 'note'],
      ['Pier#Summer', 'anchor'],
    ])
  })

  test('notes in a table, and notes of one name', () => {
    const files = {
      '.obsidian/a.json': '',
      'en/Pier.md': '## Winter',
      'fr/Pier.md': '## Hiver',
      'en/a.md': '| a |\n| --- |\n| [[Pier#Winter\\|so]] [[Pier#Hiver]] [[Pier#Summer\\|no]] [[Peer\\|no]] |\n',
    }
    expect(texts(files, 'en/a.md', 'obsidian')).toEqual([
      ['Pier#Summer', 'anchor'],
      ['Peer', 'note'],
    ])
  })
})

test('a heading of any page at an address is there: languages share their addresses', () => {
  const files = {
    'hugo.toml':
      'baseURL = "/"\ndefaultContentLanguage = "en"\n[languages.en]\ncontentDir = "content/en"\n[languages.pt-br]\ncontentDir = "content/pt-br"\n',
    'content/en/tides.md': '---\ntitle: Tides\n---\n## High water\n',
    'content/pt-br/tides.md': '---\ntitle: Marés\n---\n',
    'content/pt-br/a.md': '[a](/tides/#high-water) [b](/tides#high-water) [c](/tides/#ebb)',
    'content/en/a.md': '[a](/tides#high-water) [b](/tides/#high-water) [c](/tides#ebb)',
  }
  expect(texts(files, 'content/pt-br/a.md', 'hugo')).toEqual([['/tides/#ebb', 'anchor']])
  expect(texts(files, 'content/en/a.md', 'hugo')).toEqual([['/tides#ebb', 'anchor']])
})

test('where the generator is not known, only files beside the draft are said', () => {
  const text = '[a](peer.md) [b](/peer) [c](peer) [d](peer/winter/) [e](/img/a.png) ![f](peer.png)'
  expect(texts({'pier.md': '', 'a.md': text}, 'a.md').map(([url]) => url)).toEqual(['peer.md', 'peer.png'])
})

test('links to the address of the site count as inside', () => {
  const files = {
    'hugo.toml': '',
    'content/pier.md': '',
    'content/a.md': '[a](https://harbour.site/pier/) [b](https://harbour.site/peer/) [c](https://harbour.sites/peer/)',
  }
  const found = judgeLinks(files, ['content/a.md'], {generator: 'hugo', url: 'https://harbour.site'})
  expect(found.map(({text}) => text)).toEqual(['https://harbour.site/peer/'])
})

test('a draft outside the site links to its address', () => {
  const files = {
    'docs/.vitepress/config.ts': 'export default {}',
    'docs/guide.md': '',
    'docs/public/logo.svg': '',
    'README.md': '[a](https://harbour.site/guide) ![b](https://harbour.site/logo.svg) [c](https://harbour.site/gude)',
  }
  const found = judgeLinks(files, ['README.md'], {generator: 'vitepress', url: 'https://harbour.site'})
  expect(found.map(({text}) => text)).toEqual(['https://harbour.site/gude'])
})

test('docs beside the folder of the site are its pages', () => {
  const files = {
    'website/docusaurus.config.js':
      "module.exports = {presets: [['classic', {docs: {path: '../docs'}}]], items: ['pathname:///chart/']}",
    'docs/pier.md': '## Winter',
    'docs/walks.md':
      '[a](/docs/pier#winter) [b](/chart) [c](/charts) [d](/docs/peer) [e](pier.md) [f](/docs/pier#summer)',
  }
  const found = judgeLinks(files, ['docs/walks.md'], 'docusaurus').map(({text}) => text)
  expect(found).toEqual(['/charts', '/docs/peer', '/docs/pier#summer'])
})

test('a template completes the picture that front matter names', () => {
  const page = (image: string) => `---\nimage: ${image}\n---\n\nText.`
  const files = {
    '_config.yml': 'title: A',
    'assets/images/pier.png': '',
    '_posts/2026-03-04-a.md': page('pier.png'),
    '_posts/2026-03-04-b.md': page('images/pier.png'),
    '_posts/2026-03-04-c.md': page('peer.png'),
    '_posts/2026-03-04-d.md': page('/pier.png'),
    '_posts/2026-03-04-e.md': '![The pier](pier.png)',
  }
  const drafts = Object.keys(files).filter((path) => path.endsWith('.md'))
  expect(judgeLinks(files, drafts, 'jekyll').map(({path}) => path.slice(-4))).toEqual(['c.md', 'd.md', 'e.md'])
})

test('beside the site of an organisation on GitHub, other repositories have pages', () => {
  const files = {
    '_config.yml': 'repository: harbour/harbour.github.io',
    'walks/pier.md': '',
    'a.md': '[a](/tides/) [b](https://harbour.site/tides/today) [c](/walks/peer/) [d](/peer.html) [e](/walks/pier/)',
  }
  const site = {generator: 'jekyll', url: 'https://harbour.site'}
  const found = (more: Files) => judgeLinks({...files, ...more}, ['a.md'], site).map(({text}) => text)
  expect(found({})).toEqual(['/walks/peer/', '/peer.html'])
  expect(found({'_config.yml': 'title: Harbour'})).toEqual(['/tides/', '/walks/peer/', '/peer.html'])
})

test('other names of notes', () => {
  const files = {
    '.obsidian/a.json': '',
    'b/Pier.md': '---\naliases: [The long pier, Jetty]\n---\n## Winter',
    'a.md': '[[the long pier]] [[Jetty#Winter|so]] [[Jetty#Summer]] [[Jetties]]',
  }
  expect(texts(files, 'a.md', 'obsidian')).toEqual([
    ['Jetty#Summer', 'anchor'],
    ['Jetties', 'note'],
  ])
})

test('a bare address ends before marks of Chinese and Japanese', () => {
  const files = {
    'hugo.toml': '',
    'content/pier.md': '',
    'content/a.md':
      '请看 https://harbour.site/pier/。再看 https://harbour.site/peer/，好吗？（https://harbour.site/pier）',
  }
  const found = judgeLinks(files, ['content/a.md'], {generator: 'hugo', url: 'https://harbour.site'})
  expect(found.map(({text}) => text)).toEqual(['https://harbour.site/peer/'])
})

test('redirects in files above the folder of the site', () => {
  const files = {
    _redirects: '/docs/jetty/ /docs/pier\n',
    'website/docusaurus.config.js': 'module.exports = {}',
    'website/docs/pier.md': '[a](/docs/jetty#winter) [b](/docs/jetti)',
  }
  expect(judgeLinks(files, ['website/docs/pier.md'], 'docusaurus').map(({text}) => text)).toEqual(['/docs/jetti'])
})

test('anchors of comments that a program fills in, tabs after their heading, indented footnotes', () => {
  const files = {
    'mkdocs.yml': 'site_name: Harbour',
    'docs/a.md':
      '[a](b.md#config.tides) [b](b.md#config.tide) [c](b.md#times-summer) [d](b.md#times-spring) [e](b.md#fn:7) [f](b.md#fn:8)',
    'docs/b.md':
      '#### <!-- md:setting config.tides -->\n\n## Times\n\n=== "Summer"\n\n    Hourly.[^7]\n\n  [^7]:\n      So it says.\n',
  }
  const found = judgeLinks(files, ['docs/a.md'], 'mkdocs').map(({text}) => text)
  expect(found).toEqual(['b.md#config.tide', 'b.md#times-spring', 'b.md#fn:8'])
})

test('what .gitignore leaves out is made by a build', () => {
  const files = {
    '.gitignore': 'docs/made.md\ndocs/public/made.svg',
    'docs/.vitepress/config.ts': 'export default {}',
    'docs/guide.md': '[a](/made) [b](made.md) ![c](/made.svg) [d](/mode) [e](mode.md) ![f](/mode.svg)',
  }
  const found = judgeLinks(files, ['docs/guide.md'], 'vitepress').map(({text}) => text)
  expect(found).toEqual(['/mode', 'mode.md', '/mode.svg'])
})

test('folders of addresses that nothing makes are named in a note', () => {
  const files = {
    'hugo.toml': '',
    'content/pier.md': '',
    'content/a.md': '[a](/api/tide/) [b](/api/wind/) [c](/shop/a/b/) [d](/pier/)',
  }
  expect(notesOnLinks(files, ['content/a.md'], 'hugo')).toEqual([
    '3 links weren’t followed, since nothing in the repository makes the addresses in 2 folders: `/api/` (2), `/shop/a/` (1). List what the build makes under `generated` in `site`.',
  ])
  expect(notesOnLinks(files, ['content/a.md'], {generator: 'hugo', generated: ['/api/', '/shop/']})).toEqual([])
})

test('addresses that the settings name as made are silent', () => {
  const files = {'hugo.toml': '', 'content/api/pier.md': '', 'content/a.md': '[a](/api/tide/)'}
  expect(judgeLinks(files, ['content/a.md'], {generator: 'hugo', generated: ['/api/']})).toEqual([])
  expect(judgeLinks(files, ['content/a.md'], {generator: 'hugo'})).toHaveLength(1)
})

test('paths count from the folder of the run, and files outside it exist', () => {
  const files = {'docs/a.md': '[a](../src/pier.ts) [b](../src/peer.ts) [c](b.md)', 'docs/b.md': '', 'src/pier.ts': ''}
  expect(judgeLinks(files, ['docs/a.md'], 'none', 'docs/').map(({text}) => text)).toEqual(['../src/peer.ts'])
})

test('the one moved file of the same name is a repair; a likely one is only offered', () => {
  const files = {
    'docs/a.md': '[a](pier.md#x) [b](walk.md) [c](index.md)',
    'docs/old/pier.md': '<a id="x"></a>',
    'docs/walks.md': '',
    'b/index.md': '',
  }
  const found = judgeLinks(files, ['docs/a.md'], 'none').map(({finding: {expected, fix}}) => [expected, fix?.[0]?.text])
  expect(found).toEqual([
    [['old/pier.md#x'], 'old/pier.md#x'],
    [['walks.md'], undefined],
    [undefined, undefined],
  ])
})
