// miscount: a count of things that are then told one by one, and are more or fewer.
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {seriesIn} from '../../src/reading/page/numbered.ts'
import {quotationsOf} from '../../src/reading/speech/quotations.ts'
import {countedOf} from './find/counted.ts'
import {miscountsIn} from './find/enumerations.ts'
import {wrongSeries} from './find/ordered.ts'
import {wrongWholes} from './find/parts.ts'

export default defineRule({
  summary: 'A count of things that are then told one by one, and are more or fewer.',
  why: 'Readers count along, and one wrong number makes them doubt all the others.',
  authority:
    'Royal Statistical Society, Statistics for journalists: https://rss.org.uk/resources/resources-for-journalists/',
  since: '0.2.0',
  preview: true,
  kinds: {items: 'info', series: 'info', parts: 'info'},
  presets: {strict: 'warning'},
  reads: [countedOf, quotationsOf, seriesIn],
  check({draft, report}) {
    for (const {said, there, list, ...found} of miscountsIn(draft))
      report(found, `The text says ${quote(said)}, and then names ${there}: correct one or the other.`, {
        kind: 'items',
        related: [{place: placeOf(list), message: `It names ${quote(textOf(list))}.`}],
      })
    for (const {there, last, ...found} of wrongSeries(draft))
      report(found, `The text says ${quote(textOf(found))}, and then ${there} follow: correct one or the other.`, {
        kind: 'series',
        related: [{place: last, message: `This is the last of the ${there}.`}],
      })
    for (const {sum, whole, ...found} of wrongWholes(draft))
      report(found, `The parts add up to ${sum}, and the text says ${quote(textOf(whole))}: check the figures.`, {
        kind: 'parts',
        related: [{place: placeOf(whole), message: 'This is the whole.'}],
      })
  },
  kindNotes: {
    items: 'a count and the things named after it',
    series: 'a count and the numbered things that follow',
    parts: 'a whole and the parts named with it',
  },
  examples: [
    {
      bad: 'The show has ==three newcomers==: a falconer, a piper, a juggler and a man with five ducks.',
      kind: 'items',
      severity: 'info',
      says: 'The text says "three newcomers", and then names 4: correct one or the other.',
    },
    {bad: 'It comes down to ==four habits==: tuck the chin, keep the elbows soft and roll onto the shoulder.'},
    {bad: '==Four cities== brought measurements: Yuma, Las Cruces, El Paso, Mesa and Barstow.'},
    {bad: 'She leaves ==three daughters==, Karin Lind of Harlow, Joan Lind, Ruth Ayala and Peggy Dunn, and a dog.'},
    {bad: 'The firm brings in ==three leaders==: Marcus Till, formerly of Overland, as chief cook, and Jo Kim.'},
    {bad: 'It leaves with a ==crew of four== – Mr Hall, Deb Sarich, Pat Long, Jo Hill and Ann Lee.'},
    {bad: '==Five vehicles==, a pickup, two sedans and a school van, stood in the road.'},
    {
      bad: 'They won on ==four stops== in the last two minutes: the charge she drew, his block, and a five-second call.',
    },
    {
      bad: 'We made ==four guesses== before we saw it. The first was the pump. The second was the valve. The third was right.\n\nIt rained.',
      kind: 'series',
      says: 'The text says "four guesses", and then 3 follow: correct one or the other.',
    },
    {
      bad: 'The work goes in ==five steps==.\n\n**1. Sand.** All.\n\n**2. Paint.** Twice.\n\n**3. Hang.** High.\n\n**4. Rest.** Well.',
    },
    {
      bad: 'He admitted ==six== counts: two from May, three from June and two from July.',
      kind: 'parts',
      says: 'The parts add up to 7, and the text says "six": check the figures.',
    },
    {
      bad: 'She keeps ==two free days==: Mother’s Day, May 10; Juneteenth, June 19; and Sunday, August 2.',
      kind: 'items',
    },
    {bad: 'The plan has 53 homes. Of those, ==34 are for rent and 21== for sale.', kind: 'parts'},
    {bad: 'Of the 38 families, ==23 still farm and 17== have moved.', kind: 'parts'},
    {bad: 'They brought 612 sheep, 188 cattle and 97 horses, ==907== head in all.', kind: 'parts'},
    {good: 'It comes down to three habits: tuck the chin, keep the elbows soft, and roll and roll.'},
    {good: 'It opens on four streets: Yuma, Las Cruces and others. It has five parts, among them: a shed, a well.'},
    {good: 'There are two parts: a fee of $28 a month, whether you open a tap or not, and a price for water.'},
    {good: 'The menagerie has 36 animals: 28 horses, four goats, two ostriches, a giraffe and a sea lion.'},
    {good: 'It has two acts, five singers, a choir and a boat, and lost two doors, a hose and the floor.'},
    {
      good: 'Beside him stood his children from two marriages, Don, Eric, Ivy and Tiff. It runs on three machines, in A and B.',
    },
    {
      good: 'Two men, Joe Hill, the clerk, and Ann Lee were hurt. She was one of seven children: four boys and three girls.',
    },
    {
      good: 'It serves three areas: safety measures for ships, controls for ports, and help for crews in bars, inns and cafés.',
    },
    {good: 'They run in nine states: Ohio, Iowa and Utah, where it is on air, along with Maine, Texas and four more.'},
    {good: 'He polled up by ten points in the next contest: New York, which she represented for eight years.'},
    {good: 'We made three guesses. The first was the pump. The second was the valve. The third was right.'},
    {good: 'Of the 40 who came, 23 walked and 17 rode. Of those, 12 were late.'},
  ],
})
