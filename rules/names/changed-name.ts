// changed-name: a person or a body that is called otherwise later in the draft.
import {makeLocator} from '../../src/core/draft/draft.ts'
import {placeOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {changedBodiesIn} from './find/changed-bodies.ts'
import {type ChangedName, changedNamesIn, ownMentions} from './find/changed-names.ts'
import {changedRolesIn} from './find/changed-roles.ts'
import {variantNamesIn} from './find/variant-names.ts'

/** Each name once. */
const distinct = (all: readonly ChangedName[]): ChangedName[] =>
  [...new Map([...all].reverse().map((one) => [one.found, one])).values()].reverse()

export default defineRule({
  summary: 'A person or body whose name changes: another first name before the same surname, a surname one letter off.',
  why: 'Wrong names are among the mistakes that newsrooms correct most often.',
  authority: 'BBC, Editorial Guidelines, 3 Accuracy: https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy',
  since: '0.2.0',
  preview: true,
  kinds: {'first-name': 'info', surname: 'warning', body: 'info', title: 'info', role: 'info'},
  reads: [ownMentions],
  check({draft, house, report}) {
    const all = distinct([
      ...changedNamesIn(draft),
      ...changedBodiesIn(draft),
      ...variantNamesIn(draft),
      ...changedRolesIn(draft),
    ])
    if (all.length === 0) return
    const locate = makeLocator(draft.text)
    const known = new Set((house.names ?? []).map(({name}) => name))
    for (const {kind, other, found} of all) {
      if (known.has(found.text)) continue
      const place = placeOf(other)
      const line = locate(place.start).line
      const [usual, said] = [other, found].map(({title, text}) =>
        kind === 'title' && title ? `${title} ${text}` : text,
      )
      if (kind === 'role') {
        report(found, `${quote(found.text)} holds another office on line ${line}: check which is right.`, {
          kind,
          related: [{place, message: 'The other office is here.'}],
        })
        continue
      }
      report(
        found,
        `Line ${line} has ${quote(usual ?? '')}, and here it is ${quote(said ?? '')}: check the name, or say that they are two.`,
        {kind, related: [{place, message: 'The other name is here.'}]},
      )
    }
  },
  kindNotes: {
    'first-name': 'another first name before the same surname',
    surname: 'a surname alone that is a letter off',
    title: 'another title before the same surname',
    role: 'another office beside the same name',
    body: 'a body or place with another word in its name',
  },
  examples: [
    {
      bad: 'The manager, Steve Garrowby, was calm. He left. ==Stuart Garrowby== took the team round the ground.',
      kind: 'first-name',
      severity: 'info',
      says: 'Line 1 has "Steve Garrowby", and here it is "Stuart Garrowby": check the name, or say that they are two.',
    },
    {bad: 'Presenting it, Martin Tregown said no. Mr ==Treglown== said the plans would come back.', kind: 'surname'},
    {bad: 'We met at Stonegarth Park at eight. Follow the signs to ==Stonegate Park== from the road.', kind: 'body'},
    {
      bad: 'It works, said Dr Ines Calloway, who leads it. Professor ==Calloway== will see it fitted.',
      kind: 'title',
      says: 'Line 1 has "Dr Ines Calloway", and here it is "Professor Calloway": check the name, or say that they are two.',
    },
    {
      bad: 'The treasurer, Ann Lisle, read the accounts.\n\nQuestions go to secretary ==Ann Lisle== at the hall.',
      kind: 'role',
      severity: 'info',
      says: '"Ann Lisle" holds another office on line 1: check which is right.',
    },
    {
      bad: 'Striker Owen Tattersall scored twice in the rain and went off happy.\n\n==Owen Tattershaw== limped off just before the end.',
      kind: 'surname',
    },
    {
      bad: 'It has room, said Peter Mbeki, its director.\n\nAsked about the rents, ==Paul Mbeki== only shrugged.',
      kind: 'first-name',
    },
    {bad: 'The test was made at Kirkbrae Laboratories.\n\n==Kirkbride Laboratories== will test it again.'},
    {bad: 'On Harrow Nab the gap was down.\n\nShe had led since ==Harrow Knab== was first climbed.'},
    {
      bad: 'The report is by Latha Venkatesan.\n\nPlease send all that you find to ==Lata Venkateshan== at the hall.',
      kind: 'first-name',
    },
    {bad: 'Professor Idris Wafalo has two tanks.\n\nProfessor ==Wafula== would like more.', kind: 'surname'},
    {good: 'Owen Tattersall scored twice.\n\nDefender Owen Tattershaw, 19, limped off.'},
    {good: 'Ann Lisle, then secretary, spoke.\n\nAnn Lisle, now the treasurer, sat down.'},
    {good: 'Bill Clinton spoke.\n\nThe Clintons left. Donald Trump won. Trumpers said so.'},
    {good: 'We climbed Great Rigg.\n\nFrom there Green Rigg looked small.'},
    {good: 'Tom Garrick rows.\n\nHis brother Tim Garrick does not.'},
    {good: 'Thanks to Helen Strand. Her mother, Hilda Strand, washed every plate.'},
    {good: 'Steve Garrowby spoke. Stuart Garrowby, the kit man, took the team round.'},
    {
      good: '- **gate**: mend it (Marow)\n- **pump**: oil it (Joyce Marlow)\n- **quay**: sweep it (Noor Haddad)\n- **mast**: paint it (Ada Lowe)\n- **nets**: tie them (Maria Cruz)\n- **door**: lock it (Piet van Loon)',
      shows: 'people credited in a list',
    },
    {good: 'Mike Garrowby spoke. Michael Garrowby took the team round.'},
  ],
})
