// The page on frames is true: its twenty examples are found, and its house list holds.
import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {parse as parseYaml} from 'yaml'
import {type ListSetting, ruleOfList} from '../../../src/core/phrase-rule.ts'
import {ownHits, quotationsOf} from '../../../src/reading/speech/quotations.ts'
import {failuresOf} from '../../../src/testing.ts'

const page = readFileSync('docs/frames.md', 'utf8')
const rows = [...page.slice(page.indexOf('## Twenty')).matchAll(/^\| `(.+?)` \| (.+) \|$/gm)].map(
  ([, frame = '', text = '']) => [frame.replaceAll('\\|', '|'), text] as const,
)
const failures = (list: ListSetting) => failuresOf(ruleOfList(list, ownHits, [quotationsOf]))

test('there are twenty examples', () => {
  expect(rows).toHaveLength(20)
})

test.each(rows)('%s', (frame, bad) => {
  const words = {adverb: ['often', 'widely', '*ly']}
  expect(failures({id: 'shown', frames: [frame], words, inQuotations: true, examples: [{bad}]})).toEqual([])
})

test('the list on the page holds', () => {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
  const {lists} = parseYaml(yaml) as {lists: ListSetting[]}
  expect(lists.flatMap(failures)).toEqual([])
})
