// Shorter patterns for Latin copy: the program that is built finds what the full patterns find, in any script.
import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {isLatin, latinAlphabet} from '../../src/core/latin.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'
import {addLatinPatterns, latinPattern} from '../../src/generate/latin.ts'
import {lint} from '../../src/index.ts'

const whole = new RegExp(`^[${latinAlphabet}]*$`)
const letters = Array.from({length: 0x10000}, (_, code) => String.fromCharCode(code)).filter((each) => whole.test(each))

test('what changes of case and normal forms make of the alphabet stays inside', () => {
  const made = letters.flatMap((letter) => [
    letter.toUpperCase(),
    letter.toLowerCase(),
    ...['NFC', 'NFD', 'NFKC', 'NFKD'].map((form) => letter.normalize(form)),
  ])
  expect(made.filter((text) => !whole.test(text))).toEqual([])
})

/** Lists of damaged letters and of a logo: the matcher alone reads them. */
const elsewhereRead = ['mojibake.json', 'page-parts.json']

test('the lists of words stay inside', () => {
  const names = readdirSync('rules/lists').filter((name) => name.endsWith('.json'))
  const lists = names.filter((name) => !elsewhereRead.includes(name))
  expect(lists.length).toBeGreaterThan(10)
  expect(lists.filter((name) => !whole.test(readFileSync(join('rules/lists', name), 'utf8')))).toEqual([])
})

test.each([
  ['used where it stands', 'f(/\\p{Lu}/u.test(t))', true],
  ['given to a method of a text', "t.replace(/\\p{Lu}/gu, '')", true],
  ['a constant that is used so', 'const a = /\\p{Lu}/u\nf(a.test(t))', true],
  ['a constant that is handed on', 'const a = /\\p{Lu}/u\nf(a, a.test(t))', false],
  ['a constant whose state is set', 'const a = /\\p{Lu}/gu\na.lastIndex = 2\na.exec(t)', false],
  ['what is exported', 'export const a = /\\p{Lu}/u', false],
  ['what is in a list', 'f([/\\p{Lu}/u])', false],
  ['a pattern without properties', '/[A-Z]/.test(t)', false],
])('%s', (_, code, isRewritten) => {
  expect(addLatinPatterns('module.ts', code) !== code).toBe(isRewritten)
})

test.each([
  ['\\p{Lu}x', 'u', '/[\\u0041-\\u005a\\u00c0-\\u00d6\\u00d8-\\u00de]x/u'],
  ['[^\\p{Lu}’]', 'u', '/[^\\u0041-\\u005a\\u00c0-\\u00d6\\u00d8-\\u00de’]/u'],
  ['\\\\p[[\\]\\p{Lu}]', 'u', '/\\\\p[[\\]\\u0041-\\u005a\\u00c0-\\u00d6\\u00d8-\\u00de]/u'],
])('%s becomes', (source, flags, short) => {
  expect(latinPattern(source, flags)).toBe(short)
})

/** Every pattern of the rules and readings that names a property. */
const sources = ['rules', 'src/reading'].flatMap((folder) =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
)
const written =
  /isLatin \? (?:\w+\$l \?\?= )?\/((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+)\/([a-z]*) : (?:\w+\$ \?\?= )?\/((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+)\/\2\)/g
const pairs = sources.flatMap((code) => [...addLatinPatterns('module.ts', code).matchAll(written)])

test('both patterns of a pair find the same in Latin copy', () => {
  expect(pairs.length).toBeGreaterThan(300)
  const common = fc.constantFrom(...'aeE tT\n.,:;-–’“”"()[]{}1920%£#/_*>é'.split(''), 'Mr', ' to ', 'Ann', ': ')
  const copy = fc.array(fc.oneof({weight: 4, arbitrary: common}, fc.constantFrom(...letters)), {maxLength: 60})
  fc.assert(
    fc.property(copy, (parts) => {
      const text = parts.join('')
      for (const [, short = '', flags = '', full = ''] of pairs) {
        const [a, b] = [short, full].map((source) => new RegExp(source, flags).exec(text))
        expect([a?.index, a?.[0], ...(a ?? [])], full).toEqual([b?.index, b?.[0], ...(b ?? [])])
      }
    }),
    {numRuns: Number(process.env.COPYDESK_RUNS ?? 30), seed: 7},
  )
})

const formats = makeFormats(parseWithRemark)
const draftOf = (text: string, path = 'a.md') => parseDraft({path, text}, formatFor(path, formats) as never)

test.each([
  ['Letters, “quotes” and a café — €5.', true],
  ['A word in Greek: λόγος.', false],
  ['A micro sign: 5 µm.', false],
  ['An entity: &amp; &nbsp;', true],
  ['Another: &Zcaron;', false],
  ['Signs that stand for themselves: AT&T, R&D, /?a=1&b=2', true],
  ['A micro sign without its semicolon: 5 &microm.', false],
  ['A number: &#1046;', false],
  ['---\ntitle: "\\u0416"\n---\nText.', false],
  ['[A link](/%D0%96)', false],
])('%s', (text, latin) => {
  expect(isLatin(draftOf(text), configureRules(rules))).toBe(latin)
})

test('settings and paths count, too', () => {
  expect(isLatin(draftOf('Text.', 'Ж.md'), configureRules(rules))).toBe(false)
  expect(isLatin(draftOf('Text.'), configureRules(rules, {allow: ['Жук']}))).toBe(false)
})

const fixtures = readdirSync('fixtures').filter((name) => /\.(?:md|txt)$/.test(name))

/** The same letters in other alphabets, in which patterns that know Latin alone would see none. */
const elsewhere: Readonly<Record<string, string>> = {A: 'А', e: 'е', s: 'ş', T: 'Τ', o: 'ő', S: 'Ś'}

test('the program that is built finds the same as the source, in turns of Latin copy and other', async () => {
  const built = (await import(pathToFileURL(resolve('coverage/dist/node/index.js')).href)) as {lint: typeof lint}
  expect(fixtures.length).toBeGreaterThan(5)
  for (const path of fixtures) {
    const text = readFileSync(join('fixtures', path), 'utf8')
    const drafts = Object.entries(elsewhere).map(([from, to]) => text.replaceAll(from, to))
    for (const each of [text, ...drafts, text]) {
      const draft = {path, text: each}
      expect(built.lint(draft)).toEqual(lint(draft))
    }
  }
})
