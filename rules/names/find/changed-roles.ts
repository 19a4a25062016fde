// Changed roles: a person who holds another office later in the draft, or is Mr at one place and Ms at another.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import {textOf} from '../../../src/core/draft/spans.ts'
import {groupBy} from '../../../src/core/order.ts'
import type {Mention} from '../../../src/reading/names/mentions.ts'
import kinWords from '../../lists/kin-words.json' with {type: 'json'}
import {type ChangedName, isAmongKin, isSameSentence, lastOf, ownMentions} from './changed-names.ts'

/** People whose office or form of address changes where nothing tells of a change. */
export function changedRolesIn(draft: Draft): ChangedName[] {
  const people = [...groupBy(ownMentions(draft), lastOf).values()].filter(isOne)
  return [...people.flatMap(otherOffice), ...people.flatMap(otherGender)]
}

/** Is all of a surname one person: one full name, and no kin beside it? */
function isOne(all: readonly Mention[]): boolean {
  const full = new Set(all.flatMap(({words}) => (words.length > 1 ? [words.at(-2)?.text] : [])))
  return all.length > 1 && all.length < 60 && full.size < 2 && !all.some(isAmongKin)
}

const offices = [...kinWords.offices].sort((a, b) => b.length - a.length)
const groups = new Map(
  kinWords['same office'].flatMap((row) =>
    row.split(row.includes('|') ? '|' : ' ').map((office) => [office, row] as const),
  ),
)
const changes: ReadonlySet<string> = new Set(kinWords['changes of office'])

/** The office that stands beside a name: `treasurer Ann Lisle`, `Ann Lisle, the treasurer`; none of two, none that passed. */
function officeOf(mention: Mention): string | undefined {
  const near = officeAfter(mention) ?? officeBefore(mention)
  const words = textOf(sentenceAround(mention))
    .toLowerCase()
    .split(/[^\p{L}]+/u)
  return near === undefined || words.some((word) => changes.has(word)) ? undefined : (groups.get(near) ?? near)
}

function officeAfter({block, end}: Mention): string | undefined {
  const said =
    /^, ([^,.;:\n]{3,44})(?=[,.;:\n]|$)/.exec(block.prose.text.slice(end, end + 60))?.[1]?.toLowerCase() ?? ''
  const bare = determiners.has(said.split(' ', 1)[0] ?? '') ? said.slice(said.indexOf(' ') + 1) : said
  return offices.find((office) => bare === office || bare.endsWith(` ${office}`) || bare.startsWith(`${office} of`))
}

const determiners: ReadonlySet<string> = new Set(kinWords.determiners)

/** Right before the name or within it, or after an article and with a comma: `the council’s chief executive, Mr Menon`. */
function officeBefore({block, start, words}: Mention): string | undefined {
  const own = words[0]?.text.toLowerCase() ?? ''
  if (words.length > 2 && offices.includes(own)) return own
  const text = block.prose.text.slice(Math.max(0, start - 50), start).replace(/\p{Lu}[a-z]{1,3}\.? $/u, '')
  const said = text.replace(/,? $/, '').toLowerCase()
  const office = offices.find((one) => said.endsWith(` ${one}`) || said === one)
  if (office === undefined || !text.endsWith(', ')) return office
  const led = said.slice(0, -office.length).trim().split(/\s+/).slice(-4)
  return led.some((word) => determiners.has(word) || word.endsWith("'s") || word.endsWith('’s')) ? office : undefined
}

function otherOffice(all: readonly Mention[]): ChangedName[] {
  const held = all.flatMap((mention) => {
    const office = officeOf(mention)
    return office === undefined ? [] : [{mention, office}]
  })
  const [first] = held
  const found = held.find(({office}) => office !== first?.office)
  if (!first || !found || new Set(held.map(({office}) => office)).size > 2) return []
  if (isSameSentence(first.mention, found.mention)) return []
  return [{found: found.mention, kind: 'role', other: first.mention}]
}

const genders = new Map(kinWords.genders.flatMap((row) => row.split(' ').map((title) => [title, row] as const)))
const genderOf = ({title = ''}: Mention) => genders.get(title.toLowerCase().replace('.', ''))

function otherGender(all: readonly Mention[]): ChangedName[] {
  const titled = all.filter((mention) => genderOf(mention) !== undefined)
  const [first] = titled
  const found = titled.find((mention) => genderOf(mention) !== genderOf(first as Mention))
  if (!first || !found || isSameSentence(first, found)) return []
  const full = all.filter(({words}) => words.length > 1)
  return full.length === 0 && titled.length < 3 ? [] : [{found, kind: 'title', other: first}]
}
