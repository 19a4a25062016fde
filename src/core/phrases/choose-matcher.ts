// Which matcher finds the lists of some settings: one that is at hand, alone or beside a small one for what it lacks.
import type {Block} from '../draft/blocks.ts'
import type {Hit, Matcher, PhraseList} from '../phrase-list.ts'
import {makeMatcher} from './matcher.ts'

/** The matcher made last: settings after settings often need the same lists. */
let latest: Matcher | undefined

/**
 * A matcher for the lists needed: one of those at hand that knows them all, else the one that knows most with another
 * for the others. A list finds what it finds whatever lists are looked for with it.
 */
export function chooseMatcher(needed: readonly PhraseList[], atHand: readonly Matcher[]): Matcher {
  const whole = atHand.find(({lists}) => needed.every((list) => lists.has(list)))
  if (whole) return whole
  const known = ({lists}: Matcher) => needed.filter((list) => lists.has(list)).length
  const best = atHand.reduce<Matcher | undefined>((a, b) => (a && known(a) >= known(b) ? a : b), undefined)
  if (!best || known(best) === 0) return matcherFor(needed)
  return joinMatchers(best, matcherFor(needed.filter((list) => !best.lists.has(list))))
}

/** The matcher made last where it has these lists and no others, else a new one. */
function matcherFor(needed: readonly PhraseList[]): Matcher {
  const lists = new Set(needed)
  if (latest?.lists.size !== lists.size || needed.some((list) => !latest?.lists.has(list))) latest = makeMatcher(lists)
  return latest
}

/** Two matchers of different lists as one. */
function joinMatchers(a: Matcher, b: Matcher): Matcher {
  return {
    lists: new Set([...a.lists, ...b.lists]),
    scan: (block: Block): ReadonlyMap<PhraseList, Hit[]> => new Map([...a.scan(block), ...b.scan(block)]),
  }
}
