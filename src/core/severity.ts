// Severities: how much a finding matters.

/** `error` would embarrass the publication, `warning` the desk must decide, `info` is worth a look. */
export type Severity = 'error' | 'warning' | 'info'

/** What settings may say of a rule: a severity, or that it is off. */
export type Level = Severity | 'off'
