// Redirects: addresses of a mail or social program that only lead on to another address.
import {type Link, parametersOf} from '../../../src/reading/page/links.ts'
import codes from '../../lists/program-codes.json' with {type: 'json'}

const named = new Set(['q', 'url', 'u'])
const address = /^https?:\/\/[^\s<>"'()]+$/i

/** Where a link leads through the address of another program; undefined if it leads nowhere else. */
export function redirectedTo(link: Link): string | undefined {
  const page = /^https?:\/\/([^?#]{1,100})\?/i.exec(link.url)?.[1]?.toLowerCase()
  if (page === undefined || !codes.kinds.redirect.some((known) => leadsThrough(page, known))) return undefined
  const value = parametersOf(link).find(({name}) => named.has(name.toLowerCase()))?.value
  const target = value === undefined ? undefined : decoded(value)
  return target !== undefined && address.test(target) ? target : undefined
}

/** `www.google.com/url` is `google.com/url`; `nam02.safelinks.…` has a host of its own. */
const leadsThrough = (page: string, known: string): boolean => {
  const at = page.indexOf(known)
  return at >= 0 && (at === 0 || page[at - 1] === '.') && (known.endsWith('/') || page.length === at + known.length)
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
