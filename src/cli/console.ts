// The world a command runs in: what it may read, write and ask.

/** What a command reads and writes, so that tests can hand in a world of their own. */
export interface Console {
  cwd: string
  color: boolean
  write(text: string | Uint8Array): void | Promise<void>
  /** A line of its own on standard error. Within `run` what it holds is shown, never obeyed by a terminal or a log. */
  error(line: string): void
  /** Below the notes: a report, written as it is. */
  errorReport?(text: string): void
  readInput(): Promise<Uint8Array>
  /** What standard input is: a terminal, or what a shell or a file passes on; missing for all else, as in CI. */
  inputFrom?: 'terminal' | 'pipe'
  /** Standard input piece by piece, for commands that never hold all of it. */
  input?(): AsyncIterable<Uint8Array>
  /** Show a line on a terminal in place of the last one; missing without a terminal. */
  status?(line: string): void
  /** Clear the screen; missing where there is none. */
  clear?(): void
  /** Resolves on SIGINT or SIGTERM; asked only by what runs until then. */
  interrupted?(): Promise<void>
  /** Yield to the event loop in a long piece of work. */
  turn?(): Promise<void>
  /** Milliseconds, for progress. */
  clock?(): number
  /** The file that a thread is started with; missing where there are none. */
  thread?: string
  /** The environment, as far as it matters. */
  env?: Readonly<Record<string, string | undefined>>
}
