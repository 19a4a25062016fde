// repeated-passage: a sentence or paragraph that appears twice.
import {type Draft, makeLocator} from '../../src/core/draft/draft.ts'
import {overlapWith, placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {linesIn} from '../../src/reading/page/roles.ts'
import {quotationsOf} from '../../src/reading/speech/quotations.ts'
import {areParallel} from './find/parallels.ts'
import {areEntries, findRepeats, isCopy, isLiveBlog, isOwn, isRefrain, type RepeatedPassage} from './find/passages.ts'
import {retellingsIn} from './find/retellings.ts'

/** A draft with more repeats follows a pattern: a report by form, a catalogue. */
const mostRepeats = 6

export default defineRule({
  summary: 'A sentence or paragraph that appears twice.',
  why: 'A passage pasted twice, or left behind after an edit, makes a piece look unfinished.',
  authority: 'Google Search Quality Rater Guidelines, 4.6 (filler): https://guidelines.raterhub.com',
  since: '0.1.0',
  kinds: {exact: 'info', near: 'info', refrain: 'off'},
  presets: {strict: {exact: 'warning', near: 'warning', refrain: 'info'}},
  options: {minWords: 8, similarity: 0.8},
  optionNotes: {
    minWords: 'The fewest words a sentence must have to be reported. Shorter ones may be repeated.',
    similarity:
      'What share of its words (0–1) a sentence must have in common with another to count as nearly the same. 0.8 means four words in five.',
  },
  reads: [linesIn, quotationsOf],
  check({draft, options, report}) {
    const repeats = findRepeats(draft, options.minWords, options.similarity)
    const isRepeated = overlapWith(repeats)
    const retellings = retellingsIn(draft).filter(
      (one) => isOwn(draft, one) && isCopy(draft, one.first) && !isRepeated(one),
    )
    if (repeats.length + retellings.length === 0) return
    const patterned = repeats.length > mostRepeats || isLiveBlog(draft)
    const locate = makeLocator(draft.text)
    for (const retelling of retellings.length > mostRepeats ? [] : retellings) {
      const first = placeOf(retelling.first)
      const line = locate(first.start).line
      report(retelling, `${quote(textOf(retelling))} says again what line ${line} says: keep one.`, {
        kind: 'near',
        related: [{place: first, message: 'It is said here first.'}],
      })
    }
    for (const repeat of repeats) {
      const first = placeOf(repeat.first)
      const how = repeat.kind === 'exact' ? 'repeats' : 'nearly repeats'
      report(repeat, `${quote(textOf(repeat))} ${how} line ${locate(first.start).line}: keep one.`, {
        kind: patterned || isMeant(draft, repeat) ? 'refrain' : repeat.kind,
        related: [{place: first, message: 'It first appears here.'}],
      })
    }
  },
  kindNotes: {
    exact: 'word for word',
    near: 'with a few words changed, or told again in other words right after',
    refrain: 'repeated perhaps on purpose',
  },
  examples: [
    {
      good: 'On 12 May 2025 (Monday) it sank.\n\nOn 2025-05-12, a Monday, it sank.\n\nOn Monday, 2025-05-12, it sank.',
      shows: 'a date written in several ways',
    },
    {
      bad: 'The council will vote on the new bypass next Tuesday evening. Few expect a surprise.\n\nResidents are split.\n\n==The council will vote on the new bypass next Tuesday evening.==',
      says: '"The council will vote on […] next Tuesday evening." repeats line 1: keep one.',
      kind: 'exact',
      severity: 'info',
    },
    {
      bad: 'The ferry sails at six every morning in the summer. It takes forty cars and two hundred passengers across.\n\n==The ferry sails at six every morning in the summer. It takes forty cars and two hundred passengers across.==',
      shows: 'a paragraph pasted twice is one finding',
    },
    {
      bad: 'Unless the banks agree a better plan soon, they say, the shipyard will close before winter.\n\n==Unless the banks agree a better plan soon, the unions say, the shipyard will close before winter.==',
      kind: 'near',
      severity: 'info',
    },
    {
      bad: 'A vending machine that sells eggs has been robbed. ==Robbers have struck at a vending machine that sells eggs.== The thief knew the code.',
      says: '"Robbers have struck at a vending machine that sells eggs." says again what line 1 says: keep one.',
      kind: 'near',
      severity: 'info',
      shows: 'a sentence told again in other words, with no new fact',
    },
    {
      bad: 'The ferry company will stop its night service on 6 June.\n\n==From June 6 the night service of the ferry company stops.==\n\nCrews were told.',
      kind: 'near',
    },
    {
      bad: '“It is the only path on the hill that was never blocked by a bull,” she said.\n\n==It was, she said, the sole path on the hill never to have been blocked by a bull.==',
      kind: 'near',
      shows: 'a quotation that is then told',
    },
    {
      good: 'My sister taught me to row. My sister taught me to row backwards. Nobody taught me to stop.',
      shows: 'a figure of speech that adds to what was said',
    },
    {
      good: 'The night ferry takes forty cars to the island. The day ferry takes forty vans to the island.',
      shows: 'two facts put alike',
    },
    {
      good: 'If the harbour gate is open, the red lamp is lit. If the harbour gate is closed, the red lamp isn’t lit.',
      shows: 'a fact and its opposite',
    },
    {
      good: 'The mill grinds the flour of three farms. In other words, the flour of three farms is ground at the mill.',
      shows: 'said again on purpose',
    },
    {
      good: 'The council will close the pool in May. The pool closes in May for eleven weeks so that the council can mend the roof.',
      shows: 'a sentence that adds to the last',
    },
    {
      bad: 'So what would you change first in this town? The buses.\n\n==So what would you change first in this town?== The rents.',
      preset: 'strict',
      kind: 'refrain',
      severity: 'info',
      shows: 'a question asked in several interviews, a form, a live blog or anything said three times may be meant',
    },
    {
      good: 'So what would you change first in this town? The buses.\n\nSo what would you change first in this town? The rents.',
    },
    {
      good: '# Releases\n\n## North\n\nThe parser takes a bad line. Thanks go to Lee Tarn for reporting this hole to us.\n\n## South\n\nThe parser takes a bad chunk. Thanks go to Lee Tarn for reporting this hole to us.',
      shows: 'parallel entries that must each say it',
    },
    {
      good: 'A town needs a square where nobody has to buy anything. It is cheap.\n\n**A town needs a square where nobody has to buy anything.**\n\nIt rained.',
      shows: 'a pull quote',
    },
    {
      good: 'A town needs a square where nobody has to buy anything. It is cheap.\n\n{{< pullquote >}}\nA town needs a square where nobody has to buy anything.\n{{< /pullquote >}}\n\nIt rained.',
      shows: 'a pull quote between the tags of the site',
    },
    {
      good: 'It is cheap.\n\n<aside class="pull-quote">\n\nA town needs a square where nobody has to buy anything.\n\n</aside>\n\nA town needs a square where nobody has to buy anything.',
    },
    {
      bad: 'It is cheap.\n\n{{< tip >}}\nA town needs a square where nobody has to buy anything.\n{{< /tip >}}\n\n==A town needs a square where nobody has to buy anything.==',
      kind: 'exact',
    },
    {
      good: 'Then save all of the following lines that you see here in a new file named `harbour.md`:\n\nIt rains.\n\nThen save all of the following lines that you see here in a new file named `ferries.md`:\n\nIt is dry.',
      shows: 'an instruction for another file',
    },
    {
      bad: 'Then save all of the following lines that you see here in a new file named `harbour.md`:\n\nIt rains.\n\n==Then save all of the following lines that you see here in a new file named `harbour.md`:==\n\nIt is dry.',
      kind: 'exact',
    },
    {
      good: 'Only members of the Harbour Board can write to this list.\n\nIt rains.\n\nOnly members of the Ferry Board can write to this list.',
      shows: 'the same rule about another body',
    },
    {
      good: 'On Linux:\n\n1. Open the harbour page and copy the address of the gate.\n2. Paste it.\n\nOn Windows:\n\n1. Open the harbour page and copy the address of the gate.\n2. Type it.',
      shows: 'a step of two lists',
    },
    {
      bad: '1. Open the harbour page and copy the address of the gate.\n2. Paste it.\n3. ==Open the harbour page and copy the address of the gate.==',
      kind: 'exact',
    },
    {
      good: 'The wall is drawn after Reed, A. (2020, 3 May). The walls of the old harbour explained in plain words.\n\nIt rains.\n\nThe wall is drawn after Reed, A. (2020, 3 May). The walls of the old harbour explained in plain words.',
      shows: 'a credit',
    },
    {
      good: 'Contents\n\n§ 12 Duties of the keepers of dogs within the walls.\n\n§ 13 Fees\n\nThe law of dogs.\n\n######§ 12 Duties of the keepers of dogs within the walls.\n\nKeep them in.',
      shows: 'a line of the contents and its section',
    },
    {good: 'The ferry sails at six.\n\nThe ferry sails at six.', shows: 'a short sentence may be repeated'},
    {
      good: '“We will build four hundred homes on this site by spring,” she said.\n\nCan they? “We will build four hundred homes on this site by spring” is a bold claim.',
      shows: 'a quotation repeated to be discussed',
    },
    {
      good: 'On Monday the train from Leeds to York was late by ten minutes.\n\nOn Tuesday the train from Leeds to York was late by ten minutes.',
      shows: 'a series',
    },
    {
      good: '![Map of the new bypass from the station to the old bridge](a.png)\n\nMap of the new bypass from the station to the old bridge',
    },
  ],
})

/** Is a repeat meant: a refrain, or something that stands in parallel to what it repeats? */
const isMeant = (draft: Draft, repeat: RepeatedPassage): boolean =>
  isRefrain(repeat) || areEntries(draft, repeat) || areParallel(draft, repeat.first, repeat, repeat.kind === 'exact')
