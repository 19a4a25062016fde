// Rules that look at each block by itself: what they report, what `unless` drops, and what an editor checks again.
import {expect, test} from 'vitest'
import {makeBlockReuse} from '../../src/core/draft/block-reuse.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {lintDraft} from '../../src/core/lint.ts'
import type {Rule} from '../../src/core/rule.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'
import {configure, defineRule, isQuoted, lint, quotationsOf} from '../../src/index.ts'

const checked: string[] = []
const noVery = defineRule({
  summary: 'The word "very".',
  why: 'It adds nothing.',
  authority: 'House style guide',
  severity: 'info',
  options: {word: 'very'},
  optionNotes: {word: 'The word.'},
  reads: [quotationsOf],
  checkBlock({block, options, report}) {
    const {text} = block.prose
    checked.push(text)
    const at = text.indexOf(options.word)
    if (at >= 0) report({start: at, end: at + options.word.length}, `Delete "${options.word}".`, {fix: ''})
  },
  unless: isQuoted,
  examples: [],
})
const rule: Rule = {...noVery, id: 'no-very', family: 'house'}

test.each<[text: string, found: string[]]>([
  ['It was very late.', ['very']],
  ['It was very late.\n\nIt was very wet.', ['very', 'very']],
  ['"It was very late," she said.', []],
  ['It was late.', []],
])('%j', (text, found) => {
  const findings = lint({path: 'a.md', text}, configure({}, [rule])).filter(({ruleId}) => ruleId === 'no-very')
  expect(findings.map(({place}) => text.slice(place.start, place.end))).toEqual(found)
  expect(findings.map(({place, fix}) => [place, fix])).toEqual(
    findings.map(({place}) => [place, [{...place, text: ''}]]),
  )
})

test('a rule that reports nonsense, or later, is reported as crashed', () => {
  const crashed = (checkBlock: NonNullable<Rule['checkBlock']>) =>
    lint({path: 'a.md', text: 'Late.'}, configure({}, [{...rule, checkBlock}])).map(({ruleId}) => ruleId)
  expect(crashed(({report}) => report({start: 3, end: 99}, 'Far.'))).toEqual(['rule-crashed'])
  expect(crashed(async () => undefined)).toEqual(['rule-crashed'])
})

test('with blocks reused, only what changed is checked again, and findings move', () => {
  const format = formatFor('a.md', makeFormats(parseWithRemark))
  if (!format) throw new Error('Markdown has no format.')
  const reuse = makeBlockReuse()
  const config = configureRules([rule])
  const check = (text: string, by = config) => {
    checked.length = 0
    const findings = lintDraft(parseDraft({path: 'a.md', text}, format, undefined, reuse), by)
    return {found: findings.map(({place}) => place.start), again: [...checked]}
  }
  check('One is very late.\n\nTwo is late.\n\nThree is very wet.\n')
  expect(check('One is very late.\n\nTwo is here.\n\nThree is very wet.\n')).toEqual({
    found: [7, 42],
    again: ['Two is here.'],
  })
  expect(check('One is very late.\n\nNow two is here.\n\nThree is very wet.\n')).toEqual({
    found: [7, 46],
    again: ['Now two is here.'],
  })
  const other = configureRules([rule], {rules: {'no-very': ['warning', {word: 'late'}]}})
  expect(check('One is very late.\n\nNow two is here.\n\nThree is very wet.\n', other)).toMatchObject({found: [12]})
})
