// What is wrong with a command line, as the parser says it, in the words of our other messages.
import {suggest} from '../../core/settings/schema.ts'

/** A command line that the parser can't read, in its words. */
export class ParseMistake extends Error {}

const lists = '`copydesk --help` lists commands and options.'

/** One sentence on what is wrong, and what to write instead where it is known. `help` is the text of `--help`. */
export function describeMistake(message: string, args: readonly string[], help: string): string {
  const [, unknown] = /^Unknown arguments?: ([^,]+)/.exec(message) ?? []
  if (unknown !== undefined) return describeUnknown(asWritten(unknown, args), help)
  const [, name = '', given = '', choices = ''] = /Argument: (\S+), Given: "?(.*?)"?, Choices: (.+)/.exec(message) ?? []
  if (name) {
    const values = [...choices.matchAll(/"([^"]+)"/g)].map(([, value]) => value as string)
    return `${nameOf(name, args)} can't be \`${given}\`. ${suggest(given, values)}`
  }
  const [, following] = /^Not enough arguments following: (\S+)/.exec(message) ?? []
  if (following !== undefined) return `\`--${following}\` needs a value. ${lists}`
  const isMissing = message.startsWith('Not enough non-option arguments')
  return isMissing ? `This command needs one more argument. ${lists}` : `${message.replace(/[.\s]*$/, '')}. ${lists}`
}

/** An option with its dashes, anything else as it is. */
const asWritten = (name: string, args: readonly string[]) =>
  args.map((arg) => arg.replace(/=.*/s, '')).find((arg) => arg.replace(/^-+/, '') === name) ?? name

function describeUnknown(written: string, help: string): string {
  if (!written.startsWith('-')) return `\`${written}\` is one argument too many. ${lists}`
  const options = optionsIn(help)
  if (options.includes(written)) return `This command has no option \`${written}\`. ${lists}`
  const near = suggest(written, options)
  return `There is no option \`${written}\`. ${near.startsWith('Did') ? near : lists}`
}

const optionsIn = (help: string) => [...help.matchAll(/^ +(--[\w-]+)/gm)].map(([, name]) => name as string)

/** An option with its dashes; an argument by its name in the help. */
function nameOf(name: string, args: readonly string[]): string {
  const written = asWritten(name, args)
  return written.startsWith('-') ? `\`${written}\`` : `The ${name}`
}
