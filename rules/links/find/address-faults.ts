// Addresses: why one cannot be the address a reader should reach.
import type {Link} from '../../../src/reading/page/links.ts'

/** What is wrong with an address; `why` completes “"…" …” in a message. */
export interface AddressFault {
  kind: 'empty' | 'stand-in' | 'example' | 'local' | 'private' | 'malformed'
  why: string
}

/** Tags of site engines: what they become is the site's business. */
const siteTag = /\{\{|\{%|\{<|<%|\$\{|\$\(|%7B%7B|^\{\w|^@\w+\/|^~\//i

const schemes =
  /^(?:(?:https?:\/?\/?){2,}|h?https?[;:]{2}|h?http\/\/|https?\/\/|htt?ps?:\/[^/]|htps?:|hhttps?:|ttps?:|https?:[^/])/i

const standInHost =
  /^(?:www\.)?(?:(?:your|my|our)[-_]?(?:web)?(?:site|domain|company|business|brand|blog|shop|store|org|organization|organisation|app|host|server|instance|newsletter|url|link)(?:[-_]?(?:name|url|here))?|some-?(?:web)?site|link-?to-?(?:web)?(?:site|page)|yourname|domain-?name|company-?name|website-?url|site-?name|insert-?.{0,40}|.{0,40}-goes-here)\.[a-z.]+$/i

const exampleHost = /(?:^|\.)(?:example\.(?:com|org|net|edu|co\.uk)|example|invalid|test)$/i

const localHost =
  /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|\[::1\])$/i

const file = /^(?:file:|[a-z]:[\\/]|\\\\|\/[a-z]:\/|\/Users\/[^/]+\/)/i

/** A whole address, or a segment of its path, that says what should stand there. */
const standInSegment =
  /^(?:(?:insert|add|put|enter|replace)[-_ ]?(?:the[-_ ]|your[-_ ])?(?:link|url|address|here|source|article|image|.{1,30}[-_ ]here).{0,30}|(?:your[-_ ])?(?:link|url|href|address|source)(?:[-_ ]?(?:goes[-_ ])?here|[-_ ]tbd|[-_ ]to[-_ ]come)|.{1,30}[-_ ]goes[-_ ]here|your?[-_]?(?:user-?_?name|username|handle|name|repo(?:sitory)?(?:[-_]?name)?|org(?:anization)?|project(?:[-_]name)?|link|url|profile|slug|page|image|file(?:name)?|video[-_]?id)(?:[-_]here)?(?:\.\w{2,4})?|username[-_]here|placeholder(?:[-_](?:link|url|image))?(?:\.\w{2,4})?|replace[-_]?me|change[-_]?me|path[-_]to[-_].{1,40}|x{4,}(?:\.\w{2,4})?)$/i

/** The same in capitals, where lower case would be a word like others. */
const capitalSegment =
  /^(?:TODO|TBD|TBC|TK|TKTK|FIXME|URL|LINK|HREF|INSERT|XXX+|N{3,6}(?:[-.][\w.-]{1,60})?|[A-Z]{1,4}-N{3,6}|[A-Z]+(?:[-_][A-Z]+){0,6}[-_]HERE|YOUR(?:[-_][A-Z]+){1,5}|INSERT(?:[-_][A-Z]+){1,6}|ADD(?:[-_][A-Z]+){0,4}[-_](?:LINK|URL))$/

/** What is in every such segment in small letters. */
const mayStandIn = /insert|add|put|enter|replace|here|tbd|come|you|user|placeholder|change|path|xxxx/i

const isStandIn = (segment: string) => standInSegment.test(segment) || capitalSegment.test(segment)

const wholeWord =
  /^(?:url|link|href|tbd|todo|tk|tba|xxx?|placeholder|insert|here|n\/a|null|undefined|none|\?+|\.{3}|…)$/i

const standInProfile =
  /^(?:github|gitlab|twitter|x|linkedin|facebook|instagram|medium)\.com\/(?:in\/|@)?(?:author|contributor|user|username|handle|yourname|name|profile|yourprofile|your[-_]?handle|your[-_]?company)\d*\/?$/i

const bracketed = /\[[^\]/]*[a-z][^\]/]*\]|%5B[^/]*[a-z]{3}[^/]*%5D|<[^/>]*[a-z][^/>]*>|\{[a-z][^{}/]*\}/i

/** Why a link's address can't be meant; nothing where it may. `staging` are names of hosts that only the house can open. */
export function faultOf({url, kind, label}: Link, staging: readonly string[]): AddressFault | undefined {
  const address = url.trim()
  if (numberedRole.test(label)) return {kind: 'stand-in', why: 'belongs to a name nobody filled in'}
  if (address === '' && flattenedCode.test(label)) return undefined
  if (address === '') return {kind: 'empty', why: 'has no address'}
  if (/[{<$%@~]/.test(address) && siteTag.test(address)) return undefined
  if (address === '#' || /^(?:javascript:(?:void\(0\)|;|))?;?$/i.test(address))
    return {kind: 'empty', why: `points to "${address}"`}
  if (file.test(address)) return {kind: 'private', why: 'is a file on somebody’s computer'}
  if (wholeWord.test(address)) return {kind: 'stand-in', why: 'is a stand-in'}
  if (schemes.test(address)) return {kind: 'malformed', why: 'has a broken beginning'}
  const [, scheme, host = '', rest = ''] = /^([a-z][a-z+.-]*:)?(?:\/\/([^/?#]*))?(.*)$/is.exec(address) ?? []
  if (scheme && !/^https?:$/i.test(scheme)) return undefined
  if (!host && kind !== 'bare' && lacksScheme.test(address))
    return {kind: 'malformed', why: address.includes('@') ? 'lacks "mailto:"' : 'lacks "https://"'}
  return hostFault(host, staging) ?? pathFault(host, rest, kind) ?? exampleFault(host)
}

/** `[Author 1](…)`: a slot of a template, whatever its address. */
const numberedRole =
  /^(?:author|contributor|co-?author|reviewer|person|speaker|first ?name|name of \w+|your name) ?#?\d{1,2}$/i

/** `[Symbol.dispose]()`: a call that lost its code marks. */
const flattenedCode = /^[\w$]+ ?\. ?(?!(?:js|net|io|com|org|ai|dev|ts|app|py)$)[a-z][\w$]*$/i

const lacksScheme = /^(?:www\.[\w-]+\.|[\w.+-]+@[\w-]+\.[\w.]+$)/i

const hostIn = (authority: string): string => authority.replace(/^[^@]*@/, '').replace(/:\d+$/, '')

function hostFault(authority: string, staging: readonly string[]): AddressFault | undefined {
  if (!authority) return undefined
  const host = hostIn(authority)
  if (localHost.test(host)) return {kind: 'local', why: 'opens only on the writer’s computer'}
  if (standInHost.test(host) || /[[\]<>{}]/.test(host)) return {kind: 'stand-in', why: 'is a stand-in'}
  const lower = host.toLowerCase()
  if (staging.some((name) => lower.includes(name) && names(lower).includes(name)))
    return {kind: 'private', why: 'is a staging address'}
  if (/^www\.www\./i.test(host) || /\.\.|^\.|,/.test(host)) return {kind: 'malformed', why: 'has a broken host'}
  return undefined
}

/** The parts of a host below its domain, and their parts between hyphens. */
const names = (host: string) =>
  host
    .split('.')
    .slice(0, -2)
    .flatMap((label) => [label, ...label.split('-')])

const exampleFault = (authority: string): AddressFault | undefined =>
  exampleHost.test(hostIn(authority)) ? {kind: 'example', why: 'is an example address'} : undefined

function pathFault(host: string, rest: string, kind: Link['kind']): AddressFault | undefined {
  const path = rest.split(/[?#]/, 1)[0] as string
  const standIn: AddressFault = {kind: 'stand-in', why: 'is a stand-in'}
  if ((mayStandIn.test(path) || /[A-Z]{2}/.test(path)) && path.split('/').some(isStandIn)) return standIn
  if (/(?:^|\/)path\/to\//i.test(path) || standInProfile.test(host.replace(/^www\./i, '') + path)) return standIn
  if (kind === 'bare') return undefined
  if (bracketed.test(path) || /\/(?:\.{3}|…)$/.test(path)) return standIn
  return undefined
}
