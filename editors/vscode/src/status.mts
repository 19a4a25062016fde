// What the status item says of a draft.

/** What the server says of a document: the notification `copydesk/status`. */
export interface Status {
  uri: string
  state: 'checked' | 'checking' | 'ignored' | 'not a draft' | 'off' | 'broken settings'
  /** What says to leave the draft out: a file, or the command that switched checking off. */
  by?: string
  /** Whether a line that names the draft alone leaves it out. */
  named?: boolean
  /** Why a file is no draft, and how to have it checked. */
  why?: string
  /** The settings file that holds. */
  settings?: string
  errors: number
  warnings: number
  infos: number
  stage: string
}

const count = (number: number, name: string) => `${number} ${name}${number === 1 ? '' : 's'}`

interface StatusWords {
  text: string
  tooltip: string
}

const notDraft = 'Copydesk: not a draft'

const convert = 'To have it checked, convert it to Markdown (.md) first, for example with Pandoc.'

/** Languages of copy that the server is never asked about, and what to do with it. */
const unread: Readonly<Record<string, string>> = {
  ...{restructuredtext: convert, asciidoc: convert, latex: convert, tex: convert, org: convert, textile: convert},
  ...{quarto: 'Save a copy with the ending .md.', rmd: 'Save a copy with the ending .md.'},
}

/** The words of the status item for a document in a language that isn't checked; undefined where nobody expects it to be. */
export function wordsForLanguage(language: string, checked: readonly string[]): StatusWords | undefined {
  if (['markdown', 'plaintext', 'mdx', 'html'].includes(language) && !checked.includes(language)) {
    const todo = `Add \`${language}\` to the setting \`copydesk.languages\`, then run 'Developer: Reload Window'.`
    return {text: notDraft, tooltip: `This file isn't checked: \`copydesk.languages\` doesn't name its language. ${todo}`}
  }
  const todo = Object.hasOwn(unread, language) ? unread[language] : undefined
  return todo === undefined ? undefined : {text: notDraft, tooltip: `This file isn't checked: Copydesk reads no drafts of this kind. ${todo}`}
}

/** The words of the status item, with the icons of VS Code as `$(name)`; a tick stands for a draft that was checked only. */
export function wordsFor({state, by, named, why, settings, errors, warnings, infos, stage}: Status): StatusWords {
  const counts = [
    errors > 0 && `$(error) ${errors}`,
    warnings > 0 && `$(warning) ${warnings}`,
    infos > 0 && `$(info) ${infos}`,
  ].filter(Boolean)
  const counted = `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(infos, 'info')}.`
  switch (state) {
    case 'checked':
      return {
        text: `Copydesk ${counts.length > 0 ? counts.join(' ') : '$(check)'}${stage ? ` · ${stage}` : ''}`,
        tooltip: `${counted} Stage: ${stage || 'none chosen'}. Settings: ${settings ?? 'none'}.`,
      }
    case 'checking':
      return {text: 'Copydesk $(sync~spin)', tooltip: 'This draft is being checked.'}
    case 'ignored':
      return {text: 'Copydesk: ignored', tooltip: `This draft isn't checked: \`${by}\` leaves it out.${named ? ' Click for a menu to check it again.' : ''}`}
    case 'not a draft':
      return {text: notDraft, tooltip: why ?? `This file isn't checked: Copydesk reads no drafts of this kind.`}
    case 'off':
      return {
        text: 'Copydesk: off',
        tooltip: by ? 'Checking was switched off. Click for a menu to switch it on.' : "This draft isn't checked: `copydesk.enable` is off.",
      }
    case 'broken settings':
      return {
        text: 'Copydesk: $(warning) settings',
        tooltip: `Mend the settings: the Problems panel says where. Until then, the last valid settings are used, if there were any. ${counted}`,
      }
  }
}
