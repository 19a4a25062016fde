// Where a comment or a tracked change about a place in a transcript stands in the parts of a Word file.
import type {Place} from '../../core/draft/place.ts'
import type {Atom} from './atoms.ts'
import {firstPieceAfter, type Transcript, type TranscriptPiece} from './transcript.ts'
import {childOf, elementsOf, type XmlElement} from './xml.ts'

/** One end of a range in a part. */
interface PartAnchor {
  atom: Atom
  /** The run to be cut; undefined where the range begins or ends beside an element. */
  run: XmlElement | undefined
  /** An offset in the source of the part. */
  at: number
}

/** The two ends of a range. */
export interface AnchoredRange {
  from: PartAnchor
  to: PartAnchor
  /** The place is in a note, which can't hold a comment: the range is round this mark of it. */
  note?: string | undefined
}

/** The range of a comment on a place; undefined where the file has no words at all. */
export function rangeFor(place: Place, {pieces}: Pick<Transcript, 'pieces'>): AnchoredRange | undefined {
  const [first, last] = piecesIn(place, pieces)
  if (!first || !last) return undefined
  const {mark} = first.atom.host
  const noted = mark === undefined ? undefined : pieces.find(({atom}) => atom.kind === 'note' && atom.value === mark)
  if (noted) return {from: anchorAt(noted, 0, false), to: anchorAt(noted, noted.end - noted.at, true), note: mark}
  return {
    from: anchorAt(first, Math.max(0, place.start - first.at), false),
    to: anchorAt(last, Math.min(place.end, last.end) - last.at, true),
  }
}

/** The first and the last piece that a range touches; of a place between pieces those it is about. */
export function piecesIn({start, end}: Place, pieces: readonly TranscriptPiece[]): (TranscriptPiece | undefined)[] {
  const first = firstPieceAfter(pieces, start)
  let last = first
  while ((pieces[last + 1]?.at ?? end) < end) last++
  const piece = pieces[first]
  if (piece && piece.at < Math.max(end, start + 1)) return [piece, pieces[last]]
  return piecesOfLink(first - 1, pieces) ?? [pieces[0], pieces[0]]
}

/** The first and the last piece of the words that lead to an address: it stands right after them, at piece `at`. */
export function piecesOfLink(at: number, pieces: readonly TranscriptPiece[]): TranscriptPiece[] | undefined {
  const last = pieces[at]
  if (!last) return undefined
  const {link} = last.atom
  let from = at
  while (link && pieces[from - 1]?.atom.link === link) from--
  return [pieces[from] as TranscriptPiece, last]
}

/** One end of a range: `offset` characters into a piece. */
export function anchorAt({at: start, end, atom}: TranscriptPiece, offset: number, isEnd: boolean): PartAnchor {
  const {element, run} = atom
  const sealed = sealedAround(element)
  if (sealed || !run) {
    const whole = sealed ?? element
    return {atom, run: undefined, at: isEnd ? whole.end : whole.start}
  }
  const isCuttable = atom.kind === 'text' && offset > 0 && offset < end - start && !isCharacterData(element)
  const at = isCuttable ? sourceOffset(atom, offset) : isEnd ? element.end : element.start
  const isEdge = isEnd ? at === run.close || at === lastIn(run)?.end : at === firstIn(run)?.start
  return isEdge
    ? {atom, run: undefined, at: isEnd ? run.end : run.start}
    : {atom, run, at: childEdge(element, run, at, isEnd)}
}

/** A place in what a child of a run holds, such as an alternative, is at the edge of the child. */
function childEdge(element: XmlElement, run: XmlElement, at: number, isEnd: boolean): number {
  let child = element
  while (child.parent && child.parent !== run) child = child.parent
  return child === element ? at : isEnd ? child.end : child.start
}

const contentOf = (run: XmlElement) => elementsOf(run).filter(({name}) => name !== 'w:rPr')
const firstIn = (run: XmlElement) => contentOf(run)[0]
const lastIn = (run: XmlElement) => contentOf(run).at(-1)

const isCharacterData = ({children}: XmlElement) => children.some(({name}) => name === '#cdata')

/** Where a character of words stands in the source. */
function sourceOffset({runs}: Atom, offset: number): number {
  const run = runs.findLast(({at}) => at <= offset)
  if (!run) return 0
  return run.length === run.end - run.start ? run.start + offset - run.at : offset > run.at ? run.end : run.start
}

/** Controls whose content has to stay one run. */
const simpleControls = ['w:text', 'w:date', 'w:dropDownList', 'w:comboBox', 'w:picture']

/** The outermost element in the paragraph, around one, into which no mark may be put: a simple control, or a ruby. */
function sealedAround(element: XmlElement): XmlElement | undefined {
  let sealed: XmlElement | undefined
  for (let one = element.parent; one && one.name !== 'w:p'; one = one.parent) {
    if (one.name === 'w:ruby') sealed = one.parent
    const properties = one.name === 'w:sdt' ? childOf(one, 'w:sdtPr') : undefined
    if (properties && simpleControls.some((name) => childOf(properties, name))) sealed = one
  }
  return sealed?.name === 'w:sdt' && !isInParagraph(sealed) ? undefined : sealed
}

function isInParagraph(element: XmlElement): boolean {
  for (let one = element.parent; one; one = one.parent) if (one.name === 'w:p') return true
  return false
}

const trackers = new Set(['w:ins', 'w:moveTo', 'w:fldSimple', 'w:dir', 'w:bdo'])

/** Where the mark of a comment stands that ends at an anchor: after what is tracked, or it would be tracked too. */
export function afterTracked({atom, at}: PartAnchor): number | undefined {
  let outermost: XmlElement | undefined
  for (let one = atom.element.parent; one && one.name !== 'w:p'; one = one.parent)
    if (trackers.has(one.name)) outermost = one
  return outermost && outermost.end > at ? outermost.end : undefined
}
