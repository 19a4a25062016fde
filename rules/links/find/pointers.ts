// Pointers: places where a draft sends its reader somewhere, and whether there is a way to go.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {flowOf, linksOf} from '../../../src/reading/page/links.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {ownHits, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import data from '../../lists/unlinked-references.json' with {type: 'json'}

const phrases = definePhrases(data)

/** A place that points somewhere: to a `page`, by a `click`, `below` or above, or to something `earlier`. */
interface Pointer extends Hit {
  kind: string
}

/** The pointers that lead nowhere: no link in their block or right behind it, nothing below or above. */
export const deadPointers = defineReading<readonly Pointer[]>(
  (draft) => {
    const linked = linkedBlocks(draft)
    return ownHits(draft, phrases).filter((hit) => {
      const {block} = hit
      if (block.kind === 'field' || block.kind === 'alt' || linked.has(block.index)) return false
      if (told.test(block.prose.text.slice(Math.max(0, hit.start - 20), hit.start))) return false
      if (hit.kind === 'below') return !hasMatter(draft, hit)
      return !(/[:…]\s*$/.test(block.prose.text.slice(-20)) && linked.has(block.index + 1))
    })
  },
  [phrases, quotationsOf, linesIn],
)

/** Somebody who does so, not a reader who is asked to. */
const told = /\b(?:who|they|users|people|visitors|readers|customers|you|we|i|when|never|not)\s+$/i

/** Blocks with a link, an address to write to or a number to ring. */
const linkedBlocks = defineReading<ReadonlySet<number>>((draft) => {
  const linked = new Set<number>()
  for (const {block, kind} of linksOf(draft)) if (block && kind !== 'image') linked.add(block.index)
  for (const block of draft.blocks) if (hasWay(block)) linked.add(block.index)
  return linked
})

const address =
  /\]\(|href=|\{\{|[\w.+-]@[\w-]|[a-z\d]\.(?:com|org|net|edu|gov|info|uk|eu|de|ie|au|ca|io|co|tv)\b|\d{3}[ -]\d{3}/i

const hasWay = ({prose, kind}: Block) =>
  prose.inlines.some(({type}) => type === 'linkReference' || type === 'footnoteReference') ||
  (kind === 'html' && prose.text.includes('\uFFFC')) ||
  address.test(prose.text)

const shown =
  /(?:table|chart|map|graphic|graph|image|photo|photos|picture|gallery|slideshow|infographic|interactive|diagram|screenshot|timeline|video)\b/i

/** Something that `below` or `above` can mean: of a thing to be seen, a table, picture or tag; else any copy. */
function hasMatter(draft: Draft, {block, start, end}: Hit): boolean {
  const words = block.prose.text.slice(start, end)
  const above = /above$/i.test(words)
  if (!above && block.prose.text.length - end > 80) return true
  const things = thingsOf(draft)
  if (above ? things.first < block.place.start : things.last > block.place.start) return true
  if (shown.test(words) && draft.format !== 'text') return false
  return above ? block.index > 0 : lastCopy(draft) > block.index
}

/** Where the first and the last thing stands that is no plain copy. */
const thingsOf = defineReading<{first: number; last: number}>((draft) => {
  const starts = flowOf(draft)
    .filter(({type}) => /^(?:table|code|html|list|thematicBreak|definition|math)$/.test(type))
    .map(({position}) => position?.start.offset ?? 0)
  for (const {prose, kind, place} of draft.blocks)
    if (
      kind === 'alt' ||
      prose.inlines.some(({type}) => type === 'html' || /^image/.test(type)) ||
      /\{[{%<]/.test(prose.text)
    )
      starts.push(place.start)
  return starts.length === 0 ? {first: Infinity, last: -1} : {first: Math.min(...starts), last: Math.max(...starts)}
})

/** The index of the last block that is no furniture of the page. */
const lastCopy = defineReading<number>(
  (draft) => {
    const last = draft.blocks.findLast(
      (block) => !['chrome', 'byline'].includes(roleOf(draft, {block, start: 0, end: 1})),
    )
    return last?.index ?? -1
  },
  [linesIn],
)
