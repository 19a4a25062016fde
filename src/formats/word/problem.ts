// What keeps a package from being read: thrown inside this room, and a finding outside.

/** Thrown where a package can't be read; the message is a sentence that says what to do. */
export class Unreadable extends Error {}

/** The message for a package that is damaged. */
export const damaged = (what: string): Unreadable =>
  new Unreadable(`This file is damaged (${what}): open it in its own program, and save it again.`)
