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

test.each([
  [
    'between words',
    'Harbour Bridge Closure Sparks Immediate Outrage Among Eastport Commuters',
    'Harbour Bridge Closure […] Among Eastport Commuters',
  ],
  [
    'words at both ends of a very long text',
    `The gate on the weir ${'was shut, '.repeat(90)}they said on Monday evening`,
    'The gate on the weir was […] they said on Monday evening',
  ],
  [
    'an address within its one word',
    'https://ferry.example/timetables/summer/weekdays/departures-from-the-north-pier',
    'https://ferry.example/timetabl…epartures-from-the-north-pier',
  ],
  ['nothing of 60 characters', `${'x'.repeat(29)} ${'y'.repeat(30)}`, `${'x'.repeat(29)} ${'y'.repeat(30)}`],
])('leave out %s', (_, text, shown) => {
  expect(elide(text)).toBe(shown)
})

test('keep whole words at both ends where they leave out words', () => {
  const words = fc.array(fc.constantFrom('a', 'word', 'ends.', 'crossing', '“No,”'), {minLength: 30, maxLength: 80})
  fc.assert(
    fc.property(words, fc.integer({min: 40, max: 120}), (all, most) => {
      const text = all.join(' ')
      const shown = elide(text, most)
      const [head = '', tail = ''] = shown.split(' […] ')
      expect(shown.length).toBeLessThanOrEqual(Math.max(most, text.length <= most ? text.length : 0))
      expect(text.startsWith(`${head} `) || head === text).toBe(true)
      expect(text.endsWith(tail)).toBe(true)
    }),
    {numRuns: 300},
  )
})

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
