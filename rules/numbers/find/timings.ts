// Timings: days, terms and ages of a draft that can't all be right, with what to tell the editor.
import type {Draft} from '../../../src/core/draft/draft.ts'
import {placeOf, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {quote} from '../../../src/core/elide.ts'
import type {Related} from '../../../src/core/rule.ts'
import {wrongAges, wrongDeeds, wrongEstates, wrongUnborn} from './ages.ts'
import {wrongTenses, wrongWeekdays} from './calendar.ts'
import {wrongStretches, wrongTerms} from './terms.ts'

/** A day, term or age that others contradict, and what to tell of it. */
interface Reported {
  span: Span
  kind: 'weekday' | 'past' | 'to-come' | 'term' | 'age' | 'deed'
  message: string
  related: Related[]
}

const told = (span: Span): string => quote(textOf(span).replace(/\s+/g, ' '))

const beside = (other: Span): Related[] => [{place: placeOf(other), message: 'The other one is here.'}]

/** Every day, term and age of a draft that the days told with it contradict. */
export function wrongTimings(draft: Draft): Reported[] {
  return [
    ...wrongWeekdays(draft).map((one): Reported => {
      const message = `${one.date} is a ${one.was}, not a ${one.said}: correct the day or the date.`
      return {span: one, kind: 'weekday', message, related: []}
    }),
    ...wrongTenses(draft).map((one): Reported => {
      const message =
        one.kind === 'past'
          ? `${told(one)} is past on the day of the draft, ${one.today}: correct the date, or use the past tense.`
          : `${told(one)} is still to come on the day of the draft, ${one.today}: correct the date or the tense.`
      return {span: one, kind: one.kind, message, related: []}
    }),
    ...[...wrongTerms(draft), ...wrongStretches(draft)].map((one): Reported => {
      const message = `From ${one.from} to ${one.to} it is ${one.right}, not ${one.said}: check ${told(one)}.`
      return {span: one, kind: 'term', message, related: beside(one.other)}
    }),
    ...[...wrongAges(draft), ...wrongUnborn(draft)].map((one): Reported => {
      const message = `The ages make ${one.age} years and the dates ${one.years}: check ${told(one)}.`
      return {span: one, kind: 'age', message, related: beside(one.other)}
    }),
    ...[...wrongDeeds(draft), ...wrongEstates(draft)].map((one): Reported => {
      const message = `Somebody died in ${told(one)}, and here it is ${one.years}: check which comes first.`
      return {span: one, kind: 'deed', message, related: beside(one.other)}
    }),
  ]
}
