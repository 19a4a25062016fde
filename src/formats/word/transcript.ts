// The transcript of a package: its words as one text, a line for each paragraph, with where each piece comes from.
import type {Break, Html, Image, InlineCode, PhrasingContent, Text} from 'mdast'
import type {Point, Position} from 'unist'
import {bisect} from '../../core/order.ts'
import type {Atom, AtomLink, Host} from './atoms.ts'

/** An atom in the transcript, from `at` up to `at + atom.value.length`. */
export interface TranscriptPiece {
  at: number
  end: number
  atom: Atom
}

/** A line of the transcript: a paragraph. */
interface TranscriptLine {
  at: number
  host: Host
}

/** The transcript while it is written. */
export interface Transcript {
  text(): string
  pieces: readonly TranscriptPiece[]
  lines: readonly TranscriptLine[]
  /** Open the line of a paragraph. */
  open(host: Host): void
  /** Where the next character stands. */
  point(): Point
  /** Add what isn't in the paragraph, such as the marks around a link. */
  mark(text: string): void
  add(atom: Atom): Position
}

/** An empty transcript. */
export function makeTranscript(): Transcript {
  const parts: string[] = []
  const pieces: TranscriptPiece[] = []
  const lines: TranscriptLine[] = []
  let [length, lineStart] = [0, 0]
  const point = (): Point => ({line: lines.length, column: length - lineStart + 1, offset: length})
  return {text: () => parts.join(''), pieces, lines, open, point, mark, add}

  function open(host: Host): void {
    if (lines.length > 0) mark('\n')
    lineStart = length
    lines.push({at: length, host})
  }

  function mark(text: string): void {
    parts.push(text)
    length += text.length
  }

  function add(atom: Atom): Position {
    const start = point()
    mark(atom.value)
    pieces.push({at: start.offset ?? 0, end: length, atom})
    return {start, end: point()}
  }
}

/** The first piece that ends after an offset. */
export const firstPieceAfter = (pieces: readonly TranscriptPiece[], offset: number): number =>
  bisect(pieces, ({end}) => end > offset)

/** The line in which an offset stands. */
export const paragraphAt = (lines: readonly TranscriptLine[], offset: number): TranscriptLine | undefined =>
  lines[Math.max(0, bisect(lines, ({at}) => at > offset) - 1)]

/** Write atoms into the line that is open; returns them as phrasing content, without white space around it. */
export function writeAtoms(atoms: readonly Atom[], transcript: Transcript): PhrasingContent[] {
  return trimmed(
    groupBy(
      atoms,
      ({link}) => link,
      (link, group) => (link ? [linkOf(link, group, transcript)] : lettersOf(group, transcript)),
    ),
  )
}

/** Neighbours that have the same in common, as one node each group. */
function groupBy<K>(
  atoms: readonly Atom[],
  keyOf: (atom: Atom) => K,
  make: (key: K, group: readonly Atom[]) => PhrasingContent[],
): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  for (let from = 0; from < atoms.length; ) {
    const key = keyOf(atoms[from] as Atom)
    let to = from + 1
    while (to < atoms.length && keyOf(atoms[to] as Atom) === key) to++
    nodes.push(...make(key, atoms.slice(from, to)))
    from = to
  }
  return nodes
}

function linkOf({url}: AtomLink, atoms: readonly Atom[], transcript: Transcript): PhrasingContent {
  const start = transcript.point()
  transcript.mark('[')
  const children = lettersOf(atoms, transcript)
  transcript.mark('](')
  const from = transcript.point().offset ?? 0
  transcript.mark(url)
  const target = {start: from, end: from + url.length}
  transcript.mark(')')
  return {type: 'link', url, children: children as never, position: {start, end: transcript.point()}, data: {target}}
}

/** How letters are set, as far as mdast can say it, the outermost first. */
const settings = ['isPrompt', 'code', 'deleted', 'strong', 'emphasis'] as const

const isSet = ({letters, isPrompt}: Atom, setting: (typeof settings)[number]) =>
  setting === 'isPrompt' ? isPrompt : letters[setting] === true

