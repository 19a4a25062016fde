// Links that are compared: by their addresses, whatever words carry them.
import trackingData from '../../rules/lists/tracking-parameters.json' with {type: 'json'}
import type {Draft} from '../core/draft/draft.ts'
import type {Place} from '../core/draft/place.ts'
import {addToList} from '../core/order.ts'
import {foldText} from '../reading/likeness/word-overlap.ts'
import {type Link, linksOf, parametersOf} from '../reading/page/links.ts'

/** An address of a draft. */
export interface Address {
  link: Link
  /** As addresses are compared; without what only counts readers. */
  key: string
  bare: string
}

/** A change to where links lead. */
interface LinkChange {
  kind: 'changed' | 'dropped' | 'added'
  was?: Address
  is?: Address
}

/** The addresses of a draft. */
export const addressesOf = (draft: Draft): Address[] =>
  linksOf(draft).flatMap((link) =>
    link.url.trim() ? [{link, key: keyOf(link.url), bare: keyOf(withoutTracking(link))}] : [],
  )

/** Without what changes nothing: the scheme of the web, capitals of the host, a slash at the end. */
function keyOf(url: string): string {
  const plain = url
    .trim()
    .replaceAll('&amp;', '&')
    .replace(/\\(?=[^\w\s])/g, '')
    .replace(/^https?:\/\//i, '')
  const host = /^[^/?#]*/.exec(plain)?.[0] ?? ''
  return host.toLowerCase() + plain.slice(host.length).replace(/\/(?=$)/, '')
}

function withoutTracking(link: Link): string {
  const parameters = parametersOf(link)
  const isTracking = (name: string) =>
    trackingData.names.includes(name) || trackingData.prefixes.some((prefix) => name.startsWith(prefix))
  const kept = parameters.filter(({name}) => !isTracking(name.toLowerCase()))
  if (kept.length === parameters.length) return link.url
  const [path = ''] = link.url.split('?')
  const hash = link.url.indexOf('#')
  const query = kept.map(({name, value}) => (value ? `${name}=${value}` : name)).join('&')
  return path + (query ? `?${query}` : '') + (hash < 0 ? '' : link.url.slice(hash))
}

const isSame = (a: Address, b: Address) => a.key === b.key || a.key === b.bare || a.bare === b.key

/** Compare where two texts link to; `isNear` says whether two links stand in sentences that belong together. */
export function compareLinks(
  old: readonly Address[],
  fresh: readonly Address[],
  isNear: (a: Place, b: Place) => boolean,
): LinkChange[] {
  const left = {old: without(old, fresh), fresh: without(fresh, old)}
  const changes: LinkChange[] = []
  const taken = new Set<Address>()
  for (const tie of [hasSameLabel, (a: Address, b: Address) => isNear(a.link.place, b.link.place)])
    for (const is of left.fresh) {
      const was = taken.has(is) ? undefined : left.old.find((one) => !taken.has(one) && tie(one, is))
      if (!was) continue
      taken.add(was).add(is)
      changes.push({kind: 'changed', was, is})
    }
  const once = (all: readonly Address[]) => [
    ...new Map(all.filter((one) => !taken.has(one)).map((one) => [one.bare, one])).values(),
  ]
  return [
    ...changes,
    ...once(left.old).map((was) => ({kind: 'dropped' as const, was})),
    ...once(left.fresh).map((is) => ({kind: 'added' as const, is})),
  ]
}

function without(all: readonly Address[], others: readonly Address[]): Address[] {
  const known = new Map<string, Address[]>()
  for (const other of others) for (const key of new Set([other.key, other.bare])) addToList(known, key, other)
  return all.filter(
    (one) => ![...(known.get(one.key) ?? []), ...(known.get(one.bare) ?? [])].some((other) => isSame(one, other)),
  )
}

const hasSameLabel = ({link: a}: Address, {link: b}: Address) =>
  a.kind === b.kind && foldText(a.label) !== '' && foldText(a.label) === foldText(b.label)
