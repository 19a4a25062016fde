// placeholder-link: a link that goes nowhere, or nowhere a reader can follow.
import type {Draft} from '../../src/core/draft/draft.ts'
import {elide, quote} from '../../src/core/elide.ts'
import {defineRule, type Extras} from '../../src/core/rule.ts'
import {type Link, linksOf} from '../../src/reading/page/links.ts'
import {asName, usedNamesIn} from '../../src/reading/page/references.ts'
import {shownCodeOf} from '../../src/reading/page/shown-code.ts'
import {isTemplateFile} from '../../src/reading/page/template-files.ts'
import {type AddressFault, faultOf, neverNamed, onDisk} from './find/address-faults.ts'
import {anchorsOf} from './find/anchors.ts'
import {brokenLinksOf} from './find/broken-links.ts'
import {isTheSubject} from './find/environments.ts'
import {isGenerated} from './find/generated.ts'

const todo: Readonly<Record<AddressFault['kind'], string>> = {
  empty: 'add the address, or unlink the words',
  'stand-in': 'use the real address',
  example: 'use the real address',
  local: 'use the public address',
  private: 'use the public address',
  malformed: 'correct it',
}

export default defineRule({
  summary: 'A link whose address is missing, a stand-in, private or broken, or that points to nothing in the draft.',
  why: 'A dead link denies readers the source or the page they were promised.',
  authority: 'RFC 2606 and RFC 6761, names kept for examples: https://www.rfc-editor.org/rfc/rfc2606',
  since: '0.1.0',
  kinds: {
    empty: 'warning',
    'stand-in': 'info',
    example: 'info',
    local: 'info',
    private: 'info',
    malformed: 'warning',
    reference: 'warning',
    footnote: 'warning',
    anchor: 'warning',
  },
  presets: {docs: {example: 'off', local: 'off'}, strict: 'warning'},
  outranks: ['unfilled-placeholder', 'leftover-instruction', 'dummy-text', 'tracking-parameter'],
  options: {allowHosts: [] as string[], stagingHosts: ['staging', 'stage', 'stg', 'preprod', 'uat']},
  optionNotes: {
    allowHosts: 'Addresses that contain any of these are allowed.',
    stagingHosts: 'Words in a site’s name that mark addresses only your own staff can open.',
  },
  reads: [linksOf, anchorsOf, brokenLinksOf, usedNamesIn, shownCodeOf, isTemplateFile],
  anyLanguage: true,
  check({draft, options, report}) {
    for (const link of linksOf(draft)) {
      if (options.allowHosts.some((host) => link.url.includes(host)) || isUnused(draft, link)) continue
      if (isGenerated(draft, link.place.start) || isIcon(draft, link)) continue
      const fault = faultOf(link, options.stagingHosts)
      if (
        fault &&
        (isSlot(draft, fault.kind) ||
          isPlanned(draft, fault.kind) ||
          isTheSubject(draft, link, fault, options.stagingHosts))
      )
        continue
      if (fault)
        report(fault.kind === 'empty' ? link.place : link.target, messageFor(link, fault), extrasFor(link, fault))
      else if (isWordless(link))
        report(link.place, `This link to ${quote(link.url)} has no words: add some, or delete the link.`, {
          kind: 'empty',
        })
      else if (!isTemplateFile(draft) && !isPartial(draft) && isDeadAnchor(draft, link))
        report(link.target, `No heading or anchor in this draft matches ${quote(link.url)}: correct the link.`, {
          kind: 'anchor',
        })
    }
    for (const {place, message, ...extras} of brokenLinksOf(draft))
      if (!isSlot(draft, extras.kind)) report(place, message, extras)
  },
  kindNotes: {
    empty: 'no address or no words',
    'stand-in': 'a made-up address or link text',
    example: 'an address kept for examples',
    local: 'opens on one computer or network only',
    private: 'a file on a disk, or a site for staff only',
    malformed: 'a mistyped address',
    reference: 'a link by name, and the name is not there',
    footnote: 'a note without a mark, or a mark without a note',
    anchor: 'a link to a heading that is not there',
  },
  examples: [
    {
      good: '# Alerts\n\n## The root cause (#cause)\n\n## Summary\n\nSee [above](#cause).',
      shows: 'a heading with an anchor of its own',
    },
    {good: {'_install.md': '# One\n\n## Two\n\nSee [above](#get-it).'}, shows: 'a part of a page'},
    {
      good: '# One\n\n## Two\n\nSee [one](#toc_one), [none](#_) and [the table](#markdown-toc).',
      shows: 'anchors that a site generator makes',
    },
    {
      good: {'SUMMARY.md': '# Summary\n\n- [The pier]()\n- [The ferry](ferry.md)'},
      shows: 'a chapter of a book that is planned',
    },
    {
      good: '<!-- ALL-CONTRIBUTORS-LIST:START -->\n[Ann Reed](#code-ann "Code")\n<!-- ALL-CONTRIBUTORS-LIST:END -->\n\n# Who wrote it',
      shows: 'what a tool writes again',
    },
    {good: 'See [](inv:ferry#times).', shows: 'words that the site fills in'},
    {
      bad: 'Read ==[the report]()== today.',
      kind: 'empty',
      says: 'Link "the report" has no address: add the address, or unlink the words.',
    },
    {
      bad: 'Read ==[the report](#)== today.',
      says: 'Link "the report" points to "#": add the address, or unlink the words.',
    },
    {bad: 'A map: ==![the harbour]()==', says: 'Image "the harbour" has no address: add the file.'},
    {bad: 'Read ==<a href="#"==>more</a>.', kind: 'empty'},
    {
      bad: 'Read more==[](https://paper.site)== today.',
      says: 'This link to "https://paper.site" has no words: add some, or delete the link.',
    },
    {bad: 'The count is out ==(link)==.', severity: 'info'},
    {bad: 'See [the count](==The count in brief==).', severity: 'warning', kind: 'malformed'},
    {
      bad: 'Read [it](==https://example.com/story==).',
      kind: 'example',
      says: '"https://example.com/story" is an example address: use the real address.',
    },
    {
      bad: 'Write to ==https://example.org== now.',
      format: 'txt',
      severity: 'info',
      shows: 'Running text may show an example on purpose.',
    },
    {bad: 'Log in [here](==http://localhost:3000/admin==).', kind: 'local'},
    {
      bad: 'See [the page](==https://staging.paper.site/a==) and [the scan](==file:///C:/Users/ann/scan.pdf==).',
      kind: 'private',
    },
    {bad: 'See [the page](==https://https://paper.site==) or [this](==www.paper.site==).', kind: 'malformed'},
    {bad: 'Write to [us](==desk@paper.site==).', says: '"desk@paper.site" is missing "mailto:": correct it.'},
    {
      bad: 'See [us](==https://your-website.com/about==), [FAQ](==INSERT_LINK_HERE==) and [B](==/path/to/b.html==).',
      kind: 'stand-in',
    },
    {
      good: 'See [the page](https://mill.site/wiki/3.2-Overrides-[Common]), [its twin](https://mill.site/3.3-%5BTo-do-or-not%5D) and [the node](http://[200:f3a6::8dbf]/en/).',
      shows: 'brackets that belong to an address',
    },
    {bad: 'See [the page](==https://mill.site/[slug]/news==).', kind: 'stand-in'},
    {bad: '[us]: ==https://github.com/yourname==\n\nSee [us].', kind: 'stand-in'},
    {
      bad: '[FAQ](==[INSERT LINK TO FAQ]==)',
      says: 'Link address "[INSERT LINK TO FAQ]" is a stand-in: use the real address.',
    },
    {
      bad: 'By [Author 1](==https://github.com/ann==).',
      kind: 'stand-in',
      says: 'The link words "Author 1" are a placeholder: write the name, and check the address.',
    },
    {
      bad: 'The ==[mayor] (https://paper.site/mayor)== won.',
      says: 'The space after "[mayor]" breaks the link: remove it.',
    },
    {bad: 'The [mayor](==https://paper.site/the mayor==) won.', kind: 'malformed'},
    {bad: 'See ==[the vote][vote]==, [a] and [b].\n\n[a]: https://a.site\n[b]: https://b.site', kind: 'reference'},
    {bad: 'A claim.==[^2]== More.[^1] Last.[^3]\n\n[^1]: One.\n[^3]: Three.', kind: 'footnote'},
    {bad: '# A\n\n## The vote\n\nSee [there](==#the-count==).', kind: 'anchor', severity: 'warning'},
    {
      good: '# A\n\n## The vote: 2 results\n\nSee [there](#the-vote-2-results) and [here](#fnref1).\n\n<a name="fnref1"></a>',
    },
    {good: 'Read [the rule](https://docs.harbour.site/rules/R%{number}), then [fill it in](%{form_url}).'},
    {good: 'Copy [the form](https://repo.harbour.site/tree/main/plans/NNNN-plan-template) first.'},
    {good: '# A\n\n## Speed 🚀\n\nSee [speed](#speed-rocket).', shows: 'Some engines spell out a picture.'},
    {good: 'Text <code>[x](/{BRANCH}/)</code> and the count ([link](https://paper.site)).'},
    {good: '## Costs {#money}\n\n## More\n\n[Costs](#money), [top](#top), [app](#/inbox)'},
    {good: 'See [a]({{ site.baseurl }}/a), [b]({{< ref "b.md" >}} "B"), [c]({{site.url}}/c) and [d]({% link d.md %}).'},
    {good: 'Open `http://localhost:3000` or `[text](#)`.'},
    {
      good: '1. Run `harbour up`.\n2. Open [http://localhost:8080](http://localhost:8080) or [it](http://localhost:8080).',
    },
    {good: 'Run `kubectl port-forward feed 9400:80` and open [the queue](http://localhost:9400/queue).'},
    {
      bad: 'See [the rota](==http://192.168.0.12/rota==).',
      kind: 'local',
      says: '"http://192.168.0.12/rota" opens only on your own network: use the public address.',
    },
    {bad: 'Run `make` and read [the guide](==http://localhost:8000/guide/#start==).', kind: 'local'},
    {good: 'Log in to [staging](https://admin.staging.paper.site) or [production](https://admin.paper.site).'},
    {
      good: '## Environments\n\nWait until the staging environment is ready, then open [the queue](https://staging.paper.site).',
      shows: 'a manual on an environment',
    },
    {good: '[//]: # (a comment)\n[old]: http://localhost:3000\n\nText.', shows: 'definitions nobody uses'},
    {
      good: '# A\n\n## B\n\n=== "Wide"\n\n    [Wide](#wide), [it](#b--wide), [`a`](#+type:a)',
      shows: 'anchors that MkDocs makes',
    },
    {
      bad: '# A\n\n## B\n\nUse `{{ x }}` [there](==#the-count==).',
      kind: 'anchor',
      shows: 'A tag in code says nothing about the page.',
    },
    {good: {'template_review.txt': 'Name the publisher (link).'}},
    {good: 'See [the note][a] and [the list][b c].\n\n{% include references.md %}'},
    {good: '!!! note\n\n    [MkDocs][mkdocs] reads it.\n\n[`layout`][config.layout] is a setting.'},
    {good: 'See [the app](http://localhost:3000) and [it](https://example.com).', preset: 'docs'},
    {
      good: 'See [the guide](ADD_ARTICLE_GUIDE.md), [URL](https://paper.wiki/wiki/URL) and [a package](https://paper.site/path-to-regexp).',
    },
    {
      good: 'See the [talk](https://paper.site/talk) [](https://film.paper/1){:.fa .fa-film target="_blank"}, or [](){: .fa .fa-book} and [](https://film.paper/2){.icon}.',
    },
    {good: 'Write to <desk@paper.site> or [us](mailto:desk@paper.site).'},
    {good: '[Add your app](how-to-add-your-app.md) and [insert](https://paper.site/docs/inserting-text) it.'},
    {good: 'The [archive](https://web.archive.org/web/2020/https://paper.site/) holds `a[0][1]` and x[0][1].'},
    {good: 'It calls resource[Symbol.dispose]() at the end.'},
    {
      good: 'The [house wine](https://wine.test.paper/x) costs [more](https://paper.site).',
      options: {allowHosts: ['wine.test']},
    },
  ],
})

