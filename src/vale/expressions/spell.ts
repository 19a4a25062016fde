// Spells out expressions that stand for a few phrases, such as `(?:in|with) regards? to`.
import {parseExpression} from './parse.ts'
import {type ExpressionPart, onlyCharacter} from './syntax.ts'

/** No list should have more phrases of one expression than a person would write. */
const most = 60

/** The phrases an expression stands for, any white space as a blank; undefined where it stands for more. @throws {ExpressionError} */
export function phrasesIn(source: string, fold: boolean): string[] | undefined {
  const part = withoutEdges(parseExpression((fold ? '(?i)' : '') + source))
  const spelled = spell(part, fold)
  return spelled && [...new Set(spelled)]
}

/** Word edges at either end say nothing: phrases have them anyway. */
function withoutEdges(part: ExpressionPart): ExpressionPart {
  if (part.is !== 'sequence') return part
  const isEdge = (one: ExpressionPart | undefined) => one?.is === 'edge' && one.edge === 'word'
  const from = isEdge(part.of[0]) ? 1 : 0
  const to = isEdge(part.of.at(-1)) ? part.of.length - 1 : part.of.length
  return {is: 'sequence', of: part.of.slice(from, to)}
}

function spell(part: ExpressionPart, fold: boolean): string[] | undefined {
  if (part.is === 'group') return spell(part.of, fold)
  if (part.is === 'set') return part.fold === fold || !hasLetters(part) ? charactersOf(part) : undefined
  if (part.is === 'repeat') return spellRepeat(part, fold)
  if (part.is === 'either') return joinAll(part.of.map((one) => spell(one, fold)))
  if (part.is !== 'sequence') return undefined
  return part.of.reduce<string[] | undefined>(
    (before, one) => {
      const more = before && spell(one, fold)
      return more && limited(before.flatMap((text) => more.map((next) => text + next)))
    },
    [''],
  )
}

type SetPart = Extract<ExpressionPart, {is: 'set'}>

const hasLetters = ({set: {ranges, properties}}: SetPart) =>
  properties.length > 0 || ranges.some(([from, to]) => to >= 65 && !(from === 0x85 && to === 0x85))

/** White space is a blank; of a small set each character. */
function charactersOf({set}: SetPart): string[] | undefined {
  const {ranges, properties, negated} = set
  if (negated || properties.length > 0) return undefined
  if (isSpace(set)) return [' ']
  const only = onlyCharacter(set)
  if (only !== undefined) return [String.fromCodePoint(only)]
  const characters = ranges.flatMap(([from, to]) =>
    to - from < most ? Array.from({length: to - from + 1}, (_, i) => String.fromCodePoint(from + i)) : [],
  )
  const size = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0)
  return size === characters.length ? limited(characters) : undefined
}

const isSpace = ({ranges}: SetPart['set']) =>
  ranges.some(([from, to]) => from <= 9 && to >= 9) && ranges.every(([, to]) => to <= 32)

/** In the order in which an engine tries them. */
function spellRepeat(
  {of, least, most: atMost, lazy}: Extract<ExpressionPart, {is: 'repeat'}>,
  fold: boolean,
): string[] | undefined {
  if (of.is === 'set' && isSpace(of.set) && least === 1) return [' ']
  if (atMost > 1) return undefined
  const once = spell(of, fold)
  if (!once || least > 0) return once
  return lazy ? ['', ...once] : [...once, '']
}

const limited = (texts: string[]): string[] | undefined => (texts.length > most ? undefined : texts)

const joinAll = (parts: readonly (string[] | undefined)[]): string[] | undefined =>
  parts.some((part) => part === undefined) ? undefined : limited(parts.flatMap((part) => part ?? []))
