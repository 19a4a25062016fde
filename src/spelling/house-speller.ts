// The speller of a house: what its settings say, made once.
import type {House, HouseSpelling} from '../core/house.ts'
import {makeSpeller, type Speller} from './speller.ts'

const made = new WeakMap<HouseSpelling, Speller>()

/** The speller of a house; undefined where its settings name no dictionary: words alone make no speller. */
export function spellerOf({spelling}: House): Speller | undefined {
  if (!spelling || (spelling.dictionaries ?? []).length === 0) return undefined
  const known = made.get(spelling)
  if (known) return known
  const {dictionaries = [], words = []} = spelling
  const speller = makeSpeller({sources: dictionaries, words})
  made.set(spelling, speller)
  return speller
}
