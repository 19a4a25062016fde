// Severities: how much a finding matters.

/** `error` would embarrass the publication, `warning` the desk must decide, `info` is worth a look. */
export type Severity = 'error' | 'warning' | 'info'

/** What settings may say of a rule: a severity, or that it is off. */
export type Level = Severity | 'off'

/**
 * The same in a house's settings, where `on` is as severe as the rule is without them. Readers of YAML 1.1 write `true`
 * for `on`, and `false` for `off`; so do people.
 */
export type LevelSaid = Level | 'on' | 'yes' | 'no' | boolean
