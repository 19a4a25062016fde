// Frames of a list: readings as patterns over words, hung on their rarest words in the one matcher.
import {textOf} from '../draft/spans.ts'
import type {FrameSet, Hit, PhraseList} from '../phrase-list.ts'
import {isAsWritten, joinAnchors} from './anchors.ts'
import {isEdge} from './edges.ts'
import {follow} from './match.ts'
import {capturesOf, type Ground, type Reached} from './places.ts'
import {classFinder, type FrameData, type ReadFrame, readFrames} from './read.ts'
import {frameTokensOf, tokenAfter} from './tokens.ts'

/** Make the frames of a list ready to look for. They are read when first needed. */
export function defineFrames({frames, words = {}}: FrameData): FrameSet {
  const texts = Object.entries(frames).flatMap(([kind, all]) => all.map((text) => ({text, kind})))
  const classOf = classFinder(words)
  const frameAt = readFrames(texts, classOf)
  let phrases: PhraseList['phrases'] | undefined
  return {
    anchors: {
      caseSensitive: false,
      get phrases() {
        phrases ??= [...joinAnchors(texts.map((_, number) => frameAt(number).anchor.literals))].map(
          ([text, numbers]) => ({text, kind: numbers.join()}),
        )
        return phrases
      },
    },
    hitsIn(block, anchored) {
      const places = anchored.flatMap((hit) =>
        hit.kind
          .split(',')
          .map((number) => ({start: hit.start, number: Number(number)}))
          .filter(({number}) => mayHang(frameAt(number), hit)),
      )
      if (places.length === 0) return []
      const ground: Ground = {block, tokens: frameTokensOf(block), classOf}
      const found = new Map<string, Hit & {number: number}>()
      for (const {start, number} of places)
        for (const hit of hitsAt(frameAt(number), tokenAfter(ground.tokens, start), ground))
          found.set(`${number} ${hit.start} ${hit.end}`, {...hit, kind: texts[number]?.kind ?? '', number})
      return [...found.values()].map(({number, ...hit}) => hit)
    },
  }
}

/** Whether a frame may match around what the matcher found. */
const mayHang = ({anchor, mayStand}: ReadFrame, hit: Hit) =>
  isAsWritten(anchor, textOf(hit)) && mayStand(hit.block.prose.text, hit.start, hit.end)

/** The matches of a frame around the token that may be its anchor. */
function hitsAt({frame, anchor, isLine}: ReadFrame, token: number, ground: Ground): Hit[] {
  const hits: Hit[] = []
  const isNear = ({at}: Reached) => !isLine || isSameLine(token, at, ground)
  const [before, own, after] = [frame.slice(0, anchor.part), frame[anchor.part], frame.slice(anchor.part + 1)]
  if (!own) return hits
  const beside = before.at(-1)
  for (let at = Math.max(0, token - anchor.reach); at <= token; at++) {
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
