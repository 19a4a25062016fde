// personal-data: a private address or number in the copy.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {type PrivateKind, privateDataOf} from './find/private-data.ts'

const names: Record<PrivateKind, string> = {
  email: 'Private email address',
  'work-email': 'Work email address of a named person',
  phone: 'Telephone number',
  number: 'Card or document number',
  address: 'Home address',
}

const getConsent = 'get consent or remove it'

const advice: Record<PrivateKind, string> = {
  email: getConsent,
  'work-email': getConsent,
  phone: getConsent,
  number: 'remove it',
  address: 'get consent or remove it; for a defendant, give only street and town, unless the law forbids it',
}

export default defineRule({
  summary: 'A private email address, telephone number, document number or home address in the copy.',
  why: 'Once published, private details can’t be taken back. Privacy law and press codes protect them.',
  authority: "IPSO, Editors' Code of Practice, 2 Privacy: https://www.ipso.co.uk/editors-code-of-practice/",
  since: '0.1.0',
  kinds: {email: 'info', phone: 'info', number: 'warning', address: 'warning', 'work-email': 'off'},
  presets: {strict: {email: 'warning', phone: 'warning', 'work-email': 'warning'}},
  outranks: ['undefined-acronym'],
  options: {allowDomains: [] as string[], allowNumbers: [] as string[]},
  optionNotes: {
    allowDomains: 'Domains whose email addresses may be published, such as `harbourpost.com`.',
    allowNumbers: 'Telephone numbers that may be published, however they are spaced.',
  },
  reads: [privateDataOf],
  check({draft, options, report}) {
    const numbers = new Set(options.allowNumbers.map(plain))
    for (const item of privateDataOf(draft)) {
      const found = textOf(item)
      const domain = found.toLowerCase().split('@')[1] ?? ''
      if (domain && options.allowDomains.some((name) => domain === name || domain.endsWith(`.${name}`))) continue
      if (item.kind === 'phone' && numbers.has(plain(found))) continue
      const message = `${names[item.kind]} ${quote(found)}: ${advice[item.kind]}. Get legal advice.`
      report(item, message, {kind: item.kind})
    }
  },
  kindNotes: {
    email: 'a private email address',
    phone: 'a telephone number',
    number: 'a card or document number',
    address: 'a home address',
    'work-email': 'the work address of a named person',
  },
  examples: [
    {
      bad: 'He wrote from ==jo.marsh82@gmail.com== that he was innocent.',
      says: 'Private email address "jo.marsh82@gmail.com": get consent or remove it. Get legal advice.',
      kind: 'email',
      severity: 'info',
    },
    {bad: 'The widow, whose mobile is ==07911 482 913==, did not answer.', kind: 'phone', format: 'txt'},
    {
      bad: 'The form shows his national insurance number, ==AB 12 34 56 C==.',
      kind: 'number',
      says: 'Card or document number "AB 12 34 56 C": remove it. Get legal advice.',
    },
    {
      bad: 'The suspect lives at ==14 Acacia Avenue== in Hull.',
      kind: 'address',
      says: 'Home address "14 Acacia Avenue": get consent or remove it; for a defendant, give only street and town, unless the law forbids it. Get legal advice.',
    },
    {bad: 'She paid with card ==4539 1488 0343 6467== that day.', kind: 'number'},
    {bad: 'The leak named ==jane.marsh@council.site== as the author.', preset: 'strict', kind: 'work-email'},
    {good: 'Write to news@harbourpost.site or call the newsdesk on 0151 812 3300.'},
    {good: 'Email jo.marsh82@gmail.com with your photos.', shows: 'Given out on purpose.'},
    {good: 'Anyone with information can reach detectives on 0113 812 4411.', shows: 'A police appeal.'},
    {
      good: 'The drama uses 020 7946 0123; the helpline is 0800 123 4567.',
      shows: 'Numbers that are nobody’s.',
      format: 'txt',
    },
    {good: 'The prime minister lives at 10 Downing Street.'},
    {good: 'Order 2024-11-22 0911 has 1,234,567,890 parts, ISBN 978-0-306-40615-7.'},
    {
      good: 'He signed in as XXXXX@gmail.com, not as jon...@gmail.com. Set the name to username@gmail.com.',
      shows: 'Blacked out, or an example.',
    },
    {good: '| ORCID | papers |\n| --- | --: |\n| 0000-0005-1900-0251 | 19 |\n| 0000-0002-1825-0097 | 21 |'},
    {good: 'See [jo.marsh82@gmail.com](mailto:jo.marsh82@gmail.com).'},
    {good: '## Media contact\n\nJo Marsh, 07911 482913, who was there for us.'},
    {good: 'He wrote from jo@ourclub.com that day.', options: {allowDomains: ['ourclub.com']}},
  ],
})

const plain = (number: string) => number.replace(/\D/g, '')
