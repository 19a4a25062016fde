// Any data, and any file of house rules with mistakes in it: never thrown, every mistake has a place, and what is sound runs.

import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {stringify} from 'yaml'
import {configureRules} from '../../src/core/settings/config.ts'
import {houseSchema} from '../../src/core/settings/house-schema.ts'
import type {Schema} from '../../src/core/settings/schema.ts'
import {openSettings} from '../../src/files/settings.ts'
import {wrongInHouse} from '../../src/house/mistakes.ts'
import {rulesOfHouse} from '../../src/house/rules.ts'
import type {HouseRules} from '../../src/house/setting.ts'
import {lint} from '../../src/index.ts'
import {makeFolder} from '../support/desk.ts'

/** Texts that something is made of: phrases, frames, expressions, formulas, places and nonsense. */
const pieces = [
  ...['e-mail', 'prior to', 'the', 'words', 'É', '😀', '!', "don't", 'A', '2026', '', ' ', '\n', '==', 'x', 'headline'],
  ...[
    '(a|b)',
    '(a|',
    '(may)',
    'utilis*',
    '_',
    '*',
    '{number}',
    '{name}',
    '{nobody}',
    '…3',
    '…99',
    '[a|b]',
    '-(of)',
    'found:(x)',
  ],
  ...[
    '\\b',
    '\\w+',
    '(',
    ')',
    '[',
    ']',
    '+',
    '?',
    '{2}',
    '(a+)+',
    '|',
    '^',
    '$',
    '$1',
    '\\',
    '(?i)',
    '(?<=a)',
    '\\p{L}',
    '&2',
  ],
  ...[
    'words / sentences',
    'flesch-kincaid',
    '/',
    '%',
    '{found}',
    '{instead}',
    '{count}',
    'field:title',
    '{sentence-start}',
  ],
]
const anyText = fc
  .array(fc.oneof({weight: 6, arbitrary: fc.constantFrom(...pieces)}, fc.string({unit: 'binary', maxLength: 3})), {
    maxLength: 4,
  })
  .map((all) => all.join(''))

const anything = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  anyText,
  fc.array(anyText, {maxLength: 2}),
  fc.dictionary(anyText, anyText, {maxKeys: 2}),
)

/** Values of about the right shape. */
function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  switch (schema.is) {
    case 'text':
      return schema.values ? fc.oneof({weight: 9, arbitrary: fc.constantFrom(...schema.values)}, anyText) : anyText
    case 'flag':
      return fc.boolean()
    case 'number':
      return fc.constantFrom(0, 1, 2, 30, -1, 0.5)
    case 'list': {
      const list = fc.array(valuesOf(schema.of), {minLength: 1, maxLength: 3})
      return schema.orOne ? fc.oneof(valuesOf(schema.of), list) : list
    }
    case 'table':
      return fc.dictionary(fc.oneof(anyText, fc.constantFrom('a', 'b-c')), valuesOf(schema.of), {
        minKeys: 1,
        maxKeys: 3,
      })
    case 'choice':
      return fc.oneof(...schema.of.map(valuesOf))
    case 'map':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.keys).map(([key, of]) => [
            key,
            fc.oneof({weight: 30, arbitrary: valuesOf(of)}, anything),
          ]),
        ),
        {requiredKeys: []},
      )
    default:
      return anything
  }
}

const ruleSchema = houseSchema.of as Schema & {is: 'map'}
const [groups, beside] = [ruleSchema.oneGroup ?? [], ruleSchema.beside ?? {}]

/** A rule of which few keys are there, so that many are sound. */
const anyRule = fc
  .tuple(fc.constantFrom(...groups.flat()), fc.subarray(Object.keys(ruleSchema.keys), {maxLength: 4}))
  .chain(([main, more]) => {
    const fits = (key: string) => !groups.flat().includes(key) && (beside[key]?.includes(main) ?? true)
    const keys = [main, ...more.filter(fits)]
    return fc.record(
      Object.fromEntries(
        keys.map((key) => [key, fc.oneof({weight: 30, arbitrary: valuesOf(ruleSchema.keys[key] as Schema)}, anything)]),
      ),
    )
  })

const anyHouse = fc.oneof(
  {weight: 8, arbitrary: fc.dictionary(fc.constantFrom('a', 'b-c', 'd', 'E'), anyRule, {minKeys: 1, maxKeys: 3})},
  {weight: 1, arbitrary: valuesOf(houseSchema)},
  {weight: 1, arbitrary: anything},
)

const draft = `---
title: The words, É 😀
---

# The Words prior to e-mail

Prior to the e-mail, a and b don't utilise x! Ann Low paid £5 in 2026: "the words," he said. utilising (may) xx ==x== $1.

![the a](x.png)

- the a, A 😀 of x
- b | É _ * {number}

> The b in words\r\nprior to it.
`

const runs = Number(process.env.HOUSE_FUZZ ?? 300)

test('any data: mistakes have a path in it, and what is sound runs and reports whole places', () => {
  let sound = 0
  fc.assert(
    fc.property(anyHouse, (house) => {
      const mistakes = wrongInHouse(house)
      for (const {path, message} of mistakes) {
        expect(message).toMatch(/\S/)
        expect(Array.isArray(path)).toBe(true)
      }
      if (mistakes.length > 0) return
      sound++
      const config = configureRules(rulesOfHouse(house as HouseRules))
      for (const {place, ruleId, message} of lint({path: 'a.md', text: draft}, config)) {
        expect(ruleId === 'rule-crashed' ? message : '').toBe('')
        expect(place.start >= 0 && place.start <= place.end && place.end <= draft.length).toBe(true)
      }
    }),
    {numRuns: runs, seed: Number(process.env.HOUSE_SEED ?? 23)},
  )
  expect(sound).toBeGreaterThan(runs / 20)
  if (process.env.HOUSE_FUZZ) console.log(`${sound} of ${runs} sound`)
})

test('any file: every mistake has a line and a column', async () => {
  const folder = makeFolder({'.copydesk.yaml': 'houseRules: house.yaml\n'})
  const damage = fc.tuple(fc.nat(), fc.constantFrom('', ':', '"', '[', '\t', '*', '- ', '\n', '{', '#', '\u2028'))
  await fc.assert(
    fc.asyncProperty(anyHouse, fc.array(damage, {maxLength: 2}), async (house, edits) => {
      let text = typeof house === 'string' ? house : stringify(house)
      for (const [at, mark] of edits)
        text = text.slice(0, at % (text.length + 1)) + mark + text.slice((at % (text.length + 1)) + 1)
      writeFileSync(join(folder, 'house.yaml'), text)
      const {mistakes} = await openSettings({rules: [], cwd: folder}).rulesFor('draft.md')
      for (const {at, message} of mistakes) {
        expect(message).toMatch(/\S/)
        expect(at).toMatch(/^house\.yaml:\d+:\d+$/)
      }
    }),
    {numRuns: runs, seed: Number(process.env.HOUSE_SEED ?? 23)},
  )
}, 1_200_000)
