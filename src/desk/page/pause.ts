// Puts things off until nothing was asked for during a while.

/** A pause after which something is done. */
interface Pause {
  /** Do this after the pause, in place of what waits. */
  after(run: () => void): void
  /** Do what waits at once. */
  end(): void
}

/** Make a pause of so many milliseconds. */
export function openPause(milliseconds: number): Pause {
  let waiting: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = () => {
    clearTimeout(timer)
    const run = waiting
    waiting = undefined
    run?.()
  }
  return {
    after(run) {
      clearTimeout(timer)
      waiting = run
      timer = setTimeout(end, milliseconds)
    },
    end,
  }
}
