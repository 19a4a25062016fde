// Private data: people’s email addresses, telephone numbers, document numbers and home addresses.

import {defineSearch} from '../../../src/core/draft/block-reading.ts'
import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {sentenceAround} from '../../../src/core/draft/sentences.ts'
import {groupByBlock, matchesIn, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import {defineReading, hitsOf} from '../../../src/core/reading.ts'
import {linesIn, roleOf} from '../../../src/reading/page/roles.ts'
import {blocksWith, findAll} from '../../../src/reading/text/prefilter.ts'
import {signsOf} from '../../../src/reading/text/tokens.ts'
import {isProse} from '../../../src/reading/text/words.ts'
import contactData from '../../lists/contact-words.json' with {type: 'json'}
import mailboxHosts from '../../lists/mailbox-hosts.json' with {type: 'json'}

const contactWords = definePhrases(contactData)
/** Mailboxes of examples. */
const standIns: ReadonlySet<string> = new Set(mailboxHosts.standIns)

/** What sort of private data. */
export type PrivateKind = 'email' | 'work-email' | 'phone' | 'number' | 'address'

/** Private data of somebody who does not give it out in the same breath. */
interface PrivateData extends Span {
  kind: PrivateKind
}

/** Private data in the copy, without contacts that the copy asks its readers to use. */
export const privateDataOf = defineReading<readonly PrivateData[]>(
  (draft) => {
    const found: PrivateData[] = []
    for (const block of blocksWith(draft, dataSigns)) {
      if (block.kind !== 'alt' && isProse(block)) for (const data of dataIn(block)) found.push(data)
    }
    const open = found.filter((item) => item.kind === 'number' || !isContact(draft, item))
    return [...open, ...homesOf(draft)].sort((a, b) => a.block.index - b.block.index || a.start - b.start)
  },
  [contactWords, linesIn],
)

const dataIn = defineSearch((block) => [...emailsIn(block), ...numbersIn(block)])

const email = {
  signs: '@',
  pattern: /(?<![\w.+/@-]|mailto:)[a-z\d][\w.+-]{0,63}@(?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,24}(?![\w@])/gi,
}
/** Hosts that anybody may have a mailbox at. */
const mailboxes: ReadonlySet<string> = new Set(
  mailboxHosts.names.flatMap((name) => mailboxHosts.domains.map((domain) => `${name}.${domain}`)),
)
const personShaped = /^(?:[a-z]{2,}[._][a-z]{2,}\d*|[a-z]\.[a-z]{3,})@/i

/** Blacked out (`xxxx@`, `jo...@`), or a stand-in that documentation uses (`username@`). */
const isNobodys = (address: string): boolean => {
  const mailbox = address.toLowerCase().split('@')[0] ?? ''
  return /^(.)\1{2,}|\.\.|x{3}/.test(mailbox) || standIns.has(mailbox.replace(/\d+$/, ''))
}

function emailsIn(block: Block): PrivateData[] {
  return matchesIn(block, email.pattern).flatMap((span) => {
    const address = textOf(span)
    if (isNobodys(address)) return []
    const kind = mailboxes.has(address.toLowerCase().split('@')[1] ?? '')
      ? 'email'
      : personShaped.test(address)
        ? 'work-email'
        : undefined
    return kind ? [{...span, kind}] : []
  })
}

const digits = {
  signs: '0',
  look: /\d[\d ().-]{7}/,
  pattern: /(?<![\w.,/@#&=£$€%:+-])(?:\+|\(|[A-Z]{2} ?)?\d[\d ().-]{7,24}(?: ?[A-D]\b)?/g,
}
const dataSigns = signsOf(email.signs + digits.signs)

function numbersIn(block: Block): PrivateData[] {
  return findAll(digits, block.prose.text).flatMap(({0: run, index}) => {
    const found = run.replace(/[^\dA-D]+$/, '')
    const end = index + found.length
    if (/^[\w\d]/.test(block.prose.text.slice(end, end + 1))) return []
    const kind = isDocument(found) ? 'number' : isPhone(found) ? 'phone' : undefined
    return kind ? [{block, start: index, end, kind}] : []
  })
}

const insurance = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]$/
const security = /^(?!000|666|9|078-05-1120|123-)\d{3}-(?!00)\d\d-(?!0000)\d{4}$/
/** No bank card starts with 0, 1, 7, 8 or 9; ORCIDs, which have the same check digit, start with 0. */
const card = /^[2-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{4}$/

/** A number of national insurance or social security, or of a bank card that passes its check. */
const isDocument = (text: string) =>
  insurance.test(text) || security.test(text) || (card.test(text) && passesLuhn(text))

function passesLuhn(text: string): boolean {
  const sum = [...text.replace(/\D/g, '')].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0 && sum > 0
}

const british = /^(?:\+44 ?(?:\(0\) ?)?|\(?0)(?:[12]\d|7[1-57-9])[\d ()-]*$/
const american = /^(?:\+?1[ .-]?)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[-. ])[2-9]\d\d[-. ]\d{4}$/
const foreign = /^\+(?!1\b|44\b)[2-9]\d{0,2}[ .-]\d[\d ().-]{6,}$/
/** Freephone, shared-cost and helpline numbers, and those kept for drama: nobody's own. */
const nobodys =
  /^(?:\+?1)?(?:8(?:00|88|77|66|55|44|33)|900)|^\d{0,4}55501\d\d$|^(?:44|0)(?:1632960|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960|1414960|1514960|1614960|2079460|2896496|2920180|7700900)/

function isPhone(text: string): boolean {
  const plain = text.replace(/\D/g, '')
  if (/[A-D]/.test(text) || nobodys.test(plain) || /^(\d)\1+$/.test(plain) || '01234567890'.includes(plain))
    return false
  if (british.test(text))
    return (
      /[ ()-]|^\+|^07/.test(text) && (text[0] === '+' ? plain.length === 12 : plain.length >= 10 && plain.length <= 11)
    )
  return american.test(text) || (foreign.test(text) && plain.length >= 9 && plain.length <= 15)
}

const contactHeading =
  /\b(?:contacts?|enquir|inquir|editors|press office|further information|more information|get in touch|get help|tickets|book)/i

const asked =
  /(?:^|[.!?:;,()]\s*|\b(?:please|or|and|can|to|then|just|by)\s+)(?:e-?mail|call|ring|text|phone|telephone|tel|contact|write to|message|whatsapp|dial|fax)(?:\s+on)?[\s:.]+$/i

/** Given out on purpose: linked, in a line or section for contacts, or in a sentence that asks to use it. */
function isContact(draft: Draft, item: PrivateData): boolean {
  const {block, start, end} = item
  if (/^(?:chrome|byline|caption)$/.test(roleOf(draft, item)) || block.kind === 'field') return true
  if (block.prose.inlines.some((inline) => inline.type === 'link' && inline.start <= start && end <= inline.end))
    return true
  if (contactSections(draft).has(block.index)) return true
  if (asked.test(block.prose.text.slice(Math.max(0, start - 40), start))) return true
  const words = block.prose.text.trim()
  if (words.length - (end - start) < 40 && !/[.!?]$/.test(words)) return true
  const around = sentenceAround(item)
  const [from, to] = [Math.max(0, around.start - 100), around.end]
  return (invitations(draft).get(block) ?? []).some((hit) => hit.start < to && from < hit.end)
}

const invitations = defineReading(
  (draft) => groupByBlock(hitsOf(draft, contactWords).filter(({kind}) => kind === 'invitation')),
  [contactWords],
)

/** Blocks under a heading or label that announces contacts. */
const contactSections = defineReading<ReadonlySet<number>>(
  (draft) => {
    const blocks = new Set<number>()
    let open = false
    for (const {role, text, block} of linesIn(draft)) {
      const label = role === 'title' || role === 'subhead' || (text.length < 40 && /:$/.test(text))
      if (label) open = contactHeading.test(text)
      else if (open) blocks.add(block.index)
    }
    return blocks
  },
  [linesIn],
)

const street =
  /^[\s:,]*((?:(?:flat|apartment|apt|unit|no\.?|number) ?\d+[a-z]?,? )?\d{1,5}[a-z]? (?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Crescent|Court|Ct|Place|Terrace|Way|Gardens|Grove|Boulevard|Blvd|Square|Row|Mews|Hill|Park)\b)/u

/** A house number and street behind words that say somebody lives there now. */
function homesOf(draft: Draft): PrivateData[] {
  const hits = hitsOf(draft, contactWords)
  const known = new Set(hits.filter(({kind}) => kind === 'known').map(({block}) => block.index))
  return hits.flatMap(({kind, block, end}) => {
    if (kind !== 'home' || known.has(block.index)) return []
    const found = street.exec(block.prose.text.slice(end, end + 100))
    if (!found?.[1]) return []
    const start = end + found[0].length - found[1].length
    return [{block, start, end: start + found[1].length, kind: 'address'}]
  })
}
