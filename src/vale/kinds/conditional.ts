// `conditional`: words that ask for others, such as an abbreviation for its definition.
import {childrenOf} from '../expressions/emit.ts'
import {allMatches, isFound, makeSearch} from '../expressions/search.ts'
import type {ExpressionPart} from '../expressions/syntax.ts'
import type {Definition, Memory, RuleAlert, RuleText, Shared, ValeCheck} from './check.ts'
import {makeExceptions} from './exceptions.ts'
import {alertFor} from './existence.ts'

/** Make the check. @throws {ExpressionError} */
export function conditional(definition: Definition, shared: Shared): ValeCheck {
  const {data} = definition
  const [first, second] = [makeSearch(String(data.first ?? '')), makeSearch(String(data.second ?? ''))]
  const names = hasGroup(second.part)
  const exceptions = makeExceptions(definition, shared)
  return {definition, search: first, others: [second, ...exceptions.searches], run}

  function run(text: RuleText, _live: readonly number[] | undefined, memory: Memory): RuleAlert[] {
    if (names)
      for (const {groups} of allMatches(second, text)) for (const group of groups) if (group) memory.add(key(group))
    if (!names && isFound(second, text)) return []
    return allMatches(first, text)
      .filter((match) => !memory.has(key(text.text.slice(match.start, match.end))) && !exceptions.allows(match, text))
      .map((match) => alertFor(definition, {start: match.start, end: match.end}, text))
  }

  function key(word: string): string {
    return word
  }
}

/** Whether an expression has a group that keeps what it matched. */
const hasGroup = (part: ExpressionPart): boolean => part.is === 'group' || childrenOf(part).some(hasGroup)
