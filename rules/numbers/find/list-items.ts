// List items: how few and how many things the words of an enumeration may name.
import {functionWords} from '../../../src/reading/names/name-words.ts'
import {worthOf} from '../../../src/reading/numbers/numbers.ts'
import {auxiliaries} from '../../../src/reading/speech/cues.ts'
import {isOneOf, phraseSets, type Word} from '../../../src/reading/text/words.ts'
import countedWords from '../../lists/counted-words.json' with {type: 'json'}
import weighingWords from '../../lists/weighing-words.json' with {type: 'json'}

/** How few and how many things an enumeration names, and where it ends. */
interface ItemRange {
  least: number
  most: number
  /** The words of the enumeration, without what follows it. */
  words: readonly Word[]
}

/** What opens an item: a name, an article, a number, a plain word, `to`, a verb in `-ing`, or what never does. */
type ItemOpening = 'name' | 'a' | 'the' | 'number' | 'plain' | 'to' | 'that' | 'ing' | 'none'

/** A piece between two marks. */
interface ListPiece {
  words: readonly Word[]
  opening: ItemOpening
  /** After `and` or `or`. */
  isJoined: boolean
}

const words = phraseSets(countedWords.kinds)
const posts: ReadonlySet<string> = new Set(weighingWords.kinds.post)
const joins: ReadonlySet<string> = new Set(['and', 'or', '&'])
const relatives: ReadonlySet<string> = new Set(['who', 'which', 'that', 'whose', 'where', 'whom', 'when', 'while'])
const subjects: ReadonlySet<string> = new Set(['i', 'we', 'you', 'they', 'he', 'she', 'there'])

/** How an enumeration was announced. */
interface ListLead {
  /** After a comma: the sentence may go on behind it. */
  isOpen: boolean
  isOfPeople: boolean
  /** What is counted is people, places or bodies. */
  mayHaveNames: boolean
  /** The count opens its sentence, so that what follows in commas belongs to it. */
  isLead: boolean
}

/** The items of an enumeration, given its words up to the end of the sentence; none where they can't be told. */
export function itemsNamed(
  list: readonly Word[],
  {isOpen, isOfPeople, mayHaveNames, isLead}: ListLead,
): ItemRange | undefined {
  const plain = withoutBrackets(list)
  const isStrong = plain.some(({text}) => text === ';')
  const pieces = splitAt(plain, isStrong && !isOpen ? ';' : ',')
  const own = isOpen ? upToLast(pieces) : pieces
  if (!own || own.some(isRest)) return undefined
  if (isStrong && !isOpen) return strongRange(own)
  const isOfNames = mayHaveNames && own.every(({opening}) => opening === 'name')
  const isWhole = !isOpen || (isLead && own.length < pieces.length) || isOfNames
  return own.some(isClause) || !isWhole ? undefined : commaRange(own, isOfPeople)
}

/** `A, of B; C, of D; and E`: every piece is an item. */
function strongRange(pieces: readonly ListPiece[]): ItemRange | undefined {
  const all = pieces.flatMap((piece) => piece.words)
  return {least: pieces.length, most: pieces.length, words: all}
}

function commaRange(pieces: readonly ListPiece[], isOfPeople: boolean): ItemRange | undefined {
  const main = mainOpening(pieces)
  if (!main || pieces[0]?.isJoined || (pieces.length === 1 && main === 'name')) return undefined
  const last = lastOf(pieces)
  let [least, most] = [0, 0]
  for (const [at, piece] of pieces.entries()) {
    if (piece.opening === 'none') continue
    const isSure = at <= last && (isLike(piece.opening, main) || piece.isJoined) && !isAside(piece, pieces[at - 1])
    const inner = innerJoins(piece)
    least += (isSure ? 1 : 0) + (isOfPeople && isPair(piece) ? 1 : at === last && inner > 0 && !piece.isJoined ? 1 : 0)
    most += headCount(piece) + inner
  }
  return {least, most, words: pieces.flatMap((piece) => piece.words)}
}

/** Up to the piece after the last `and`: what follows an enumeration in commas is the rest of the sentence. */
function upToLast(pieces: readonly ListPiece[]): readonly ListPiece[] | undefined {
  const last = pieces.findIndex(({isJoined, words: own}, at) => at > 0 && (isJoined || hasJoin(own)))
  return last >= 0 && pieces[0]?.opening !== 'none' ? pieces.slice(0, last + 1) : undefined
}

/** The index of the last piece that `and` opens, or else that holds one; behind all where none does. */
function lastOf(pieces: readonly ListPiece[]): number {
  const joined = pieces.findLastIndex(({isJoined}) => isJoined)
  if (joined >= 0) return joined
  const holding = pieces.findLastIndex(({words: own}) => hasJoin(own))
  return holding < 0 ? pieces.length : holding
}

const hasJoin = (own: readonly Word[]) => own.some((word, at) => at > 0 && isOneOf(word, joins))

