// The kinds of rules that can run, by the names Vale has for them.
import {capitalization} from './capitalization.ts'
import type {Definition, Shared, ValeCheck} from './check.ts'
import {conditional} from './conditional.ts'
import {consistency} from './consistency.ts'
import {existence} from './existence.ts'
import {metric, readability} from './metric.ts'
import {occurrence} from './occurrence.ts'
import {repetition} from './repetition.ts'
import {spelling} from './spelling.ts'
import {substitution} from './substitution.ts'

/** A kind: what makes a rule of it ready, and the keys it has beside those of all rules. */
interface ValeKind {
  make(definition: Definition, shared: Shared): ValeCheck
  keys: readonly string[]
}

const kind = (make: ValeKind['make'], keys: string): ValeKind => ({make, keys: keys.split(' ')})

export const valeKinds: Readonly<Record<string, ValeKind>> = {
  existence: kind(existence, 'tokens raw exceptions append ignorecase nonword vocab'),
  substitution: kind(substitution, 'swap exceptions ignorecase nonword vocab capitalize pos'),
  occurrence: kind(occurrence, 'token max min ignorecase'),
  repetition: kind(repetition, 'tokens max ignorecase alpha vocab exceptions'),
  consistency: kind(consistency, 'either nonword ignorecase'),
  conditional: kind(conditional, 'first second in exceptions ignorecase vocab'),
  capitalization: kind(capitalization, 'match style exceptions indicators threshold vocab prefix'),
  metric: kind(metric, 'formula condition'),
  spelling: kind(spelling, 'filters ignore exceptions dictionaries aff dic dicpath threshold custom append vocab'),
  readability: kind(readability, 'metrics grade'),
}

/** The kinds that can't run here, with what they would need. */
export const foreignKinds: Readonly<Record<string, string>> = {
  script: 'it is a program in Tengo',
  sequence: 'it needs parts of speech',
}
