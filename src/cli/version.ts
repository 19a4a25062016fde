// The version of the package and the hash of its rules and lists.
import about from '../../package.json' with {type: 'json'}

declare const RULES_HASH: string | undefined

export const version: string = about.version

/** Changes with every rule and list; written in by the build. */
export const rulesHash: string = typeof RULES_HASH === 'string' ? RULES_HASH : 'unbuilt'