/** How most pieces open; undefined where fewer than two open alike. */
function mainOpening(pieces: readonly ListPiece[]): ItemOpening | undefined {
  const counts = new Map<ItemOpening, number>()
  for (const {opening} of pieces) if (opening !== 'none') counts.set(opening, (counts.get(opening) ?? 0) + 1)
  const [best] = [...counts].sort(([, one], [, other]) => other - one)
  return best && (best[1] >= 2 || pieces.length < 3) ? best[0] : undefined
}

const alike: Readonly<Partial<Record<ItemOpening, readonly ItemOpening[]>>> = {
  a: ['plain', 'number', 'the'],
  plain: ['a', 'number', 'the'],
  the: ['a', 'plain', 'number'],
  number: ['a', 'plain'],
}

const isLike = (opening: ItemOpening, main: ItemOpening) =>
  opening === main || (alike[main]?.includes(opening) ?? false)

/** `A Name, the captain`, `a tool, the first of its kind`: a piece that may tell who or what the one before is. */
function isAside({opening, words: own, isJoined}: ListPiece, before: ListPiece | undefined): boolean {
  if (isJoined || !before) return false
  if (before.opening === 'name') return opening !== 'name' || own.length === 1 || isPost(own)
  return before.opening === 'a' && opening === 'the'
}

/** `Chief Privacy Officer at the agency` */
const isPost = (own: readonly Word[]) => own.slice(0, 4).some((word) => isOneOf(word, posts))

/** `Zuzanna and Jack on fiddles` */
const isPair = ({words: [first, join, second, third]}: ListPiece) =>
  isOneOf(join, joins) &&
  [first, second].every((word) => /^\p{Lu}/u.test(word?.text ?? '')) &&
  !/^\p{Lu}/u.test(third?.text ?? '')

/** `Zuzanna and Jack`, `bread and butter`: one or two. */
const innerJoins = ({words: own}: ListPiece) => own.filter((word, at) => at > 0 && isOneOf(word, joins)).length

/** `two sedans` are two. */
function headCount({words: [first]}: ListPiece): number {
  const worth = first ? worthOf(first.lower) : undefined
  return worth !== undefined && worth > 1 && worth < 40 ? worth : 1
}

function splitAt(list: readonly Word[], mark: string): ListPiece[] {
  const all: Word[][] = [[]]
  const own = openingOf(list)
  const splits: readonly ItemOpening[] = isVerbal(own) ? [own] : ['a', 'number']
  // `and a boat`, `and three girls` is another item for sure
  for (const [at, word] of list.entries())
    if (word.text === mark && list[at + 1]?.start !== word.end) all.push([])
    else if (isOneOf(word, joins) && splits.includes(openingOf(list.slice(at + 1, at + 3)))) all.push([word])
    else all.at(-1)?.push(word)
  return all
    .filter((own) => own.length > 0)
    .map((own) => {
      const isJoined = isOneOf(own[0], joins)
      const rest = isJoined ? own.slice(1) : own
      return {words: rest, opening: openingOf(rest), isJoined}
    })
}

/** `that …`, `to …`: what is told is done, and holds things of its own. */
const isVerbal = (opening: ItemOpening) => opening === 'that' || opening === 'to' || opening === 'ing'

/** `and others`, `and two more`: not all are told. */
const isRest = ({words: own}: ListPiece) =>
  isOneOf(own[0], words.rest) ||
  isOneOf(own[0], words['part of a list']) ||
  isOneOf(own.at(-1), words.rest) ||
  (own.length < 4 && own.some((word) => isOneOf(word, words.rest)))

/** Has a verb of its own, and no word before it that joins it to a noun. */
function isClause({words: own}: ListPiece): boolean {
  const at = own.findIndex(({lower}, i) => auxiliaries.has(lower) || (i < 2 && subjects.has(lower)))
  return at >= 0 && !own.slice(0, at).some((word) => isOneOf(word, relatives))
}

function withoutBrackets(list: readonly Word[]): Word[] {
  let depth = 0
  return list.filter(({text}) => {
    if (text === '(') depth++
    const isInside = depth > 0
    if (text === ')') depth = Math.max(0, depth - 1)
    return !isInside
  })
}

function openingOf([word, second]: readonly Word[]): ItemOpening {
  if (!word?.isWord) return 'none'
  const {lower, text} = word
  if (lower === 'a' || lower === 'an' || lower === 'one') return 'a'
  if (lower === 'to' || lower === 'that') return lower
  if (words.definite.has(lower) || /['’]s?$/.test(text)) return 'the'
  if (/^\d/.test(text)) return second?.isWord ? 'number' : 'none'
  if ((worthOf(lower) ?? 0) > 1) return 'number'
  if (lower === 'no' || lower === 'never') return 'plain'
  if (functionWords.has(lower) || /ly$/.test(lower) || words['no item'].has(lower)) return 'none'
  if (/ing$/.test(lower)) return 'ing'
  return /^\p{Lu}/u.test(text) ? 'name' : 'plain'
}
