// Taking an ignore comment away, or one of the rules it names: nothing else of the draft changes.
import {expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {readComments} from '../../src/core/ignores/former-ids.ts'
import {takeAwayEdits, takeRuleAway} from '../../src/core/ignores/take-away.ts'
import {applyEdits} from '../../src/core/report/fix.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {parse} from '../../src/index.ts'

const config = configureRules(rules)

/** A draft without its first ignore comment, or without a rule in it. */
function without(text: string, rule?: string): string {
  const comments = readComments(parse({path: 'a.md', text}), config)
  const [first] = comments
  if (!first) throw new Error('There is no comment.')
  const edits = rule === undefined ? takeAwayEdits(text, first, comments) : takeRuleAway(text, first, rule, comments)
  return applyEdits(text, [edits]).text
}

test.each<[ids: string, rule: string, after: string]>([
  ['fake-list, repeated-word: ours', 'fake-list', 'repeated-word: ours'],
  ['fake-list, repeated-word: ours', 'repeated-word', 'fake-list: ours'],
  ['fake-list,repeated-word,dummy-text', 'repeated-word', 'fake-list,dummy-text'],
  ['fake-list repeated-word: ours', 'fake-list', 'repeated-word: ours'],
  ['fake-list repeated-word: ours', 'repeated-word', 'fake-list : ours'],
  ['Fake-List, repeated-word', 'fake-list', 'repeated-word'],
  ['dummy-text, fake-list -- as fake-list says', 'fake-list', 'dummy-text -- as fake-list says'],
])('%s without %s', (ids, rule, after) => {
  const draft = (ids: string) => `<!-- copydesk-ignore-file ${ids} -->\n\nRain.\n`
  expect(without(draft(ids), rule)).toBe(draft(after))
})

test.each<[text: string, after: string]>([
  ['<!-- copydesk-ignore-file fake-list -->\n\nRain.\n', 'Rain.\n'],
  ['Rain.\n\n<!-- copydesk-ignore-file -->', 'Rain.\n\n'],
  ['<!-- copydesk-ignore -->Rain.\n', 'Rain.\n'],
  ['> Rain. <!-- copydesk-ignore -->\n> Snow.\n', '> Rain.\n> Snow.\n'],
  ['Rain.\n<!-- copydesk-ignore:\n two lines -->\nSnow.\n', 'Rain.\nSnow.\n'],
  [
    '<!-- copydesk-ignore-start a -->\nRain.\n\n<!-- copydesk-ignore-end b -->\n',
    'Rain.\n\n<!-- copydesk-ignore-end b -->\n',
  ],
  [
    '<!-- copydesk-ignore-start -->\n\nA.\n\n<!-- copydesk-ignore-start -->\n\nB.\n\n<!-- copydesk-ignore-end -->\n\nC.\n\n<!-- copydesk-ignore-end -->\n',
    'A.\n\n<!-- copydesk-ignore-start -->\n\nB.\n\n<!-- copydesk-ignore-end -->\n\nC.\n\n',
  ],
])('%j without its comment', (text, after) => {
  expect(without(text)).toBe(after)
})
