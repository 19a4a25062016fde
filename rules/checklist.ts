// The facts of a draft that somebody verifies before publication, by what each family of rules finds of them.
import type {ToVerify} from '../src/core/checklist.ts'
import type {Reading} from '../src/core/reading.ts'
import {namesToVerify} from './names/find/names.ts'
import {daysToVerify} from './numbers/find/days.ts'
import {figuresToVerify} from './numbers/find/figures.ts'
import {quotationsToVerify} from './quotes/find/quotations.ts'
import {claimsToVerify} from './sourcing/find/claims-to-verify.ts'
import {ratiosToVerify} from './sourcing/find/statistics.ts'

/** The readings that list facts, by what they list. The library for a page has no checklist, so that no rule imports them. */
export const factReadings: Readonly<Record<string, Reading<readonly ToVerify[]>>> = {
  names: namesToVerify,
  dates: daysToVerify,
  figures: figuresToVerify,
  shares: ratiosToVerify,
  quotations: quotationsToVerify,
  claims: claimsToVerify,
}
