// Workings: what the figures of a draft make of each other, checked, with what to tell the editor.
import type {Draft} from '../../../src/core/draft/draft.ts'
import {overlapWith, placeOf, type Span, textOf} from '../../../src/core/draft/spans.ts'
import {quote} from '../../../src/core/elide.ts'
import type {Related} from '../../../src/core/rule.ts'
import {wrongSavings} from './passes.ts'
import {wrongPercents} from './percents.ts'
import {wrongProducts} from './rates.ts'
import {wrongRemainders} from './remainders.ts'
import {wrongSharesTold} from './shares-told.ts'
import {wrongRows, wrongSums} from './wholes.ts'

/** A figure that others contradict, and what to tell of it. */
interface Reported {
  span: Span
  kind: 'whole' | 'product' | 'remainder' | 'share' | 'change' | 'saving'
  message: string
  related: Related[]
}

const told = (span: Span): string => quote(textOf(span).replace(/\s+/g, ' '))

const beside = (other: Span): Related[] => [{place: placeOf(other), message: 'The other figure is here.'}]

/** Every figure of a draft that the figures told with it don't make. */
export function wrongWorkings(draft: Draft): Reported[] {
  const [sums, rows] = [wrongSums(draft), wrongRows(draft)]
  const isSummed = overlapWith(sums)
  return [
    ...[...sums, ...rows.filter((row) => !isSummed(row))].map((one): Reported => {
      const message = `The parts add up to ${one.parts}, not ${one.whole}: check ${told(one)}.`
      return {span: one, kind: 'whole', message, related: beside(one.other)}
    }),
    ...wrongProducts(draft).map((one): Reported => {
      const message = `At ${one.rate}, ${one.amount} makes ${one.right}: check ${told(one)}.`
      return {span: one, kind: 'product', message, related: beside(one.other)}
    }),
    ...wrongRemainders(draft).map((one): Reported => {
      const message = `The difference of ${one.from} and ${one.less} is ${one.right}: check ${told(one)}.`
      return {span: one, kind: 'remainder', message, related: beside(one.other)}
    }),
    ...wrongSharesTold(draft).map((one): Reported => {
      const message = `The share that ${one.from} and ${one.to} make is ${one.right}: check ${told(one)}.`
      return {span: one, kind: 'share', message, related: beside(one.other)}
    }),
    ...wrongPercents(draft).map((one): Reported => {
      const message = `From ${one.from} to ${one.to} is a change of ${one.right}%: correct ${told(one)} or the figures.`
      return {span: one, kind: 'change', message, related: []}
    }),
    ...wrongSavings(draft).map((one): Reported => {
      const message = `Against single tickets, ${one.price} saves ${one.right}: check ${told(one)}.`
      return {span: one, kind: 'saving', message, related: beside(one.other)}
    }),
  ]
}
