// Broken links: link markup that Markdown could not read as a link, so that readers see its brackets.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {matchesIn, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {elide, quote} from '../../../src/core/elide.ts'
import {defineReading} from '../../../src/core/reading.ts'
import type {Severity} from '../../../src/core/severity.ts'
import {flowOf} from '../../../src/reading/page/links.ts'
import {isAppendedTo} from '../../../src/reading/page/references.ts'
import {defineNeed} from '../../../src/reading/text/prefilter.ts'

/** Markup that made no link, with what to say of it. */
interface BrokenLink {
  place: Span
  message: string
  kind: 'stand-in' | 'malformed' | 'reference' | 'footnote'
  atMost?: Severity
}

/** Every broken link of a draft, in reading order. */
export const brokenLinksOf = defineReading<readonly BrokenLink[]>((draft) => {
  const text = draft.format === 'text'
  const found = needsMarkup(draft).flatMap((block) => {
    const words = block.prose.text
    if (block.kind === 'html') return []
    return [
      ...(unread.look.test(words) ? unreadable(draft, block) : []),
      ...(!text && apart.look.test(words) ? typedApart(block) : []),
      ...promisedLinks(block),
      ...(!text && reference.look.test(words) && !isAppendedTo(draft) ? undefinedReferences(draft, block) : []),
      ...(text ? [] : undefinedNotes(block)),
    ]
  })
  if (found.length === 0) return found
  const excerpts = new Set<string>(openKinds.filter((kind) => isExcerpt(draft, found, kind)))
  return found.map((link) => (excerpts.has(link.kind) ? {...link, atMost: 'info' as const} : link))
})

const needsMarkup = defineNeed({signs: ']', parts: ['(link)']})

const openKinds = ['reference', 'footnote'] as const

/** A draft that leaves as many references open as it defines is an excerpt; one that defines more forgot the others. */
function isExcerpt(draft: Draft, found: readonly BrokenLink[], kind: (typeof openKinds)[number]): boolean {
  const type = kind === 'reference' ? 'definition' : 'footnoteDefinition'
  const defined = flowOf(draft).filter((node) => node.type === type).length
  return defined <= found.filter((link) => link.kind === kind).length
}

const standIn =
  /^(?:\[[^\]]*[a-z\u00c0-\u024f][^\]]*\]|<[^>{%]*[a-z\u00c0-\u024f][^>]*>|(?:insert|add|link to|url|your|replace|put|source|placeholder)\b.{0,80})$/i
const capitals = /^[A-Z]{3,}(?:[ _-][A-Z]{2,}){0,6}$/

const unread = {
  look: /\]\(/,
  pattern: /(^|[\s(*_“"‘'])\[([^[\]\n]{2,200})\]\(([^()\n]{1,300}(?:\([^()\n]{0,100}\)[^()\n]{0,200})?)\)/gm,
}

/** `[words](address)` whose address Markdown can't read; a site engine may well read its own tags there. */
function unreadable(draft: Draft, block: Block): BrokenLink[] {
  return [...block.prose.text.matchAll(unread.pattern)].flatMap(
    ({0: found, 2: words = '', 3: inside = '', index}): BrokenLink[] => {
      const address = inside.trim()
      const end = index + found.length - 1
      const place = {block, start: end - inside.length, end}
      if (/\{\{|\{%|\{<|<%|\$\{/.test(address)) return []
      if (standIn.test(address) || capitals.test(address))
        return [
          {place, kind: 'stand-in', message: `Link address ${quote(address)} is a stand-in: use the real address.`},
        ]
      if (draft.format === 'text' || /\s["'“].*["'”]$/.test(address)) return []
      if (/^(?:https?:\/\/|www\.|mailto:)\S* /i.test(address))
        return [
          {place, kind: 'malformed', message: `A space in ${quote(address)} breaks this link: correct the address.`},
        ]
      const swapped = /\p{L}{2}/u.test(words) && /\p{L}{2,} \p{L}{2}/u.test(address) && !/^sic$/i.test(words)
      const message = `${quote(address)} isn't a web address, so readers see the brackets: add the address.`
      return swapped ? [{place, kind: 'malformed', message, atMost: 'warning'}] : []
    },
  )
}

const apart = {
  look: /\][ \t]\((?:https?:|www\.|\/)/,
  pattern: /\[([^[\]\n]{2,200})\][ \t]\((?:https?:|www\.|\/)[^()\s]{1,500}\)/g,
}

/** `[words] (address)`: the space keeps it from being a link. */
function typedApart(block: Block): BrokenLink[] {
  return [...block.prose.text.matchAll(apart.pattern)].flatMap(({0: found, 1: words = '', index}) =>
    /^(?:\d+|sic|\^.*|…|\.\.\.)$/i.test(words)
      ? []
      : [
          {
            place: {block, start: index, end: index + found.length},
            kind: 'malformed',
            message: `The space after "[${elide(words)}]" breaks the link: remove it.`,
          },
        ],
  )
}

const reference = {
  look: /\]\[/,
  pattern: /(?<![\p{L}\p{N}\])])\[([^[\]\n]{1,300})\]\[([^[\]\n]{0,100})\](?![[(])/gu,
}

/** `[words][name]` where nothing defines the name; a dotted name is one of a program, which a build looks up. */
function undefinedReferences({text}: Draft, block: Block): BrokenLink[] {
  return [...block.prose.text.matchAll(reference.pattern)].flatMap(({0: found, 1: words = '', 2: name = '', index}) => {
    const place = {block, start: index, end: index + found.length}
    if (!/\p{L}{2}|\uFFFC/u.test(words) || /^\w-\w$/.test(name) || /^[\w-]+(?:\.[\w-]+)+$/.test(name)) return []
    const definition = `[${name || words}]:`
    if (isWritten(text, definition)) {
      const message = `Markdown can't read the address of the link ${quote(textOf(place))}: correct the line "${definition}" or the one above it.`
      return [{place, kind: 'reference', message, atMost: 'info'}]
    }
    const message = `The link ${quote(textOf(place))} leads nowhere: give its web address.`
    return [{place, kind: 'reference', message}]
  })
}

/** Is there a line that opens with a definition, in any case? */
const isWritten = (text: string, definition: string) => text.toLowerCase().includes(`\n${definition.toLowerCase()}`)

/** `[^1]` where no footnote answers. */
function undefinedNotes(block: Block): BrokenLink[] {
  return matchesIn(block, /\[\^[\w-]{1,60}\](?!:)/g).map((place) => ({
    place,
    kind: 'footnote',
    message: `Footnote ${quote(textOf(place))} is missing: write it, or delete the mark.`,
  }))
}

/** "(link)" in words that carry none. */
function promisedLinks(block: Block): BrokenLink[] {
  const linked = block.prose.inlines.filter(({type}) => type === 'link')
  return matchesIn(block, /\(link\)/g)
    .filter(({start, end}) => !linked.some((link) => link.start <= end && start <= link.end))
    .map((place) => ({
      place,
      kind: 'stand-in',
      atMost: 'warning',
      message: `"(link)" isn't a link: add the web address.`,
    }))
}
