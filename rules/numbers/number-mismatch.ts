// number-mismatch: numbers that disagree with each other.
import {overlapWith, placeOf, type Span, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {wrongCounts, wrongHeadlines, wrongListicles} from './find/announced.ts'
import {arithmeticOf, wrongChanges, wrongParties, wrongShares, wrongTotals} from './find/arithmetic.ts'
import {statedChanges} from './find/changes.ts'
import {countedOf} from './find/counted.ts'
import {toldOf} from './find/told.ts'
import {wrongWorkings} from './find/workings.ts'

const related = (span: Span, message: string) => ({related: [{place: placeOf(span), message}]})

/** The kinds of what figures make of each other. */
const workings = ['change', 'whole', 'product', 'remainder', 'share', 'saving']

export default defineRule({
  summary: 'Numbers that disagree: a count and its list, a headline and its story, parts and their whole.',
  why: 'Readers count, and one wrong number makes them doubt all the others.',
  authority:
    'Royal Statistical Society, Statistics for journalists: https://rss.org.uk/resources/resources-for-journalists/',
  since: '0.1.0',
  kindsSince: {change: '0.2.0', whole: '0.2.0', product: '0.2.0', remainder: '0.2.0', share: '0.2.0', saving: '0.2.0'},
  preview: workings,
  kinds: {
    ...{'list-count': 'info', 'headline-body': 'info', arithmetic: 'info', sum: 'info', change: 'info'},
    ...{whole: 'info', product: 'info', remainder: 'info', share: 'info', saving: 'info'},
  },
  presets: {strict: 'warning'},
  options: {tolerance: 0.5},
  optionNotes: {tolerance: 'How many percentage points a figure may be out, beyond rounding.'},
  reads: [wrongCounts, wrongHeadlines, wrongListicles, arithmeticOf, countedOf, toldOf],
  check({draft, options, report, isOn}) {
    for (const found of [...wrongCounts(draft), ...wrongListicles(draft)])
      report(
        found,
        `The text promises ${quote(textOf(found))}, but the list has ${found.there}: correct one or the other.`,
        {
          kind: 'list-count',
          ...related(found.other, 'The list starts here.'),
        },
      )
    for (const found of wrongHeadlines(draft))
      report(
        found,
        `The headline says ${quote(textOf(found))}, but the story says ${quote(textOf(found.other))}: correct one or the other.`,
        {
          kind: 'headline-body',
          ...related(found.other, 'The story gives this number.'),
        },
      )
    const changes = wrongChanges(draft, options.tolerance)
    const stated = isOn('change') ? statedChanges(draft, options.tolerance) : []
    const sums = [...wrongShares(draft), ...wrongParties(draft), ...wrongTotals(draft)]
    for (const found of [...changes, ...stated])
      report(
        found,
        `From ${found.from} to ${found.to} is a change of ${found.right}%: correct ${quote(textOf(found))} or the figures.`,
        {kind: changes.includes(found) ? 'arithmetic' : 'change'},
      )
    for (const found of sums)
      report(found, `The parts add up to ${found.parts}, not ${found.whole}: check ${quote(textOf(found))}.`, {
        kind: 'sum',
      })
    if (!workings.some(isOn)) return
    const isTold = overlapWith([...changes, ...stated, ...sums])
    for (const {span, message, kind, related} of wrongWorkings(draft))
      if (!isTold(span)) report(span, message, {kind, related})
  },
  kindNotes: {
    'list-count': 'a number and the list that follows it',
    'headline-body': 'a number in the headline and in the story',
    arithmetic: 'a change or share that does not add up',
    sum: 'parts that do not add up',
    change: 'a rise or fall that is told after its figures, and does not fit them',
    whole: 'parts that are told in a row, and do not make the whole beside them',
    product: 'a sum of money that the price and the amount beside it do not make',
    remainder: 'a balance, deficit or rest that the figures before it do not leave',
    share: 'a fraction or percentage that sums up two figures, and does not fit them',
    saving: 'what a family ticket saves on single tickets',
  },
  examples: [
    {
      bad: 'The sale drew ==412 head. The entry was made up of 236 bulls, 148 heifers and 38== cows.',
      kind: 'whole',
      preset: 'strict',
      says: 'The parts add up to 422, not 412: check "412 head. The entry was […] bulls, 148 heifers and 38".',
    },
    {
      bad: 'Ann had 22 points. Bea added 14 and Cat nine, so the three had ==47== between them.',
      kind: 'whole',
      preset: 'strict',
    },
    {
      bad: 'The club spent £3,000 on the boat and £2,500 on the sails, a total of ==£6,500==, said Ann Baker.',
      kind: 'whole',
      preset: 'strict',
      says: 'The parts add up to £5,500, not £6,500: check "£6,500".',
    },
    {
      bad: 'The hall was let for 14 weddings at £250 each, so that ==£3,250== came in.',
      kind: 'product',
      preset: 'strict',
      says: 'At £250, 14 makes £3,500: check "£3,250".',
    },
    {
      bad: 'Our income was £512.4m. We spent £516.9m. The deficit of ==£5.4m== is met from cash.',
      kind: 'remainder',
      preset: 'strict',
      says: 'The difference of £516.9m and £512.4m is £4,500,000: check "£5.4m".',
    },
    {bad: 'Of the 96 flats, 58 had paid, or ==70 per cent== of them.', kind: 'share', preset: 'strict'},
    {bad: 'The time fell from 40 minutes to 12, a reduction of ==60%==, they say.', kind: 'change', preset: 'strict'},
    {
      bad: 'Adults pay $14 and children pay $8. The $40 family pass admits two adults and two children, and saves them ==$12==.',
      kind: 'saving',
      preset: 'strict',
      says: 'Against single tickets, $40 saves $4: check "$12".',
    },
    {
      good: 'The sale drew 422 head. The entry was made up of 236 bulls, 148 heifers and 38 cows. All but 11 sold.\n\nIt was let for 14 weddings at £250 each, so that £3,500 came in, and with £600 for the bar £4,100.',
      preset: 'strict',
    },
    {
      good: 'Our income was £512.4m. We spent £516.9m. The deficit of £4.5m is met from cash. Of the 96 flats, 58 had paid, or 60 per cent.',
      preset: 'strict',
    },
    {
      good: 'The sale drew 412 head. Among them were 236 bulls, 148 heifers and, from 38 herds, a few cows. He paid the $450 and $200 to each of three owners, making $1,050 in all.',
      preset: 'strict',
    },
    {
      bad: 'Her premium was $2,100. By last year it had risen to $4,620, an increase of ==95 percent==.',
      kind: 'change',
      preset: 'strict',
      says: 'From $2,100 to $4,620 is a change of 120%: correct "95 percent" or the figures.',
    },
    {
      good: 'Her premium was $2,100. By last year it had risen to $4,620, an increase of 120 percent.',
      preset: 'strict',
    },
    {
      bad: 'There are ==three reasons== to stay:\n\n- the sea\n- the rent\n- the light\n- the dogs',
      kind: 'list-count',
      severity: 'info',
      says: 'The text promises "three reasons", but the list has 4: correct one or the other.',
    },
    {bad: 'The plan has ==two main parts==:\n• a bridge\n• a road\n• a lock\n', format: 'txt'},
    {
      bad: '# ==3 tips== for rain\n\n## 1. Wait\n\nWait.\n\n## 2. Run\n\nRun.\n\n## 3. Swim\n\nSwim.\n\n## 4. Sing\n\nSing.',
    },
    {
      bad: '# ==12 killed== in mine blast\n\nA blast in a mine has left 14 people dead, the police said on Monday. It was heard in Hull.',
      kind: 'headline-body',
      says: 'The headline says "12 killed", but the story says "14 people dead": correct one or the other.',
    },
    {
      bad: 'Sales rose from £40m to £50m, ==up 20%==.',
      kind: 'arithmetic',
      says: 'From £40m to £50m is a change of 25%: correct "up 20%" or the figures.',
    },
    {bad: 'Profit fell ==by 40 per cent== to 30,500 from 61,200 pounds.'},
    {
      bad: 'The court heard ==12 people – seven women and four men== – in a week.',
      kind: 'sum',
      says: 'The parts add up to 11, not 12: check "12 people – seven women and four men".',
    },
    {bad: 'Of those asked ==45% said yes, 42% no and 16%== were undecided.', kind: 'sum'},
    {bad: '| Ward | Votes |\n|---|---|\n| North | 410 |\n| South | 385 |\n| Total | ==805== |', kind: 'sum'},
    {
      good: 'Three reasons, among them these two reasons:\n\n- the sea\n- the rent\n\nChoose two options:\n\n- a\n- b\n- c',
    },
    {
      good: 'It has two doors and one window:\n\n- front\n- back\n- bay\n\nBy these two rules:\n\n- a\n- b\n- c\n\nDone.',
    },
    {
      good: 'You have three options:\n\n- walk\n- ride, on one of these:\n  - a horse\n  - a bike\n\nWe need two things:\n\n- bread\n- salt\n- [More](https://mill.example)',
      shows: 'options within one, and a link below',
    },
    {good: 'Online sales made up 16 percent of it, and sales fell to $3.3 billion, down from $4.4 billion, it said.'},
    {good: 'How fast (2 million items):\n\n- heap: 3 s\n- tree: 2 s\n- list: 9 s'},
    {good: 'It has at least two parts:\n\n- a\n- b\n- c\n\nOne of the two ideas:\n\n1. a\n2. b\n3. c'},
    {
      good: '# 12 killed in mine blast\n\nTen men died below ground and two on the way up. In 1990, 14 people died there.',
    },
    {good: '# 3,000 jobs go at port\n\nThe port cuts 3,015 jobs, it said.'},
    {
      good: 'Sales rose from 40 to 50, up about 20%. The rate rose from 40% to 50%, up 10%. Rent rose from 40 to 50 pounds, up 25%.',
    },
    {good: 'It cut a run from 626 seconds to 407 seconds, a 54% speedup.', shows: 'less time is more speed'},
    {good: 'Underlying sales rose 5% to £50m from £40m. Costs went from £1.4m to £1.5m, up 4%.', shows: 'rounding'},
    {good: 'Of those asked 45% said yes, 41% no and 15% were undecided.', shows: 'rounding'},
    {good: 'She saw 12 people, seven women and four men, and a child. Some 20 people, seven men and four women, came.'},
    {
      good: '| Ward | Votes | Rate |\n|---|---|---|\n| North | 410 | 4.1 |\n| South | 385 | 3.9 |\n| Total | 795 | 4.0 |',
    },
  ],
})
