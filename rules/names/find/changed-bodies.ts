// Changed bodies: a body or place that is called otherwise later in the draft, with another word in its name.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {groupBy} from '../../../src/core/order.ts'
import type {Mention} from '../../../src/reading/names/mentions.ts'
import kinWords from '../../lists/kin-words.json' with {type: 'json'}
import {type ChangedName, isBody, isSameSentence, lastOf, ownMentions, places} from './changed-names.ts'

const directions: ReadonlySet<string> = new Set(kinWords.directions)

/** Names of bodies and places that seem to stand for another of the draft. */
export function changedBodiesIn(draft: Draft): ChangedName[] {
  const all = ownMentions(draft)
  return [...otherBodies(all), ...otherEndings(all)]
}

/** Names of three words that differ in the middle, or of two whose first words open alike; one of them stands once. */
function otherBodies(all: readonly Mention[]): ChangedName[] {
  const bodies = all.filter(
    ({words: [, , ...more], ...mention}) => more.length < 3 && mention.text.includes(' ') && isBody(mention.text),
  )
  return [...groupBy(bodies, ({words}) => `${words.length} ${words.at(-1)?.text}`).values()].flatMap(
    (alike): ChangedName[] => {
      const names = groupBy(alike, ({text}) => text)
      if (names.size !== 2) return []
      const [usual, rare] = [...names.values()] as [Mention[], Mention[]]
      const [first, found] = [usual[0] as Mention, rare[0] as Mention]
      if (rare.length > 1 || !differInOne(first, found) || isSameSentence(first, found)) return []
      return [{found, kind: 'body', other: first}]
    },
  )
}

/** `Overhex Heritage Trust` and `Overhex Heritage Foundation`. */
function otherEndings(all: readonly Mention[]): ChangedName[] {
  const long = all.filter(
    ({words}) => words.length > 2 && kinWords.single.includes(words.at(-1)?.text.toLowerCase() ?? ''),
  )
  const headOf = ({words}: Mention) =>
    words
      .slice(0, -1)
      .map(({text}) => text)
      .join(' ')
  return [...groupBy(long, headOf).values()].flatMap((alike): ChangedName[] => {
    const names = groupBy(alike, lastOf)
    const [usual, rare] = [...names.values()]
    const [first, found] = [usual?.[0], rare?.[0]]
    if (!first || !found || names.size !== 2 || rare?.length !== 1 || isSameSentence(first, found)) return []
    return [{found, kind: 'body', other: first}]
  })
}

function differInOne({words: one}: Mention, {words: two}: Mention): boolean {
  const apart = one.flatMap(({text}, at) =>
    text === two[at]?.text ? [] : [[text.toLowerCase(), two[at]?.text.toLowerCase() ?? ''] as const],
  )
  const [pair, more] = apart
  if (!pair || more) return false
  const [a, b] = pair
  if (directions.has(a.replace(/'s$/, '')) || directions.has(b.replace(/'s$/, '')) || (places.has(a) && places.has(b)))
    return false
  const isInner =
    one.length > 2 && one[0]?.text === two[0]?.text && kinWords.single.includes(one.at(-1)?.text.toLowerCase() ?? '')
  return (isInner || a.slice(0, 2) === b.slice(0, 2)) && a.length > 3 && b.length > 3
}
