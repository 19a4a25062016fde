// dangling-reference: the reader is sent to something that the draft doesn't hold.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {gapsIn, seriesIn} from '../../src/reading/page/numbered.ts'
import {missingExhibits, missingSections, referencesOf} from './find/references.ts'

export default defineRule({
  summary: 'A reference to a picture, section or step that the draft doesn’t hold, or a number left out.',
  why: 'Readers look for what they are sent to. What is cut from a draft often leaves its references behind.',
  authority: 'GOV.UK, Content design: links: https://www.gov.uk/guidance/content-design/links',
  since: '0.2.0',
  preview: true,
  kinds: {exhibit: 'info', section: 'info', number: 'warning', gap: 'warning'},
  presets: {strict: 'warning'},
  outranks: ['unlinked-reference'],
  reads: [referencesOf, seriesIn],
  check({draft, report}) {
    for (const found of missingExhibits(draft))
      report(found, `The draft holds nothing that ${quote(textOf(found))} can mean: add it, or cut the reference.`, {
        kind: 'exhibit',
      })
    for (const {kind, name, most, ...found} of missingSections(draft))
      if (most === undefined)
        report(found, `No heading reads ${quote(name)}: correct the reference.`, {kind: 'section'})
      else
        report(found, `There is no ${name}, because the numbers end at ${most}: correct the reference.`, {
          kind: 'number',
        })
    for (const {place, number, before} of gapsIn(draft))
      report(place, `Number ${number} follows ${before.number}: add what is missing, or number again.`, {
        kind: 'gap',
        related: [{place: before.place, message: 'The number before it is here.'}],
      })
  },
  kindNotes: {
    exhibit: 'a picture, table or box that isn’t there',
    section: 'a heading that isn’t there',
    number: 'a step, note, table or figure beyond the last one',
    gap: 'a number that a series leaves out',
  },
  examples: [
    {
      bad: 'Turnout rose in every ward, as the bar ==chart at the foot of this page== shows.\n\nThe count ended at four.',
      kind: 'exhibit',
      severity: 'info',
      says: 'The draft holds nothing that "chart at the foot of this page" can mean: add it, or cut the reference.',
    },
    {bad: 'The culprit can be seen in the ==still above==.\n\nNobody has named him.'},
    {bad: 'Wages since 1990 are set out in the ==panel alongside this report==. They rose.', format: 'txt'},
    {bad: '==See the diagram on the right==, and drill two holes.', shows: 'a picture that was lost'},
    {bad: '==From left: Ann Archer==, Bo Lind and Cy Moss.', format: 'txt', shows: 'a caption without its picture'},
    {
      bad: '# Guide\n\n## Fees\n\nHow to pay is told under =="Paying by card"== below.\n\n## Hours\n\nNine to five.',
      kind: 'section',
      says: 'No heading reads "Paying by card": correct the reference.',
    },
    {
      bad: '1. Sand the board.\n2. Paint it.\n3. Let it dry.\n\nIf the paint runs, go back to ==step 5==.',
      kind: 'number',
      says: 'There is no step 5, because the numbers end at 3: correct the reference.',
    },
    {bad: 'Fees rose (==Note 3==).\n\nNote 1: Without tax.\n\nNote 2: From May on.', format: 'txt'},
    {
      bad: '1. Sand the board.\n2. Paint it.\n3. Let it dry.\n==5.== Hang it up.',
      kind: 'gap',
      severity: 'warning',
      says: 'Number 5 follows 3: add what is missing, or number again.',
    },
    {
      bad: '**1. Sand.** All of it.\n\n**2. Paint.** Twice.\n\n**==4.== Dry.** Wait.\n\n**5. Hang.** High.',
      kind: 'gap',
    },
    {good: 'As the table below shows, turnout rose.\n\n| ward | % |\n|---|---|\n| north | 41 |'},
    {good: 'The map above the desk is old. A box below ground was found.'},
    {good: 'On the plan handed up to the coroner, the bend is marked. She hung the picture above the stove.'},
    {good: 'Turn the panel below the bonnet. The full table is on the wall of the front hall.'},
    {good: '![The north bank](bank.jpg)\n\nThe tree in the photo above is a lime.'},
    {good: 'The chart below shows it.\n\n{{< chart wages >}}', shows: 'a tag that the site replaces'},
    {
      good: '# Guide\n\n## Fees\n\nSee “Hours” below.\n\n## Hours\n\nNine to five.\n\nShe came under “friendly fire” there.',
    },
    {good: 'The 12-step plan works. In step 4 you write a list. Note 7 was sung flat.'},
    {good: '1. a\n2. b\n4. d\n\nAt 4:00 we eat. **1. One**', shows: 'too short a series to tell'},
  ],
})
