// Announced counts: "three reasons:" before a list, and the number in a headline.

import type {ListItem, List as ListNode} from 'mdast'
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Span} from '../../../src/core/draft/spans.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {isRounded, wordPattern, worthOf} from '../../../src/reading/numbers/numbers.ts'
import {typedBullet} from '../../../src/reading/page/line-tests.ts'
import {type Line, linesIn, titleOf} from '../../../src/reading/page/roles.ts'
import {findAll} from '../../../src/reading/text/prefilter.ts'
import {phraseSet, phraseSets, textEndsIn, textHolds} from '../../../src/reading/text/words.ts'
import nounsData from '../../lists/counted-nouns.json' with {type: 'json'}
import numberWords from '../../lists/number-words.json' with {type: 'json'}

const nouns = definePhrases(nounsData)
const points = () => [...phraseSet(nouns, 'point')].join('|')
const listed = () => [points(), ...phraseSet(nouns, 'thing')].join('|')
const told = () => [...phraseSet(nouns, 'headline')].join('|')

/** An announced number and what is there. */
interface Announced extends Span {
  said: string
  there: number
  /** Where the other number stands. */
  other: Span
}

const count = `(\\d{1,3}|${wordPattern})`
/** How every count below opens; what follows is long, and most copy has none. */
const look = new RegExp(`\\d |\\b(?:${wordPattern}) `, 'i')
const leadIn = {
  look,
  pattern: new RegExp(
    `(?<![\\d.,$£€/-])\\b${count} ((?:(?!(?:of|and|or|then|in|to|for|with|per|your|his|her|their|our|the|is|are|that|on|at|by|from|hundred|thousand|million|billion|trillion)\\b)[a-z\\u00c0-\\u024f'’-]+ ){0,3}?(?:${listed()}))\\b[^.;!?]{0,80}:$`,
    'i',
  ),
}
const vocabulary = phraseSets(numberWords.kinds)
const isOpen = (text: string) => textEndsIn(text, vocabulary['open count'])

/** A lead-in whose count is not that of the list below. */
export const wrongCounts = defineReading<readonly Announced[]>(
  (draft) => {
    const lines = linesIn(draft)
    return lines.flatMap((line, i) => {
      if (!line.text.endsWith(':') || line.role === 'chrome') return []
      const tail = line.text.slice(-200)
      const found = look.test(tail) && leadIn.pattern.exec(tail)
      if (!found || isOpen(tail.slice(0, found.index)) || isSum(found[0])) return []
      if (
        textEndsIn(tail.slice(0, found.index), vocabulary['points back']) ||
        textHolds(found[0], vocabulary['part of a list'])
      )
        return []
      const list = listBelow(lines, i)
      const said = isLabel(tail, found) ? undefined : worthOf(found[1] as string)
      if (!list || said === undefined || said === list.items || list.counts?.includes(said) || list.goesOn) return []
      const start = line.end - tail.length + found.index
      const {block} = line
      const end = start + (found[1] as string).length + 1 + (found[2] as string).length
      return [{block, start, end, said: found[1] as string, there: list.items, other: list.first}]
    })
  },
  [linesIn],
)

/** `two public methods and one private one`: the list has both. */
const isSum = (leadIn: string) => alsoCounts.test(leadIn)
const alsoCounts = new RegExp(` (?:and|,) (?:\\d|(?:one|${wordPattern})\\b)`, 'i')

/** `Round Two`, `Rust 19`: a number that belongs to the name before it. */
function isLabel(text: string, {index, 1: said = ''}: RegExpExecArray): boolean {
  const before = text.slice(0, index).trimEnd()
  return (
    before !== '' &&
    !/[.!?:]$/.test(before) &&
    (/^\p{Lu}/u.test(said) || (/^\d/.test(said) && /\p{Lu}[\p{L}\d]*$/u.test(before)))
  )
}

interface List {
  items: number
  /** Other ways to count them: lists within items, items but for links alone. */
  counts?: readonly number[]
  first: Span
  /** Another list follows close by that may belong to it. */
  goesOn: boolean
}

function listBelow(lines: readonly Line[], at: number): List | undefined {
  const first = lines[at + 1]
  if (!first) return undefined
  const around = lines[at]?.block.parents ?? []
  const list = first.block.parents.find((node) => node.type === 'list' && !around.includes(node))
  if (list?.type === 'list') {
    let next = at + 1
    while (next < at + longest && lines[next]?.block.parents.includes(list)) next++
    const near = lines.slice(next, next + 3)
    const goesOn = near.some((line) => line.role !== 'subhead' && /^(?:listItem)$/.test(line.role))
    const items = list.children.filter((item) => item.children.length > 0).length
    const counts = [leavesOf(list), list.children.filter((item) => !isLinkAlone(item)).length]
    return {items, counts, first, goesOn: goesOn || items < 2 || (list.ordered === true && (list.start ?? 1) > 1)}
  }
  const mark = markOf(first)
  if (!mark) return undefined
  let items = 0
  let next = at + 1
  for (
    ;
    next < at + longest &&
    lines[next] &&
    (markOf(lines[next]) === mark || lines[next]?.block === lines[next - 1]?.block);
    next++
  )
    if (markOf(lines[next]) === mark) items++
  return {items, first, goesOn: items < 2 || lines.slice(next, next + 3).some((line) => markOf(line) !== undefined)}
}

