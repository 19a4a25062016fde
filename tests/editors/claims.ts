// What `clients.json` claims of a client, as tests: a feature that works is shown, one that is said to be beyond the client isn't.
import {expect, test} from 'vitest'
import {clients, type Feature, features, type Result} from './features.ts'

/** One test for each claim; `run` drives the client. */
export function testClaims(name: string, run: () => Result | Promise<Result>): void {
  const claims = clients.find((client) => client.name === name)?.features ?? {}
  expect(Object.keys(claims).filter((feature) => !(feature in features))).toEqual([])
  for (const [feature, claim] of Object.entries(claims))
    test(claim === 'works' ? feature : `${feature}: ${claim}`, async () => {
      const result = await run()
      const check = () => features[feature as Feature](result)
      if (claim === 'works') check()
      else expect(check).toThrow()
    })
}

/** The same result for every test of an editor. */
export function once<T>(run: () => T): () => T {
  let result: T | undefined
  return () => {
    result ??= run()
    return result
  }
}
