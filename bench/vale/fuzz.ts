// `npx tsx bench/vale/fuzz.ts --inputs N --seed S`: rules and drafts that nobody wrote, through all that runs Vale's rules.
import {parseArgs} from 'node:util'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {TooSlowError} from '../../src/core/stopped.ts'
import {loadFormats} from '../../src/files/formats.ts'
import {readData} from '../../src/files/vale.ts'
import {withinLimit} from '../../src/files/within-limit.ts'
import {readIni} from '../../src/vale/config/ini.ts'
import {valeSettings} from '../../src/vale/config/settings.ts'
import {migrateRules} from '../../src/vale/migrate.ts'
import {runVale} from '../../src/vale/run.ts'
import {setUp} from '../../src/vale/setup.ts'
import {makeRandom} from '../random.ts'

type Random = () => number

const {values} = parseArgs({options: {inputs: {type: 'string', default: '2000'}, seed: {type: 'string', default: '1'}}})
const [inputs, seed] = [Number(values.inputs), Number(values.seed)]
const words = (text: string) => text.split(' ')
const atoms = [
  ...words(
    'foo bar ferry the \\b \\w+ \\d \\s+ ( (?: (?i) (?i: (?<!a) (?=b) (?!c) (?P<n> | ) [a-z] [^ ] [[:alpha:]] \\p{Lu} . $ ^ * + ? {2,} {1,3} \\1 \\k<n>',
  ),
  ...words('é ß ſ 😀 \\. \\/ \\x{e9} \\u00e8 \\Q \\ %s $1 — ’ (?s) (?m) (?x) \\A \\z \\B (?> *+ {,2} {9999} --'),
]
const kinds = words(
  'existence substitution occurrence repetition consistency conditional capitalization metric readability existence substitution script',
)
const scopes: unknown[] = [
  ...words(
    'text raw heading heading.h2 table.cell list blockquote alt attr link strong emphasis code sentence paragraph summary doc text.md text.comment.line',
  ),
  ...['~heading', 'text & ~list', '&', '~', '', 'a.b.c.d', '~~raw', null, 7, {}, ['list', '~code'], [], [null]],
]
const keys = words(
  'tokens swap token max min either first second match style threshold formula condition metrics grade exceptions indicators raw ignorecase nonword append vocab capitalize alpha limit level link action scope extends message',
)
const lines = [
  ...[
    '# The Ferry, foo and bar',
    '## `code` here now',
    'foo bar foo\nbar the the end',
    '* foo *bar* **the** ferry',
    '> foo “bar” the',
    '| foo | bar |\n| --- | --- |\n| é | 😀 |',
  ],
  ...[
    '---\ntitle: foo\n---',
    '```\nfoo\n```',
    '<!-- vale off -->',
    '<!-- vale on -->',
    '<!-- vale T.R0["foo"] = NO -->',
    '<p class="foo">f<b>o</b>o &amp; &copy;',
    '![foo](a.png "bar")',
    '[foo](http://x.io/foo)',
    '\r\n',
    '\uFEFF',
    '\u0000',
    'naïve straße ſ ẞ K',
    '😀😀 foo e\u0301',
    '{{ foo }}',
    '$x$ a_b',
    '1. foo\n   bar',
    '[^1]: foo',
    '<script>foo',
    'a'.repeat(60),
  ],
]
const extensions = words('md txt html mdx')

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
const some = <T>(random: Random, most: number, make: () => T): T[] =>
  Array.from({length: Math.floor(random() * most)}, make)
const expression = (random: Random) => some(random, 6, () => pick(random, atoms)).join('')

function anyValue(random: Random): unknown {
  const roll = random()
  if (roll < 0.35) return some(random, 4, () => expression(random))
  if (roll < 0.5) return Object.fromEntries(some(random, 3, () => [expression(random), expression(random)]))
  if (roll < 0.7) return expression(random)
  return pick(random, [
    true,
    false,
    'true',
    0,
    1,
    -3,
    1e9,
    0.5,
    null,
    '',
    '$title',
    '$sentence',
    '$lower',
    'AP',
    '> 1',
    'words / sentences',
    {name: 'replace', params: ['a']},
    {name: 'edit', params: ['regex', '(', '$1']},
    {name: 'remove'},
    {name: 'edit', params: ['split', ' ', '9']},
  ])
}