/** The items of a list, those of lists within them in their place. */
const leavesOf = (list: ListNode): number =>
  list.children.reduce((sum, {children}) => {
    const inner = children.filter((node) => node.type === 'list')
    return sum + (inner.length === 0 ? 1 : inner.reduce((all, node) => all + leavesOf(node), 0))
  }, 0)

/** `More information`, linked: stands below the items, and is none. */
function isLinkAlone({children: [only, ...more]}: ListItem): boolean {
  if (only?.type !== 'paragraph' || more.length > 0) return false
  return only.children.every((node) => node.type === 'link' || (node.type === 'text' && !/\p{L}/u.test(node.value)))
}

/** No list of copy that announces its length has more lines. */
const longest = 200

/** The bullet of a typed item, or `1` for a number. */
function markOf(line: Line | undefined): string | undefined {
  if (!line || line.role === 'subhead' || line.role === 'title') return undefined
  if (typedBullet.test(line.text)) return line.text[0]
  return /^\d{1,2}[.)]\s/.test(line.text) ? '1' : undefined
}

const inTitle = {
  look,
  pattern: new RegExp(`(?<![\\d.,$£€/:-])\\b${count} ((?:[a-z\\u00c0-\\u024f-]+ ){0,2}?(?:${told()}))\\b`, 'gi'),
}
const titleList = {
  look,
  pattern: new RegExp(
    `^(?:the |our |my |here are )?${count} (?:[a-z\\u00c0-\\u024f'’-]+ ){0,3}?(?:${points()})\\b`,
    'i',
  ),
}
const families = [
  ['arrested'],
  ['charged'],
  ['jailed'],
  ['rescued'],
  ['missing'],
  ['shot'],
  ['killed', 'dead', 'die', 'died', 'deaths'],
  ['injured', 'hurt', 'wounded'],
]

/** A number in the headline that the story knows only as another. */
export const wrongHeadlines = defineReading<readonly Announced[]>(
  (draft) => {
    const title = titleOf(draft)
    if (!title) return []
    const body = linesIn(draft).filter(({role, block}) => role === 'body' && block !== title.block)
    return findAll(inTitle, title.text).flatMap((found) => {
      const [whole, said = '', thing = ''] = found
      const value = worthOf(said)
      if (value === undefined || value < 2 || textEndsIn(title.text.slice(0, found.index), vocabulary['vague before']))
        return []
      const noun = thing.split(' ').at(-1)?.toLowerCase() as string
      const other = otherNumber(body, noun, value)
      const start = title.start + found.index
      return other
        ? [{block: title.block, start, end: start + whole.length, said, there: other.value, other: other.span}]
        : []
    })
  },
  [linesIn, titleOf],
)

/** How far into a story its headline is told. */
const lede = 4

function otherNumber(body: readonly Line[], noun: string, value: number): {value: number; span: Span} | undefined {
  const family = families.find((words) => words.includes(noun)) ?? [noun, noun.replace(/(?:ie)?s$/, '')]
  const told = new RegExp(
    `(?<![\\d.,$£€/:-])\\b(\\d[\\d,]*|${wordPattern}) (?:[a-z\\u00c0-\\u024f-]+ ){0,3}?(?:${family.join('|')})\\b`,
    'gi',
  )
  const any = new RegExp(
    `\\d[\\d,]*\\d|\\d|\\b(?:${wordPattern}|hundreds|dozens|both|couple|pair|trio|dozen|double|twins)\\b`,
    'gi',
  )
  for (const {text} of body) {
    const values = [...text.slice(0, 5000).matchAll(any)].map(
      ([found]) => worthOf(found) ?? (/dozen$/i.test(found) ? 12 : 2),
    )
    const known = [...new Set(values)].filter((one) => one > 0).slice(0, 50)
    if (
      known.some(
        (one) => isRounded(one, value) || known.some((two) => one !== two && [value, value - 1].includes(one + two)),
      )
    )
      return undefined
  }
  for (const line of body.slice(0, lede))
    for (const found of line.text.slice(0, 2000).matchAll(told)) {
      const [whole, said = ''] = found
      const other = worthOf(said)
      if (other === undefined || other < 2 || textEndsIn(line.text.slice(0, found.index), vocabulary['vague before']))
        continue
      const start = line.start + found.index
      return {value: other, span: {block: line.block, start, end: start + whole.length}}
    }
  return undefined
}

/** A headline that counts, over sections that are numbered otherwise. */
export const wrongListicles = defineReading<readonly Announced[]>(
  (draft: Draft) => {
    const title = titleOf(draft)
    const found = title && look.test(title.text) && titleList.pattern.exec(title.text)
    const said = found && worthOf(found[1] as string)
    if (!title || !found || !said || isOpen(found[0])) return []
    const numbered = linesIn(draft).filter(
      ({role, text}) => role === 'subhead' && /^(?:no\. |#)?\d{1,2}[.):]\s/i.test(text),
    )
    const numbers = numbered.map(({text}) => Number(/\d+/.exec(text)?.[0]))
    const runs =
      numbers.every((number, i) => number === i + 1) || numbers.every((number, i) => number === numbers.length - i)
    const first = numbered[0]
    if (!first || numbers.length < 2 || !runs || numbers.length === said) return []
    const start = title.start
    return [
      {
        block: title.block,
        start,
        end: start + found[0].length,
        said: found[1] as string,
        there: numbers.length,
        other: first,
      },
    ]
  },
  [linesIn, titleOf],
)
