// The page on house rules is true: every block of YAML on it is sound, and its examples hold.
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {parse as parseYaml} from 'yaml'
import {placeNames} from '../../src/core/settings/house-names.ts'
import {wrongInHouse} from '../../src/house/mistakes.ts'
import {rulesOfHouse} from '../../src/house/rules.ts'
import type {HouseRules} from '../../src/house/setting.ts'
import {failuresAt} from '../../src/testing.ts'
import {runIn} from '../support/desk.ts'

const page = readFileSync('docs/house-rules.md', 'utf8')
const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text)
const files = blocks.map((text) => parseYaml(text) as HouseRules)

test('there are three worked examples, and the shortest rule has three lines', () => {
  expect(files.map((house) => Object.keys(house).length)).toEqual([1, 1, 4, 11, 10, 8])
  expect(blocks[0]?.trim().split('\n')).toHaveLength(3)
})

test.each(files.map((house, i) => [`block ${i + 1}: ${Object.keys(house)[0]}`, house] as const))('%s', (_, house) => {
  expect(wrongInHouse(house)).toEqual([])
  expect(rulesOfHouse(house).flatMap((rule) => failuresAt(rule).map(({failure}) => failure))).toEqual([])
})

test('every rule but the shortest has examples', () => {
  const untested = files
    .slice(1)
    .flatMap((house) => rulesOfHouse(house))
    .filter(({examples}) => examples.length === 0)
  expect(untested.map(({id}) => id)).toEqual([])
})

test('every place and every key is on the page', () => {
  const schema = JSON.parse(readFileSync('house-rules.schema.json', 'utf8')) as {
    additionalProperties: {properties: object}
  }
  const missing = [...placeNames, ...Object.keys(schema.additionalProperties.properties)].filter(
    (name) => !page.includes(`\`${name}\``) && !page.includes(`\`${name}:`),
  )
  expect(missing).toEqual([])
})

test('the steps on the page work', async () => {
  const steps = {
    '.copydesk.yaml': 'houseRules: house-rules.yaml\n',
    'house-rules.yaml': blocks[3] as string,
    'a.md': '# Pool closes\n\nThe pool closed prior to the vote.\n',
  }
  const {out, err, folder} = await runIn(steps, ['test'])
  expect([out, err]).toEqual(['25 of 25 examples hold, in 11 rules.\n', ''])
  const checked = await runIn(folder, ['a.md'])
  expect(checked.out).toContain('3:17 info "prior to" is not house style: write "before". house/council-words')
  expect((await runIn(folder, ['explain', 'house/council-words'])).out).toContain('The council writes like this.')
  expect((await runIn(folder, ['--fix', 'a.md'])).out).not.toContain('prior')
  expect(readFileSync(`${folder}/a.md`, 'utf8')).toContain('closed before the vote')
})
