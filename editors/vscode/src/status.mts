// What the status item says of a draft.

/** What the server says of a document: the notification `copydesk/status`. */
export interface Status {
  uri: string
  state: 'checked' | 'checking' | 'ignored' | 'not a draft' | 'off' | 'broken settings'
  /** The file that says to leave the draft out. */
  by?: string
  errors: number
  warnings: number
  infos: number
  stage: string
}

/** The words of the status item, with the icons of VS Code as `$(name)`; a tick stands for a draft that was checked only. */
export function wordsFor({state, by, errors, warnings, infos, stage}: Status): {text: string; tooltip: string} {
  const counts = [
    errors > 0 && `$(error) ${errors}`,
    warnings > 0 && `$(warning) ${warnings}`,
    infos > 0 && `$(info) ${infos}`,
  ].filter(Boolean)
  const counted = `${errors} errors, ${warnings} warnings, ${infos} notes.`
  switch (state) {
    case 'checked':
      return {
        text: `Copydesk ${counts.length > 0 ? counts.join(' ') : '$(check)'}${stage ? ` · ${stage}` : ''}`,
        tooltip: `${counted} Stage: ${stage || 'none chosen'}.`,
      }
    case 'checking':
      return {text: 'Copydesk $(sync~spin)', tooltip: 'This draft is being checked.'}
    case 'ignored':
      return {text: 'Copydesk: ignored', tooltip: `This draft isn't checked: \`${by}\` leaves it out.`}
    case 'not a draft':
      return {text: 'Copydesk: not a draft', tooltip: "This file isn't checked: Copydesk reads no drafts of this kind."}
    case 'off':
      return {text: 'Copydesk: off', tooltip: 'No draft is checked: `copydesk.enable` is off.'}
    case 'broken settings':
      return {
        text: 'Copydesk: $(warning) settings',
        tooltip: `Mend the settings: the Problems panel says where. Until then the last good ones hold. ${counted}`,
      }
  }
}
