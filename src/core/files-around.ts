// The surroundings of a draft: what a rule may ask about the files beside it, where it has any.

/** What is known of the files around a draft. Paths have `/` between their parts. */
export interface FilesAround {
  /** The path of the draft from the root. */
  path: string
  /** Whether there is a file at a path from the root. */
  hasFile(path: string): boolean
  /** The names of the files in a folder, a path from the root; none where there is no such folder. */
  filesIn(folder: string): readonly string[]
  /** The keys of front matter that the site fills in for this draft. */
  inheritedKeys(): readonly string[]
  /** Does an expression surely take little time on a text of so many characters? Missing where nobody can say. */
  isQuick?(expression: string, length: number): boolean
  /** What was asked so far, with the answers: plain JSON, for those who keep what was found. */
  asked?(): readonly unknown[]
}
