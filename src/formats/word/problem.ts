// What keeps a package from being read: thrown inside this room, and a finding outside.

/** Thrown where a package can't be read; the message is a sentence that says what to do. */
export class Unreadable extends Error {}

/** The message for a package that is damaged. */
export const damaged = (what: string): Unreadable =>
  new Unreadable(`This file is damaged (${what}): open it in its own program, and save it again.`)

/** What is made of a package, or the sentence that says why it can't be read. */
export function orReason<T>(make: () => T): T | {reason: string} {
  try {
    return make()
  } catch (error) {
    if (error instanceof Unreadable) return {reason: error.message}
    throw error
  }
}
