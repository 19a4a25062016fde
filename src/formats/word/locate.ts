// Where places in a transcript stand in the parts of their package, and which of them may be changed there.
import type {PartPlace, SourceText} from '../../core/draft/format.ts'
import type {Place} from '../../core/draft/place.ts'
import {piecesOfLink} from './anchors.ts'
import type {Atom} from './atoms.ts'
import {firstPieceAfter, paragraphAt, type Transcript, type TranscriptPiece} from './transcript.ts'
import {elementsOf, type XmlElement} from './xml.ts'

/** What may be changed in a package, and where its words stand there. */
export function openPartSource({pieces, lines}: Pick<Transcript, 'pieces' | 'lines'>): SourceText {
  return {holds: () => true, write, locate}

  function write<E extends Place & {text: string}>(edit: E): E | undefined {
    const piece = pieceAround(edit, pieces)
    return piece && isPlain(piece.atom) && !/[\n\r\u2028]/.test(edit.text) ? edit : undefined
  }

  function locate({start, end}: Place): PartPlace {
    const [first, last] = wordsOfAddress(start, end)
    const from = first && last ? within(first, first.at) : pointAt(start, false)
    const to = first && last ? within(last, last.end) : end > start ? pointAt(end, true) : from
    const {label, part, paragraph, offset} = from
    const isElsewhere = to.paragraph !== paragraph || to.part !== part
    return {label, part, paragraph, start: offset, end: to.offset, ...(isElsewhere && {endParagraph: to.paragraph})}
  }

  /** Nobody sees the address of a link in a document: a place in it is at the words of the link. */
  function wordsOfAddress(start: number, end: number): readonly (TranscriptPiece | undefined)[] {
    const at = firstPieceAfter(pieces, start)
    const isTouched = end <= start || (pieces[at]?.at ?? end) < end
    return (!isTouched && pieces[at - 1]?.atom.link && piecesOfLink(at - 1, pieces)) || []
  }

  /** A place in a paragraph: before the character at an offset, or after the one before it. */
  function pointAt(offset: number, isEnd: boolean) {
    const at = firstPieceAfter(pieces, isEnd ? offset - 1 : offset)
    const [piece, before] = [pieces[at], pieces[at - 1]]
    const lineStart = paragraphAt(lines, offset)?.at ?? 0
    if (piece && piece.at <= offset) return within(piece, offset)
    if (before && before.at >= lineStart) return within(before, before.end)
    const host = paragraphAt(lines, offset)?.host
    return {label: host?.label ?? '', part: host?.part.name ?? '', paragraph: host?.number ?? 0, offset: 0}
  }
}

function within({at, end, atom: {host, kind, offset}}: TranscriptPiece, place: number) {
  const into = kind === 'text' || kind === 'break' ? Math.min(place, end) - at : 0
  return {label: host.label, part: host.part.name, paragraph: host.number, offset: offset + into}
}

/** The piece that holds a whole range; of an empty range the one before it. */
function pieceAround({start, end}: Place, pieces: readonly TranscriptPiece[]): TranscriptPiece | undefined {
  const at = firstPieceAfter(pieces, start === end ? start - 1 : start)
  const piece = pieces[at]
  return piece && piece.at <= start && end <= piece.end ? piece : undefined
}

/** Are words in a run that holds nothing else, and outside of all that a change could break? */
function isPlain({kind, run, element, isLocked}: Atom): boolean {
  return (
    kind === 'text' && element.name === 'w:t' && run !== undefined && !isLocked && elementsOf(run).every(isWordsOnly)
  )
}

const isWordsOnly = ({name}: XmlElement, _at: number, all: readonly XmlElement[]): boolean =>
  name === 'w:rPr' ||
  name === 'w:lastRenderedPageBreak' ||
  (name === 'w:t' && all.filter((one) => one.name === 'w:t').length === 1)
