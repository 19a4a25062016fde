// Wrong house rules: each mistake with its exact place and a message that tells an editor how to mend it.
import {expect, test} from 'vitest'
import {runIn} from '../support/desk.ts'

const wrong: [name: string, rules: string, ...says: string[]][] = [
  ['an unknown key', 'a:\n  avoid: x\n  mesage: y\n', '3:3: `a` has no `mesage`. Did you mean `message`?'],
  [
    'nothing to look for',
    'a:\n  severity: info\n',
    '1:1: `a` needs one of `avoid`, `frames`, `expressions`, `oneOf`, `explain`, `require`, `capitals`, `measure` or `repeats`.',
  ],
  [
    'a rule that is a text',
    'a: x\n',
    '1:4: `a` must be `name: value` pairs, not `x`, as in `e-mail: {avoid: e-mail, instead: email}`.',
  ],
  ['a name with capitals', 'E-mail:\n  avoid: x\n', "1:1: `E-mail` can't be a name here: write it like `house-words`."],
  [
    'a number to avoid',
    'a:\n  avoid: [x, 2026]\n',
    '2:14: An entry of `avoid` must be text, not `2026`, as in `e-mail`.',
  ],
  ['an empty list', 'a:\n  avoid: []\n', '2:10: `avoid` is empty.'],
  ['an empty phrase', "a:\n  avoid: ''\n", '2:10: `avoid` is empty: write it like `e-mail`.'],
  ['no replacement', 'a:\n  avoid:\n    x:\n', '3:7: `x` must be text, not empty.'],
  [
    'two rules in one',
    'a:\n  avoid: x\n  oneOf: [y, z]\n',
    '3:3: `a` has both `avoid` and `oneOf`: make two rules of it.',
  ],
  [
    'a key without its partner',
    'a:\n  avoid: x\n  per: draft\n',
    '3:3: `per` only goes with `atMost`, `atLeast` or `require`: leave it out, or add one.',
  ],
  [
    'a place misspelt',
    'a:\n  avoid: x\n  where: [headlin]\n',
    "3:11: An entry of `where` can't be `headlin`. Did you mean `headline`?",
  ],
  [
    'the same place in and out',
    'a:\n  avoid: x\n  where: [lede]\n  notIn: lede\n',
    '4:10: `lede` is in `where` and in `notIn`: keep one of them.',
  ],
  [
    'a severity misspelt',
    'a:\n  avoid: x\n  severity: warn\n',
    "3:13: `severity` can't be `warn`. Did you mean `warning`?",
  ],
  [
    'a class without quotation marks',
    'a:\n  avoid: x\n  near: {money}\n',
    "3:9: `near` must be text or a list, not `name: value` pairs, as in `near: '{money}'`.",
  ],
  ['a style misspelt', 'a:\n  capitals: title\n', "2:13: `capitals` can't be `title`. Did you mean `title-ap`?"],
  [
    'what to write, twice',
    'a:\n  avoid: {x: y}\n  instead: z\n',
    '3:12: `avoid` says what to write for each: leave `instead` out.',
  ],
  ['nothing to write', 'a:\n  avoid: x\n  fix: true\n', '3:8: `fix` has nothing to write: add `instead`.'],
  [
    'a limit that nothing keeps',
    'a: {measure: words, atMost: 3, atLeast: 5}\n',
    '1:41: `atLeast` is 5, but `atMost` is 3: nothing can be both.',
  ],
  ['no limit', 'a:\n  measure: words\n', '2:12: `measure` needs a limit: add `atMost` or `atLeast`.'],
  [
    'a measure misspelt',
    'a:\n  measure: flesh-kincaid\n  atMost: 9\n',
    "2:12: `flesh-kincaid` can't be counted. Did you mean `flesch-kincaid`?",
  ],
  [
    'a formula that breaks off',
    'a:\n  measure: words /\n  atMost: 9\n',
    "2:12: `words /` can't be worked out: the formula ends too early.",
  ],
  [
    'a comparison',
    'a:\n  measure: words > 3\n  atMost: 9\n',
    '2:12: `words > 3` is a comparison: use `atMost` or `atLeast`.',
  ],
  [
    'an expression that may take long',
    "a:\n  expressions:\n    - x\n    - '(\\w+\\s?)+y'\n",
    '4:7: `(\\w+\\s?)+y` may take very long on some drafts: say how often a part may repeat, as in `\\w{1,20}`.',
  ],
  [
    'an expression that may take long since it looks ahead',
    "a:\n  expressions: '\\w+(?= x)'\n",
    '2:16: `\\w+(?= x)` may take very long on some drafts: say how often a part may repeat, as in `\\w{1,20}`, since it looks ahead or behind.',
  ],
  [
    'an expression whose repeats can be divided in too many ways',
    "a:\n  expressions: 'a{1,90}a{1,90}'\n",
    '2:16: `a{1,90}a{1,90}` may take very long on some drafts: its repeats can match in too many ways: allow fewer, as in `{1,10}` instead of `{1,20}`.',
  ],
  ['an expression left open', "a:\n  expressions: '(x'\n", "2:16: `(x` can't be read: "],
  ['brackets with one alternative', 'a:\n  avoid: (may) be\n', '2:10: `(may)` has one alternative'],
  [
    'too many alternatives',
    `a:\n  avoid: ${'(a|b)'.repeat(11)}\n`,
    'stands for more than 1000 phrases: write several.',
  ],
  ['no word', "a:\n  avoid: '* _'\n", '2:10: `* _` has no word: write at least one out.'],
  [
    'a frame without a word',
    "a:\n  frames: '{word}'\n",
    '2:11: A frame needs a word that every match holds (column 1 of `{word}`).',
  ],
  ['an unknown class', "a:\n  avoid: x\n  near: '{monny}'\n", '3:9: There is no class `monny`'],
  [
    'a word nothing fills',
    "a:\n  avoid: x\n  message: 'Not {instead}.'\n",
    "3:12: `message` can't have `{instead}` here. Allowed: `{found}`.",
  ],
  [
    'an example without marks',
    'a:\n  avoid: x\n  wrong:\n    - An x.\n',
    '4:7: Mark what must be found with `==` on both sides',
  ],
  [
    'a circle',
    'a:\n  avoid: {x: y}\nb:\n  avoid: {y: x}\n',
    '2:14: `y` is to be avoided, by the rule `b`: write something else.',
    '4:14: `x` is to be avoided, by the rule `a`: write something else.',
  ],
  [
    'a field that nobody reads',
    'a:\n  avoid: x\n  where: field:standfirst\n',
    "3:10: `standfirst` isn't read as copy: add it to `frontMatterCopy` in the settings.",
  ],
  [
    'a distance without a start',
    'a:\n  require: x\n  near: y\n',
    '3:3: `near` only goes with `avoid`, `frames` or `expressions`: leave it out, or add one.',
  ],
  [
    'words that must be near nothing',
    'a:\n  require: x\n  within: 3 paragraphs\n',
    '3:3: `within` only goes with `near`, `notNear` or `when`: leave it out, or add one.',
  ],
  [
    'a distance from words that only say which drafts a rule is for',
    'a:\n  avoid: x\n  when: y\n  within: 3 paragraphs\n',
    '4:3: `within` says how near to `near` or `notNear`: add one of them, or leave it out.',
  ],
  ['a distance of no kind', 'a:\n  avoid: x\n  near: y\n  within: 3 words\n', "4:11: `within` can't be `3 words`."],
  [
    'exceptions to a list of short forms',
    'a:\n  explain: {RBX: Road Board}\n  exceptions: BBC\n',
    '3:3: `exceptions` only goes with `explain: all`: leave it out.',
  ],
  [
    'what nothing may repeat',
    'a:\n  repeats: headline\n',
    '2:3: `repeats` needs the places that must say something else: add `where`.',
  ],
  [
    'an example without the path that it needs',
    'a:\n  avoid: x\n  onlyFor: releases/\n  wrong: An ==x==.\n',
    '4:10: `onlyFor` names paths: say where the example is, as in `{text: …, path: releases/may.md}`.',
  ],
  [
    'an example in which nothing is found, without the path that it needs',
    'a:\n  avoid: x\n  onlyFor: releases/\n  right:\n    - {text: A y., path: releases/a.md}\n    - A y.\n',
    '6:7: `onlyFor` names paths: say where the example is, as in `{text: …, path: releases/may.md}`.',
  ],
  ['a frame in `unless`', "a:\n  avoid: x\n  unless: 'x {monny}'\n", '3:11: There is no class `monny`'],
  ['a rule twice', 'a:\n  avoid: x\na:\n  avoid: y\n', '3:1: `a` is set twice: keep one.'],
  ['a tab', 'a:\n\tavoid: x\n', '2:1: A tab indents this line: use spaces.'],
  [
    'a pair in a line of its own key',
    "a:\n  expressions: 'x': y\n",
    '2:16: Put this pair on a line of its own below, further in.',
  ],
  [
    'a line further in than the one above',
    'a:\n avoid: x\n  message: y\n',
    '2:9: The line below is indented differently from this one: line them up.',
  ],
  [
    'a colon in a value',
    'a:\n  avoid: x\n  message: Write: y\n',
    '3:12: A value that contains a colon must be in quotation marks.',
  ],
]

