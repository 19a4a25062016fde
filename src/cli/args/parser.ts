// What the words of a command line mean: the commands, their options, and help.
import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import yargs, {type Argv} from 'yargs'
import {addArchiveCommands} from '../archive/archive.ts'
import type {Console} from '../console.ts'
import {settleChanged} from '../run/changes.ts'
import {noteFormerNames} from '../run/former-names.ts'
import {rulesHash, version} from '../version.ts'
import {commands, optionsFrom} from './check-options.ts'
import {addHouseCommands, addHouseOptions, addSettingsOption, printConfig} from './commands.ts'
import {addReportOptions} from './report-options.ts'
import {houseFrom} from './settings-options.ts'
import {UsageError} from './usage.ts'

/** Run a command line that yargs reads; gives the exit code. */
export async function runParsed(args: readonly string[], console: Console): Promise<number> {
  const {head: given, paths} = splitAtDashes(args)
  const head = settleChanged(given, (name) => existsSync(resolve(console.cwd, name)))
  const end = {code: 0}
  const output: string[] = []
  await makeParser(head, paths, console, end).parse(head, {}, (_error, _argv, text) => void output.push(text))
  const text = output.join('')
  if (text) await console.write(`${text}\n`)
  return end.code
}

/** What stands behind `--` is paths, whatever it looks like; without a command before it, `check` is meant. */
function splitAtDashes(args: readonly string[]): {head: string[]; paths: string[]} {
  const at = args.indexOf('--')
  if (at < 0) return {head: [...args], paths: []}
  const head = args.slice(0, at)
  return {head: commands.includes(head[0] ?? '') ? head : ['check', ...head], paths: args.slice(at + 1)}
}

function makeParser(args: string[], more: readonly string[], console: Console, end: {code: number}): Argv {
  const parser = yargs(args)
    .scriptName('copydesk')
    .parserConfiguration({'parse-positional-numbers': false, 'parse-numbers': false, 'duplicate-arguments-array': true})
    .usage('copydesk [check] [paths…]\n\nMarks what must be fixed in a draft before it is published.')
    .command(
      ['check [paths..]', '$0'],
      'check drafts: files, folders or globs; the current folder if none is named',
      (command) =>
        addReportOptions(addHouseOptions(command), console)
          .positional('paths', {type: 'string', array: true, default: [] as string[]})
          .option('shard', {
            type: 'string',
            requiresArg: true,
            describe: 'check one part of several, as in 2/4, and write its results for copydesk merge',
          })
          .option('fix', {type: 'boolean', default: false, describe: 'make the safe repairs'})
          .option('fix-structure', {
            type: 'boolean',
            default: false,
            describe: 'also delete duplicate headlines and page chrome',
          })
          .option('fix-dry-run', {
            type: 'boolean',
            default: false,
            describe: 'print the repairs as a diff, write nothing',
          })
          .option('changed', {
            type: 'string',
            describe: 'only drafts that differ from a commit (=REF), else from the main branch',
          })
          .option('staged', {type: 'boolean', default: false, describe: 'only drafts that are staged'})
          .option('changed-lines', {type: 'boolean', default: false, describe: 'only lines that differ'})
          .option('cache', {
            type: 'boolean',
            default: false,
            describe: 'keep results, and check only drafts that changed since; --no-cache for none',
          })
          .option('cache-location', {type: 'string', requiresArg: true, describe: 'the folder for the cache'})
          .option('concurrency', {
            type: 'string',
            requiresArg: true,
            describe: 'check in several threads: a number, off, or auto, which is as many as pay',
          })
          .option('watch', {
            type: 'boolean',
            default: false,
            describe: 'check again whenever a draft or a setting changes',
          })
          .option('stdin-filename', {
            type: 'string',
            requiresArg: true,
            describe: 'check standard input under this name',
          })
          .option('engine', {choices: ['native', 'remark'] as const, describe: 'read Markdown with this engine'}),
      async (argv) => {
        if (argv.printConfig !== undefined) return printConfig(argv.printConfig, argv, console)
        const options = optionsFrom({...argv, paths: [...argv.paths, ...more]})
        if (argv.shard !== undefined && argv.watch) throw new UsageError("`--shard` and `--watch` don't go together.")
        if (argv.shard !== undefined)
          end.code = await (await import('../archive/shard.ts')).checkShard(options, argv.shard, console)
        else if (argv.watch) end.code = await (await import('../run/watch.ts')).watch(options, console)
        else end.code = await (await import('../run/check.ts')).check(options, console)
      },
    )
    .command('rules', 'list the rules with their severity in each preset', addSettingsOption, async (argv) => {
      const {listRules, rulesHere} = await import('../commands/rules.ts')
      const {rules, formerNames} = await rulesHere(houseFrom(argv), console)
      noteFormerNames(formerNames, console)
      await console.write(listRules(rules))
    })
    .command(
      'explain <rule>',
      'say what a rule finds, and why',
      (command) => addSettingsOption(command).positional('rule', {type: 'string', demandOption: true}),
      async (argv) => {
        const {explainRule, ruleNamed, rulesHere} = await import('../commands/rules.ts')
        const {rules, formerNames} = await rulesHere(houseFrom(argv), console)
        const rule = ruleNamed(argv.rule, rules)
        const asked = rule.id === argv.rule ? [] : [{was: argv.rule, now: rule.id}]
        noteFormerNames([...asked, ...formerNames], console)
        await console.write(explainRule(rule))
      },
    )
  return addHouseCommands(addArchiveCommands(parser, console, end), console, end, () =>
    makeParser([], [], console, end).wrap(null).getHelp(),
  )
    .strict()
    .version(`${version} (rules ${rulesHash})`)
    .help()
    .wrap(100)
    .exitProcess(false)
    .fail((message, error) => {
      if (error && error.name !== 'YError') throw error
      throw new UsageError(`${message.replace(/[.\s]*$/, '')}. \`copydesk --help\` lists what there is.`)
    })
}
