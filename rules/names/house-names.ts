// house-names: a name that is written otherwise than the house writes it.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {smallWordsIn} from '../../src/reading/names/mentions.ts'
import {bareFirstsIn, firstMentions} from './find/first-mentions.ts'
import {wrongNamesIn} from './find/house-names.ts'
import {nameEdits} from './find/name-edits.ts'

const messages = {
  avoided: (found: string, right: string) => `${found} is ${right} in your list of names: correct it.`,
  misspelt: (found: string, right: string) =>
    `${found} may be a slip for ${right}, a name on your list: check the spelling.`,
}

const oleary = [{name: "Siobhán O'Leary", avoid: ["Siobhan O'Leary", "O'Leery"], role: 'finance director'}]
const trust = [{name: 'Tidewater Harbour Trust', kind: 'organization'}] as const
const cast = [{name: 'HarbourCast', avoid: ['Harbourcast'], kind: 'product'}] as const
const unep = [{name: 'UNEP', first: 'UN Environment Programme (UNEP)'}]

export default defineRule({
  summary: 'A name that is spelt or introduced otherwise than your list of names has it.',
  why: 'You know how the people and bodies you write about spell their names. A misspelt name is the mistake they notice first.',
  authority: 'BBC, Editorial Guidelines, 3 Accuracy: https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy',
  since: '0.2.0',
  preview: true,
  kinds: {avoided: 'warning', misspelt: 'warning', first: 'info'},
  outranks: ['inconsistent-name', 'undefined-acronym', 'short-first-reference'],
  reads: [smallWordsIn, firstMentions],
  check({draft, house, report}) {
    const all = house.names ?? []
    for (const found of wrongNamesIn(draft, all)) {
      const {
        kind,
        right,
        isUnsure,
        house: {name, role},
      } = found
      const edits = nameEdits(draft, found, right)
      report(found, messages[kind](quote(textOf(found)), quote(right)), {
        kind,
        expected: [right],
        ...(isUnsure && {atMost: 'info' as const}),
        ...(role !== undefined && {note: `${name} is ${role}.`}),
        ...(edits.length > 0 && {suggestions: [{title: `Write ${quote(right)}`, edits}]}),
      })
    }
    for (const found of bareFirstsIn(draft, all)) {
      const {first} = found
      const edits = nameEdits(draft, found, first)
      report(found, `${quote(textOf(found))} isn't introduced: write ${quote(first)} at first mention.`, {
        kind: 'first',
        expected: [first],
        ...(edits.length > 0 && {suggestions: [{title: `Write ${quote(first)}`, edits}]}),
      })
    }
  },
  kindNotes: {
    avoided: 'a spelling that your list says to avoid',
    misspelt: 'one letter off, or without its accents',
    first: 'a first mention without the form that your list has for it',
  },
  examples: [
    {
      bad: "The board met ==Siobhan O'Leary== in May. ==O’Leery==’s plan won.",
      names: oleary,
      kind: 'avoided',
      severity: 'warning',
      says: '"Siobhan O\'Leary" is "Siobhán O\'Leary" in your list of names: correct it.',
    },
    {
      bad: 'The ==Tidewater Harbor Trust== has closed the pier.',
      names: trust,
      kind: 'misspelt',
      severity: 'warning',
      says: '"Tidewater Harbor Trust" may be a slip for "Tidewater Harbour Trust", a name on your list: check the spelling.',
    },
    {
      bad: 'We use ==Harbourcast== on the pier.',
      names: cast,
      kind: 'avoided',
      shows: 'a name that differs in a capital',
    },
    {bad: 'The pier was shown on ==HarborCast== last night.', names: cast, kind: 'misspelt', severity: 'warning'},
    {
      bad: 'The plan came from ==UNEP== in May.',
      names: unep,
      kind: 'first',
      severity: 'info',
      says: '"UNEP" isn\'t introduced: write "UN Environment Programme (UNEP)" at first mention.',
    },
    {
      bad: "“We met ==Siobhan O'Leary==,” she said.",
      names: oleary,
      shows: 'a name is spelt as the house spells it in quotations, too',
    },
    {good: "Siobhán O'Leary left. Siobhán O’Leary’s plan won, and SIOBHAN O'LEARY is on the door.", names: oleary},
    {good: 'The Tidewater Harbour Trust uses HarbourCast. HARBOURCAST is loud.', names: [...trust, ...cast]},
    {good: 'The UN Environment Programme (UNEP) came. UNEP left.', names: unep},
    {good: 'The UN Environment Programme, or UNEP, came. UNEP left.', names: unep, shows: 'explained otherwise'},
    {good: "See https://example.org/o'leery and [her page](https://example.org/O'Leery), or `O'Leery`.", names: oleary},
    {good: 'The Tidewater Harbour Trusts of other towns met.', names: trust, shows: 'a plural'},
    {
      good: 'We met Ann Archer and Anne Archer.',
      names: [{name: 'Ann Archer'}, {name: 'Anne Archer'}],
      shows: 'two names on the list',
    },
    {good: "We met Siobhan O'Leary.", shows: 'no list of names'},
  ],
})
