// Text of others on a line of a terminal or a log: nothing in it is obeyed there.
import {escapeControls} from '../elide.ts'

/**
 * What a log of a build takes for a command: `::error::` at the beginning of a line, `##[group]`, `##vso[…]` and
 * `##teamcity[…]` wherever they stand.
 */
const command = /^\s*:(?=:)|#(?=#\w*\[)/g

/** One line of text, shown so that it writes to no terminal, starts no line and is no command to a log. */
export const asLogLine = (text: string): string =>
  escapeControls(text).replace(command, (sign) => `${sign.slice(0, -1)}\\x${sign.slice(-1).charCodeAt(0).toString(16)}`)
