// The house: what a rule may know of who publishes a draft.

import type {Contract} from './contract.ts'
import type {SiteSettings} from './repository.ts'

/** A name as the house writes it. */
export interface HouseName {
  /** The right spelling. */
  name: string
  /** Wrong spellings that are in use. */
  avoid?: readonly string[]
  /** The title that goes with the name: `finance director`. */
  role?: string
  kind?: 'person' | 'place' | 'product' | 'organization'
  /** How a draft writes it where it first stands, with the name in it: `UN Environment Programme (UNEP)`. */
  first?: string
}

/** What a rule may know of the house. */
export interface House {
  /** The variety of English the house writes: `en-GB`, `en-US`. */
  language?: string
  /** Template engines whose tags belong to the site: `liquid`, `handlebars`, `hugo`, `jinja`, `mdx`. */
  templateEngines?: readonly string[]
  /** The publication's name. */
  siteName?: string
  /** The site that drafts are published as, or only the name of what builds it. */
  site?: string | SiteSettings
  /** The names of people, places, products and bodies that the house writes about. */
  names?: readonly HouseName[]
  /** What the front matter of the draft must have. */
  frontMatter?: Contract
  /** The day the check is made for, where it was said: rules know no other clock. */
  now?: Date
}
