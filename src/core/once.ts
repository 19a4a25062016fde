// Work that is done when its answer is first asked for.

/** A function that works its answer out once. */
export function once<T>(work: () => T): () => T {
  let answer: {is: T} | undefined
  return () => {
    answer ??= {is: work()}
    return answer.is
  }
}
