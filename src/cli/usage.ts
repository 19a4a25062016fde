// A mistake in how the command was called: one sentence, exit code 2.

/** Thrown where the command line can't be followed. */
export class UsageError extends Error {}
