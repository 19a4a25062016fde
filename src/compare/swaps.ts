// Swaps: equal figures that stand beside other things than before.
import {nameWorth, nearestSlot, ownersOf, type Side, type Slot, sharedWorth} from './context.ts'
import {isOfOneSort, saysSame} from './same.ts'

/** A slot of the old text and one of the new. */
export type SlotPair = readonly [old: Slot, fresh: Slot]

/** More figures in one sentence are a list. */
const mostFigures = 6

/** By how much other partners must fit better. */
const margin = 2

/**
 * Of equal figures that were paired, those that changed places: each old one with the new one that now stands
 * where it stood. Empty where the words around them say nothing of the sort.
 */
export function swapsIn(old: Side, fresh: Side, pairs: readonly SlotPair[]): SlotPair[] {
  const figures = pairs.filter(([{said}]) => said.type !== 'name')
  if (figures.length < 2 || figures.length > mostFigures || isRespective(old) || isRespective(fresh)) return []
  const ofOld = ownersOf(
    old,
    figures.map(([slot]) => slot),
  )
  const ofNew = ownersOf(
    fresh,
    figures.map(([, slot]) => slot),
  )
  const fit = ofOld.map((one) => ofNew.map((other) => sharedWorth(one, other)))
  const order = bestOrder(fit, figures)
  const worth = (partners: readonly number[]) => partners.reduce((sum, to, from) => sum + (fit[from]?.[to] ?? 0), 0)
  const own = figures.map((_, i) => i)
  if (worth(order) < worth(own) + margin || isScore(figures, order)) return []
  const words = wordsOnly(ofOld).map((one) => wordsOnly(ofNew).map((other) => sharedWorth(one, other)))
  const inWords = (partners: readonly number[]) => partners.reduce((sum, to, from) => sum + (words[from]?.[to] ?? 0), 0)
  if (inWords(own) > inWords(order)) return swappedNames({old, fresh}, pairs, figures)
  return order.flatMap((to, from): SlotPair[] => {
    const [was, is] = [figures[from]?.[0], figures[to]?.[1]]
    return was && is && to !== from && !saysSame(was.said, is.said) ? [[was, is]] : []
  })
}

/** `3-1` in both texts: who it belongs to is the same, wherever the names stand. */
const isScore = (figures: readonly SlotPair[], order: readonly number[]): boolean =>
  order.some((to, from) => {
    const [one, other] = [figures[from], figures[to]]
    return one && other && from < to && isTight(one[0], other[0]) && isTight(one[1], other[1])
  })

const isTight = ({said: a}: Slot, {said: b}: Slot): boolean =>
  a.block === b.block && b.start === a.end + 1 && '-–—'.includes(a.block.prose.text[a.end] as string)

const wordsOnly = (owned: readonly Map<string, number>[]) =>
  owned.map((words) => new Map([...words].filter(([, worth]) => worth !== nameWorth)))

/** The figures stand with the words they stood with: it is the names beside them that changed places. */
function swappedNames(
  sides: {old: Side; fresh: Side},
  pairs: readonly SlotPair[],
  figures: readonly SlotPair[],
): SlotPair[] {
  const [olds, news] = [figures.map(([slot]) => slot), figures.map(([, slot]) => slot)]
  const names = pairs.filter(([{said}]) => said.type === 'name')
  const wasAt = new Map(names.map(([slot]) => [nearestSlot(sides.old.items, olds, slot.at), slot]))
  return names.flatMap(([own, is]): SlotPair[] => {
    const was = wasAt.get(nearestSlot(sides.fresh.items, news, is.at))
    return was && was !== own && !saysSame(was.said, is.said) ? [[was, is]] : []
  })
}

const isRespective = ({items}: Side) => items.some(({text}) => text === 'respectively')

/** The order of partners, of one type each, that fits best. */
function bestOrder(fit: readonly (readonly number[])[], figures: readonly SlotPair[]): number[] {
  let best = figures.map((_, i) => i)
  let most = Number.NEGATIVE_INFINITY
  tryFrom(0, [], 0)
  return best

  function tryFrom(from: number, taken: readonly number[], worth: number): void {
    if (from === figures.length) {
      if (worth > most) [best, most] = [[...taken], worth]
      return
    }
    for (let to = 0; to < figures.length; to++) {
      const [was, is] = [figures[from]?.[0].said, figures[to]?.[1].said]
      const isFitting = was && is && (from === to || isOfOneSort(was, is))
      if (isFitting && !taken.includes(to))
        tryFrom(from + 1, [...taken, to], worth + (fit[from]?.[to] ?? 0) + (from === to ? 0.001 : 0))
    }
  }
}