/** The keys a kind needs, so that most rules come to run. */
function sound(random: Random, kind: string): Record<string, unknown> {
  const all = () => [expression(random) || 'foo', 'foo', expression(random) || 'the']
  const known: Record<string, Record<string, unknown>> = {
    ...{
      existence: {tokens: all()},
      substitution: {swap: {[expression(random) || 'foo']: 'bar', foo: expression(random) || 'x'}},
    },
    ...{
      occurrence: {token: expression(random) || 'foo', max: 1},
      repetition: {tokens: all()},
      consistency: {either: {foo: 'bar'}},
    },
    ...{
      conditional: {first: expression(random) || 'foo', second: '(bar)'},
      capitalization: {match: pick(random, ['$title', '$sentence', '$upper', expression(random)])},
    },
    ...{metric: {formula: 'words / sentences', condition: '> 1'}, readability: {metrics: ['SMOG'], grade: 1}},
  }
  return known[kind] ?? {}
}

function ruleText(random: Random): string {
  const kind = pick(random, kinds)
  const data: Record<string, unknown> = {
    extends: kind,
    message: pick(random, ["'%s'", '%s %s %[9]s %', '']),
    ...sound(random, kind),
  }
  if (random() < 0.4) data.scope = pick(random, scopes)
  for (const key of some(random, 3, () => pick(random, keys))) if (random() < 0.4) data[key] = anyValue(random)
  let text = JSON.stringify(data)
  if (random() < 0.15) {
    const at = Math.floor(random() * text.length)
    text =
      text.slice(0, at) +
      pick(random, ['', '"', '{', ': ', '\n- ', '&a *b', '!!x ', '\t', '\u0000']) +
      text.slice(at + Math.floor(random() * 6))
  }
  return text
}

const guard = (work: () => void, milliseconds: number) => withinLimit(work, Math.min(milliseconds, 300))
const inis = [
  '',
  'TokenIgnores = (\\$[^$]+\\$)\n',
  'BlockIgnores = (?s)(\\{%.*?%\\})\n',
  'CommentDelimiters = "{/*", "*/}"\n',
  'T.R0 = error\nT.R1 = NO\n',
]
const formats = loadFormats()
const counts = {rules: 0, running: 0, findings: 0, slow: 0, failures: 0}
const started = performance.now()

for (let number = 0; number < inputs; number++) {
  const random = makeRandom(seed * 1e6 + number)
  const rules = some(random, 5, () => ruleText(random))
  const path = `a.${pick(random, extensions)}`
  const text = some(random, 8, () => pick(random, lines)).join(pick(random, ['\n\n', '\n', ' ']))
  const ini = `MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale, T\n${pick(random, inis)}`
  const before = performance.now()
  const cpu = process.cpuUsage()
  try {
    await tryOne(rules, path, text, ini)
  } catch (error) {
    fail(number, error instanceof Error ? (error.stack ?? error.message) : String(error), {rules, path, text, ini})
  }
  const used = process.cpuUsage(cpu)
  if ((used.user + used.system) / 1e6 > 4)
    fail(number, `took ${Math.round(performance.now() - before)} ms`, {rules, path, text, ini})
  if ((number + 1) % 1000 === 0)
    console.log(number + 1, `${Math.round((performance.now() - started) / 1000)} s`, JSON.stringify(counts))
}
console.log(`${inputs} inputs of seed ${seed}: ${JSON.stringify(counts)}`)
process.exitCode = counts.failures > 0 ? 1 : 0

async function tryOne(rules: readonly string[], path: string, text: string, ini: string): Promise<void> {
  const {settings} = valeSettings(readIni(ini))
  const files = rules.map((rule, i) => ({name: `T.R${i}`, path: `R${i}.yml`, ...readData(rule)}))
  const vale = setUp({settings, rules: files, accepted: ['Quay', '(?i)e-?mail'], rejected: ['landlubber']})
  counts.rules += rules.length
  counts.running += rules.length - vale.problems.length
  migrateRules(vale)
  const format = formats.formatFor(path)
  if (!format) throw new Error(`${path} can't be read`)
  await formats.load(format)
  const draft = parseDraft({path, text}, format)
  for (const [i, {found, error}] of runVale(draft, path, vale, guard)) {
    if (error instanceof TooSlowError) counts.slow++
    else if (error !== undefined) throw error
    for (const {place, message} of found) {
      counts.findings++
      const {start, end} = place
      if (!(start >= 0 && start <= end && end <= draft.text.length)) throw new Error(`${i}: no place ${start}-${end}`)
      if (typeof message !== 'string') throw new Error(`${i}: no message`)
    }
  }
}

function fail(number: number, why: string, input: unknown): void {
  counts.failures++
  if (counts.failures <= 20)
    console.log(`input ${number}: ${why.split('\n').slice(0, 6).join('\n')}\n  ${JSON.stringify(input)}`)
}
