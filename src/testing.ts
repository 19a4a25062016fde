// For tests of one's own rules, under any test runner: runs the examples of a rule.
import {assertRule} from './core/call-mistakes.ts'
import {quote} from './core/elide.ts'
import type {Example} from './core/example.ts'
import {blocksOf, type ExampleHouse, readMarks, runExample} from './core/examples.ts'
import type {Rule, RuleDefinition} from './core/rule.ts'
import {formatFor, makeFormats} from './formats/index.ts'
import {parseWithRemark} from './formats/remark.ts'

const formats = makeFormats(parseWithRemark)

function byExtension(extension: string) {
  const format = formatFor(`example.${extension}`, formats)
  if (!format) throw new TypeError(`No format reads .${extension} files: an example names \`md\` or \`txt\`.`)
  return format
}

/**
 * Run the examples of a rule, or those given: each `bad` must be found exactly where its ==marks== stand, each `good`
 * must pass. A rule without examples fails.
 * @throws {Error} with what was expected and what came out of each example that doesn't hold.
 */
export function testRule(rule: RuleDefinition, examples?: readonly Example[]): void {
  assertRule('testRule', rule)
  runExamples(rule, examples ?? rule.examples ?? [])
}

function runExamples(rule: RuleDefinition, examples: readonly Example[]): void {
  if (examples.length === 0) throw new Error('The rule has no examples: add some `bad` ones and some `good` ones.')
  const failures = failuresOf({id: 'rule', family: 'tested', ...rule, examples})
  if (failures.length > 0) throw new Error(failures.join('\n\n'))
}

/** What bad and good examples are called where they are written. */
type ExampleNames = Readonly<Record<'bad' | 'good', string>>

/** What is wrong with each example that doesn't hold, by its number among the rule's; run with a house's settings. */
export const failuresAt = (
  rule: Rule,
  names?: ExampleNames,
  house?: ExampleHouse,
): {number: number; failure: string}[] =>
  rule.examples.flatMap((example, number) => {
    const failure = failureOf(rule, example, names, house)
    return failure === undefined ? [] : [{number, failure}]
  })

/** What is wrong with each example that doesn't hold. */
export const failuresOf = (rule: Rule): string[] => failuresAt(rule).map(({failure}) => failure)

function failureOf(
  rule: Rule,
  example: Example,
  {bad, good}: ExampleNames = {bad: 'bad', good: 'good'},
  house: ExampleHouse = {},
) {
  const text = JSON.stringify('bad' in example ? example.bad : example.good)
  const name = `${'bad' in example ? bad : good} ${text}`
  try {
    const {expected, actual, found} = runExample(rule, example, byExtension, [], house)
    if ('bad' in example && actual.findings === false)
      return `${name}\n  nothing was found${whatWasRead(rule, example, house)}`
    const different = Object.keys(expected).filter(
      (key) => JSON.stringify(expected[key]) !== JSON.stringify(actual[key]),
    )
    if (different.length === 0) return undefined
    const all = different.map((key) => describe(labelOf(key, example), expected[key], actual[key]))
    return [name, ...all, ...(different.includes('text') ? found.map(showFound) : [])].join('\n')
  } catch (error) {
    return `${name}\n  ${error instanceof Error ? error.message : error}`
  }
}

const showFound = ({text, line, column, message}: ReturnType<typeof runExample>['found'][number]) =>
  `    found ${quote(text)} at ${line}:${column}: ${message}`

/** The prose that the rule was given, for who wonders why nothing was found in it. */
function whatWasRead(rule: Rule, example: Example, house: ExampleHouse): string {
  const read = blocksOf(example, byExtension, house).map(({kind, prose}) => `${kind} ${JSON.stringify(prose.text)}`)
  const off = Object.entries(rule.kinds ?? {}).flatMap(([kind, level]) => (level === 'off' ? [`\`${kind}\``] : []))
  const kinds = off.length > 0 ? `\n    kinds that are off: ${off.join(', ')}` : ''
  return `; the rule was given\n    ${read.join('\n    ')}${kinds}`
}

const labels: Record<string, string> = {
  at: 'found at other places',
  says: 'says something else',
  fixed: 'repaired otherwise',
}

function labelOf(key: string, example: Example): string {
  if (key !== 'text') return labels[key] ?? `another ${key}`
  if (!('bad' in example)) return 'this was found, but the example is a good one'
  if (readMarks(example).found.length === 0) return 'mark what is reported, with == on both sides'
  return 'found at other places'
}

const describe = (label: string, expected: unknown, actual: unknown) =>
  `  ${label}\n    expected: ${showText(expected)}\n    actual:   ${showText(actual)}`

/** A text; of several drafts by path, a single one as it is. */
function showText(value: unknown): string {
  const texts: unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : []
  return JSON.stringify(texts.length === 1 ? texts[0] : value)
}
