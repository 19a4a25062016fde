// Reads the matcher of the built-in rules that the build has packed, where there is one.
import {readFileSync} from 'node:fs'
import type {Matcher} from '../core/phrase-list.ts'
import {unpackMatcher} from '../core/phrases/packed.ts'
import type {Rule} from '../core/rule.ts'
import {allLists} from '../core/settings/config.ts'

/** What says that a packed matcher belongs to these rules: their hash as integers. */
export const stampOf = (rulesHash: string): number[] =>
  [...rulesHash.matchAll(/.{1,6}/g)].map(([digits]) => Number.parseInt(digits, 16) | 0)

/** The packed matcher beside the bundle; none where there is no bundle or it is another's. */
export function readMatcher(rules: readonly Rule[], rulesHash: string): Matcher[] {
  try {
    const {buffer, byteOffset, byteLength} = readFileSync(new URL('../matcher.bin', import.meta.url))
    const whole = byteOffset % 4 === 0 ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)
    const packed = new Int32Array(whole, whole === buffer ? byteOffset : 0, byteLength / 4)
    const matcher = unpackMatcher(packed, allLists(rules), stampOf(rulesHash))
    return matcher ? [matcher] : []
  } catch {
    return []
  }
}
