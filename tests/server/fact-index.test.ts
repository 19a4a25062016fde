// The index of facts a folder is compared by in an editor: after any edits it shows what a comparison from the start would.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {compareAll} from '../../src/core/across/compare.ts'
import type {Fact} from '../../src/core/fact.ts'
import {study} from '../../src/core/lint.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {parse} from '../../src/index.ts'
import {makeFactIndex} from '../../src/server/facts.ts'

const config = configureRules(rules)
const noFiles = () => ({start: '', files: () => [], read: () => undefined, data: () => ({}), has: () => false})
const comparing = rules.filter(({compare}) => compare)

const factsOf = (path: string, text: string): Fact[] => study(parse({path, text}), config).facts

const passage =
  'The Harbour Post comes out on Fridays and is free in the library, the baths and the town hall, as it has been since the ferry came.'
const pieces = [
  '# Rain stops the harbour play\n',
  '# Snow stops the harbour match\n',
  'It rained all day.\n',
  `${passage}\n`,
  `${passage.replace('Fridays', 'Mondays')}\n`,
  '',
]
const names = ['2025-01-01-a.md', '2025-01-02-b.md', '2025-01-03-c.md', 'd.md', 'e.md']

const edits = fc.array(
  fc.record({name: fc.constantFrom(...names), lines: fc.array(fc.constantFrom(...pieces), {maxLength: 5})}),
  {minLength: 1, maxLength: 30},
)

test('shows what a comparison from the start would, after any edits, looked at in between or not', () => {
  fc.assert(
    fc.property(edits, fc.boolean(), (edits, inSteps) => {
      const index = makeFactIndex(noFiles)
      const facts = new Map<string, Fact[]>()
      for (const {name, lines} of edits) {
        facts.set(name, factsOf(name, lines.join('\n')))
        index.set(name, facts.get(name) ?? [])
        if (inSteps) for (const _ of index.compareInSteps(comparing));
        const seen = names.flatMap((name) => index.findingsOf(name, comparing))
        expect(seen).toEqual(compareAll([...facts.values()].flat(), comparing))
      }
    }),
    {numRuns: 40},
  )
})

test('tells facts that have moved from facts that are others', () => {
  const index = makeFactIndex(noFiles)
  const rain = '# Rain stops the harbour play\n'
  index.set('a.md', factsOf('a.md', rain))
  index.set('b.md', factsOf('b.md', rain))
  expect(index.findingsOf('b.md', comparing)).toHaveLength(1)
  expect(index.set('a.md', factsOf('a.md', `\n\n${rain}`))).toEqual({paths: new Set(['b.md']), hasOnlyMoved: true})
  const [found] = index.findingsOf('b.md', comparing)
  expect(found?.finding.related?.[0]?.message).toBe('See a.md:3.')
  expect(index.set('a.md', factsOf('a.md', rain.replace('Rain', 'Hail'))).hasOnlyMoved).toBe(false)
  expect(index.findingsOf('b.md', comparing)).toEqual([])
})
