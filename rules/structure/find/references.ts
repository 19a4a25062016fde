// References: where a draft sends its reader to a section or a number of its own, and whether that is there.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {type Span, textOf} from '../../../src/core/draft/spans.ts'
import type {Hit} from '../../../src/core/phrase-list.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {foldText} from '../../../src/reading/likeness/word-overlap.ts'
import {holdsLink} from '../../../src/reading/page/links.ts'
import {seriesIn} from '../../../src/reading/page/numbered.ts'
import {linesIn} from '../../../src/reading/page/roles.ts'
import {isQuoted, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import sections from '../../lists/section-references.json' with {type: 'json'}
import {holdsExhibit, isOwnText} from './exhibits.ts'
import {isUntold} from './recalls.ts'

const sectionPhrases = definePhrases(sections)

/** What these references ask for. */
export const sectionReferences = defineReading(() => undefined, [sectionPhrases, quotationsOf, linesIn])

/** A reference to what isn't there; of a number, `most` is the last there is, nothing where there is none. */
interface Missing extends Span {
  kind: 'heading' | 'number' | 'unnumbered' | 'passage'
  name: string
  most?: number
}

/** Each is sought in the whole draft; more than this follow a pattern. */
const mostReferences = 30

/** References to a section by its heading, to a step, note, table or figure by its number, and to what was said elsewhere. */
export const missingSections = (draft: Draft): Missing[] =>
  hitsOf(draft, sectionPhrases)
    .slice(0, mostReferences)
    .flatMap((hit): Missing[] => {
      if (!isOwnText(hit.block) || holdsLink(hit)) return []
      const name = textOf(hit)
      if (hit.kind === 'heading')
        return hasHeading(draft, hit) ? [] : [{...hit, kind: 'heading', name: name.slice(1, -1)}]
      if (isQuoted(draft, hit)) return []
      if (hit.kind === 'bare' || hit.kind === 'exhibit' || hit.kind === 'placed') return missingNumber(draft, hit, name)
      return isUntold(draft, hit) ? [{...hit, kind: 'passage', name}] : []
    })

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

const smallNumbers = [sections.words.small, sections.words.ordinal]

const numberOf = (text: string): number => {
  for (const words of smallNumbers) if (words.includes(text.toLowerCase())) return words.indexOf(text.toLowerCase()) + 1
  return /^[A-Z]$/.test(text) ? text.charCodeAt(0) - 64 : Number(text)
}

/** A number of a series that the draft has, where it has none so high; of an exhibit, also where it has none at all. */
function missingNumber(draft: Draft, hit: Hit, name: string): Missing[] {
  const number = numberOf(captured(hit, 'number'))
  const label = captured(hit, 'label')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/s$/, '')
  if (!Number.isInteger(number) || number < 1 || isOfAnother(hit)) return []
  const numbers = numbersFor(draft, hit, label)
  if (numbers.includes(number)) return []
  if (numbers.length === 0) return isLost(draft, hit, label) ? [{...hit, kind: 'unnumbered', name}] : []
  const most = Math.max(...numbers)
  const isClose = label === 'step' || hit.kind !== 'bare' || number - most <= 4
  return number > most && isClose ? [{...hit, kind: 'number', name, most}] : []
}

/** Stands before another's: `the report's Table 2`. */
const isOfAnother = ({block: {prose}, start, end}: Hit): boolean =>
  /['’]\p{L}? (?:\p{L}+ )?$/u.test(prose.text.slice(Math.max(0, start - 16), start)) ||
  /^\p{Lu}|^[-–.:]\p{N}/u.test(prose.text.slice(end, end + 4))

/** The numbers that stand before an item, a line or an exhibit, of those that a label can be about. */
function numbersFor(draft: Draft, {kind}: Hit, label: string): number[] {
  if (kind === 'exhibit') return labelledBy(draft, label)
  return seriesIn(draft).flatMap((series) => {
    const [first, , third] = series
    const isBare = first?.label === '' && (third !== undefined || label === 'note')
    const isOwn = first?.label.replace(/s$/, '') === label
    return first?.number === 1 && (isBare || isOwn) ? series.map(({number}) => number) : []
  })
}

const labelled = /^(\p{L}{3,10})\.? (\d{1,2}|[A-Z])(?:[.):](?!\d)| ?[-–—:] |$)/u

/** The numbers of the lines that open with a label, `Fig. 2:`, and of letters in a row, `Annex A gives …, Annex B …`. */
function labelledBy(draft: Draft, label: string): number[] {
  const isSame = (word = '') => word.toLowerCase().startsWith(label.slice(0, 3))
  const lines = linesIn(draft).flatMap(({text}) => {
    const [, word, number = ''] = labelled.exec(text) ?? []
    return isSame(word) ? [numberOf(number)] : []
  })
  if (lines.length > 0) return lines
  const counts = new Map<number, number>()
  for (const hit of hitsOf(draft, sectionPhrases))
    if (hit.kind === 'exhibit' && isSame(captured(hit, 'label'))) {
      const number = numberOf(captured(hit, 'number'))
      counts.set(number, (counts.get(number) ?? 0) + 1)
    }
  const row: number[] = []
  while (counts.has(row.length + 1)) row.push(row.length + 1)
  return row.length > 2 ? row : []
}

/** Is an exhibit with a number not there at all? */
const isLost = (draft: Draft, {kind, block}: Hit, label: string): boolean =>
  kind === 'placed' ||
  (kind === 'exhibit' &&
    block.kind === 'paragraph' &&
    (apart.has(label) ? !isTitled(draft, label) : exhibits.has(label) && !holdsExhibit(draft, label)))

/** Does a line open with the label: `Appendix: the rules`? */
const isTitled = (draft: Draft, label: string): boolean => headingsIn(draft).some(({text}) => text.startsWith(label))

const apart: ReadonlySet<string> = new Set(['appendix', 'annex', 'annexe'])

const exhibits: ReadonlySet<string> = new Set(['figure', 'fig', 'chart', 'map', 'table'])
