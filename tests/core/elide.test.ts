// Elided texts: of a long one the ends are folded alone, and come out as if all of it had been.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {elide} from '../../src/core/elide.ts'

function elideWhole(text: string, most: number): string {
  const words = text.replace(/\s+/g, ' ').trim()
  if (words.length <= most) return words
  const half = Math.floor((most - 1) / 2)
  return `${words.slice(0, most - 1 - half).trimEnd()}…${words.slice(-half).trimStart()}`
}

test('are the same however long the text', () => {
  const texts = fc.array(fc.constantFrom('a', 'word', ' ', '\n', '     ', '\u00a0', 'ends.'), {maxLength: 200})
  fc.assert(
    fc.property(texts, fc.integer({min: 4, max: 30}), (parts, most) => {
      const text = parts.join('')
      expect(elide(text, most)).toBe(elideWhole(text, most))
    }),
    {numRuns: 500},
  )
})
