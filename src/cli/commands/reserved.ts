// What the findings mean that don't come from a rule: `copydesk explain unused-ignore`.
import {reservedIds} from '../../core/settings/settings.ts'

/** What is reported, and what to do. */
const notes: Readonly<Record<string, string>> = {
  'unreadable-file':
    'A draft that can’t be read: it is missing, isn’t text, isn’t UTF-8, is too long, or is really HTML, RTF or mail as it was sent. It was not checked.',
  'broken-front-matter': 'Front matter that isn’t valid YAML or TOML. The rest of the draft was checked.',
  'rule-crashed': 'A rule stopped with an error and did not check the draft. Report it to whoever wrote the rule.',
  'rule-too-slow':
    'A rule took too long for the draft and was stopped: an expression in a Vale style that repeats what is repeated already. The run ends with 2. Rewrite the expression, or turn the rule off.',
  'unused-ignore': 'An ignore comment that has no effect. Delete it.',
  'unknown-rule-in-ignore':
    'An ignore comment that names an unknown rule. Correct the name, or put a colon before the reason.',
  'ignore-without-reason':
    'An ignore comment without a reason. Give one after a colon. Reported only in the preset `strict`.',
}

/** What a finding means that doesn't come from a rule; undefined for other names. */
export function explainReserved(id: string): string | undefined {
  if (!Object.hasOwn(reservedIds, id)) return undefined
  const level = reservedIds[id]
  return `${id}\n\n${notes[id]}\n\nSeverity: ${level}. You can change it under \`rules\` in the settings, as for any rule.\n`
}

/** What `copydesk compare` reports, by the rules it names. */
const compared: Readonly<Record<string, string>> = {
  number: 'A number that the new version of a draft changed, dropped or added, with its currency, unit or per cent.',
  date: 'A date or time that the new version of a draft changed, dropped or added.',
  name: 'A name of a person, a place or an organization that the new version of a draft changed, dropped or added.',
  quotation: 'Words in quotation marks that aren’t the same as in the earlier version of a draft.',
  link: 'An address of a link or an image that the new version of a draft changed, dropped or added.',
}

/** What a finding of `copydesk compare` means; undefined for other names. */
export function explainCompared(id: string): string | undefined {
  if (!Object.hasOwn(compared, id)) return undefined
  const severities = 'changed warning; dropped and added info, but warning for words left out within a quotation'
  return `${id}\n\n${compared[id]} Found by \`copydesk compare\`.\n\nSeverity: ${severities}.\n`
}
