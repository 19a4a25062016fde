// repeated-passage: a sentence or paragraph that stands in the draft twice.
import {makeLocator} from '../../src/core/draft/draft.ts'
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {linesIn} from '../../src/reading/page/roles.ts'
import {quotationsOf} from '../../src/reading/speech/quotations.ts'
import {areEntries, findRepeats, isLiveBlog, isRefrain} from './find/passages.ts'

/** A draft with more repeats follows a pattern: a report by form, a catalogue. */
const mostRepeats = 6

export default defineRule({
  summary: 'A sentence or paragraph that the draft has twice.',
  why: 'A passage pasted twice, or left behind after an edit, tells the reader nobody read the piece through.',
  authority: 'Google Search Quality Rater Guidelines, 4.6 (filler): https://guidelines.raterhub.com',
  since: '0.1.0',
  kinds: {exact: 'warning', near: 'info', refrain: 'off'},
  presets: {strict: {exact: 'error', near: 'warning', refrain: 'info'}},
  options: {minWords: 8, similarity: 0.8},
  optionNotes: {
    minWords: 'Shorter sentences may be repeated.',
    similarity: 'Minimum share of words in common (0–1) for a sentence to nearly repeat another.',
  },
  reads: [linesIn, quotationsOf],
  check({draft, options, report}) {
    const repeats = findRepeats(draft, options.minWords, options.similarity)
    if (repeats.length === 0) return
    const patterned = repeats.length > mostRepeats || isLiveBlog(draft)
    const locate = makeLocator(draft.text)
    for (const repeat of repeats) {
      const first = placeOf(repeat.first)
      const how = repeat.kind === 'exact' ? 'repeats' : 'nearly repeats'
      report(repeat, `${quote(textOf(repeat))} ${how} line ${locate(first.start).line}: keep one.`, {
        kind: patterned || isRefrain(repeat) || areEntries(draft, repeat) ? 'refrain' : repeat.kind,
        related: [{place: first, message: 'It is used here first.'}],
      })
    }
  },
  examples: [
    {
      bad: 'The council will vote on the new bypass next Tuesday evening. Few expect a surprise.\n\nResidents are split.\n\n==The council will vote on the new bypass next Tuesday evening.==',
      says: '"The council will vote on the n…bypass next Tuesday evening." repeats line 1: keep one.',
      kind: 'exact',
      severity: 'warning',
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
      bad: 'So what would you change first in this town? The buses.\n\n==So what would you change first in this town?== The rents.',
      preset: 'strict',
      kind: 'refrain',
      severity: 'info',
      shows: 'a question of several interviews, a form, a live blog, anything said three times may be meant',
    },
    {
      good: 'So what would you change first in this town? The buses.\n\nSo what would you change first in this town? The rents.',
    },
    {
      good: '# Releases\n\n## North\n\nThe parser takes a bad line. Thanks go to Lee Tarn for reporting this hole to us.\n\n## South\n\nThe parser takes a bad chunk. Thanks go to Lee Tarn for reporting this hole to us.',
      shows: 'parallel entries, each of which must say it',
    },
    {
      good: 'A town needs a square where nobody has to buy anything. It is cheap.\n\n**A town needs a square where nobody has to buy anything.**\n\nIt rained.',
      shows: 'a pull quote',
    },
    {good: 'The ferry sails at six.\n\nThe ferry sails at six.', shows: 'a short sentence may come back'},
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
