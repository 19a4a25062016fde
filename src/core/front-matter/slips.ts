// Whether a rare value is a slip for a common one.
import {editDistance} from '../settings/nearest.ts'
import {isSameName} from './breach.ts'

/** Do two values differ in capitals and hyphens alone, or in one letter of at least six? Figures make a difference. */
export function isSlip(wrong: string, right: string): boolean {
  if (isSameName(wrong, right)) return true
  const figures = (text: string) => text.replace(/\D+/g, ' ').trim()
  const isLong = Math.min(wrong.length, right.length) >= 6
  return isLong && figures(wrong) === figures(right) && editDistance(wrong.toLowerCase(), right.toLowerCase(), 1) === 1
}
