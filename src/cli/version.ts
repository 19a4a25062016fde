// The version of the package and the hash of its rules and lists.
import about from '../../package.json' with {type: 'json'}

declare const RULES_HASH: string | undefined
declare const CODE_HASH: string | undefined

export const version: string = about.version

/** The repository on the web, where there is one. */
export const repository = (about as {repository?: string}).repository

/** Changes with every rule and list; written in by the build. */
export const rulesHash: string = typeof RULES_HASH === 'string' ? RULES_HASH : 'unbuilt'

/** Changes with all code; written in by the build, else a hash of the sources. */
export async function codeHash(): Promise<string> {
  if (typeof CODE_HASH === 'string') return CODE_HASH
  const {hashSources} = await import('../files/code-hash.ts')
  const {fileURLToPath} = await import('node:url')
  return hashSources(fileURLToPath(new URL('../..', import.meta.url)), ['rules', 'src'])
}
