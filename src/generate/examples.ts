// `npm run examples -- <rule-id or list>…`: runs the examples of these rules, or of those that read a list, and no others.
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import type {RuleDefinition} from '../core/rule.ts'
import {failuresOf} from '../testing.ts'
import {listFileMistakes} from './lists.ts'
import {findRuleFiles, type RuleFile} from './rules.ts'

const names = process.argv.slice(2)
const files = findRuleFiles('rules')
const asked = new Set(names.flatMap((name) => filesFor(name).map(({id}) => id)))
const unknown = names.filter((name) => filesFor(name).length === 0)
const broken = listFileMistakes('rules/lists')
if (names.length === 0) fail('Name a rule or a list, as in `npm run examples -- repeated-word`.')
else if (unknown.length > 0) fail(unknown.map(explain).join('\n'))
else if (broken.length > 0) fail(broken.join('\n'))
else for (const file of files.filter(({id}) => asked.has(id))) await runExamples(file)

/** The rule of this name, or the rules of the families that read the list of this name. */
function filesFor(name: string): RuleFile[] {
  const own = files.filter(({id}) => id === name)
  if (own.length > 0 || !isList(name)) return own
  const readers = readdirSync('rules', {recursive: true, encoding: 'utf8'}).filter(
    (path) => path.endsWith('.ts') && readFileSync(`rules/${path}`, 'utf8').includes(`lists/${name}.json`),
  )
  const direct = files.filter(({path}) => readers.includes(path))
  const families = new Set(readers.filter((path) => /[\\/]find[\\/]/.test(path)).map((path) => path.split(/[\\/]/)[0]))
  return [...direct, ...files.filter((file) => families.has(file.family) && !direct.includes(file))]
}

function isList(name: string): boolean {
  return existsSync(`rules/lists/${name}.json`)
}

function explain(name: string): string {
  if (!isList(name)) return `There is no rule and no list \`${name}\`.`
  return `\`${name}\` is a list that rules of several families read: run \`npx vitest run tests/rules\`.`
}

/** Run the examples of one rule; a failure is printed and makes the exit code 1. */
async function runExamples({id, family, path}: RuleFile): Promise<void> {
  const module = (await import(new URL(`../../rules/${path}`, import.meta.url).href)) as {default: RuleDefinition}
  const {examples = [], ...rule} = module.default
  const failures = failuresOf({...rule, id, family, examples})
  for (const failure of failures) console.error(`${failure}\n`)
  console.log(`${id}: ${examples.length - failures.length} of ${examples.length} examples hold.`)
  if (failures.length > 0) process.exitCode = 1
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 2
}
