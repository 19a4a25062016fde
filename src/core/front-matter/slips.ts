// Whether a rare value is a slip for a common one.
import {editDistance} from '../settings/nearest.ts'
import {isSameName} from './breach.ts'

/** Do two values differ in capitals and hyphens alone, in one letter of at least six, or in two that changed places? Figures make a difference. */
export function isSlip(wrong: string, right: string): boolean {
  if (isSameName(wrong, right)) return true
  const figures = (text: string) => text.replace(/\D+/g, ' ').trim()
  const letters = (text: string) => [...text.toLowerCase()].sort().join('')
  const isLong = wrong.length >= 4 && (Math.min(wrong.length, right.length) >= 6 || letters(wrong) === letters(right))
  return isLong && figures(wrong) === figures(right) && editDistance(wrong.toLowerCase(), right.toLowerCase(), 1) === 1
}
