// Frames of a list: readings as patterns over words, hung on their rarest words in the one matcher.
import type {FrameSet, Hanging, Hit, PhraseList} from '../phrase-list.ts'
import {joinAnchors} from './anchors.ts'
import {isEdge} from './edges.ts'
import {hangTest} from './hanging.ts'
import {follow} from './match.ts'
import {capturesOf, type Ground, type Reached} from './places.ts'
import {classFinder, type FrameData, readFrames} from './read.ts'
import type {Frame} from './syntax.ts'
import {frameTokensOf, tokenAfter} from './tokens.ts'

/** Make the frames of a list ready to look for. Each is read when it is first needed. */
export function defineFrames({frames, words = {}}: FrameData): FrameSet {
  const texts = Object.entries(frames).flatMap(([kind, all]) => all.map((text) => ({text, kind})))
  const classOf = classFinder(words)
  const {frameAt, hangingAt, anchorsAt} = readFrames(texts, classOf)
  const tests: ReturnType<typeof hangTest>[] = []
  const set: FrameSet = {
    anchors: anchorList(() => texts.map((_, number) => anchorsAt(number))),
    size: texts.length,
    hangingAt,
    hitsIn: (block, anchored) => {
      const places = anchored.flatMap((hit) =>
        numbersIn(hit)
          .filter((number) => mayHang(number, hit))
          .map((number) => ({start: hit.start, number})),
      )
      if (places.length === 0) return []
      const ground: Ground = {block, tokens: frameTokensOf(block), classOf}
      const found = new Map<string, Hit>()
      for (const {start, number} of places)
        for (const hit of hitsAt(frameAt(number), set.hangingAt(number), tokenAfter(ground.tokens, start), ground))
          found.set(`${number} ${hit.start} ${hit.end}`, {...hit, kind: texts[number]?.kind ?? ''})
      return [...found.values()]
    },
  }
  return set

  function mayHang(number: number, {block, start, end}: Hit): boolean {
    tests[number] ??= hangTest(set.hangingAt(number), classOf)
    return tests[number](block.prose.text, start, end)
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

/** The numbers of the frames that hang on an anchor that was found. */
const numbersIn = ({kind}: Hit): number[] => kind.split(',').map(Number)

/** The matches of a frame around the token that may be its anchor. */
function hitsAt(frame: Frame, {part, reach, isLine}: Hanging, token: number, ground: Ground): Hit[] {
  const hits: Hit[] = []
  const isNear = ({at}: Reached) => !isLine || isSameLine(token, at, ground)
  const [before, own, after] = [frame.slice(0, part), frame[part], frame.slice(part + 1)]
  if (!own) return hits
  const beside = before.at(-1)
  for (let at = Math.max(0, token - reach); at <= token; at++) {
    if (beside?.is === 'edge' && !isEdge(beside.name, at, ground)) continue
    const reached = follow([own], [{at}], ground).filter((place) => place.at > token)
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
