// Every example of every rule: places, messages and repairs as its file says.
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import type {Format} from '../../src/core/draft/format.ts'
import type {Example} from '../../src/core/example.ts'
import {runExample} from '../../src/core/examples.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'

const formats = makeFormats(parseWithRemark)
const byExtension = (extension: string) => formatFor(`x.${extension}`, formats) as Format

function nameOf(example: Example): string {
  const source = 'bad' in example ? example.bad : example.good
  return `${'bad' in example ? 'bad' : 'good'}: ${JSON.stringify(source)}`
}

for (const rule of rules)
  describe(rule.id, () => {
    test.each(rule.examples.map((example) => [nameOf(example), example] as const))('%s', (_, example) => {
      const {expected, actual} = runExample(rule, example, byExtension)
      if ('bad' in example) expect(actual.findings, 'finds something').toBe(true)
      expect(actual).toEqual(expected)
    })
  })