function lettersOf(atoms: readonly Atom[], transcript: Transcript, depth = 0): PhrasingContent[] {
  const setting = settings[depth]
  if (!setting) return joinTexts(atoms, transcript)
  return groupBy(
    atoms,
    (atom) => isSet(atom, setting),
    (isOn, group) => {
      if (!isOn || !group.some(isShown)) return lettersOf(group, transcript, depth + 1)
      if (setting === 'code') return [codeOf(group, transcript)]
      const start = transcript.point()
      const children = lettersOf(group, transcript, depth + 1)
      return [emphasized(setting, children, {start, end: transcript.point()})]
    },
  )
}

function emphasized(
  setting: Exclude<(typeof settings)[number], 'code'>,
  children: PhrasingContent[],
  position: Position,
): PhrasingContent {
  if (setting === 'isPrompt') return {type: 'emphasis', children, position, data: {isPrompt: true}}
  return {type: setting === 'deleted' ? 'delete' : setting, children, position}
}

const isShown = ({kind, value}: Atom) => kind !== 'text' || value.trim() !== ''

function codeOf(atoms: readonly Atom[], transcript: Transcript): InlineCode {
  const start = transcript.point()
  for (const atom of atoms) transcript.add(atom)
  const value = atoms.map(({value}) => value).join('')
  return {type: 'inlineCode', value, position: {start, end: transcript.point()}}
}

/** Atoms as nodes; neighbours that are words are one. */
function joinTexts(atoms: readonly Atom[], transcript: Transcript): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  for (const atom of atoms) {
    const last = nodes.at(-1)
    if (atom.kind !== 'text') nodes.push(nodeOf(atom, transcript))
    else if (last?.type === 'text') extend(last, atom.value, transcript.add(atom))
    else nodes.push(textNode(atom.value, transcript.add(atom)))
  }
  return nodes
}

function textNode(value: string, position: Position): Text {
  const [start = 0, end = 0] = [position.start.offset, position.end.offset]
  return {type: 'text', value, position, data: {runs: [{at: 0, length: value.length, start, end}]}}
}

function extend(node: Text, value: string, {end}: Position): void {
  const {position, data} = textNode(node.value + value, {start: (node.position as Position).start, end})
  Object.assign(node, {value: node.value + value, position, data})
}

function nodeOf(atom: Atom, transcript: Transcript): PhrasingContent {
  if (atom.kind === 'image') return imageOf(atom, transcript)
  const position = transcript.add(atom)
  if (atom.kind === 'break') return {type: 'break', position} satisfies Break
  if (atom.kind === 'note') {
    const name = atom.target?.replace(' ', '-') ?? ''
    return {type: 'footnoteReference', identifier: name, label: name, position}
  }
  return {type: 'html', value: atom.kind === 'comment' ? atom.value : '', position} satisfies Html
}

function imageOf(atom: Atom, transcript: Transcript): Image {
  const {target: url = '', value: alt} = atom
  const start = transcript.point()
  transcript.mark('![')
  const {start: words} = transcript.add(atom)
  transcript.mark('](')
  const from = transcript.point().offset ?? 0
  transcript.mark(`${url})`)
  const at = words.offset ?? 0
  const runs = alt ? [{at: 0, length: alt.length, start: at, end: at + alt.length}] : []
  const data = {target: {start: from, end: from + url.length}, ...(alt && {runs})}
  return {type: 'image', url, alt, position: {start, end: transcript.point()}, data}
}

/** Nodes without white space and line breaks around them. */
function trimmed(nodes: PhrasingContent[]): PhrasingContent[] {
  while (isBlank(nodes[0])) nodes.shift()
  while (isBlank(nodes.at(-1))) nodes.pop()
  const [first, last] = [nodes[0], nodes.at(-1)]
  if (first?.type === 'text') cut(first, first.value.length - first.value.trimStart().length, first.value.length)
  if (last?.type === 'text') cut(last, 0, last.value.trimEnd().length)
  return nodes
}

const isBlank = (node: PhrasingContent | undefined): boolean =>
  node !== undefined && (node.type === 'break' || (node.type === 'text' && node.value.trim() === ''))

function cut(node: Text, from: number, to: number): void {
  const {start, end} = node.position as Position
  const isWhole = from === 0 && to === node.value.length
  if (isWhole) return
  const position = {start: moved(start, from), end: moved(end, to - node.value.length)}
  Object.assign(node, textNode(node.value.slice(from, to), position))
}

const moved = ({line, column, offset = 0}: Point, by: number): Point => ({
  line,
  column: column + by,
  offset: offset + by,
})
