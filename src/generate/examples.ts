// `npm run examples -- <rule-id>…`: runs the examples of these rules and loads no others.
import type {RuleDefinition} from '../core/rule.ts'
import {failuresOf} from '../testing.ts'
import {findRuleFiles, type RuleFile} from './rules.ts'

const ids = process.argv.slice(2)
const files = findRuleFiles('rules')
const unknown = ids.filter((id) => !files.some((file) => file.id === id))
if (ids.length === 0) fail('Name a rule, as in `npm run examples -- repeated-word`.')
else if (unknown.length > 0) fail(`There is no rule ${unknown.map((id) => `\`${id}\``).join(', ')}.`)
else for (const file of files.filter(({id}) => ids.includes(id))) await runExamples(file)

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
