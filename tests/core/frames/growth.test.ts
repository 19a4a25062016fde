// Frames written against the interpreter: however they are nested, following one takes steps in proportion to what it
// is made from and to the words in its reach, and no more in a longer text. Steps are counted, not timed.
import {expect, test} from 'vitest'
import {parseDraft} from '../../../src/core/draft/draft.ts'
import {tokenClasses} from '../../../src/core/frames/classes.ts'
import {follow} from '../../../src/core/frames/match.ts'
import type {FrameClass} from '../../../src/core/frames/places.ts'
import {classFinder} from '../../../src/core/frames/read.ts'
import {type Frame, type FramePart, parseFrame} from '../../../src/core/frames/syntax.ts'
import {frameTokensOf} from '../../../src/core/frames/tokens.ts'
import {textFormat} from '../../../src/formats/text.ts'

const classOf = classFinder({
  any: ['{word}', ',', '.'],
  once: ['{word}…10 {word}'],
  twice: ['{once}…10'],
  thrice: ['{twice}…8'],
  but: ['{word}', '-{most}'],
  most: ['{word} …20 b', '-{some}'],
  some: ['a …20 c', '-{few}'],
  few: ['a …20 d'],
})

/** A block of one word or mark again and again, and how often its words were looked at. */
function counted(token: string, length: number) {
  const [block] = parseDraft({path: 'a.txt', text: `${token} `.repeat(length).trim()}, textFormat).blocks
  if (!block) throw new Error('no block')
  let looks = 0
  const watch = <T extends readonly unknown[]>(tokens: T): T =>
    new Proxy(tokens, {
      get(all, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) looks++
        return Reflect.get(all, key)
      },
    })
  const {text, starts, ends, lower} = frameTokensOf(block)
  const tokens = {text, starts: watch(starts), ends: watch(ends), lower: watch(lower)}
  return {ground: {block, tokens, classOf}, looks: () => looks}
}

/** How many parts a frame is made from, those of its classes included. */
const sizeOf = (frame: Frame): number => frame.reduce((sum, part) => sum + 1 + sizeOfPart(part), 0)
const sizeOfClass = ({frames, except}: FrameClass): number =>
  1 + frames.reduce((sum, frame) => sum + sizeOf(frame), 0) + (except ? sizeOfClass(except) : 0)

function sizeOfPart(part: FramePart): number {
  switch (part.is) {
    case 'class':
      return tokenClasses[part.name] ? 0 : sizeOfClass(classOf(part.name))
    case 'any':
      return part.of.reduce((sum, frame) => sum + sizeOf(frame), 0)
    case 'gap':
      return part.of ? sizeOfPart(part.of) : 0
    case 'both':
      return sizeOf([...part.first, ...part.second, ...part.first, ...part.second])
    case 'capture':
    case 'not':
      return sizeOf(part.what)
    default:
      return 0
  }
}

/** Looks a part may take at a token, in all of its rounds: at its text, its start and its end. */
const each = 12

const shapes: [frame: string, token: string][] = [
  ['(a|a a|a a a) (a|a a) (a|a a|a a a) …9 (a|a a) …9 (a|a a a) …9 end', 'a'],
  ['{word}…20 {word}…20 {word}…20 end', 'a'],
  ['[a] [a] [a] [a] [a] [a] [a] [a] [a] [a] a a a a a a a a a a end', 'a'],
  ['(a &9 a) …9 (a &9 a) end', 'a'],
  ['[a [a [a [a [a [a [a [a [a]]]]]]]]] end', 'a'],
  ['((a|a a)|((a|a a a)|[a] [a])) ((a|a a)|(a|a a)) (((a|a a)))', 'a'],
  ['a …40 …40 …40 …40 end', 'a'],
  ['a {any}…40 …40 {any}…40 end', 'a'],
  ['{thrice} end', 'a'],
  ['a -(…40 b) …40 -(…40 b) …40 end', 'a'],
  ['a …20 -(a …20 -(a …20 -(a …20 -(a …20 b)))) end', 'a'],
  ['{but}…40 {but}…40 end', 'a'],
  ['who:(…40 a) …40 what:(…40 a) end', 'a'],
  ['one:(…20 two:(…20 three:(…20 four:(…20 a)))) end', 'a'],
  ['(a …20 &20 a …20) end', 'a'],
  ["'[' …40 ']'", '['],
  ["'|' …1 '|' …1 '|' …1 end", '|'],
  ['{quoted} …40 {quoted}', '“'],
  ['{number} {number} …9 {number} end', '1'],
  ['{name} …20 {name} …20 {name} end', 'Ann'],
  ['…9 {sentence-end} …40 {sentence-end} end', '.'],
  ['{line-start} …40 {line-end}', '-'],
]

test.each(shapes)('`%s` on `%s` is followed in steps that its parts and its reach allow', (text, token) => {
  const frame = parseFrame(text)
  for (const direction of [1, -1] as const) {
    const {ground, looks} = counted(token, 400)
    follow(frame, [{at: direction > 0 ? 0 : 400}], ground, direction)
    expect(looks()).toBeLessThanOrEqual(sizeOf(frame) * 400 * each)
  }
})

test.each(shapes)('`%s` on `%s` takes the same steps in the middle of any text', (text, token) => {
  const frame = parseFrame(text)
  const steps = (length: number) => {
    const {ground, looks} = counted(token, length)
    follow(frame, [{at: length / 2}], ground)
    follow(frame, [{at: length / 2}], ground, -1)
    return looks()
  }
  expect(steps(8000)).toBe(steps(2400))
})
