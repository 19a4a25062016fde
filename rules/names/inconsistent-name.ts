// inconsistent-name: one name in two spellings.
import type {Draft} from '../../src/core/draft/draft.ts'
import {placeOf, type Span} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {nameRowsIn, smallWordsIn} from '../../src/reading/names/mentions.ts'
import {isTranscript} from '../../src/reading/speech/transcripts.ts'
import {misspellingsIn} from './find/misspelt-names.ts'
import {nameEdits} from './find/name-edits.ts'
import {isFar} from './find/near-names.ts'

/** A name without accents and hyphens, its apostrophes straight, small, its `-ising` spelt `-izing`. */
const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[\p{M}-]/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .replace(/is(?=e[drs]?$|[ia]\w{2,4}$)/, 'iz')

/** An ending that makes another word of a word: `Based` beside `Basel`. */
const derived = ['ed', 'ing', 'ly', 'tion', 'ment', 'ness', 'able']

/** The usual name with a letter more or an accent, used again, linked, spelt with a capital within, or a verb in a heading: most often a name or word of its own. */
function mayBeAnother(draft: Draft, found: Span & {text: string}, usual: string, count: number): boolean {
  const {text} = draft
  const {start, end} = placeOf(found)
  if (isTranscript(draft) || /[\u00c2\u00c3\u00e2]$/.test(found.text)) return true
  if (found.text.startsWith(usual) || plain(found.text) === plain(usual)) return true
  if (count > 1 || /\p{Ll}\p{Lu}/u.test(found.text)) return true
  if (isFar(found.text, usual)) return true
  const ending = derived.find((one) => found.text.endsWith(one))
  if (ending && !usual.endsWith(ending)) return true
  return (text[start - 1] === '[' && text[end] === ']') || /\bto $/i.test(text.slice(Math.max(0, start - 4), start))
}

export default defineRule({
  summary: 'A name spelt two ways.',
  why: 'Misspelt names are among the mistakes that newsrooms correct most often.',
  authority: 'BBC, Editorial Guidelines, 3 Accuracy: https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy',
  since: '0.1.0',
  severity: 'warning',
  outranks: ['changed-name'],
  options: {aliases: [] as string[], ratio: 2},
  optionNotes: {
    aliases: 'Names to allow although they look like another name in the draft.',
    ratio: 'How many times more often the usual spelling must appear than the other.',
  },
  reads: [nameRowsIn, smallWordsIn, isTranscript],
  check({draft, options, house, report}) {
    const words = (house.names ?? []).flatMap(({name}) => name.split(/\s+/))
    const aliases = new Set([...options.aliases, ...words].map((name) => name.toLowerCase()))
    for (const {found, count, usual, usualCount, first} of misspellingsIn(draft, options.ratio)) {
      if (aliases.has(found.text.toLowerCase())) continue
      const edits = nameEdits(draft, found, usual)
      report(
        found,
        `${quote(found.text)} (${count}×) and ${quote(usual)} (${usualCount}×) may be the same name: check the spelling.`,
        {
          expected: [usual],
          ...(mayBeAnother(draft, found, usual, count) && {atMost: 'info' as const}),
          ...(edits.length > 0 && {suggestions: [{title: `Write ${quote(usual)}`, edits}]}),
          related: [{place: placeOf(first), message: 'The usual spelling is first used here.'}],
        },
      )
    }
  },
  examples: [
    {good: 'Argentina won. Ann Reed saw Argentina and Argentina left. The Argentine team slept.'},
    {
      bad: 'Ann Reed saw South Southeast Asia. Southeast Asia, Southeast Asia. The ==South-East== Asia office stayed.',
      severity: 'info',
      shows: 'a hyphen',
    },
    {
      bad: 'Katherine Lowe came. Katherine Lowe spoke, and ==Catherine== Lowe left. Katherine Lowe wept, ==Catherine== Lowe sang, and Katherine Lowe rose.',
      severity: 'info',
      shows: 'used again, it may be another name',
    },
    {
      bad: 'The clerk, Ann MacDonald, came first. MacDonald spoke at six. Ms MacDonald sat down, and ==McDonald== rose again.',
      says: '"McDonald" (1×) and "MacDonald" (3×) may be the same name: check the spelling.',
      severity: 'info',
    },
    {
      bad: 'Nine of the Metropolitan Police came. The ==Metropolitian== Police said no. The Metropolitan Police stayed, the Metropolitan Police left.',
      format: 'txt',
    },
    {bad: 'We met Katherine Lowe. Then Katherine Lowe spoke, and ==Catherine== Lowe left. Later Katherine Lowe wept.'},
    {
      bad: 'We met Hannah Lowell in May. In June ==Hanah== Lowell left, and Ann Miechel became Ann ==Meichel==. Jonathan Reid is ==Johnathan== Reid.',
      shows: 'neither is more frequent, but a letter is doubled, swapped or silent',
    },
    {
      good: 'We met Ann Carlson and Bob Carlton. Carlson spoke, Carlton left. Carlson wept. Bob Carlton is a cousin of Carlson.',
      shows: 'two people with first names of their own',
    },
    {
      good: 'Ann Robert spoke. Robert left. The Roberts came, and Robert’s car. Robert wept.',
      shows: 'plurals and possessives',
    },
    {
      good: 'A Wi-Fi box, often called a Mi-Fi box, has a Wi-Fi radio. STARKs are long; SNARKs are short, and SNARKs win.',
    },
    {good: 'Ubuntu is brown. The Ubuntu artists like it. Ubuntu won, and so did the Xubuntu version.'},
    {good: 'Updated Hungarian text. Updated Hungarian text. Added Bulgarian text. Updated Hungarian text.'},
    {good: 'It is Korea. In Korea, the Korean War. South Korea won. North Korea lost.'},
    {good: 'Ann MacDonald spoke. MacDonald left, MacDonald came. The sign says “Welcome, McDonald [sic]”.'},
    {
      good: 'Ann MacDonald spoke. MacDonald left, MacDonald came. Her cousin McDonald stayed.',
      options: {aliases: ['McDonald']},
    },
    {
      good: 'Ann MacDonald spoke. MacDonald left, MacDonald came. Her cousin McDonald stayed.',
      names: [{name: 'Bob McDonald'}],
      shows: 'a name on your list',
    },
  ],
})
