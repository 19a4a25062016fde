// Typed lists: bullets that are characters of the copy, not markup.
import type {Span} from '../../../src/core/draft/spans.ts'
import {placeOf} from '../../../src/core/draft/spans.ts'
import {defineReading} from '../../../src/core/reading.ts'
import {type Line, linesIn} from '../../../src/reading/page/roles.ts'

/** A typed bullet: its place, and the white space before (where Markdown allows less) and behind (where it is no space). */
interface TypedBullet {
  bullet: Span
  line: Line
  indent: number
  gap: number
}

const start = /^([•·▪◦‣●–—])([ \t\u00a0\u2002\u2003]+)\S/

/** Two and more lines that start with the same bullet, wrapped lines between them. */
export const typedListsOf = defineReading<readonly (readonly TypedBullet[])[]>(
  (draft) => {
    const lists: TypedBullet[][] = []
    let list: TypedBullet[] = []
    let mark = ''
    let leadIn: Line | undefined
    let last: Line | undefined
    for (const line of linesIn(draft)) {
      const inCopy = line.block.kind === 'paragraph' && !line.block.parents.some(({type}) => type === 'blockquote')
      const [, bullet = '', gap = ''] = (inCopy && start.exec(line.text)) || []
      if (bullet && bullet !== mark) open(bullet, last)
      if (bullet) list.push(typedBullet(draft.text, line, bullet.length, gap))
      else if (last?.block !== line.block) open('', undefined)
      last = line
    }
    open('', undefined)
    return lists

    function open(next: string, before: Line | undefined): void {
      if (list.length > 1 && (!/[–—]/.test(mark) || isList(list, leadIn))) lists.push(list)
      list = []
      mark = next
      leadIn = before
    }
  },
  [linesIn],
)

/** Dashes also open the lines of a dialogue: those of a list follow a colon and end no sentence. */
const isList = (list: readonly TypedBullet[], leadIn: Line | undefined) =>
  /:$/.test(leadIn?.text ?? '') && list.every(({line}) => !/[.!?…]["”’»]?$|["”»]$/.test(line.text))

function typedBullet(text: string, line: Line, length: number, gap: string): TypedBullet {
  const bullet = {block: line.block, start: line.start, end: line.start + length}
  const {start} = placeOf(bullet)
  const before = /[ \t]*$/.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? ''
  const deep = before.length > 3 || before.includes('\t')
  return {bullet, line, indent: deep ? before.length : 0, gap: gap === ' ' ? 0 : gap.length}
}