function messageFor({url, label, kind}: Link, fault: AddressFault): string {
  if (fault.why === neverNamed)
    return `The link words ${quote(label)} are a placeholder: write the name, and check the address.`
  if (fault.kind !== 'empty') return `${quote(url)} ${fault.why}: ${todo[fault.kind]}.`
  const what = kind === 'image' ? 'Image' : 'Link'
  const words = elide(label.replaceAll('\uFFFC', '')).trim()
  return `${what}${words ? ` "${words}"` : ''} ${fault.why}: ${kind === 'image' ? 'add the file' : todo.empty}.`
}

/** A template keeps the places of links to come. */
const isSlot = (draft: Draft, kind: string) => /^(?:stand-in|empty)$/.test(kind) && isTemplateFile(draft)

/** In the summary of a book (mdBook) a link without an address is a chapter still to be written. */
const isPlanned = ({path}: Draft, kind: string) => kind === 'empty' && /(?:^|[\\/])SUMMARY\.md$/.test(path)

/** A definition that no link names: readers never meet it, and some write comments so. */
const isUnused = (draft: Draft, {kind, label}: Link) => kind === 'definition' && !usedNamesIn(draft).has(asName(label))

/** An example shown in running text may be meant; a link to it is not. */
function extrasFor({kind}: Link, fault: AddressFault): Extras {
  const shown = kind === 'bare' || kind === 'autolink'
  if (shown && (fault.kind === 'example' || fault.kind === 'local')) return {kind: fault.kind, atMost: 'info'}
  if (shown && fault.why === onDisk) return {kind: fault.kind, atMost: 'info'}
  return shown && fault.kind === 'stand-in' ? {kind: fault.kind, atMost: 'warning'} : {kind: fault.kind}
}

