// Environments: drafts that are about the local, staging or preview address they link to, as manuals and tutorials are.
import type {Draft} from '../../../src/core/draft/draft.ts'
import type {Link} from '../../../src/reading/page/links.ts'
import {shownCodeOf} from '../../../src/reading/page/shown-code.ts'
import type {AddressFault} from './address-faults.ts'

/** Does a draft link to a local or staging address because it tells readers of it? */
export function isTheSubject(draft: Draft, link: Link, {kind}: AddressFault, staging: readonly string[]): boolean {
  if (kind === 'local') return isLocalSubject(draft, link)
  return kind === 'private' && isStagingSubject(draft, link, staging)
}

/** The words of the link show the address, or code does: its host, its port, or what starts a server there. */
function isLocalSubject(draft: Draft, {url, label}: Link): boolean {
  const [, host = '', port = '', path = ''] = /^https?:\/\/([^/?#:]+)(?::(\d+))?\/?(.*)$/is.exec(url.trim()) ?? []
  if (host === '') return false
  const code = shownCodeOf(draft)
  if (label.includes(host) || code.includes(host) || (port.length > 2 && code.includes(port))) return true
  return path === '' && code.includes(' ')
}

/** The draft names the environment outside its addresses: “[staging](https://staging.…)”. */
function isStagingSubject(draft: Draft, {url, label}: Link, staging: readonly string[]): boolean {
  const host = /^[a-z]+:\/\/([^/?#]*)/i.exec(url.trim())?.[1]?.toLowerCase() ?? ''
  const names = staging.filter((name) => host.includes(name))
  const says = (text: string) => names.some((name) => wordsOf(text).has(name))
  if (names.length === 0) return false
  return (
    says(label) ||
    shownCodeOf(draft).includes(host) ||
    (!isCommonWord(names) && draft.blocks.some(({prose}) => says(prose.text)))
  )
}

/** “A stage” says nothing of an environment. */
const isCommonWord = (names: readonly string[]) => names.every((name) => name === 'stage')

const wordsOf = (text: string) =>
  new Set(
    text
      .toLowerCase()
      .replace(/\S*(?:\/\/|\w\.\w)\S*/g, ' ')
      .split(/[^\p{L}\p{N}]+/u),
  )
