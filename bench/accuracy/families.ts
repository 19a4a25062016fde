// Which rules answer for which set, as the protocol names them.

/** Rules whose findings count on unfilled placeholders and chatbot leftovers. */
export const placeholderRules: readonly string[] = [
  'unfilled-placeholder',
  'leftover-instruction',
  'dummy-text',
  'placeholder-link',
  'desk-note',
  'leaked-reasoning',
  'chatbot-phrase',
  'chatbot-markup',
  'tracking-parameter',
  'encoding-artifact',
  'page-chrome',
]

/** Rules whose findings count on what a site puts around its copy. */
export const boilerplateRules: readonly string[] = [
  'site-boilerplate',
  'page-chrome',
  'engagement-bait',
  'stale-update-promise',
]
