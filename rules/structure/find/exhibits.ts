// Exhibits: where a draft sends its reader to a picture, table or box, and whether it holds anything of the sort.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import {type Span, textOf} from '../../../src/core/draft/spans.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {foldText} from '../../../src/reading/likeness/word-overlap.ts'
import {flowOf, holdsLink, linksOf} from '../../../src/reading/page/links.ts'
import {type Line, linesIn} from '../../../src/reading/page/roles.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import exhibits from '../../lists/exhibits.json' with {type: 'json'}

const phrases = definePhrases(exhibits)

/** What these references ask for. */
export const exhibitReferences = defineReading(() => undefined, [phrases, quotationsOf, linesIn])

/** What an exhibit is: a picture or drawing, figures drawn, rows and columns, a text set apart or cited, lines to use. */
type ExhibitShape = 'picture' | 'film' | 'drawing' | 'chart' | 'table' | 'box' | 'excerpt' | 'list'

const all: readonly ExhibitShape[] = ['picture', 'film', 'drawing', 'chart', 'table', 'box', 'excerpt', 'list']
const familyOf: ReadonlyMap<string, ExhibitShape> = new Map(
  all.flatMap((family) => exhibits.words[family].map((noun) => [noun, family] as const)),
)

/** References to an exhibit, where the draft has nothing of the sort on that side. */
export function missingExhibits(draft: Draft): Span[] {
  return hitsOf(draft, phrases).filter((hit) => {
    if (!isOwnText(hit.block) || holdsLink(hit) || isQuoted(draft, hit)) return false
    const stands = inText[hit.kind]
    if (stands) return !stands(draft, hit)
    if (hit.kind === 'definite' && isNamedBefore(draft, hit)) return false
    const wanted = familiesOf(hit)
    if (hit.kind === 'overleaf') return !isHeaded(draft, hit, wanted)
    return (
      !standIns(draft).some(({as, at}) => isThere(draft, hit, at) && as.some((family) => wanted.includes(family))) &&
      !isHeaded(draft, hit, wanted)
    )
  })
}

/** Is it text of the story: no heading, and no picture's own words? */
export const isOwnText = ({kind}: Block) => kind === 'paragraph' || kind === 'cell'

/** The families that a reference names; any where it names none. */
function familiesOf(hit: Hit): readonly ExhibitShape[] {
  const said = foldText(textOf(hit))
  if (hit.kind === 'picture' || exhibits.shapes.picture.some((noun) => said.startsWith(noun))) return ['picture']
  const named = [...familyOf].flatMap(([noun, family]) => (` ${said} `.includes(` ${noun} `) ? [family] : []))
  const loose = exhibits.shapes.list.some((noun) => said.split(' ').includes(noun)) ? (['list'] as const) : []
  return named.length > 0 ? [...named, ...loose] : all
}

/** Does it stand where the reference says: behind it, before it, at the very end or top? */
function isThere(draft: Draft, hit: Hit, at: number): boolean {
  const {kind, block} = hit
  if (kind === 'overleaf' && at <= block.place.start) return false
  const [isEnd, isTop] = ['end', 'top'].map((edge) => textOf(hit).includes(edge)) as [boolean, boolean]
  if (kind === 'below') return at > block.place.start && !(isEnd && between(draft, at, Infinity) > most)
  if (kind === 'above') return at < block.place.start && !(isTop && between(draft, 0, at) > most)
  return true
}

/** So many paragraphs may part an exhibit from the end it stands at. */
const most = 4

/** Paragraphs of a sentence and more between two places. */
const between = ({blocks}: Draft, from: number, to: number): number =>
  blocks.filter(
    ({kind, place, parents, prose}) =>
      kind === 'paragraph' && parents.length === 0 && place.start > from && place.start < to && prose.text.length > 120,
  ).length

/** Something that a reader may see as an exhibit of these families, and where it stands. */
interface StandIn {
  at: number
  as: readonly ExhibitShape[]
}

const standIns = defineReading<readonly StandIn[]>(
  (draft) => [...nodesOf(draft), ...draft.blocks.flatMap(shownIn), ...linesIn(draft).flatMap(labelledIn)],
  [linesIn],
)

const byNode: Readonly<Record<string, readonly ExhibitShape[]>> = {
  table: ['table', 'chart', 'box', 'list'],
  code: all,
  math: all,
  html: all,
  list: ['list', 'box'],
}

