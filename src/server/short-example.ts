// The shortest plain example of a rule, in two lines at most: what is wrong, and what to write.
import {elide} from '../core/elide.ts'
import type {Example} from '../core/example.ts'
import {readMarks} from '../core/examples.ts'
import type {Rule} from '../core/rule.ts'

/** A line with a finding. */
interface ShortExample {
  wrong: string
  /** The words that are reported in it; undefined where that is all of the line. */
  flagged: string | undefined
  /** The line after the repair; undefined where the repair deletes it, or there is none. */
  right: string | undefined
}

/** Characters of a line in a hover. */
const most = 100

/** The shortest example of a rule, of the kind if it has one of that; those that need no settings and show what to write come first. */
export function shortExample({examples}: Rule, kind: string | undefined): ShortExample | undefined {
  const all = examples.flatMap((example) => {
    const short = shorten(example)
    return short ? [{example, short, rank: rankOf(example, short, kind)}] : []
  })
  return all.sort((a, b) => a.rank - b.rank || lengthOf(a.short) - lengthOf(b.short))[0]?.short
}

/** Emphasis that the rule isn't about makes an example longer to read than it is. */
const lengthOf = ({wrong, right = ''}: ShortExample) => wrong.length + right.length + (wrong.includes('*') ? most : 0)

/** The lower, the better: the kind, then that it needs no settings, then that it says what to write. */
function rankOf(example: Example, {right}: ShortExample, kind: string | undefined): number {
  const isKind = kind === undefined || ('kind' in example && example.kind === kind)
  const {options, names, spelling, frontMatter, format = 'md'} = example
  const isPlain = !options && !names && !spelling && !frontMatter && format === 'md'
  return (isKind ? 0 : 4) + (isPlain ? 0 : 2) + (right === undefined ? 1 : 0)
}

function shorten(example: Example): ShortExample | undefined {
  if (!('bad' in example) || typeof example.bad !== 'string') return undefined
  const {text, found, start} = readMarks(example)
  const [first = ''] = found
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const line = lineAt(text, lineStart)
  if (line.trim() === '') return undefined
  const flagged = first.split('\n')[0] ?? ''
  const right = example.fixed === undefined ? undefined : rightOf(example.fixed, text, lineStart)
  return {
    wrong: elide(line, most),
    flagged: flagged === '' || flagged.trim() === line.trim() ? undefined : flagged,
    right: right && elide(right, most),
  }
}

/** The same line of a text after its repair; undefined where lines were taken away or the line stays. */
function rightOf(fixed: string, text: string, lineStart: number): string | undefined {
  if (fixed.split('\n').length !== text.split('\n').length) return undefined
  const number = text.slice(0, lineStart).split('\n').length - 1
  const line = fixed.split('\n')[number] ?? ''
  return line.trim() === '' || line === lineAt(text, lineStart) ? undefined : line
}

const lineAt = (text: string, start: number): string => text.slice(start).split(/\r?\n/, 1)[0] ?? ''
