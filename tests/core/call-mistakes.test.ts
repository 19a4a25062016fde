// A mistake in a call of the API is told in one sentence: what was passed, and what is expected.
import {expect, test} from 'vitest'
import {
  applyEdits,
  configure,
  definePhraseRule,
  definePhrases,
  definePlugin,
  lint,
  locate,
  parse,
  reportOn,
  rulesOfPlugin,
} from '../../src/index.ts'
import {testRule} from '../../src/testing.ts'

/** What a program without types may pass. */
const any = (value: unknown) => value as never
const draft = {path: 'a.md', text: 'By [Your Name]'}
const edit = {start: 0, end: 2, text: 'From'}
const bare = {summary: 'x', why: 'x', authority: 'x', check: () => {}, examples: []}

test.each<[name: string, call: () => unknown, says: string]>([
  [
    'settings for a config',
    () => lint(draft, any({preset: 'news'})),
    '`lint` takes a config that `configure` made, and was given an object with the key `preset`: pass `configure(settings)`.',
  ],
  [
    'null for a config',
    () => lint(draft, any(null)),
    '`lint` takes a config that `configure` made, and was given `null`: pass `configure(settings)`.',
  ],
  [
    'settings for the config of a draft to parse',
    () => parse(draft, undefined, any({frontMatterCopy: ['dek']})),
    '`parse` takes a config that `configure` made, and was given an object with the key `frontMatterCopy`: pass `configure(settings)`.',
  ],
  ['no draft', () => lint(any(undefined)), '`lint` takes a draft as `{path, text}`, and was given `undefined`.'],
  ['a text for a draft', () => lint(any('Rain.')), '`lint` takes a draft as `{path, text}`, and was given a string.'],
  [
    'a draft without text',
    () => lint(any({path: 'a.md'})),
    'The `text` of the draft given to `lint` must be a string, not `undefined`.',
  ],
  [
    'a draft without a path',
    () => lint(any({text: 'Rain.'})),
    'The `path` of the draft given to `lint` must be a string, not `undefined`.',
  ],
  [
    'bytes for text',
    () => parse(any({path: 'a.md', text: new Uint8Array(0)})),
    'The `text` of the draft given to `parse` must be a string, not an empty object.',
  ],
  [
    'another extension',
    () => parse({path: 'a.html', text: ''}),
    'No format reads `a.html`: name it .md or .txt, or hand in a format.',
  ],
  [
    'findings for edits',
    () => applyEdits(draft.text, any(lint(draft))),
    '`applyEdits` takes the `fix` of each finding, not the findings: pass `findings.flatMap(({fix}) => (fix ? [fix] : []))`.',
  ],
  [
    'edits for groups',
    () => applyEdits(draft.text, any([edit])),
    '`applyEdits` takes groups of edits, not edits: put each group into an array.',
  ],
  [
    'a finding without a repair',
    () => applyEdits(draft.text, any([undefined])),
    'A group of edits given to `applyEdits` must be an array, not `undefined`.',
  ],
  [
    'half an edit',
    () => applyEdits(draft.text, any([[{start: 0}]])),
    'An edit given to `applyEdits` must be `{start, end, text}`, not an object with the key `start`.',
  ],
  [
    'no text to repair',
    () => applyEdits(any(undefined), []),
    '`applyEdits` takes the text of a draft as a string, and was given `undefined`.',
  ],
  [
    'no edits',
    () => applyEdits('Rain.', any(undefined)),
    '`applyEdits` takes an array of groups of edits, and was given `undefined`.',
  ],
  [
    'text and findings the wrong way round',
    () => locate(any(lint(draft)), any(draft.text)),
    '`locate` takes the text of a draft as a string, and was given an array.',
  ],
  [
    'no findings',
    () => reportOn(draft, any(undefined)),
    '`reportOn` takes the findings that `lint` returned, and was given `undefined`.',
  ],
  [
    'messages for findings',
    () => locate('Rain.', any(['Cut this.'])),
    'A finding given to `locate` must be one that `lint` returned, not a string.',
  ],
  [
    'a preset for settings',
    () => configure(any('news')),
    '`configure` takes settings as an object, and was given a string.',
  ],
  ['null for settings', () => configure(any(null)), '`configure` takes settings as an object, and was given `null`.'],
  [
    'a plugin for rules',
    () => configure({}, any(definePlugin({name: 'harbour', rules: {}}))),
    '`configure` takes an array of rules, and was given an object with the keys `name`, `rules`: pass `rulesOfPlugin(plugin)`.',
  ],
  [
    'a rule without a name',
    () => configure({}, [any(bare)]),
    "A rule given to `configure` needs an `id` and a `family`: pass `{...rule, id: 'house-word', family: 'house'}`.",
  ],
  [
    'no rule among rules',
    () => configure({}, [any(undefined)]),
    'A rule given to `configure` must be an object, not `undefined`.',
  ],
  [
    'a phrase rule without phrases',
    () => definePhraseRule(any({...bare, message: () => 'No.'})),
    '`definePhraseRule` needs `phrases`, and was given `undefined` for it.',
  ],
  [
    'phrases without kinds',
    () => definePhrases(any({phrases: ['a']})),
    '`definePhrases` needs `kinds`, and was given `undefined` for it.',
  ],
  [
    'no plugin',
    () => rulesOfPlugin(any(undefined)),
    '`rulesOfPlugin` needs `plugin`, and was given `undefined` for it.',
  ],
  [
    'no rule to test',
    () => testRule(any(undefined)),
    '`testRule` takes a rule as `defineRule` returns it, and was given `undefined`.',
  ],
])('%s', (_, call, says) => {
  expect(call).toThrow(expect.objectContaining({message: says}))
})
