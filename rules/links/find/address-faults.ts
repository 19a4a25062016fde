// Addresses: why one cannot be the address a reader should reach.
import type {Link} from '../../../src/reading/page/links.ts'
import {finds} from '../../../src/reading/text/prefilter.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import data from '../../lists/stand-in-addresses.json' with {type: 'json'}

/** What is wrong with an address; `why` completes “"…" …” in a message. */
export interface AddressFault {
  kind: 'empty' | 'stand-in' | 'example' | 'local' | 'private' | 'malformed'
  why: string
}

/** Tags of site engines: what they become is the site's business. */
const siteTag = {
  look: /[{<$%@~]/,
  pattern: /\{\{|\{%|\{<|<%|\$\{|\$\(|%7B%7B|^\{\w|^@\w+\/|^~\//i,
}

const schemes =
  /^(?:(?:https?:\/?\/?){2,}|h?https?[;:]{2}|h?http\/\/|https?\/\/|htt?ps?:\/[^/]|htps?:|hhttps?:|ttps?:|https?:[^/])/i

const localHost = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1\])$/i

/** The addresses that networks of houses use for their own machines. */
const ownNetwork = /^(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})$/

const file = /^(?:file:|[a-z]:[\\/]|\\\\|\/[a-z]:\/|\/Users\/[^/]+\/)/i

/** What is wrong with the address of a file on a disk. */
export const onDisk = "is a file on somebody's computer"

/** What is wrong with a link whose words are the slot of a name. */
export const neverNamed = 'belongs to a name that was never filled in'

const sayings = phraseSets(data.kinds)

/** Capitals that stand for figures or letters: `NNNN`, `AB-NNN`. */
const slot = /^(?:X{3,}|N{3,6}(?:[-.][\w.-]{1,60})?|[A-Z]{1,4}-N{3,6})$/

/** The words of a segment or label in lower case, without a file's ending. */
const wordsIn = (segment: string): string[] =>
  segment
    .replace(/\.\w{2,4}$/, '')
    .toLowerCase()
    .split(/[-_ ]+/)

/** A document of the project itself, whatever its name. */
const isDocument = /\.(?:md|markdown|mdx|rst|adoc)$/i

/** Does a segment of a path say what should stand there? In capitals it may be shorter. */
function isStandIn(segment: string): boolean {
  if (segment.length < 2 || segment.length > 80) return false
  const words = wordsIn(segment)
  const opensWith = (count: number) => sayings.opening.has(words.slice(0, count).join(' '))
  const [first = '', last] = [words[0], words.at(-1)]
  return (
    sayings.segment.has(words.join(' ')) ||
    (!isDocument.test(segment) && (opensWith(2) || opensWith(3))) ||
    (last === 'here' && words.length > 2 && (words.at(-2) === 'goes' || sayings.command.has(first))) ||
    (first === 'path' && words[1] === 'to' && sayings['pointed at'].has(last ?? '')) ||
    /^x{4,}$/.test(first + (words[1] ?? '')) ||
    (slot.test(segment) && !/template/i.test(segment)) ||
    (/^[A-Z]+(?:[-_][A-Z]+){0,6}$/.test(segment) && isCapitalStandIn(words))
  )
}

/** The same in capitals, where lower case would be a word like others. */
function isCapitalStandIn(words: readonly string[]): boolean {
  const [first, last] = [words[0] as string, words.at(-1) as string]
  if (words.length === 1) return sayings.capitals.has(first)
  return (
    last === 'here' ||
    first === 'your' ||
    first === 'insert' ||
    (first === 'add' && (last === 'link' || last === 'url'))
  )
}

/** Does a host say whose it should be? */
function isStandInHost(host: string): boolean {
  const [, name = ''] = /^(?:www\.)?([^.]+)\.[a-z.]+$/.exec(host) ?? []
  return sayings.host.has(name.replace(/[-_]/g, '')) || /^insert-|.-goes-here$/.test(name)
}

/** The page of nobody in a network: `github.com/username`. */
function isStandInProfile(page: string): boolean {
  const [, network = '', name = ''] = /^([a-z]+)\.com\/(?:in\/|@)?([a-z_-]+)\d*\/?$/i.exec(page) ?? []
  return sayings.network.has(network.toLowerCase()) && sayings.profile.has(name.toLowerCase().replace(/[-_]/g, ''))
}

const bracketed =
  /(?:^|\/)(?:\[[^\]/]*[a-z][^\]/]*\]|%5B[^/]*[a-z]{3}[^/]*%5D)(?:\/|$)|<[^/>]*[a-z][^/>]*>|\{[a-z][^{}/]*\}/i

/** A value that a tool puts in when it shows the text: `%{code}`. */
const filledByTool = /%\{\w+\}/

/** Why a link's address can't be meant; nothing where it may. `staging` are names of hosts that only the house can open. */
export function faultOf({url, kind, label}: Link, staging: readonly string[]): AddressFault | undefined {
  const address = url.trim()
  if (isNumberedRole(label)) return {kind: 'stand-in', why: neverNamed}
  if (address === '' && isFlattenedCode(label)) return undefined
  if (address === '') return {kind: 'empty', why: 'has no address'}
  if (finds(siteTag, address) || filledByTool.test(address)) return undefined
  if (address === '#' || /^(?:javascript:(?:void\(0\)|;|))?;?$/i.test(address))
    return {kind: 'empty', why: `points to "${address}"`}
  if (file.test(address)) return {kind: 'private', why: onDisk}
  if (sayings.address.has(address.toLowerCase()) || /^(?:xxx?|\?+|\.{3}|…)$/i.test(address))
    return {kind: 'stand-in', why: 'is a stand-in address'}
  if (schemes.test(address)) return {kind: 'malformed', why: 'has a mistyped "https://"'}
  const [, scheme, host = '', rest = ''] = /^([a-z][a-z+.-]*:)?(?:\/\/([^/?#]*))?(.*)$/is.exec(address) ?? []
  if (scheme && !/^https?:$/i.test(scheme)) return undefined
  if (!host && kind !== 'bare' && lacksScheme.test(address))
    return {kind: 'malformed', why: /^[^/]*@/.test(address) ? 'is missing "mailto:"' : 'is missing "https://"'}
  return hostFault(host, staging) ?? pathFault(host, rest, kind) ?? exampleFault(host)
}

/** `[Author 1](…)`: a slot of a template, whatever its address. */
function isNumberedRole(label: string): boolean {
  const role = /^(.{4,40}?) ?#?\d{1,2}$/.exec(label)?.[1]?.toLowerCase()
  return role !== undefined && (sayings['numbered role'].has(role) || /^name of \w+$/.test(role))
}

/** `[Symbol.dispose]()`: a call that lost its code marks, and no name of a file or host. */
function isFlattenedCode(label: string): boolean {
  const member = /^[\w$]+ ?\. ?([a-z][\w$]*)$/i.exec(label)?.[1]
  return member !== undefined && !sayings['file ending'].has(member.toLowerCase())
}

const lacksScheme = /^(?:www\.[\w-]+\.|[\w.+-]+@[\w-]+\.[\w.]+$)/i

const hostIn = (authority: string): string => authority.replace(/^[^@]*@/, '').replace(/:\d+$/, '')

function hostFault(authority: string, staging: readonly string[]): AddressFault | undefined {
  if (!authority) return undefined
  const host = hostIn(authority)
  if (localHost.test(host)) return {kind: 'local', why: "opens only on the writer's computer"}
  if (ownNetwork.test(host)) return {kind: 'local', why: 'opens only on your own network'}
  if (isStandInHost(host.toLowerCase()) || (/[[\]<>{}]/.test(host) && !/^\[[\da-f:.]+\]$/i.test(host)))
    return {kind: 'stand-in', why: 'is a stand-in address'}
  const lower = host.toLowerCase()
  if (staging.some((name) => lower.includes(name) && names(lower).includes(name)))
    return {kind: 'private', why: 'opens only for your own staff'}
  if (/^www\.www\./i.test(host) || /\.\.|^\.|,/.test(host)) return {kind: 'malformed', why: 'has a mistyped site name'}
  return undefined
}

/** The parts of a host below its domain, and their parts between hyphens. */
const names = (host: string) =>
  host
    .split('.')
    .slice(0, -2)
    .flatMap((label) => [label, ...label.split('-')])

const exampleFault = (authority: string): AddressFault | undefined =>
  [...sayings['example host']].some((name) => `.${hostIn(authority)}`.toLowerCase().endsWith(`.${name}`))
    ? {kind: 'example', why: 'is an example address'}
    : undefined

/** What stands in for an address is short. */
const longestPath = 2000

function pathFault(host: string, rest: string, kind: Link['kind']): AddressFault | undefined {
  const path = rest.slice(0, longestPath).split(/[?#]/, 1)[0] as string
  const standIn: AddressFault = {kind: 'stand-in', why: 'is a stand-in address'}
  if (path.split('/').some((segment, i, all) => all[i - 1] !== 'wiki' && isStandIn(segment))) return standIn
  if (/(?:^|\/)path\/to\//i.test(path) || isStandInProfile(host.replace(/^www\./i, '') + path)) return standIn
  if (kind === 'bare') return undefined
  if (bracketed.test(path) || /\/(?:\.{3}|…)$/.test(path)) return standIn
  return undefined
}
