// Settings: how a fragment is set and typed, as names of features; what it says is told by its items.
import {type Span, wholeOf} from '../../core/draft/spans.ts'
import type {Fragment} from './fragments.ts'
import type {Items} from './items.ts'

const lengths = [2, 4, 8, 15, 27, 44] as const

/** What of a fragment and its block speaks for or against copy, beside the words: names that begin with `=`. */
export function settingsOf(fragment: Fragment, items: Items, first: number, last: number): string[] {
  const {block, dress, start, end} = fragment
  const {text} = block.prose
  const names = [`=${dress}`, `=${block.kind}`, `=${lengths.find((length) => last - first <= length) ?? 'long'} words`]
  for (const {type} of block.parents) if (type === 'listItem' || type === 'blockquote') names.push(`=${type}`)
  names.push(...lettersOf(text, items, first, last))
  if (!/[.!?:,;…]["”’)\]]*$/.test(text.slice(Math.max(start, end - 4), end))) names.push('=no stop')
  if (isWhole(fragment)) names.push('=whole block')
  else if (isOwnLine(fragment)) names.push('=own line')
  if (/["“‘]$/.test(text.slice(Math.max(0, start - 1), start))) names.push('=in quotation marks')
  if (isEmphasised(fragment)) names.push('=emphasised')
  return names
}

/** How it opens, and how much of it is in capitals. */
function lettersOf(text: string, items: Items, first: number, last: number): string[] {
  const within = (sums: readonly number[]) => (sums[last] as number) - (sums[first] as number)
  const [words, capitals, loud] = [within(items.words), within(items.capitals), within(items.loud)]
  const opens = first < last ? openingOf(text.slice(items.starts[first], items.ends[first])) : 'nothing'
  return [
    `=opens ${opens}`,
    `=capitals ${words > 0 ? Math.round((4 * capitals) / words) : 0}`,
    ...(loud > 0 ? [`=loud ${Math.min(loud, 3)}`] : []),
  ]
}

const openingOf = (word: string): string =>
  /^\p{Lu}{2}/u.test(word) ? 'loud' : /^\p{Lu}/u.test(word) ? 'large' : /^\p{Ll}/u.test(word) ? 'small' : 'other'

function isWhole({block, start, end}: Span): boolean {
  const whole = wholeOf(block)
  return start <= whole.start + 1 && end >= whole.end - 1
}

const isOwnLine = ({block: {prose}, start, end}: Span): boolean =>
  /(?:^|\n)\s*$/.test(prose.text.slice(Math.max(0, start - 3), start)) &&
  /^\s*(?:\n|$)/.test(prose.text.slice(end, end + 3))

const isEmphasised = ({block, from, to}: Fragment): boolean =>
  block.prose.inlines.some(
    ({type, start, end}) => (type === 'strong' || type === 'emphasis') && start <= from + 1 && end >= to - 1,
  )
