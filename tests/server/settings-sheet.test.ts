// What an edit of settings leaves alone: comments, line ends, order, escapes, numbers and what stands elsewhere.
import {describe, expect, test} from 'vitest'
import {
  allowing,
  changeSettings,
  leavingOut,
  lettingIn,
  switchingOff,
  switchingOn,
  withoutLinesOf,
} from '../../src/server/settings-changes.ts'

const off = switchingOff(['new', 'old'])

describe('YAML', () => {
  test.each([
    ['a document without a value', '---\n# c\n', '---\n# c\nrules:\n  new: off\n'],
    ['null', 'null\n', 'rules:\n  new: off\n'],
    ['null with comments', '# a\n\n~ # b\n', '# a\n\n# b\nrules:\n  new: off\n'],
    [
      'comments under an empty key',
      'rules:\n  # weasel: off\n  # because\nignore: [a]\n',
      'rules:\n  # weasel: off\n  # because\n  new: off\nignore: [a]\n',
    ],
    ['a comment beside an empty key', 'rules: # ours\nignore: [a]\n', 'rules:\n  # ours\n  new: off\nignore: [a]\n'],
    [
      'CRLF',
      'preset: news # ours\r\nrules:\r\n  x: off\r\n',
      'preset: news # ours\r\nrules:\r\n  x: off\r\n  new: off\r\n',
    ],
    ['mixed line ends', 'preset: news\nrules:\r\n  x: off\r\n', 'preset: news\nrules:\r\n  x: off\r\n  new: off\r\n'],
    ['a byte order mark', '\uFEFFpreset: news\n', '\uFEFFpreset: news\nrules:\n  new: off\n'],
    ['a key twice', 'rules: {}\nrules: {}\n', undefined],
  ])('%s', (_, before, after) => {
    expect(changeSettings(before, '.copydesk.yaml', off)).toBe(after)
  })

  test('comments under an empty list', () => {
    const before = 'allow:\n  new:\n    # - one\nrules: {}\n'
    const after = 'allow:\n  new:\n    # - one\n    - two\nrules: {}\n'
    expect(changeSettings(before, '.copydesk.yaml', allowing('new', 'two'))).toBe(after)
  })

  test.each([
    'x: &p [a, b]\nallow:\n  new: *p\n',
    'rules:\n  new: &l warning\n  other: *l\n',
    'x: &x {new: error}\nrules:\n  <<: *x\n',
    'rules:\n  <<: {new: error}\n',
    'o: &o\n  - files: a\n    rules: {new: error}\noverrides: *o\n',
  ])('values that stand in several places are left alone: %j', (text) => {
    for (const change of [off, allowing('new', 'c'), leavingOut('/a.md')])
      expect(changeSettings(text, '.copydesk.yaml', change)).toBeUndefined()
  })
})

describe('JSON', () => {
  test.each([
    [
      'order, escapes and numbers stay',
      '{"b": 1.0, "1": "\\u0041\\/"}',
      '{"b": 1.0, "1": "\\u0041\\/", "rules": {"new": "off"}}',
    ],
    [
      'CRLF and tabs',
      '{\r\n\t"preset": "news"\r\n}\r\n',
      '{\r\n\t"preset": "news",\r\n\t"rules": {\r\n\t\t"new": "off"\r\n\t}\r\n}\r\n',
    ],
    ['a byte order mark', '\uFEFF{"rules": {"old": "info"}}', '\uFEFF{"rules": {"old": "off"}}'],
    ['nothing yet', '{}\n', '{\n  "rules": {\n    "new": "off"\n  }\n}\n'],
    ['an empty object', '{\n    "rules": {}\n}', '{\n    "rules": {\n        "new": "off"\n    }\n}'],
    ['null', '{\n  "rules": null\n}', '{\n  "rules": {\n    "new": "off"\n  }\n}'],
    ['options', '{"rules": {"new": ["info", {"most": 3.0}]}}', '{"rules": {"new": ["off", {"most": 3.0}]}}'],
    ['kinds', '{"rules": {"new": {"a": "info"}, "x": 1}}', '{"rules": {"new": "off", "x": 1}}'],
    [
      'several places',
      '{"overrides": [{"rules": {"new": "error"}}, {}], "stages": {"edit": {"rules": {"old": "info"}}}}',
      '{"overrides": [{"rules": {"new": "off"}}, {}], "stages": {"edit": {"rules": {"old": "off"}}}, "rules": {"new": "off"}}',
    ],
    ['a key twice', '{"rules": {"x": 1, "x": 2}}', undefined],
    ['a key twice elsewhere', '{"a": {"x": 1, "\\u0078": 2}}', undefined],
    ['a list', '[]', undefined],
    ['comments', '{} // ours', undefined],
    ['off already', '{"rules": {"new": "off"}}', undefined],
  ])('%s', (_, before, after) => {
    expect(changeSettings(before, '.copydesk.json', off)).toBe(after)
  })

  test.each([
    ['inline', '{"ignore": ["a"], "x": 1}', '{"ignore": ["a", "/b.md"], "x": 1}'],
    ['in lines', '{\n  "ignore": [\n    "a"\n  ]\n}\n', '{\n  "ignore": [\n    "a",\n    "/b.md"\n  ]\n}\n'],
    ['an empty list', '{\n  "ignore": []\n}\n', '{\n  "ignore": [\n    "/b.md"\n  ]\n}\n'],
    ['there already', '{"ignore": ["/b.md"]}', undefined],
  ])('a list %s', (_, before, after) => {
    expect(changeSettings(before, '.copydesk.json', leavingOut('/b.md'))).toBe(after)
  })

  test('all of a package.json but its key stays', () => {
    const before =
      '{\r\n  "version": "1.0.0", "n": 1.0,\r\n  "10": 1, "9": 2,\r\n  "copydesk": {\r\n    "preset": "news"\r\n  },\r\n  "z": "\\u00e9"\r\n}\r\n'
    const after = before.replace('"news"', '"news",\r\n    "rules": {\r\n      "new": "off"\r\n    }')
    expect(changeSettings(before, 'package.json', off)).toBe(after)
  })
})

