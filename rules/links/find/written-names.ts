// Written names: the anchors that an author gives to places, each with the first place of the same name.
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Place} from '../../../src/core/draft/place.ts'
import {once} from '../../../src/core/once.ts'
import {bisect} from '../../../src/core/order.ts'
import {codeIn, isShownCode} from './inside-links.ts'

/** A name with its place; `first` is the earlier place that has it, too. */
interface WrittenName {
  name: string
  place: Place
  first?: Place
}

/** The readings that names need. */
export const readForNames = [codeIn]

const tag = /<([a-z][a-z\d]*)\s([^<>]{1,1000})>(\s*<\/)?|<!--[\s\S]*?(?:-->|$)/dg
const attribute =
  /(?<![\w-])([a-z]+)\s*=\s*(?:"([^"{}$%<>\s]{1,200})"|'([^'{}$%<>\s]{1,200})'|([\w.-]{1,200})(?=[\s/]|$))/dg
const ofHeading = /\{:?[ \t]*#([\w.:-]{1,200})(?=[\s}])[^\n{}]{0,200}\}[ \t]*$/dgm

/**
 * The names that a draft gives to be linked to, in their order: those of `<a>`, headings and empty elements, and others
 * that the draft links to. Names in code and comments are left out.
 */
export function writtenNames(draft: Draft): WrittenName[] {
  const {text} = draft
  if (!text.includes('=') && !text.includes('#')) return []
  const all = [...namesInTags(text), ...namesOfHeadings(text)]
    .filter(({place}) => !isShownCode(draft, place.start))
    .sort((a, b) => a.place.start - b.place.start)
  const firsts = new Map<string, Place>()
  const branches = once(() => branchesIn(text))
  return all.flatMap((one) => {
    const first = firsts.get(one.name)
    firsts.set(one.name, first ?? one.place)
    if (!first) return [one]
    return isOnePlace(text, first.end, one.place.start) || isOtherBranch(branches(), first.end, one.place.start)
      ? []
      : [{...one, first}]
  })
}

function namesInTags(text: string): WrittenName[] {
  const names: WrittenName[] = []
  const linked = once(() => linkedNamesIn(text))
  for (const {1: element = '', 2: attributes, 3: close, indices} of text.matchAll(tag)) {
    const [start] = indices?.[2] ?? [0]
    const isMark = close !== undefined || /^(?:a|h[1-6])$/.test(element)
    for (const {1: key, 2: quoted, 3: single, 4: bare, indices: own} of (attributes ?? '').matchAll(attribute)) {
      const name = quoted ?? single ?? bare
      const range = own?.[2] ?? own?.[3] ?? own?.[4]
      const isName = name && ((key === 'id' && (isMark || linked().has(name))) || (key === 'name' && element === 'a'))
      if (name && range && isName) names.push({name, place: {start: start + range[0], end: start + range[1]}})
    }
  }
  return names
}

/** The names after `#`: all that may belong to one, and that up to what may close a link, for the first time or the last. */
function linkedNamesIn(text: string): Set<string> {
  const names = new Set<string>()
  for (const [, name = ''] of text.matchAll(/#([^\s"'<>#]+)/g))
    for (const end of [name.length, name.search(/[)\]|}]/), name.lastIndexOf(')')])
      if (end > 0) names.add(name.slice(0, end))
  return names
}

const namesOfHeadings = (text: string): WrittenName[] =>
  [...text.matchAll(ofHeading)].flatMap(({1: name = '', index, indices}) => {
    const [start, end] = indices?.[1] ?? [0, 0]
    const line = text.slice(text.lastIndexOf('\n', index - 1) + 1, index)
    return /^ {0,3}#{1,6}[ \t]/.test(line) ? [{name, place: {start, end}}] : []
  })

/** Do two names stand at one place: in one element, or with nothing but tags and the heading's own words between? */
function isOnePlace(text: string, from: number, to: number): boolean {
  if (to - from > farthest) return false
  const between = text.slice(from, to)
  if (!/[<>}]/.test(between)) return true
  const line = between.lastIndexOf('\n') + 1
  const isHeading = line > 0 && /^ {0,3}#/.test(between.slice(line))
  const before = between.slice(0, isHeading ? line : Math.max(0, between.lastIndexOf('<')))
  return (
    before.length < 400 &&
    before
      .replace(/^[^>}]*[>}]/, '')
      .replace(/<[^<>]*>/g, '')
      .trim() === ''
  )
}

/** How far apart two names of one place may be: a heading of many words, and tags before it. */
const farthest = 2400

const branch = /\{[{%]-? els|\{% when|\n=== "|<Tab|v-if|v-else|\? \(/g

/** Where a template, tabs or conditions turn to another branch. */
const branchesIn = (text: string): Place[] =>
  [...text.matchAll(branch)].map(({0: found, index}) => ({start: index, end: index + found.length}))

/** Do a template, tabs or conditions show only one of two places? */
function isOtherBranch(branches: readonly Place[], from: number, to: number): boolean {
  const next = branches[bisect(branches, ({start}) => start >= from)]
  return next !== undefined && next.end <= to
}
