// Whole drafts with the findings expected of them: `<draft>.findings` stands beside each.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {configure, lint, parse} from '../../src/index.ts'
import {describeFindings} from '../support/describe-findings.ts'

const folder = 'fixtures'
const drafts = readdirSync(folder).filter((name) => /\.(?:md|txt)$/.test(name) && name !== 'README.md')
const config = configure()

describe('drafts in fixtures/', () => {
  test.each(drafts)('%s', (name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8')
    const found = describeFindings(name, text, lint({path: name, text}, config))
    const path = `${folder}/${name}.findings`
    if (process.env.UPDATE_FINDINGS) writeFileSync(path, found)
    expect(found).toBe(readFileSync(path, 'utf8'))
  })
})

describe('the same copy in another dress', () => {
  const dresses: [name: string, dress: (text: string) => string][] = [
    ['with CRLF line ends', (text) => text.replace(/\n/g, '\r\n')],
    ['with a byte order mark', (text) => `\uFEFF${text}`],
  ]
  test.each(drafts.flatMap((name) => dresses.map(([dress, change]) => [name, dress, change] as const)))(
    '%s %s has the same findings at the same lines and columns',
    (name, _, change) => {
      const text = readFileSync(`${folder}/${name}`, 'utf8')
      const draft = parse({path: name, text: change(text)})
      const plain = describeFindings(name, text, lint({path: name, text}, config))
      expect(describeFindings(name, draft.text, lint(draft, config)).replaceAll('\\r\\n', '\\n')).toBe(plain)
    },
  )
})
