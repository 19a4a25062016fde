// A mistake in how the command was called: one sentence, exit code 2.

/** Thrown where the command line can't be followed; `more` is a text of ours that is shown below. */
export class UsageError extends Error {
  readonly more: string
  constructor(message: string, more = '') {
    super(message)
    this.more = more
  }
}
