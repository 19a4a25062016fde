// guilt-before-verdict: a person is called guilty who is only arrested or charged.
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {type EarlyVerdict, earlyVerdicts} from './find/early-verdicts.ts'

/** How far the case has gone, and what to call the person; somebody on bail may not be charged yet. */
function standingOf(cue: string, jurisdiction: string): {state: string; word: string} {
  if (/charg|court|trial|indict|remand|arraign|magistrate|guilty/i.test(cue))
    return {state: 'charged', word: jurisdiction === 'scotland' ? 'accused' : 'defendant'}
  return {state: /arrest/i.test(cue) ? 'arrested' : 'suspected', word: 'suspect'}
}

/** What could stand there: “a man” or “a woman”, “two people”, “the suspects”, “the defendant”; in a heading without an article, “man”. */
function wordingFor({count, plural, start, noun, isTold}: EarlyVerdict, word: string): string[] {
  if (count) return [`${count} people`, ...(isTold && word !== 'suspect' ? [] : [`the ${manyOf(word)}`])]
  const isBare = start === noun.start
  if (isTold && plural && word !== 'suspect') return ['people']
  if (isTold && !plural) return isBare ? ['man', 'woman'] : ['a man', 'a woman']
  const one = plural ? manyOf(word) : word
  return [isBare ? one : `the ${one}`]
}

const manyOf = (word: string) => (word === 'accused' ? word : `${word}s`)

const likeFound = (found: string, instead: string) =>
  /^\p{Lu}/u.test(found) ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead

/** A word near a charge may mean somebody else: to call that person the defendant would be a libel. */
const nearbyMessage = (found: string, state: string, word: string) =>
  `${found} may be taken for the person ${state}: if that is meant, write "the ${word}"; if not, make that clear. Get legal advice.`

function messageFor(verdict: EarlyVerdict, state: string, expected: readonly string[]): string {
  const {plural, isTold} = verdict
  const name = isTold ? [plural ? 'the names' : 'the name'] : []
  const choices = [...expected.map(quote), ...name]
  const last = choices.pop()
  const shown = choices.length > 0 ? `${choices.join(', ')} or ${last}` : last
  const standing = state === 'suspected' ? 'not been convicted' : `only been ${state}`
  return `${quote(textOf(verdict))} ${plural ? 'have' : 'has'} ${standing}: write ${shown}. Get legal advice.`
}

export default defineRule({
  summary: 'A person who has not been convicted, called a killer, a thief or a fraudster.',
  why: 'Guilt is for a court to decide. Before a verdict such a word is a libel risk and may be contempt of court.',
  authority: 'Contempt of Court Act 1981: https://www.legislation.gov.uk/ukpga/1981/49',
  since: '0.1.0',
  kinds: {offence: 'warning', act: 'info', nearby: 'info'},
  presets: {docs: 'off', strict: {act: 'warning', nearby: 'warning'}},
  options: {jurisdiction: 'uk'},
  optionNotes: {
    jurisdiction:
      'What to call somebody who has been charged: “the defendant” (`uk`, `us`) or “the accused” (`scotland`).',
  },
  reads: [earlyVerdicts],
  check({draft, options, report}) {
    for (const verdict of earlyVerdicts(draft)) {
      const {kind, cue, block, start, end} = verdict
      const {state, word} = standingOf(textOf(cue), options.jurisdiction)
      const related = [{place: placeOf(cue), message: 'This is as far as the case has gone.'}]
      const span = {block, start, end}
      if (kind === 'nearby') {
        report(span, nearbyMessage(quote(textOf(span)), state, word), {kind, related})
        continue
      }
      const expected = wordingFor(verdict, word).map((instead) => likeFound(textOf(span), instead))
      const suggestions = expected.map((text) => ({title: `Write "${text}"`, edits: [{...placeOf(span), text}]}))
      report(span, messageFor(verdict, state, expected), {kind, expected, suggestions, related})
    }
  },
  kindNotes: {
    offence: 'called by a crime, such as “killer”',
    act: 'called by an act, such as “gunman”',
    nearby: 'called so near a charge, perhaps of somebody else',
  },
  examples: [
    {
      bad: 'Late on Monday ==the killer== was charged with murder.',
      says: '"the killer" has only been charged: write "a man", "a woman" or the name. Get legal advice.',
      kind: 'offence',
      severity: 'warning',
    },
    {
      bad: '# ==Murderer== arrested in Leeds\n\nPolice were called at noon.',
      kind: 'offence',
      says: '"Murderer" has only been arrested: write "Man", "Woman" or the name. Get legal advice.',
    },
    {bad: '==The fraudster==, 52, of Hull, is due in court on Friday.', format: 'txt', kind: 'offence'},
    {
      bad: 'Police arrested ==two robbers== near the harbour.',
      kind: 'offence',
      says: '"two robbers" have only been arrested: write "two people", "the suspects" or the names. Get legal advice.',
    },
    {
      bad: '==The thief== pleaded not guilty.',
      kind: 'offence',
      options: {jurisdiction: 'scotland'},
      says: '"The thief" has only been charged: write "The accused". Get legal advice.',
    },
    {
      bad: '==The burglar== is on bail.',
      kind: 'offence',
      says: '"The burglar" has not been convicted: write "The suspect". Get legal advice.',
      shows: 'Police may bail somebody who is not charged.',
    },
    {bad: '==The gunman== was arrested at the scene.', kind: 'act', severity: 'info'},
    {
      bad: 'A man has been charged with murder. Neighbours said ==the killer== kept to himself.',
      kind: 'nearby',
      severity: 'warning',
      preset: 'strict',
      says: '"the killer" may be taken for the person charged: if that is meant, write "the defendant"; if not, make that clear. Get legal advice.',
    },
    {
      bad: 'A man, 24, was charged with helping him. ==The killer== fled to Spain.',
      kind: 'nearby',
      preset: 'strict',
      shows: 'The killer need not be the person charged, so no replacement is offered.',
    },
    {
      bad: 'Last night ==an arsonist== was charged with both fires.',
      kind: 'offence',
      says: '"an arsonist" has only been charged: write "a man", "a woman" or the name. Get legal advice.',
    },
    {
      bad: 'On Friday ==the robbers== were charged.',
      kind: 'offence',
      says: '"the robbers" have only been charged: write "people" or the names. Get legal advice.',
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
    {good: 'Few burglars are arrested. Some thieves are charged.', shows: 'People of a kind, not a person.'},
    {good: 'The thief admitted the theft and was remanded.'},
  ],
})
