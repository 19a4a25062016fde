// inconsistent-heading-case: a heading capitalised differently from the others.

import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {quotationsOf} from '../../src/reading/speech/quotations.ts'
import {type CaseStyle, findOddities, type Oddity} from './find/heading-case.ts'
import {headingsOf} from './find/sections.ts'

/** A heading in another style: only a person can tell which of its words are names. */
function wholeMessage({heading, wanted}: Oddity, style: CaseStyle): string {
  const found = quote(heading.line.text)
  if (wanted === 'capital') return `${found} is in sentence case, unlike the other headings: capitalise its main words.`
  const against = style === 'majority' ? 'unlike the other headings' : 'but yours are in sentence case'
  return `${found} is in title case, ${against}: keep capitals only for the first word and names.`
}

export default defineRule({
  summary: 'A heading capitalised differently from the others.',
  why: 'Mixed heading styles distract readers and make a piece look unedited.',
  authority: 'Guardian style guide, headlines: https://www.theguardian.com/guardian-observer-style-guide-h',
  since: '0.1.0',
  severity: 'off',
  presets: {news: 'info', docs: 'info', strict: 'info'},
  options: {style: 'majority'},
  optionNotes: {
    style: 'How you write headings: `majority` (like most in the draft), `sentence`, `title-ap`, `title-guardian`.',
  },
  reads: [headingsOf, quotationsOf],
  check({draft, options, report}) {
    const style = options.style as CaseStyle
    for (const odd of findOddities(draft, style)) {
      if (odd.isWhole) {
        report(odd, wholeMessage(odd, style))
        continue
      }
      const {word, wanted} = odd
      const right = wanted === 'capital' ? word.charAt(0).toUpperCase() + word.slice(1) : word.toLowerCase()
      const to = style === 'majority' ? 'To match the other headings' : 'In your heading style'
      const sure = style === 'title-ap' || style === 'title-guardian'
      report(odd, `${to}, write ${quote(right)}, not ${quote(word)}.`, {expected: [right], ...(sure && {fix: right})})
    }
  },
  examples: [
    {
      bad: '# Row ==At== the Town Hall\n\n## The Mayor and the Vote\n\nIt was close.\n\n## Calls for a New Count\n\nThey grew.\n\n## A Clerk at the Door\n\nHe left.',
      says: 'To match the other headings, write "at", not "At".',
      severity: 'info',
      preset: 'news',
    },
    {
      bad: '# How the Vote Went\n\n## The Mayor Spoke Late\n\nShe did.\n\n## Calls Grew for Change\n\nThey did.\n\n## What ==happened== at the door\n\nLittle.',
      says: '"What happened at the door" is in sentence case, unlike the other headings: capitalise its main words.',
    },
    {
      bad: '# How the vote went last night\n\n## The mayor spoke late again\n\nShe did.\n\n## Calls grew for a change\n\nThey did.\n\n## What ==Happened== Then Outside\n\nThings happened.',
      says: '"What Happened Then Outside" is in title case, unlike the other headings: keep capitals only for the first word and names.',
    },
    {
      bad: '# The Mayor ==And== the Vote',
      options: {style: 'title-ap'},
      says: 'In your heading style, write "and", not "And".',
      fixed: '# The Mayor and the Vote',
    },
    {
      bad: '# The ==Mayor== Speaks Late Tonight',
      options: {style: 'sentence'},
      says: '"The Mayor Speaks Late Tonight" is in title case, but yours are in sentence case: keep capitals only for the first word and names.',
    },
    {
      good: '# How the vote went in Leeds\n\n## The mayor of West Yorkshire\n\nShe spoke.\n\n## Greater Manchester Police Federation\n\nIt wrote.\n\n## What came next',
      shows: 'names',
    },
    {good: '# An iPhone for All\n\n## What NASA Says\n\nLittle.\n\n## “We will not move an inch”\n\nThey stayed.'},
    {good: '# One Heading Alone'},
    {
      good: '# The Vote: A Long Night\n\n## The Count: The First Hours\n\nSlow.\n\n## A Night of Talk',
      shows: 'the first word behind a colon',
    },
  ],
})
