// Evidence: what a draft gives a reader to go by: links, footnotes, named speakers, dated documents; and what sort of piece it is.

import type {Nodes} from 'mdast'
import evidenceData from '../../rules/lists/evidence-words.json' with {type: 'json'}
import type {Block} from '../core/draft/blocks.ts'
import type {Draft} from '../core/draft/draft.ts'
import {type Span, wholeOf} from '../core/draft/spans.ts'
import {firstEndingAfter} from '../core/order.ts'
import {defineReading} from '../core/reading.ts'
import {foldText} from './likeness/word-overlap.ts'
import {calendarWords} from './names/name-words.ts'
import {namesIn} from './names/names.ts'
import {linesIn, roleOf, titleOf} from './page/roles.ts'
import {type Attribution, attributionsOf, eachAttribution} from './speech/attribution.ts'
import {isQuoted, quotationsOf} from './speech/quotations.ts'
import {holdsPhrase, phrasesWithin} from './text/phrases-within.ts'
import {findAll} from './text/prefilter.ts'
import {phraseSets, type Word, wordsOf} from './text/words.ts'

const words = phraseSets(evidenceData.kinds)

/** A link or a footnote mark that a reader can follow. */
interface Reference extends Span {
  type: 'link' | 'footnote'
  /** The host of an absolute address. */
  host?: string
}

/** What sort of piece a draft, or a section of it, is. */
export type Section = 'news' | 'opinion' | 'analysis' | 'sponsored' | 'fiction' | 'faq'

/** Links and footnotes by block; a link to a home page, a tag page or an anchor is no source. */
export const referencesIn = defineReading<ReadonlyMap<number, readonly Reference[]>>((draft) => {
  const definitions = definedAddresses(draft)
  const byBlock = new Map<number, Reference[]>()
  for (const block of draft.blocks) {
    if (block.prose.inlines.length === 0 && block.kind !== 'html' && !block.prose.text.includes('://')) continue
    const references = [...inlineReferences(block, definitions), ...bareLinks(block), ...aroundLinks(draft, block)]
    if (references.length > 0) byBlock.set(block.index, references)
  }
  return byBlock
})

function definedAddresses({tree}: Draft): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>()
  for (const node of tree.children) if (node.type === 'definition') addresses.set(node.identifier, node.url)
  return addresses
}

function inlineReferences(block: Block, definitions: ReadonlyMap<string, string>): Reference[] {
  return block.prose.inlines.flatMap(({type, start, end, node}): Reference[] => {
    const span = {block, start, end}
    if (type === 'footnoteReference') return [{...span, type: 'footnote'}]
    const address = addressOf(node, definitions)
    return address === undefined || !isSource(address) ? [] : [{...span, type: 'link', ...hostOf(address)}]
  })
}

function addressOf(node: Nodes, definitions: ReadonlyMap<string, string>): string | undefined {
  if (node.type === 'link') return node.url
  if (node.type === 'html') return anchor.exec(node.value)?.[1]
  return node.type === 'linkReference' ? definitions.get(node.identifier) : undefined
}

