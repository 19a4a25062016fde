// inconsistent-name: one name in two spellings.
import {placeOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {nameRowsIn, smallWordsIn} from '../../src/reading/names/mentions.ts'
import {misspellingsIn} from './find/misspelt-names.ts'

export default defineRule({
  summary: 'A name spelt in two ways.',
  why: 'A misspelt name is the correction a newsroom prints most often.',
  authority: 'BBC, Editorial Guidelines, 3 Accuracy: https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy',
  since: '0.1.0',
  severity: 'warning',
  options: {aliases: [] as string[], ratio: 2},
  optionNotes: {
    aliases: 'Spellings to allow although they are close to another name.',
    ratio: 'How many times as often the usual spelling must be used.',
  },
  reads: [nameRowsIn, smallWordsIn],
  check({draft, options, report}) {
    const aliases = new Set(options.aliases.map((name) => name.toLowerCase()))
    for (const {found, count, usual, usualCount, first} of misspellingsIn(draft, options.ratio)) {
      if (aliases.has(found.text.toLowerCase())) continue
      const edits = [{...placeOf(found), text: usual}]
      report(found, `${quote(found.text)} (${count}×) and ${quote(usual)} (${usualCount}×): is it the same name?`, {
        expected: [usual],
        suggestions: [{title: `Write ${quote(usual)}`, edits}],
        related: [{place: placeOf(first), message: 'The usual spelling is first used here.'}],
      })
    }
  },
  examples: [
    {
      bad: 'The clerk, Ann MacDonald, came first. MacDonald spoke at six. Ms MacDonald sat down, and ==McDonald== rose again.',
      says: '"McDonald" (1×) and "MacDonald" (3×): is it the same name?',
      severity: 'warning',
    },
    {
      bad: 'Nine of the Metropolitan Police came. The ==Metropolitian== Police said no. The Metropolitan Police stayed, the Metropolitan Police left.',
      format: 'txt',
    },
    {bad: 'We met Katherine Lowe. Then Katherine Lowe spoke, and ==Catherine== Lowe left. Later Katherine Lowe wept.'},
    {
      bad: 'We met Hannah Lowell in May. In June ==Hanah== Lowell left, and Ann Miechel became Ann ==Meichel==. Jonathan Reid is ==Johnathan== Reid.',
      shows: 'neither prevails, but a letter is doubled, swapped or silent',
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
  ],
})
