// What the words of a command line mean: the commands, their options, and help.
import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import yargs, {type Argv} from 'yargs'
import type {Console} from '../console.ts'
import {settleChanged} from '../run/changes.ts'
import {noteFormerNames} from '../run/former-names.ts'
import {UsageError} from '../usage.ts'
import {rulesHash, version} from '../version.ts'
import {addArchiveCommands} from './archive.ts'
import {addDraftOptions, addRunOptions, commands, dash, optionsFrom} from './check-options.ts'
import {addHouseCommands, addHouseOptions, addSettingsOption, printConfig} from './commands.ts'
import {addCompareCommand} from './compare.ts'
import {addDeskCommand} from './desk.ts'
import {addMigrateCommand} from './migrate.ts'
import {describeMistake, ParseMistake} from './parse-mistake.ts'
import {addReportOptions} from './report-options.ts'
import {addReviewCommand} from './review.ts'
import {settingsFrom} from './settings-options.ts'
import {addValeCommand} from './vale.ts'

/** Run a command line that yargs reads; returns the exit code. */
export async function runParsed(args: readonly string[], console: Console): Promise<number> {
  const {head: given, paths} = splitAtDashes(args)
  const head = keepDash(settleChanged(given, (name) => existsSync(resolve(console.cwd, name))))
  const end = {code: 0}
  const output: string[] = []
  try {
    await makeParser(head, paths, console, end).parse(head, {}, (_error, _argv, text) => void output.push(text))
  } catch (error) {
    if (!(error instanceof ParseMistake)) throw error
    const help = await makeParser([], [], console, end).wrap(null).getHelp()
    throw new UsageError(describeMistake(error.message, head, help))
  }
  const text = output.join('')
  if (text) await console.write(`${text}\n`)
  return end.code
}

/** What follows `--` is paths, whatever it looks like; without a command before it, `check` is meant. */
function splitAtDashes(args: readonly string[]): {head: string[]; paths: string[]} {
  const at = args.indexOf('--')
  if (at < 0) return {head: [...args], paths: []}
  const head = args.slice(0, at)
  return {head: commands.includes(head[0] ?? '') ? head : ['check', ...head], paths: args.slice(at + 1)}
}

/** A lone `-`, which yargs would drop, in a form that it keeps. */
function keepDash(head: readonly string[]): string[] {
  const [first = ''] = head
  const isCheck = first === 'check' || !commands.includes(first)
  return head.map((word) => (isCheck && word === '-' ? dash : word))
}

function makeParser(args: string[], more: readonly string[], console: Console, end: {code: number}): Argv {
  const parser = yargs(args)
    .scriptName('copydesk')
    .parserConfiguration({'parse-positional-numbers': false, 'parse-numbers': false, 'duplicate-arguments-array': true})
    .usage('copydesk [check] [paths…]\n\nFinds what must be fixed in a draft before it is published.')
  const check = addCheckCommand(parser, more, console, end)
  const review = addReviewCommand(addCompareCommand(check, more, console, end), more, console, end)
  const vale = addMigrateCommand(addValeCommand(review, more, console, end), console, end)
  const checking = addRuleCommands(addDeskCommand(vale, more, console, end), console)
  const help = () => makeParser([], [], console, end).wrap(null).getHelp()
  return addArchiveCommands(addHouseCommands(checking, console, end, help), console, end)
    .strict()
    .version(`${version} (rules ${rulesHash})`)
    .help()
    .wrap(100)
    .exitProcess(false)
    .fail((message, error) => {
      if (error && error.name !== 'YError') throw error
      throw new ParseMistake(message)
    })
}

/** Options that editors at their desks leave alone. */
const automation = [
  'max-warnings',
  'baseline',
  'update-baseline',
  'strict-baseline',
  'now',
  'shard',
  'cache',
  'cache-location',
  'concurrency',
  'page',
  'fragment',
  'engine',
  'stdin-filename',
]

/** Add the check command; `more` are paths that the parser isn't given. */
const addCheckCommand = <T>(parser: Argv<T>, more: readonly string[], console: Console, end: {code: number}) =>
  parser.command(
    ['check [paths..]', '$0'],
    'check drafts: files, folders or globs (default: the current folder)',
    (command) =>
      addRunOptions(addDraftOptions(addReportOptions(addHouseOptions(command), console)))
        .group(['preset', 'rule'], 'Options:')
        .group(automation, 'For automation:'),
    async (argv) => {
      if (argv.printConfig !== undefined) return printConfig(argv.printConfig, argv, console)
      const {runCheck} = await import('../commands/check.ts')
      end.code = await runCheck(optionsFrom({...argv, paths: [...argv.paths, ...more]}), console)
    },
  )

/** Add the commands that describe rules. */
const addRuleCommands = <T>(parser: Argv<T>, console: Console) =>
  parser
    .command('rules', 'list all rules with their severity in each preset', addSettingsOption, async (argv) => {
      const {listRules} = await import('../commands/rules.ts')
      const {rulesToDescribe} = await import('../run/rules.ts')
      const {rules, formerNames} = await rulesToDescribe(settingsFrom(argv), console)
      noteFormerNames(formerNames, console)
      await console.write(listRules(rules))
    })
    .command(
      'explain <rule>',
      'explain what a rule finds and why',
      (command) =>
        addSettingsOption(command).positional('rule', {
          type: 'string',
          demandOption: true,
          describe: 'id of the rule, as listed by `copydesk rules`',
        }),
      async (argv) => {
        const {explainCompared, explainReserved} = await import('../commands/reserved.ts')
        const reserved = explainReserved(argv.rule)
        if (reserved) return console.write(reserved)
        const {explainRule, ruleNamed} = await import('../commands/rules.ts')
        const {rulesToDescribe} = await import('../run/rules.ts')
        const {rules, formerNames} = await rulesToDescribe(settingsFrom(argv), console)
        const comparison = rules.some(({id}) => id === argv.rule) ? undefined : explainCompared(argv.rule)
        if (comparison) return console.write(comparison)
        const rule = ruleNamed(argv.rule, rules)
        const asked = rule.id === argv.rule ? [] : [{was: argv.rule, now: rule.id}]
        noteFormerNames([...asked, ...formerNames], console)
        await console.write(explainRule(rule))
      },
    )
