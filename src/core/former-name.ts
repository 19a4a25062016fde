// A name that a rule or a kind had before, where it is still in use.

/** The former name of a rule, or of the kind of a rule. */
export interface FormerName {
  was: string
  now: string
  /** The id of the rule, where it is the name of a kind. */
  kindOf?: string
}

/** A former name with the place of it, as a note shows it: `.copydesk.yaml:3:5`, `a.md:7`. */
export interface FormerNameAt extends FormerName {
  at: string
}
