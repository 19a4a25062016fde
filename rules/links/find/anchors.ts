// Anchors: what a `#fragment` in the draft can point to, however the site makes its slugs.
import type {Nodes} from 'mdast'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {flowOf} from '../../../src/reading/page/links.ts'

/** What anchors a draft offers. */
interface Anchors {
  /** How many headings make an anchor of their own. */
  headings: number
  /** Does the page have components or tags outside code, which may make anchors of their own? */
  open: boolean
  /** Can a fragment (without `#`) be reached in this draft? */
  has(fragment: string): boolean
}

/** Makers of slugs differ in punctuation, accents, numbering and counters; letters and digits they all keep. */
export const anchorsOf = defineReading<Anchors>((draft) => {
  const names = new Set<string>()
  const openEnded = new Set<string>()
  const headings = draft.blocks.filter(({kind}) => kind === 'heading' || kind === 'html')
  for (const {node, prose, kind} of headings) {
    const words = kind === 'heading' && node ? wordsOf(node) : prose.text
    const bare = words.replace(/\s*\{[^{}]*\}\s*$/, '')
    for (const name of [words, bare, bare.replace(/^[\s\d.)]+/, '')]) names.add(simplify(name))
    if (/\p{Extended_Pictographic}/u.test(words)) openEnded.add(simplify(words))
  }
  for (const node of flowOf(draft))
    if (node.type === 'footnoteDefinition')
      for (const name of ['fn', 'fnref']) names.add(name + simplify(node.label ?? ''))
  for (const name of givenNames(draft)) names.add(simplify(name))
  const tabs = tabsOf(draft)
  for (const tab of tabs) names.add(tab)
  return {headings: headings.filter(({kind}) => kind === 'heading').length, open: holdsTags(draft), has}

  function has(fragment: string): boolean {
    const name = simplify(decode(fragment))
    const own = simplify(fragment.replace(/^user-content-/, ''))
    return (
      names.has(name) ||
      names.has(name.replace(/\d+$/, '')) ||
      names.has(own) ||
      startsOpenEnded(name) ||
      tabs.some((tab) => name.endsWith(tab) && names.has(name.slice(0, -tab.length)))
    )
  }

  /** Some slug makers spell out a picture in a heading: `#speed-rocket`. */
  function startsOpenEnded(name: string): boolean {
    for (let end = name.length - 1; end > 2 && openEnded.size > 0; end--)
      if (openEnded.has(name.slice(0, end))) return true
    return false
  }
})

/** Names that an author gives: `id="a"`, `{#a}`, and `## Words (#a)`, which some site makers take. */
const givenNames = ({text}: Draft): string[] =>
  [
    /\b(?:id|name)\s*=\s*["']?([^\s"'<>]{1,200})/gi,
    /\{[^{}#\n]{0,80}#([\w:.-]{1,200})/g,
    /^#{1,6} [^\n]{0,200}\(#([\w-]{1,80})\)[ \t]*$/gm,
  ].flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name))

const tabsOf = ({text}: Draft) => [...text.matchAll(labelled)].map(([, name = '']) => simplify(name))

/** `=== "Label"`: a tab, whose label makes an anchor. */
const labelled = /^[ \t]*===[!+]*[ \t]+"([^"\n]{1,200})"/gm

const tags = /\{[{%<]|<[A-Z]\w*[\s/>]/

/** Tags in prose, in HTML, and alone on a line; those in fenced code are shown. */
const holdsTags = (draft: Draft): boolean =>
  tags.test(draft.text) &&
  (draft.blocks.some(({prose}) => tags.test(prose.text) || prose.inlines.some(({node}) => isTag(draft, node))) ||
    flowOf(draft).some((node) => isTag(draft, node)))

function isTag({text}: Draft, node: Nodes): boolean {
  if (node.type === 'html' && node.value) return tags.test(node.value)
  const start = node.position?.start.offset ?? 0
  const mayBeTag = node.type === 'html' || node.type === 'code' || (node.type as string) === 'mdxJsxFlowElement'
  return mayBeTag && tags.test(`${text.slice(start, start + 40).split(/[ \n]/, 1)[0]} `)
}

/** The words of a node, code included, as slug makers see them. */
function wordsOf(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}

const simplify = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
