// guilt-before-verdict: a person is called guilty who is only arrested or charged.
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {earlyVerdicts} from './find/early-verdicts.ts'

const wordFor = (cue: string, jurisdiction: string): string => {
  if (!/charg|court|trial|indict|bail|remand|arraign|magistrate|guilty/i.test(cue)) return 'suspect'
  return jurisdiction === 'us' ? 'defendant' : 'accused'
}

export default defineRule({
  summary: 'Somebody who has only been arrested or charged is called a killer, a thief or a fraudster.',
  why: 'Guilt is for a court to decide. Before the verdict such a word is a libel risk and can be contempt of court.',
  authority: 'Contempt of Court Act 1981: https://www.legislation.gov.uk/ukpga/1981/49',
  since: '0.1.0',
  kinds: {offence: 'warning', act: 'info', nearby: 'info'},
  presets: {docs: 'off', strict: {act: 'warning', nearby: 'warning'}},
  options: {jurisdiction: 'uk'},
  optionNotes: {
    jurisdiction: 'What to call somebody who is charged: `uk` for “the accused”, `us` for “the defendant”.',
  },
  reads: [earlyVerdicts],
  check({draft, options, report}) {
    for (const {kind, cue, noun, plural, ...span} of earlyVerdicts(draft)) {
      const word = wordFor(textOf(cue), options.jurisdiction)
      const instead = plural && word !== 'accused' ? `${word}s` : word
      const state = word === 'suspect' ? 'arrested' : 'charged'
      report(
        span,
        `${quote(textOf(span))} ${plural ? 'have' : 'has'} only been ${state}: write "the ${instead}". Legal check.`,
        {
          kind,
          expected: [`the ${instead}`],
          suggestions: [{title: `Write "${instead}"`, edits: [{...placeOf(noun), text: instead}]}],
          related: [{place: placeOf(cue), message: 'This is as far as the case has gone.'}],
        },
      )
    }
  },
  examples: [
    {
      bad: 'Late on Monday ==the killer== was charged with murder.',
      says: '"the killer" has only been charged: write "the accused". Legal check.',
      kind: 'offence',
      severity: 'warning',
    },
    {
      bad: '# ==Murderer== arrested in Leeds\n\nPolice were called at noon.',
      kind: 'offence',
      says: '"Murderer" has only been arrested: write "the suspect". Legal check.',
    },
    {bad: '==The fraudster==, 52, of Hull, is due in court on Friday.', format: 'txt', kind: 'offence'},
    {
      bad: 'Police arrested ==two robbers== near the harbour.',
      kind: 'offence',
      says: '"two robbers" have only been arrested: write "the suspects". Legal check.',
    },
    {
      bad: '==The thief== pleaded not guilty.',
      kind: 'offence',
      options: {jurisdiction: 'us'},
      says: '"The thief" has only been charged: write "the defendant". Legal check.',
    },
    {bad: '==The gunman== was arrested at the scene.', kind: 'act', severity: 'info'},
    {
      bad: 'A man has been charged with murder. Neighbours said ==the killer== kept to himself.',
      kind: 'nearby',
      severity: 'warning',
      preset: 'strict',
    },
    {good: 'The killer was charged in 1999 and convicted a year later.'},
    {good: 'Police hunt the killer. A killer whale was caught.'},
    {good: 'The alleged killer was charged. The suspected thief is on bail.'},
    {good: 'Terrorist attacks were charged to the group. Her killer instinct was questioned.'},
    {
      good: '“The killer was charged today,” her brother said.',
      shows: 'Somebody’s own words; the desk reads those itself.',
    },
    {good: 'Nobody will rest until the killer is arrested.', format: 'txt'},
    {good: 'He keeps a binder of drug dealers arrested in the state. They demand the arrest of the hackers.'},
    {good: 'Few burglars are arrested. Some thieves are charged.', shows: 'A sort of people, not a person.'},
    {good: 'The thief admitted the theft and was remanded.'},
  ],
})