const nodesOf = (draft: Draft): StandIn[] =>
  flowOf(draft).flatMap(({type, position}) => {
    const at = position?.start.offset ?? 0
    if (type === 'blockquote') return [{at, as: /^> ?["“]/.test(draft.text.slice(at, at + 4)) ? ['excerpt'] : apart}]
    const as = type.startsWith('mdx') ? all : byNode[type]
    return as ? [{at, as}] : []
  })

/** What a block quotation may be where it is no quotation drawn from the story. */
const apart: readonly ExhibitShape[] = ['box', 'excerpt', 'list']

/** A picture or tag within a block, a tag of a template, an address alone; columns that are typed. */
function shownIn({kind, place, prose: {text, inlines}}: Block): StandIn[] {
  const isShown =
    kind === 'alt' ||
    inlines.some(({type}) => type === 'html' || type.startsWith('image')) ||
    /\{[{%<]|\uFFFC|^\w+:\/\/\S+$|^ *\[[^\][]+\] *$/m.test(text)
  if (isShown) return [{at: place.start, as: all}]
  return /\t|\S {3,}\S|^\|/m.test(text) ? [{at: place.start, as: byNode.table as readonly ExhibitShape[]}] : []
}

/** A line that opens with the name of an exhibit, and a caption. */
function labelledIn({role, text, block}: Line): StandIn[] {
  const at = block.place.start
  if (role === 'caption') return [{at, as: pictorial}]
  if (role === 'title' || !/^.{0,40}?(?:[:|–—]|\d[.: ])|^\S+$/u.test(text) || text.length > 160) return []
  const opening = foldText(text.slice(0, 40)).split(' ').slice(0, 2)
  const as = opening.flatMap((word) => familyOf.get(word) ?? [])
  return as.length > 0 ? [{at, as}] : []
}

/** Does a heading or label on that side say what the exhibit is about? */
function isHeaded(draft: Draft, hit: Hit, wanted: readonly ExhibitShape[]): boolean {
  if (hit.kind !== 'overleaf' && !wanted.includes('box') && !wanted.every((family) => family === 'list')) return false
  const about = foldText(textOf(sentenceAround(hit)))
    .split(' ')
    .filter((word) => word.length > 3 && !hollow.has(word))
  return labelsIn(draft).some(
    ({block, words}) =>
      block !== hit.block && isThere(draft, hit, block.place.start) && about.some((word) => words.has(word)),
  )
}

const hollow: ReadonlySet<string> = new Set([...exhibits.words.piece, ...exhibits.words.shown, ...exhibits.words.after])

/** The short lines of a draft and the labels that open longer ones: what may stand over a box or list. */
const labelsIn = defineReading<readonly {block: Block; words: ReadonlySet<string>}[]>(
  (draft) =>
    linesIn(draft).flatMap(({role, text, block}) => {
      if (
        role === 'title' ||
        role === 'chrome' ||
        role === 'field' ||
        (/\p{Ll}/u.test(text) && !block.prose.text.startsWith(text))
      )
        return []
      const isAlone =
        role === 'subhead' ||
        !/\p{Ll}/u.test(text) ||
        (block.prose.text.trim() === text && text.length < 80 && !/[.!?]$/.test(text))
      const label = isAlone ? text : (/^[^.:!?]{3,60}:/.exec(text)?.[0] ?? '')
      return label === '' ? [] : [{block, words: new Set(foldText(label).split(' '))}]
    }),
  [linesIn],
)

/** Is what `the map` can mean named earlier in the draft? */
function isNamedBefore(draft: Draft, hit: Hit): boolean {
  const noun = foldText(textOf(hit)).split(' ')[0] ?? ''
  const names = new RegExp(`\\b${noun}`, 'i')
  return draft.blocks.some(
    ({index, prose: {text}}) =>
      index <= hit.block.index && names.test(index < hit.block.index ? text : text.slice(0, hit.start)),
  )
}

/** Does the draft hold anything that `Figure 2` or `Table 3` can be? */
export function holdsExhibit(draft: Draft, noun: string): boolean {
  const family = familyOf.get(noun)
  return standIns(draft).some(({as}) => as.some((one) => (family ? one === family : figures.includes(one))))
}

const pictorial: readonly ExhibitShape[] = ['picture', 'drawing', 'chart']
/** What a figure can be. */
const figures: readonly ExhibitShape[] = ['picture', 'drawing']

/** What is text itself: lines below, a number to ring, an address, a link, marks; each with whether the draft has it. */
const inText: Readonly<Record<string, (draft: Draft, hit: Hit) => boolean>> = {
  listed: (draft, hit) => followsRows(draft, hit),
  number: (draft, hit) => restOf(draft, hit).some((text) => /\d[\d ()-]{4,}\d/.test(text)),
  address: (draft, hit) =>
    restOf(draft, hit).some((text) => /@|\w\.\w|\d+[a-z]? \p{Lu}|\p{Lu}\d|, \p{Lu}\p{L}+, \p{Lu}/u.test(text)),
  link: (draft) => linksOf(draft).length > 0 || /\{[{%]/.test(draft.text),
  asterisk: (draft) => /\\\*|\*(?![\p{L}*])|\p{L}\*(?!\*)|[†☆★＊⁎✱]/u.test(draft.text),
  bold: (draft) =>
    draft.blocks.some(({prose}) => prose.inlines.some(({type}) => emphatic.has(type))) || /<[a-z]/i.test(draft.text),
}

/** What an editor sees in other letters; a tag may do it as well. */
const emphatic: ReadonlySet<string> = new Set(['strong', 'emphasis', 'html'])

/** The text on the side of a reference, its own sentence left out. */
function restOf(draft: Draft, hit: Hit): string[] {
  const {start, end} = sentenceAround(hit)
  const said = textOf(hit)
  const isBefore = ['above', 'top', 'head'].some((word) => said.includes(` ${word}`))
  return draft.blocks.flatMap(({index, prose: {text}}) => {
    if (index === hit.block.index) return [isBefore ? text.slice(0, start) : text.slice(end)]
    return index < hit.block.index === isBefore ? [text] : []
  })
}

/** Does a list, a table, a label or another block than plain paragraphs follow? */
const followsRows = (draft: Draft, hit: Hit): boolean =>
  standIns(draft).some(({at}) => at > hit.block.place.start) ||
  labelsIn(draft).some(({block}) => block.index > hit.block.index) ||
  draft.blocks.some(
    ({index, kind, prose: {text}}) =>
      index > hit.block.index && (kind !== 'paragraph' || /:$|^\s*[“"•·-]|\d\s*$/.test(text)),
  ) ||
  /[:;\n]/.test(hit.block.prose.text.slice(hit.end).trimEnd())
