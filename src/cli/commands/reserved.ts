// What findings mean that come from no rule: `copydesk explain unused-ignore`.
import {reservedIds} from '../../core/settings/settings.ts'

/** What is reported, and what to do. */
const notes: Readonly<Record<string, string>> = {
  'unreadable-file':
    'A draft that can’t be read: it is missing, isn’t text, isn’t UTF-8, or is too long. It was not checked.',
  'broken-front-matter': 'Front matter that isn’t valid YAML or TOML. The rest of the draft was checked.',
  'rule-crashed': 'A rule stopped with an error and did not check the draft. Report it to whoever wrote the rule.',
  'unused-ignore': 'An ignore comment that suppresses nothing. Delete it.',
  'unknown-rule-in-ignore':
    'An ignore comment that names an unknown rule. Correct the name, or put a colon before the reason.',
  'ignore-without-reason': 'An ignore comment without a reason. Give one after a colon. On in the preset `strict`.',
}

/** What a finding means that is no rule's; undefined for other names. */
export function explainReserved(id: string): string | undefined {
  if (!Object.hasOwn(reservedIds, id)) return undefined
  const level = reservedIds[id]
  return `${id}\n\n${notes[id]}\n\nSeverity: ${level}. Settings may change it under \`rules\`, like that of a rule.\n`
}
