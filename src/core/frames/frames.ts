// Frames of a list: readings as patterns over words, hung on their rarest words in the one matcher.
import type {Block} from '../draft/blocks.ts'
import type {FrameSet, Hanging, Hit, PhraseList} from '../phrase-list.ts'
import {joinAnchors} from './anchors.ts'
import {isEdge} from './edges.ts'
import {hangTest} from './hanging.ts'
import {follow} from './match.ts'
import {capturesOf, type Ground, type Reached} from './places.ts'
import {classFinder, type FrameData, readFrames} from './read.ts'
import type {Frame, FramePart} from './syntax.ts'
import {frameTokensOf, tokenAfter} from './tokens.ts'

/** Make the frames of a list ready to look for. Each is read when it is first needed. */
export function defineFrames({frames, words = {}}: FrameData): FrameSet {
  const texts = Object.entries(frames).flatMap(([kind, all]) => all.map((text) => ({text, kind})))
  const classOf = classFinder(words)
  const {frameAt, hangingAt, anchorsAt} = readFrames(texts, classOf)
  const numbersOf = makeNumbers()
  const hangings: Hanging[] = []
  const tests: ReturnType<typeof hangTest>[] = []
  const splits: Split[] = []
  const set: FrameSet = {
    anchors: anchorList(() => texts.map((_, number) => anchorsAt(number))),
    size: texts.length,
    hangingAt,
    hitsIn: (block, anchored) => {
      const found = new Map<string, Hit>()
      for (const hit of anchored)
        for (const number of numbersOf(hit.kind)) if (mayHang(number, hit)) findAt(number, block, hit.start, found)
      return [...found.values()]
    },
  }
  return set

  function findAt(number: number, block: Block, start: number, found: Map<string, Hit>): void {
    const ground: Ground = {block, tokens: frameTokensOf(block), classOf}
    const hanging = hangingOf(number)
    splits[number] ??= splitAt(frameAt(number), hanging.part)
    for (const hit of hitsAt(splits[number], hanging, tokenAfter(ground.tokens, start), ground))
      found.set(`${number} ${hit.start} ${hit.end}`, {...hit, kind: texts[number]?.kind ?? ''})
  }

  /** Where a frame hangs, as the list has it or as a packed matcher says. */
  function hangingOf(number: number): Hanging {
    hangings[number] ??= set.hangingAt(number)
    return hangings[number]
  }

  function mayHang(number: number, {block, start, end}: Hit): boolean {
    tests[number] ??= hangTest(hangingOf(number), classOf)
    return tests[number](block, start, end)
  }
}

/** The anchors of all frames as phrases, made when they are first asked for, which a packed matcher never does. */
function anchorList(all: () => (readonly string[])[]): PhraseList {
  let phrases: PhraseList['phrases'] | undefined
  return {
    caseSensitive: false,
    get phrases() {
      phrases ??= [...joinAnchors(all())].map(([text, numbers]) => ({text, kind: numbers.join()}))
      return phrases
    },
  }
}

/** The numbers of the frames that hang on an anchor, as its kind lists them. */
function makeNumbers(): (kind: string) => readonly number[] {
  const known = new Map<string, readonly number[]>()
  return (kind) => {
    const found = known.get(kind) ?? kind.split(',').map(Number)
    known.set(kind, found)
    return found
  }
}

/** A frame in three: the part it hangs on, and what stands before and after. */
interface Split {
  own: Frame
  before: Frame
  after: Frame
}

const splitAt = (frame: Frame, part: number): Split => ({
  own: frame.slice(part, part + 1),
  before: frame.slice(0, part),
  after: frame.slice(part + 1),
})

/** Whether what stands right before a part may be there, as far as one look says: an edge, or a word in lower case. */
function mayStandBefore(beside: FramePart | undefined, at: number, ground: Ground): boolean {
  if (beside?.is === 'edge') return isEdge(beside.name, at, ground)
  return !beside || !('isPlain' in beside) || !beside.isPlain || ground.tokens.lower[at - 1] === beside.text
}

/** The matches of a frame around the token that may be its anchor. */
function hitsAt({own, before, after}: Split, {reach, isLine}: Hanging, token: number, ground: Ground): Hit[] {
  const hits: Hit[] = []
  const isNear = ({at}: Reached) => !isLine || isSameLine(token, at, ground)
  for (let at = Math.max(0, token - reach); at <= token; at++) {
    if (!mayStandBefore(before.at(-1), at, ground)) continue
    const reached = follow(own, [{at}], ground).filter((place) => place.at > token)
    if (reached.length === 0) continue
    const end = follow(after, reached, ground).find(isNear)
    if (!end) continue
    const start = follow(before, [{at}], ground, -1).find(isNear)
    if (start) hits.push(hitFrom(start, end, ground))
  }
  return hits
}

/** Whether no line ends between a token and a place before or after it. */
const isSameLine = (token: number, place: number, {tokens: {text, starts, ends}}: Ground): boolean =>
  !text.slice(...(place > token ? [starts[token], ends[place - 1]] : [starts[place], starts[token]])).includes('\n')

function hitFrom(from: Reached, to: Reached, {block, tokens}: Ground): Hit {
  const captures = capturesOf([from, to], tokens)
  const whole = {start: tokens.starts[from.at] as number, end: tokens.ends[to.at - 1] as number}
  const {start, end} = captures.get('found') ?? whole
  const hit: Hit = {block, start, end, kind: '', phrase: tokens.lower.slice(from.at, to.at).join(' ')}
  if (captures.size > 0) hit.captures = Object.fromEntries(captures)
  return hit
}
