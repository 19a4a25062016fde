// dummy-text: filler, and names, addresses and numbers that stand in for real ones.

import type {Draft} from '../../src/core/draft/draft.ts'
import {linesOf, overlapWith, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import type {Hit} from '../../src/core/phrase-list.ts'
import {definePhrases} from '../../src/core/phrases/phrases.ts'
import {hitsOf} from '../../src/core/reading.ts'
import {defineRule} from '../../src/core/rule.ts'
import {titleOf} from '../../src/reading/page/roles.ts'
import {isSetInMarkdown} from '../../src/reading/page/set-in-markdown.ts'
import {shownCodeOf} from '../../src/reading/page/shown-code.ts'
import {isTemplateFile} from '../../src/reading/page/template-files.ts'
import {inQuotationMarks, quotationsOf} from '../../src/reading/speech/quotations.ts'
import dummies from '../lists/dummy-text.json' with {type: 'json'}
import {sampleDataIn} from './find/sample-data.ts'
import {shuffledFillerOf} from './find/shuffled-filler.ts'

const phrases = definePhrases(dummies)

export default defineRule({
  summary:
    'Filler, or a stand-in for a real name or number: lorem ipsum, “your headline goes here”, John Doe of Company Name, 555-0100.',
  why: 'Published filler makes a page look unfinished, and a stand-in name or number misleads readers who trust it.',
  authority: 'RFC 2606, reserved names: https://www.rfc-editor.org/rfc/rfc2606',
  since: '0.1.0',
  kinds: {filler: 'warning', 'stand-in': 'info', address: 'info'},
  presets: {docs: {address: 'off'}, strict: 'warning'},
  outranks: ['repeated-word'],
  options: {allow: [] as string[], allowDomains: [] as string[]},
  optionNotes: {
    allow: 'Names and phrases to allow, such as a real brand called Acme Corp.',
    allowDomains: 'Stand-in domains to allow, such as `example.com`.',
  },
  lists: [phrases],
  reads: [quotationsOf, sampleDataIn, shuffledFillerOf, shownCodeOf, titleOf, isTemplateFile, isSetInMarkdown],
  check({draft, options, report}) {
    if (isTemplateFile(draft)) return
    const allowed = [...options.allow, ...options.allowDomains].map((text) => text.toLowerCase())
    const filler = hitsOf(draft, phrases).filter(
      (hit) => !inQuotationMarks(draft, hit) && (hit.kind !== 'line' || (isLine(hit) && !isName(draft, hit))),
    )
    const shuffled = shuffledFillerOf(draft).map((run) => ({...run, kind: 'latin' as const}))
    const isShuffled = overlapWith(shuffled)
    const latin = [...shuffled, ...runsOf(filler.filter((hit) => !isShuffled(hit)))]
    for (const found of [...(latin.length > 0 && isAboutFiller(draft) ? [] : latin), ...sampleDataIn(draft)]) {
      const text = textOf(found)
      if (allowed.some((word) => text.toLowerCase() === word || text.toLowerCase().endsWith(`@${word}`))) continue
      if (/^(?:latin|filler|line)$/.test(found.kind))
        report(found, `${quote(text)} is filler: replace it with the real copy, or cut it.`, {
          kind: 'filler',
          ...(found.kind !== 'latin' && isSetInMarkdown(draft) && {atMost: 'info' as const}),
        })
      else if (found.kind === 'address')
        report(found, `${quote(text)} is a stand-in address or number: use the real one, or cut it.`, {kind: 'address'})
      else
        report(found, `${quote(text)} looks like a stand-in name: ${adviceFor(text)}.`, {
          kind: 'stand-in',
        })
    }
  },
  kindNotes: {
    filler: 'text without meaning, such as lorem ipsum',
    'stand-in': 'made-up names and data',
    address: 'made-up addresses and numbers',
  },
  examples: [
    {
      bad: '==Lorem ipsum dolor== sit down.',
      says: '"Lorem ipsum dolor" is filler: replace it with the real copy, or cut it.',
      kind: 'filler',
      severity: 'warning',
    },
    {
      bad: 'The hall is let by the hour.\n\n==Tempor velit sint sunt ipsum enim. Ex incididunt incididunt nostrud aliqua, et pariatur== is next.',
      severity: 'warning',
      shows: 'its words in any order',
    },
    {
      good: 'Qui tacet consentire videtur, et in dubio pro reo: non est culpa sine lege. Do sit in velit commodo if you can.',
      shows: 'Latin of the law',
    },
    {bad: 'The ==headline goes here==\n\n==asdf=='},
    {
      bad: 'Visit ==Best Website== now for more news.',
      kind: 'stand-in',
      severity: 'info',
      says: '"Best Website" looks like a stand-in name: use the real one, or cut it.',
    },
    {
      bad: '“We grew,” said ==John Doe==, CEO of ==Company Name==, on Monday.',
      says: '"John Doe" looks like a stand-in name: use the real name, or say that it is withheld.',
    },
    {bad: 'A spokesman for ==Acme Corp== declined to comment.'},
    {bad: 'Call ==(555) 555-0143== or write to ==name@example.com==.', kind: 'address'},
    {bad: 'Write to ==support@yourcompany.com== or ==your.name@paper.org==.'},
    {bad: 'The mayor spoke.\n\n==Image placeholder==\n\n==Click here to edit text==', kind: 'filler'},
    {good: '# Lorem ipsum turns 500\n\nIt begins with lorem ipsum dolor sit amet.'},
    {good: 'Designs full of Lorem Ipsum hide what copy does. A form object is full of John Doe data.'},
    {good: 'The plaintiff, named only as John Doe, sued. So-called “John Doe” defendants lost.'},
    {good: 'It won the award for Best Website in May. How to Grow Your Blog in a Week.'},
    {good: 'The `name@example.com` address and https://example.com are in the manual.', preset: 'docs'},
    {
      good: '```\nLorem ipsum[^1] dolor sit amet.\n```\n\nLorem ipsum[^1] dolor sit amet.\n\n[^1]: A note.',
      shows: 'what code makes',
    },
    {good: '# Types\n\n## placeholder\n\nA node.\n\n| Placeholder | Description |\n|---|---|\n| `NAME` | A name. |'},
    {bad: '## What we do\n\n==Placeholder=='},
    {good: 'Your website loads fast, and so does your company page.'},
  ],
})

/** A person's name may be withheld on purpose. */
const adviceFor = (name: string) =>
  / Doe$/.test(name) ? 'use the real name, or say that it is withheld' : 'use the real one, or cut it'

/** Latin that goes on is one finding: from its first phrase to the last in the block; blocks that follow are part of it. */
function runsOf(hits: readonly Hit[]): Hit[] {
  const runs: Hit[] = []
  let last: Hit | undefined
  for (const hit of hits) {
    const run = runs.at(-1)
    if (hit.kind !== 'latin') runs.push(hit)
    else if (run?.kind === 'latin' && run.block === hit.block) runs[runs.length - 1] = {...run, end: hit.end}
    else if (!last || hit.block.index - last.block.index > 1) runs.push(hit)
    if (hit.kind === 'latin') last = hit
  }
  return runs
}

/** A draft that names lorem ipsum, in its title or in passing, or sets it as code shows filler on purpose. */
const isAboutFiller = (draft: Draft) =>
  /[Ll](?<=(?:\p{L},?|[(["“]) ?[Ll])orem [Ii]psum\b(?! dolor| sit)/u.test(draft.text) ||
  /\blorem ipsum\b/i.test(shownCodeOf(draft)) ||
  /\blorem ipsum\b|\b(?:filler|placeholder|dummy) (?:text|copy)\b/i.test(titleOf(draft)?.text ?? '')

/** “Placeholder” over a section or a column: the name of a thing. */
const isName = ({text}: Draft, {block, start, end}: Hit) =>
  /^\p{L}+$/u.test(block.prose.text.slice(start, end)) &&
  (block.kind === 'heading' ||
    block.kind === 'cell' ||
    /^[^\n]*\|/.test(text.slice(block.place.end, block.place.end + 400)))

const isLine = (hit: Hit) => linesOf(hit.block).some(({start, end}) => start === hit.start && end - hit.end <= 1)