/** `[](https://film.paper){:.fa .fa-film}`: the style of its class draws what the link shows. */
const isIcon = ({text}: Draft, {kind, label, place}: Link): boolean =>
  kind === 'link' && label === '' && /^\{:?[^{}\n]{0,80}\.[\w-]/.test(text.slice(place.end, place.end + longestClasses))

const longestClasses = 100

const isWordless = ({kind, block, start, end, label, url}: Link) =>
  kind === 'link' &&
  block !== undefined &&
  start === end &&
  label === '' &&
  !url.startsWith('#') &&
  !/^[a-z]{2,4}:[^/]/.test(url)

/** A fragment that nothing in the draft answers to, where the draft is whole enough to tell. */
/** A part of a page, such as `_install.md`: the rest of the page may hold the heading. */
const isPartial = ({path}: Draft): boolean => /(?:^|[\\/])_(?!index\b)[^\\/]*$/.test(path)

/** Anchors that a browser, a code host or a site generator makes, and `#_`, which goes nowhere on purpose. */
const madeElsewhere = /^#(?:top|L\d|_$)/i

function isDeadAnchor(draft: Draft, {url, kind}: Link): boolean {
  if (
    !/^#[^!/:~?+][^:+]*$/.test(url) ||
    kind === 'bare' ||
    kind === 'image' ||
    madeElsewhere.test(url) ||
    url.startsWith('#toc_') ||
    url === '#markdown-toc'
  )
    return false
  const anchors = anchorsOf(draft)
  return anchors.headings > 1 && !anchors.open && !anchors.has(url.slice(1))
}