const anchor = /^<a\s[^>]*?href\s*=\s*["']?([^"'\s>]+)/i

/** The link whose tag opens right before a stretch of raw HTML text. */
function aroundLinks({text}: Draft, block: Block): Reference[] {
  if (block.kind !== 'html') return []
  const before = text.slice(Math.max(0, block.place.start - 500), block.place.start)
  const address = anchor.exec(before.slice(before.lastIndexOf('<')))?.[1]
  const whole = {block, start: 0, end: block.prose.text.length}
  return address && isSource(address) ? [{...whole, type: 'link', ...hostOf(address)}] : []
}

const hostOf = (address: string) => {
  const host = /^(?:https?:)?\/\/([^/?#]+)/i.exec(address)?.[1]
  return host ? {host: host.toLowerCase()} : {}
}

/** Its first folder or page, without a host and the ending of a file; and what follows. */
const firstPart = /^(?:(?:https?:)?\/\/[^/?#]+(?=[/?#]|$))?\/?([\w-]*)(?:\.html?)?([/?#]|$)/i

/** Can the address bear a claim? A home page, a list page, a page about the site and an anchor can't. */
function isSource(address: string): boolean {
  const plain = address.trim()
  if (plain === '' || /^(?:#|mailto:|tel:|javascript:)/i.test(plain)) return false
  const [found, name = '', after] = firstPart.exec(plain.toLowerCase()) ?? []
  if (found === undefined) return true
  if (name === '') return after !== ''
  return !(after === '/' && words['list-page'].has(name)) && !words['site-page'].has(name.replace(/-us$/, ''))
}

const bareAddress = {look: /:\/\//, pattern: /https?:\/\/[^\s<>"”)\]]+/g}

function bareLinks(block: Block): Reference[] {
  return findAll(bareAddress, block.prose.text).flatMap(({0: address, index}): Reference[] =>
    isSource(address) ? [{block, start: index, end: index + address.length, type: 'link', ...hostOf(address)}] : [],
  )
}

/** Is there a link or footnote that touches the range? */
export const hasReference = (draft: Draft, {block, start, end}: Span): boolean =>
  (referencesIn(draft).get(block.index) ?? []).some((reference) => reference.start <= end && start <= reference.end)

const isSpoken = (draft: Draft, {kind, order, isAct, cue}: Attribution) =>
  kind === 'named' && order !== 'shared' && !isAct && ['body', 'listItem', 'quotation'].includes(roleOf(draft, cue))

function holdsSpoken(draft: Draft): boolean {
  for (const attribution of eachAttribution(draft)) if (isSpoken(draft, attribution)) return true
  return false
}

/** Nothing in the whole draft that a claim could lean on: no named speaker, no quotation, no link. */
export const isEvidenceDesert = defineReading<boolean>(
  (draft) =>
    referencesIn(draft).size === 0 &&
    !quotationsOf(draft).some(({start, end, block}) => block.prose.text.slice(start, end).split(/\s+/).length >= 3) &&
    !draft.blocks.some(({parents}) => parents.some(({type}) => type === 'blockquote')) &&
    !holdsSpoken(draft),
  [attributionsOf, linesIn],
)

/** Documents with a name or a date beside them: `a report published on 3 March`, `a Pew Research survey`. */
export function datedDocuments(draft: Draft, block: Block): readonly Span[] {
  const memo = documentMemo(draft)
  const documents = memo.get(block) ?? findDocuments(draft, block)
  memo.set(block, documents)
  return documents
}

const documentMemo = defineReading(() => new Map<Block, readonly Span[]>())

function findDocuments(draft: Draft, block: Block): Span[] {
  return [...phrasesWithin(wholeOf(block), words.document)].filter(({start, end}) => {
    const at = firstEndingAfter(wordsOf(block), start)
    const isNamed = namesIn(draft, block)
      .slice(Math.max(0, at - 3), at)
      .includes(true)
    return isNamed || isDated({block, start: Math.max(0, start - 40), end: end + 50})
  })
}

/** Does a range hold a year, a weekday, a month or a day of one? */
export function isDated({block, start, end}: Span): boolean {
  const all = wordsOf(block)
  for (let at = firstEndingAfter(all, start); at < all.length && (all[at] as Word).start < end; at++)
    if (/\b(?:19|20)\d\d\b/.test((all[at] as Word).text) || isDay(all, at)) return true
  return false
}

/** A weekday or month by its full name, `Jan.`, `May 3`. */
function isDay(all: readonly Word[], at: number): boolean {
  const {text, lower} = all[at] as Word
  if (!calendarWords.has(lower) || !/^\p{Lu}\p{Ll}/u.test(text)) return false
  if (lower === 'may') return isDayNumber(all[at - 1]) || isDayNumber(all[at + 1])
  return lower.length > 3 || all[at + 1]?.text === '.'
}

const isDayNumber = (word: Word | undefined) => /^\d{1,2}$/.test(word?.text ?? '')

/** What sort of piece a label names, where it names one. */
const namedSection = (label: string): Section | undefined => {
  const folded = ` ${foldText(label)} `
  return labelled.find((section) => [...words[section]].some((phrase) => folded.includes(` ${phrase} `)))
}

const labelled = ['opinion', 'analysis', 'sponsored', 'fiction', 'faq'] as const

/** What sort of piece the draft is: by its front matter, else by a label before its title or as its first line. */
export const sectionOf = defineReading<Section>(
  (draft) => {
    const keys = ['section', 'category', 'categories', 'type', 'kind', 'genre', 'layout', 'tags']
    const given = keys.flatMap((key) => draft.data[key] ?? []).filter((value) => typeof value === 'string')
    for (const value of given) {
      const section = namedSection(value)
      if (section && !(section === 'opinion' && /^blog/i.test(value))) return section
    }
    const label = /^([\p{L} -]{2,30})[:|–—]\s/u.exec(titleOf(draft)?.text ?? '')?.[1] ?? ''
    const first = linesIn(draft).find(({block}) => block.kind !== 'field')?.text ?? ''
    return namedSection(label) ?? (/^[\p{L} -]{2,30}$/u.test(first) ? namedSection(first) : undefined) ?? 'news'
  },
  [linesIn, titleOf],
)

/** The sort of section each block stands in, where its heading says so: `Frequently asked questions`, `Opinion`. */
export const sectionsByBlock = defineReading<ReadonlyMap<number, Section>>(
  (draft) => {
    const sections = new Map<number, Section>()
    let current: Section | undefined
    for (const {block, role, text} of linesIn(draft)) {
      if (role === 'subhead') current = text.length <= 40 ? namedSection(text) : undefined
      else if (current) sections.set(block.index, current)
    }
    return sections
  },
  [linesIn],
)

/** Does the publication speak of itself here: `we asked experts`, `experts told this newspaper`? */
export const isFirstPerson = (draft: Draft, span: Span): boolean =>
  holdsPhrase(span, words['own-voice']) && !isQuoted(draft, span)