describe('what was switched off is switched on again', () => {
  const path = ['rules', 'new']
  test.each<[what: string, before: string, after: string, isOnWithout?: boolean]>([
    ['the only one', 'preset: news\nrules:\n  new: off\n', 'preset: news\n'],
    ['the first', 'rules:\n  new: off\n  x: off\n', 'rules:\n  x: off\n'],
    ['the last', 'rules:\n  x: off\n  new: off\nignore: [a]\n', 'rules:\n  x: off\nignore: [a]\n'],
    ['inline', 'rules: {x: off, new: off}\n', 'rules: {x: off}\n'],
    ['all there was', '# Ours\nrules:\n  new: off\n', '# Ours\n'],
    [
      'a schema line',
      '# yaml-language-server: $schema=a.json\n\nrules: {new: off}\n',
      '# yaml-language-server: $schema=a.json\n',
    ],
    ['a comment beside', 'rules:\n  new: off # poems\n  x: off\n', 'rules:\n  # poems\n  x: off\n'],
    [
      'a comment above',
      'rules:\n  a: off\n  # poems\n  new: off\n  x: off\n',
      'rules:\n  a: off\n  # poems\n  x: off\n',
    ],
    ['a comment above the last', 'rules:\n  a: off\n  # poems\n  new: off\n', 'rules:\n  a: off\n  # poems\n'],
    ['CRLF', 'rules:\r\n  a: off # x\r\n  new: off\r\n', 'rules:\r\n  a: off # x\r\n'],
    ['options', 'rules:\n  new: [off, {most: 3}] # ours\n', 'rules:\n  new: [on, {most: 3}] # ours\n'],
    ['off otherwise', 'rules:\n  new: off # ours\n', 'rules:\n  new: on # ours\n', false],
    ['as a flag', 'rules:\n  new: no\n  x: off\n', 'rules:\n  x: off\n'],
  ])('%s', (_, before, after, isOnWithout = true) => {
    expect(changeSettings(before, '.copydesk.yaml', switchingOn([path], isOnWithout))).toBe(after)
  })

  test.each<[before: string, after: string, isOnWithout?: boolean]>([
    ['{\n  "rules": {\n    "new": "off",\n    "x": "off"\n  }\n}\n', '{\n  "rules": {\n    "x": "off"\n  }\n}\n'],
    ['{\n  "rules": {\n    "x": "off",\n    "new": "off"\n  }\n}\n', '{\n  "rules": {\n    "x": "off"\n  }\n}\n'],
    ['{"preset": "news", "rules": {"new": false}}', '{"preset": "news"}'],
    ['{"rules": {"new": "off"}}', '{}'],
    ['{"rules": {"new": ["off", {"most": 3.0}]}}', '{"rules": {"new": ["on", {"most": 3.0}]}}'],
    ['{"rules": {"new": "off"}}', '{"rules": {"new": "on"}}', false],
  ])('JSON: %s', (before, after, isOnWithout = true) => {
    expect(changeSettings(before, '.copydesk.json', switchingOn([path], isOnWithout))).toBe(after)
  })

  test('in several places, of which the last says so', () => {
    const before = 'rules: {new: off, x: off}\noverrides:\n  - files: a.md # ours\n    rules: {new: off}\n'
    const places = [path, ['overrides', 0, 'rules', 'new']]
    const after = before.replace('new: off, ', '')
    expect(changeSettings(before, '.copydesk.yaml', switchingOn(places, true))).toBe(
      after.replace('    rules: {new: off}\n', ''),
    )
    expect(changeSettings(before, '.copydesk.yaml', switchingOn(places, false))).toBe(
      after.replace('new: off', 'new: on'),
    )
  })
})

describe('a draft that was left alone is checked again', () => {
  test.each([
    ['ignore: [/b.md, old/] # so far\n', 'ignore: [old/] # so far\n'],
    ['ignore:\n  - old/\n  - /b.md # ours\n', 'ignore:\n  - old/\n  # ours\n'],
    ['preset: news\nignore:\n  - /b.md\n', 'preset: news\n'],
    ['ignore: ["*.md"]\n', undefined],
    ['ignore: [b.md]\n', undefined],
  ])('%j', (before, after) => {
    expect(changeSettings(before, '.copydesk.yaml', lettingIn('b.md'))).toBe(after)
  })

  test.each([
    ['a/b.md', '# Ours\r\n/a/b.md\r\na/b.md\r\nb.md\r\n', '# Ours\r\nb.md\r\n'],
    ['[a].md', 'old/\n/\\[a\\].md', 'old/\n'],
    ['b.md', '*.md\n!/b.md\n', '*.md\n!/b.md\n'],
  ])('lines of an ignore file: %s', (path, before, after) => {
    expect(withoutLinesOf(path, before)).toBe(after)
  })
})
