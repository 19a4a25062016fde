// `npm run new-rule <family>/<rule-id>`: writes a rule file to start from, and everything that is made from it.
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {findRuleFiles} from './rules.ts'

const name = process.argv[2] ?? ''

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}

if (!/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/.test(name))
  fail('Name the family and the rule, as in `npm run new-rule language/repeated-word`.')
const path = `rules/${name}.ts`
const [family, id = ''] = name.split('/')
if (family === 'lists') fail('`rules/lists` holds lists, no rules: name another family.')
if (existsSync(path) || findRuleFiles('rules').some((file) => file.id === id))
  fail(`There is a rule \`${id}\` already.`)

/** The version after the present one: what is added now comes with it. */
const {version} = JSON.parse(readFileSync('package.json', 'utf8')) as {version: string}
const [major, minor] = version.split('.')
const next = `${major}.${Number(minor) + 1}.0`

const template = `// ${id}: what it finds, in a few words.
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'

export default defineRule({
  summary: 'What is found, as a noun phrase.',
  why: 'Why an editor should care, in one sentence.',
  authority: 'The style guide, policy or paper behind it, with its address.',
  since: '${next}',
  preview: true,
  severity: 'info',
  check({draft, report}) {
    for (const block of draft.blocks)
      for (const {0: found, index} of block.prose.text.matchAll(/\\bfoo\\b/g))
        report({block, start: index, end: index + found.length}, \`\${quote(found)} means nothing: say what is meant.\`)
  },
  examples: [
    {bad: 'The ==foo== was late.', says: '"foo" means nothing: say what is meant.'},
    {bad: '# A ==foo== in the house'},
    {bad: 'On Monday, ==foo==.', format: 'txt'},
    {good: 'The food was late.'},
    {good: 'Run \`foo\` in a shell.'},
    {good: 'The train was late.'},
  ],
})
`
mkdirSync(dirname(path), {recursive: true})
writeFileSync(path, template)
console.error(`wrote ${path}`)
await import('./index.ts')
console.log(`Edit ${path} and run its examples: \`npm run examples -- ${id}\`. Then run \`npm run generate\`.`)
