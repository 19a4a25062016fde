// What mutated drafts are made from: our own drafts, the examples of all rules, and inputs that once broke something.
import {readdirSync, readFileSync} from 'node:fs'
import {rules} from '../../rules/index.ts'

/** An input that once broke something, kept for ever. */
interface KnownCase {
  /** What broke. */
  name: string
  path: string
  text: string
}

/** Inputs that once broke something; lone surrogates stand as escapes. */
export const knownCases = (): KnownCase[] =>
  JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8')) as KnownCase[]

/** All seeds, in an order that doesn't change; those of one format stand several times, so that most drafts are of it. */
export function readSeeds(extension?: 'html' | 'mdx'): string[] {
  const own = extension ? readdirSync(`fixtures/${extension}`).sort() : []
  const inFormat = own.map((name) => readFileSync(`fixtures/${extension}/${name}`, 'utf8'))
  const drafts = readdirSync('fixtures', {recursive: true, encoding: 'utf8'})
    .filter((path) => /\.(?:md|txt)$/.test(path))
    .sort()
    .map((path) => readFileSync(`fixtures/${path}`, 'utf8'))
  const examples = rules.flatMap(({examples}) =>
    examples.flatMap((example) => {
      const sources = 'bad' in example ? example.bad : example.good
      return typeof sources === 'string' ? [sources.replaceAll('==', '')] : Object.values(sources)
    }),
  )
  const common = [...drafts, ...examples, ...knownCases().map(({text}) => text)]
  const times = inFormat.length === 0 ? 0 : Math.ceil(common.length / inFormat.length)
  return [...common, ...Array.from({length: times}, () => inFormat).flat()]
}
