// The stages of drafts, as the menu and the settings explain them.

/** A stage, and what it means for a missing fact (TK, to come) and an open question (TBC, to be confirmed). */
export interface Stage {
  label: string
  /** In a few words, beside the name. */
  description: string
  /** The rest, below it. */
  detail?: string
  /** All of it, for the settings. */
  meaning: string
}

const inMarkdown = 'TBC is an info in drafts set in Markdown'

export const stages: readonly Stage[] = [
  {label: 'draft', description: 'TK and TBC: infos', meaning: 'Being written: TK and TBC are infos.'},
  {
    label: 'edit',
    description: 'TK and TBC: warnings',
    detail: inMarkdown,
    meaning: `Being edited: TK and TBC are warnings (${inMarkdown}).`,
  },
  {
    label: 'publish',
    description: 'TK: a warning, TBC: an error',
    detail: inMarkdown,
    meaning: `About to be published: TK is a warning and TBC an error (${inMarkdown}).`,
  },
]

/** No stage of the editor's own. */
export const noStage = {label: 'none', description: 'As your settings say'}

export const stageTitle = 'How far have the drafts come? (TK: to come, TBC: to be confirmed)'