test.each(wrong)('%s', async (_, rules, ...says) => {
  const files = {'.copydesk.yaml': 'houseRules: house.yaml\n', 'house.yaml': rules, 'a.md': 'Words.\n'}
  const {err, code} = await runIn(files, ['a.md'])
  for (const one of says) expect(err).toContain(/^\d/.test(one) ? `house.yaml:${one}` : one)
  expect(err.trimEnd().split('\n')).toHaveLength(says.length)
  expect(code).toBe(2)
})

test('in the settings, a mistake stands where the rule does', async () => {
  const files = {'.copydesk.yaml': 'houseRules:\n  a:\n    avoid: x\n    once: 1\n', 'a.md': 'Words.\n'}
  const {err} = await runIn(files, ['a.md'])
  expect(err).toContain('.copydesk.yaml:4:11: `once` must be `true` or `false`, not `1`')
})

test('a file that is missing, and a rule in two files', async () => {
  const missing = await runIn({'.copydesk.yaml': 'houseRules: hose.yaml\n', 'a.md': 'Words.\n'}, ['a.md'])
  expect(missing.err).toContain('.copydesk.yaml:1:13: There is no file of house rules `hose.yaml`.')
  const files = {
    '.copydesk.yaml': 'houseRules: [a.yaml, b.yaml]\n',
    'a.yaml': 'x: {avoid: y}\n',
    'b.yaml': 'x: {avoid: z}\n',
  }
  const twice = await runIn({...files, 'a.md': 'Words.\n'}, ['a.md'])
  expect(twice.err).toContain('b.yaml:1:1: There is a rule `house/x` already: choose another name.')
})

test('an example that does not hold is told with its line, and with what was found instead', async () => {
  const rules = `e-mail:
  avoid: e-mail
  wrong:
    - Send ==an e-mail==.
    - Send a ==letter==.
  right: Send an e-mail.
`
  const {err, out, code} = await runIn({'.copydesk.yaml': 'houseRules: house.yaml\n', 'house.yaml': rules}, ['test'])
  expect(err).toBe(`house.yaml:4:7: house/e-mail: wrong "Send ==an e-mail==."
  found at other places
    expected: "Send ==an e-mail==."
    actual:   "Send an ==e-mail==."
    found "e-mail" at 1:9: "e-mail" is on your house list: use another word.

house.yaml:5:7: house/e-mail: wrong "Send a ==letter==."
  nothing was found; the rule was given
    paragraph "Send a letter."

house.yaml:6:10: house/e-mail: right "Send an e-mail."
  this was found, but the example is a good one
    expected: "Send an e-mail."
    actual:   "Send an ==e-mail==."
    found "e-mail" at 1:9: "e-mail" is on your house list: use another word.

`)
  expect([out, code]).toEqual(['0 of 3 examples hold, in 1 rule.\n', 1])
})
