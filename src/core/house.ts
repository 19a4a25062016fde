// The house: what a rule may know of who publishes a draft.

/** What a rule may know of the house. */
export interface House {
  /** The variety of English the house writes: `en-GB`, `en-US`. */
  language?: string
  /** Template engines whose tags belong to the site: `liquid`, `handlebars`, `hugo`, `jinja`, `mdx`. */
  templateEngines?: readonly string[]
  /** The publication's name. */
  siteName?: string
  /** The day the check is made for, where it was said: rules know no other clock. */
  now?: Date
}
