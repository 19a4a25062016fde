// Twins: of each family a draft with planted defects, all found under `strict`, and a clean one, silent under `recommended`.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {configure, lint} from '../../src/index.ts'
import {describeFindings} from '../support/describe-findings.ts'

const folder = 'fixtures/twins'
const drafts = readdirSync(folder).filter((name) => /\.(?:md|txt)$/.test(name))
const named = (part: string) => drafts.filter((name) => name.includes(`-${part}.`))

function check(name: string, preset: string): string {
  const text = readFileSync(`${folder}/${name}`, 'utf8')
  return describeFindings(name, text, lint({path: name, text}, configure({preset})))
}

describe('every planted defect is found under strict', () => {
  test.each(named('defective'))('%s', (name) => {
    const found = check(name, 'strict')
    const path = `${folder}/${name}.findings`
    if (process.env.UPDATE_FINDINGS) writeFileSync(path, found)
    expect(found).toBe(readFileSync(path, 'utf8'))
  })
})

describe('the clean twin is silent under recommended', () => {
  test.each(named('clean'))('%s', (name) => {
    expect(check(name, 'recommended')).toBe('')
  })
})

test('each defective draft has its clean twin', () => {
  expect(named('clean').map((name) => name.replace('-clean.', '-defective.'))).toEqual(named('defective'))
})
