// dangling-reference: the reader is sent to something that the draft doesn't hold.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {gapsIn, seriesIn} from '../../src/reading/page/numbered.ts'
import {exhibitReferences, missingExhibits} from './find/exhibits.ts'
import {missingSections, sectionReferences} from './find/references.ts'

export default defineRule({
  summary: 'A reference to a picture, section or step that the draft doesn’t hold, or a number left out.',
  why: 'Readers look for what they are sent to. What is cut from a draft often leaves its references behind.',
  authority: 'GOV.UK, Content design: links: https://www.gov.uk/guidance/content-design/links',
  since: '0.2.0',
  preview: true,
  kinds: {exhibit: 'info', section: 'info', passage: 'info', number: 'warning', gap: 'warning'},
  outranks: ['unlinked-reference'],
  reads: [exhibitReferences, sectionReferences, seriesIn],
  check({draft, report}) {
    for (const found of missingExhibits(draft))
      report(found, `The draft holds nothing that ${quote(textOf(found))} can mean: add it, or cut the reference.`, {
        kind: 'exhibit',
      })
    for (const {kind, name, most, ...found} of missingSections(draft))
      if (kind === 'heading')
        report(found, `No heading reads ${quote(name)}: correct the reference.`, {kind: 'section'})
      else if (kind === 'number')
        report(found, `There is no ${name}, because the numbers end at ${most}: correct the reference.`, {kind})
      else
        report(found, `The draft holds nothing that ${quote(name)} can mean: add it, or cut the reference.`, {
          kind: kind === 'passage' ? 'passage' : 'exhibit',
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
    passage: 'something told before or elsewhere that isn’t',
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
    {bad: 'The prices vary (see ==table==).\n\nThe mill opens at ten.', kind: 'exhibit'},
    {bad: 'Fill in the ==coupon overleaf== and post it.\n\nThe mill opens at ten.'},
    {bad: 'The hull is to be sold, as ==Figure 2== makes clear.\n\nNobody has bid for it.'},
    {bad: 'To book, ring the ==number below==.\n\nThe mill opens at ten.', shows: 'no number to ring'},
    {bad: 'The winners are ==listed below==.\n\nIt rained all week, and the river was high.'},
    {
      bad: 'The play is set on the boat ==I described above==, and the cast climb it.\n\nIt runs until May.',
      kind: 'passage',
      severity: 'info',
      says: 'The draft holds nothing that "I described above" can mean: add it, or cut the reference.',
    },
    {bad: 'The pipe is new, as told in the ==section on drainage above==. It cost little.'},
    {
      bad: '1. Sand the board.\n2. Paint it.\n3. Let it dry.\n\n==Number four== is the one to remember.',
      kind: 'number',
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
    {good: 'He finished third in the table, above Hale. The chart topped out at nine. They were seen here in May.'},
    {good: 'They built a boat in May. The play is set on the boat I described above.'},
    {good: 'Figure 2 of the report shows it. Turn to page 9 of the programme. Rule 10 of the league bars it.'},
    {good: 'The winners are listed below.\n\nSenior: Ann Archer.\n\nTo book, ring the number below.\n\n01234 567890'},
    {
      good: 'The rules for pets are in the box at the end.\n\nIt rained.\n\nPETS IN THE GARDEN\nDogs on leash.',
      format: 'txt',
    },
    {good: '![The north bank](bank.jpg)\n\nThe tree in the photo above is a lime.'},
    {good: 'The chart below shows it.\n\n{{< chart wages >}}', shows: 'a tag that the site replaces'},
    {
      good: '# Guide\n\n## Fees\n\nSee “Hours” below.\n\n## Hours\n\nNine to five.\n\nShe came under “friendly fire” there.',
    },
    {good: 'The 12-step plan works. In step 4 you write a list. Note 7 was sung flat.'},
    {good: '1. a\n2. b\n4. d\n\nAt 4:00 we eat. **1. One**', shows: 'too short a series to tell'},
  ],
})
