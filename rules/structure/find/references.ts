// References: where a draft sends its reader within itself, to an exhibit, a section or a number, and whether that is there.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {type Span, textOf} from '../../../src/core/draft/spans.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {foldText} from '../../../src/reading/likeness/word-overlap.ts'
import {flowOf, holdsLink} from '../../../src/reading/page/links.ts'
import {seriesIn} from '../../../src/reading/page/numbered.ts'
import {linesIn} from '../../../src/reading/page/roles.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import exhibits from '../../lists/exhibits.json' with {type: 'json'}
import sections from '../../lists/section-references.json' with {type: 'json'}

const exhibitPhrases = definePhrases(exhibits)
const sectionPhrases = definePhrases(sections)

/** What these references ask for. */
export const referencesOf = defineReading(() => undefined, [exhibitPhrases, sectionPhrases, quotationsOf, linesIn])

/** References to a picture, table or box, where the draft has nothing of the sort on that side. */
export function missingExhibits(draft: Draft): Span[] {
  return hitsOf(draft, exhibitPhrases).filter((hit) => {
    if (!isCopy(hit.block) || holdsLink(hit) || isQuoted(draft, hit)) return false
    const said = foldText(textOf(hit)).split(' ')
    const {lists, quoted, plain} = standsIn(draft)
    const holds = (words: readonly string[]) => said.some((word) => words.includes(word))
    const {first, last} = holds(mayBeList) ? lists : holds(mayBeQuoted) ? quoted : plain
    if (hit.kind === 'below') return last <= hit.block.place.start
    return hit.kind === 'above' ? first > hit.block.place.start : last < 0
  })
}

const isCopy = ({kind}: Block) => kind === 'paragraph' || kind === 'cell'

/** Exhibits that a list may be, and those that a block quotation may be. */
const {list: mayBeList, quotation: mayBeQuoted} = exhibits.shapes

/** Nodes that a reader may see as a table, a picture or the like. */
const shown: readonly string[] = ['table', 'code', 'html', 'math']

/** Where the first and the last thing stands. */
interface Reach {
  first: number
  last: number
}

const standsIn = defineReading<{plain: Reach; lists: Reach; quoted: Reach}>(
  (draft) => {
    const starts = (types: readonly string[]) =>
      flowOf(draft)
        .filter(({type}) => types.includes(type) || type.startsWith('mdx'))
        .map(({position}) => position?.start.offset ?? 0)
    const plain = starts(shown)
    for (const block of draft.blocks) if (mayShow(block)) plain.push(block.place.start)
    for (const line of linesIn(draft))
      if (line.role === 'caption' || (line.role !== 'title' && isLabelled(line.text)))
        plain.push(line.block.place.start)
    const withMore = (type: string) => reachOf([...plain, ...starts([type])])
    return {plain: reachOf(plain), lists: withMore('list'), quoted: withMore('blockquote')}
  },
  [linesIn],
)

const reachOf = (places: readonly number[]): Reach =>
  places.reduce(({first, last}, at) => ({first: Math.min(first, at), last: Math.max(last, at)}), {
    first: Infinity,
    last: -1,
  })

/** A picture or tag within a block, a tag of a template, columns that are typed, an address alone. */
const mayShow = ({kind, prose: {text, inlines}}: Block) =>
  kind === 'alt' ||
  inlines.some(({type}) => type === 'html' || type.startsWith('image')) ||
  /\{[{%<]|\uFFFC|\t| {3}|^\||^\w+:\/\/\S+$/m.test(text)

/** A line in brackets, or one that opens with the name of an exhibit. */
const isLabelled = (text: string) =>
  /^\[[^\][]+\]$/.test(text) || (text.length < 160 && opensExhibit(text) && /[:|.\d–-]/.test(text))

const names = new Set(exhibits.words.exhibit)

function opensExhibit(text: string): boolean {
  const words =
    text
      .slice(0, 40)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  return words.slice(0, 2).some((word) => names.has(word))
}

/** A reference to a section or a number that isn't there; `most` is the last number there is. */
interface Missing extends Span {
  kind: 'heading' | 'step' | 'label'
  name: string
  most?: number
}

/** Each is sought in the whole draft; more than this follow a pattern. */
const mostReferences = 30

/** References to a section by its heading, and to a step, note, table or figure by its number. */
export function missingSections(draft: Draft): Missing[] {
  return hitsOf(draft, sectionPhrases)
    .slice(0, mostReferences)
    .flatMap((hit): Missing[] => {
      if (!isCopy(hit.block) || holdsLink(hit)) return []
      if (hit.kind === 'heading')
        return hasHeading(draft, hit) ? [] : [{...hit, kind: 'heading', name: textOf(hit).slice(1, -1)}]
      if (isQuoted(draft, hit)) return []
      const most = lastNumber(draft, hit)
      return most === undefined ? [] : [{...hit, kind: hit.kind as 'step', name: textOf(hit), most}]
    })
}

const captured = ({block, captures}: Hit, name: string): string => {
  const range = captures?.[name]
  return range ? block.prose.text.slice(range.start, range.end) : ''
}

/** Every line of the draft that may stand over a section or open one, folded. */
const headingsIn = defineReading<readonly {text: string; block: Block}[]>(
  (draft) => linesIn(draft).map(({text, block}) => ({text: foldText(text.slice(0, 200)), block})),
  [linesIn],
)

function hasHeading(draft: Draft, hit: Hit): boolean {
  const name = foldText(captured(hit, 'name'))
  if (name === '' || headingsIn(draft).length < 3) return true
  return headingsIn(draft).some(({text, block}) => block !== hit.block && text.includes(name))
}

/** The last number of the series a reference is to, where it has none so high; nothing where there is no such series. */
function lastNumber(draft: Draft, hit: Hit): number | undefined {
  const number = Number(captured(hit, 'number'))
  const label = captured(hit, 'label')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/s$/, '')
  const all = seriesIn(draft).filter((series) =>
    hit.kind === 'step'
      ? ['', 'step'].includes(series[0]?.label ?? '')
      : series[0]?.label.startsWith(label.slice(0, 3)),
  )
  const numbers = all.flatMap((series) => series.map((one) => one.number))
  if (numbers.length < 2 || numbers.includes(number)) return undefined
  const most = Math.max(...numbers)
  return number > most && (hit.kind !== 'step' || most >= 3) ? most : undefined
}
