// Pairs of a text and its rewrite, and what of the facts changed: nothing, where the words alone did.
import {describe, expect, test} from 'vitest'
import {comparedIn} from '../support/compared.ts'

type Pair = readonly [before: string, after: string, found?: readonly string[]]

const check = (pairs: readonly Pair[]) =>
  test.each(pairs.map(([before, after, found = []]) => ({before, after, found})))(
    '$before → $after',
    ({before, after, found}) => {
      expect(comparedIn(before, after)).toEqual(found)
    },
  )

describe('the same in other words', () => {
  check([
    ['The council will spend £2m on 30 new buses.', 'The council plans to buy 30 buses for £2 million.'],
    ['About 3,000 people came to the fair.', 'Some 3000 visitors attended the fair.'],
    ['Half of the voters said no.', 'Some 50 per cent of voters said no.'],
    ['A quarter of the shops are empty.', '25% of the shops stand empty.'],
    ['Twelve people were hurt, the police said.', 'The police said 12 people had been injured.'],
    ['The walk takes half an hour.', 'The walk takes 30 minutes.'],
    ['They waited two weeks for a reply.', 'They waited 14 days for an answer.'],
    ['One in five pupils walks to school.', '20% of pupils go to school on foot.'],
    ['The mill made 1.5m bricks a year.', 'Each year the mill produced 1.5 million bricks.'],
    ['The path is 2.5 km long.', 'The path is 2,500 metres long.'],
    ['It costs between 10 and 15 pounds.', 'It costs £10 to £15.'],
    ['Rates rose to 4.5%.', 'Interest climbed to 4.5 percent.'],
    ['The 42-year-old baker left.', 'The baker, who is 42 years old, has gone.'],
    ['A hundred and twenty homes were built.', 'Builders finished 120 homes.'],
    ['It was his 3rd win in the 21st century.', 'It was his third win in the twenty-first century.'],
    ['The fair opens on 3 May 2024 in Leeds.', 'On Friday, May 3, 2024, the fair opens in Leeds.'],
    ['The deadline is 2024-05-03.', 'The deadline is 3 May 2024.'],
    ['The talk starts at 7.30pm.', 'The talk begins at 19:30.'],
    ['Prices doubled in the 1990s.', 'In the nineties, prices doubled.'],
    ['The mine opened in 1998. It employs 300 people.', 'The mine, which employs 300, was opened in 1998.'],
    [
      'Ann Smith said the bridge was safe. Mr Smith added that it was old.',
      'The bridge is safe, Ann Smith said. It is old, she added.',
    ],
    ['Ann Smith, a plumber, won the vote.', 'The vote went to Ms Smith, who is a plumber.'],
    ['The World Health Organization issued a warning on Monday.', 'On Monday, a warning came from the WHO.'],
    ['The French government will pay.', 'The government of France is going to pay.'],
    ['The City Council met on Tuesday.', 'On Tuesday the city council held a meeting.'],
    ['Buses run every ten minutes.', 'Coaches run every 10 minutes.'],
    ['Critics called the plan a waste.', 'Opponents say the scheme is wasteful.'],
    ['“We will never close the mine,” said Ann Smith.', '"We will never close the mine," Ann Smith said.'],
    ['“We will fight, and we will win,” she said.', '“We will fight,” she said, “and we will win.”'],
    ['He said: “It was a cold night and nobody came.”', '“It was a cold night,” he said, “and nobody came.”'],
    ['Read [the report](https://a.example/report).', 'The [full study](https://a.example/report) is online.'],
    ['See [the map](http://maps.example/hull/).', 'See <https://maps.example/hull>.'],
    [
      'The story is [here](https://a.example/x?utm_source=mail&id=4).',
      'Here is [the story](https://a.example/x?id=4).',
    ],
    ['He met Ann Lee, Bob Ray and Cy Poe.', 'He met Cy Poe, Ann Lee and Bob Ray.'],
    ['Leeds has 12 schools and York has 15.', 'York has 15 schools, and Leeds has 12.'],
    ['Sales rose from 12 to 15 tonnes.', 'Sales grew to 15 tonnes, from 12.'],
    ['The play “Hamlet” opens on Friday.', 'On Friday, *Hamlet* opens.'],
    ['Sales rose by a fifth to £3.2bn in June.', 'In June, sales were up 20% at £3.2 billion.'],
    ['Attendance was 1,250, up from 980.', 'Attendance climbed to 1,250 from 980.'],
    ['Helen Marsh of Oxford University led it.', 'It was led by Helen Marsh of the University of Oxford.'],
    ['He moved to Canada in 1990, from Ghana.', 'He emigrated from Ghana to Canada in 1990.'],
    ['Temperatures could hit 38C on Saturday.', 'Saturday could see 38 degrees Celsius.'],
    ['Nearly one in three adults smoke.', 'Nearly 1 in 3 adults smokes.'],
    ['They jailed the 34-year-old for six years.', 'The 34-year-old was given a six-year term.'],
    ['Wrexley beat Thornby 3-1 at home.', 'At home, Wrexley won 3–1 against Thornby.'],
    ['Rivera scored twice.', 'Rivera scored two goals.'],
    ['She ran 100m in 11 seconds.', 'She ran 100 metres in 11s.'],
    ['The chief executive, Laura Stone, resigned.', 'Laura Stone has stepped down as CEO.'],
    ['The town uses artificial intelligence.', 'AI is used by the town.'],
    ['The shop is open from 9am to 5pm.', 'Open between 9 am and 5 p.m., the shop sells bread.'],
    ['The plan passed by nine votes to four.', 'The plan passed 9–4.'],
    ['Over 17 million people signed.', 'More than 17m people have signed.'],
    ['We meet at seven o’clock.', 'We will meet at 7pm.'],
    ['The show runs from 1 to 15 July.', 'The show runs from July 1 to July 15.'],
    ['It took 1 hour 20 minutes.', 'It took 80 minutes.'],
    ['The train leaves at 6:45 a.m. and gets in at noon.', 'The train departs at 6.45am, arriving at 12pm.'],
    ['The U.S. and Britain signed the treaty.', 'The treaty was signed by the United Kingdom and the United States.'],
    ['“This is a blow for our town,” said Tom Reed.', 'Tom Reed called it “a blow for our town”.'],
    ['Officials said 17 people died and 43 were injured.', 'Seventeen people were killed and 43 hurt, officials said.'],
    ['Jane Poe, 35, from Arden, won.', 'The winner was Jane Poe (35), who is from Arden.'],
    ['Women won 12 of the 80 seats.', 'A dozen of the 80 seats went to women.'],
    ['Visit www.skell.example for details.', 'Details: https://www.skell.example/'],
  ])
})

describe('changed numbers', () => {
  check([
    [
      'The council will spend £2m on 30 new buses.',
      'The council plans to buy 30 buses for £3 million.',
      ['changed number: £3 million < £2m'],
    ],
    ['The path is 30 km long.', 'The path is 30 miles long.', ['changed number: 30 miles < 30 km']],
    ['The fine is £500.', 'The fine is $500.', ['changed number: $500 < £500']],
    ['Rates rose by 5%.', 'Rates rose by 5 percentage points.', ['changed number: 5 percentage points < 5%']],
    ['About 1,200 homes lost power.', 'Around 12,000 homes were without power.', ['changed number: 12,000 < 1,200']],
    ['Seven men were on board.', 'There were eight men on board.', ['changed number: eight < Seven']],
    ['Half of the staff left.', 'A third of the staff left.', ['changed number: A third < Half']],
    ['Hundreds of people marched.', 'Thousands of people marched.', ['changed number: Thousands < Hundreds']],
    ['It was the first goal of the match.', 'It was the second goal of the match.', ['changed number: second < first']],
    ['One man was killed.', 'Two men were killed in the blast.', ['changed number: Two < One']],
    [
      'Sales fell 3% to 410 tonnes, the firm said.',
      'The firm said sales were down 8%, at 410 tonnes.',
      ['changed number: 8% < 3%'],
    ],
  ])
})

describe('swapped figures', () => {
  check([
    [
      'Leeds has 12 schools and York has 15.',
      'Leeds has 15 schools and York has 12.',
      ['changed number: 15 < 12', 'changed number: 12 < 15'],
    ],
    [
      'Sales rose from 12 to 15 per cent.',
      'Sales grew from 15 to 12 per cent.',
      ['changed number: 15 < 12', 'changed number: 12 per cent < 15 per cent'],
    ],
    [
      'The yard opened in 1950 and closed in 1986.',
      'The yard was opened in 1986 and was closed in 1950.',
      ['changed date: 1986 < 1950', 'changed date: 1950 < 1986'],
    ],
    [
      'Hull sold 40 boats last year. Goole sold 55 boats last year.',
      'Hull sold 55 boats last year. Goole sold 40 boats last year.',
      ['changed number: 55 < 40', 'changed number: 40 < 55'],
    ],
    [
      'The north gets £5m, while the south gets £9m.',
      'While £9m goes to the north, the south gets £5m.',
      ['changed number: £9m < £5m', 'changed number: £5m < £9m'],
    ],
  ])
})

describe('changed dates', () => {
  check([
    ['It opens on 3 May 2024.', 'It will open on 4 May 2024.', ['changed date: 4 May 2024 < 3 May 2024']],
    ['It opens on 3 May.', 'It will open on June 3.', ['changed date: June 3 < 3 May']],
    [
      'The firm cut 450 jobs in Arden and 120 in Skell.',
      'In Arden, 120 jobs went; Skell lost 450.',
      ['changed number: 120 < 450', 'changed number: 450 < 120'],
    ],
    [
      'Officials said 17 people died and 43 were injured.',
      'At least 43 people were killed and 17 hurt, officials said.',
      ['changed number: 43 < 17', 'changed number: 17 < 43'],
    ],
    [
      'Tickets cost £15 for adults and £8 for children.',
      'Adults pay £8 and children £15.',
      ['changed number: £8 < £15', 'changed number: £15 < £8'],
    ],
    ['The show runs from 1 to 15 July.', 'The show runs from July 1 to July 16.', ['changed date: July 16 < 15 July']],
    ['She was born in 1961.', 'She was born in 1967.', ['changed date: 1967 < 1961']],
    ['The vote is on Monday.', 'The vote will be held on Tuesday.', ['changed date: Tuesday < Monday']],
    ['The talk starts at 7pm.', 'The talk begins at 8pm.', ['changed date: 8pm < 7pm']],
    ['Rents fell in March.', 'Rents went down in April.', ['changed date: April < March']],
    ['It shut on 3 May.', 'It closed on 3 May 2019.', ['added date: 3 May']],
    ['It shut on 3 May 2019.', 'It closed on 3 May.', ['dropped date: 3 May 2019']],
  ])
})

describe('changed names', () => {
  check([
    ['York will host the games.', 'Leeds will host the games.', ['changed name: Leeds < York']],
    [
      'The mayor, Ann Smith, opened it.',
      'It was opened by the mayor, Anne Smith.',
      ['changed name: Anne Smith < Ann Smith'],
    ],
    ['Police in Hull said so.', 'Police in Bath said so.', ['changed name: Bath < Hull']],
    [
      'Ann Smith beat Bob Jones.',
      'Bob Jones beat Ann Smith.',
      ['changed name: Bob Jones < Ann Smith', 'changed name: Ann Smith < Bob Jones'],
    ],
    [
      'Troops crossed into South Korea.',
      'Troops crossed into North Korea.',
      ['changed name: North Korea < South Korea'],
    ],
    [
      'The Bank of Arden raised rates in August.',
      'In August, the Bank of Skell raised its rates.',
      ['changed name: Bank of Skell < Bank of Arden'],
    ],
    [
      'He was born in Ghana in 1975 and moved to Canada in 1990.',
      'He was born in Canada in 1975, and in 1990 he moved to Ghana.',
      ['changed name: Canada < Ghana', 'changed name: Ghana < Canada'],
    ],
    [
      'Corvane bought the studio in January for $70 million.',
      'In January, the studio was acquired by Dunholt in a $70m deal.',
      ['changed name: Dunholt < Corvane'],
    ],
    ['The firm is based in New York.', 'The firm is based in York.', ['changed name: York < New York']],
    ['Mr Smith opened the shop.', 'Bob Smith opened the shop.', ['added name: Bob Smith']],
  ])
})

describe('quotations', () => {
  check([
    [
      '“We will never close the mine,” said Ann Smith.',
      '“We will not close the mine,” Ann Smith said.',
      ['changed quotation: not < never'],
    ],
    [
      '“We may never ever close the mine,” said Ann Smith.',
      '“We may close the mine,” Ann Smith said.',
      ['!dropped quotation: never ever'],
    ],
    [
      '“We will close the mine,” said Ann Smith.',
      '“We will certainly close the mine,” Ann Smith said.',
      ['changed quotation: certainly'],
    ],
    [
      '“We may, after a long talk, close the mine,” he said.',
      '“We may … close the mine,” he said.',
      ['dropped quotation: after a long talk'],
    ],
    ['“They close it,” he said.', '“[The owners] close it,” he said.'],
    ['“We lost 3 boats,” he said.', '“We lost three boats,” he said.'],
    ['“We lost 3 boats,” he said.', '“We lost 5 boats,” he said.', ['changed quotation: 5 < 3']],
    ['“We went to the pier,” she said, “and saw it burn.”', '“We went to the pier and saw it burn,” she said.'],
    ['She said: “It was five years. We had no roof.”', '“It was five years,” she said. “We had no roof.”'],
    ['He called it “shameful”.', 'He called it “disgraceful”.', ['changed quotation: disgraceful < shameful']],
    [
      '“It was the worst night of my life,” said the baker.',
      'The baker said she had never known such a night.',
      ['dropped quotation: It was the worst night of my life,'],
    ],
    [
      'The baker said she had never known such a night.',
      '“I have never known a night like that,” said the baker.',
      ['added quotation: I have never known a night like that,'],
    ],
    ['He said the plan was “dead”.', 'He said “the plan was dead”.', ['changed quotation: the plan was']],
  ])
})

describe('links', () => {
  check([
    [
      'Read [the report](https://a.example/report).',
      'Read [the report](https://a.example/reports).',
      ['changed link: https://a.example/reports < https://a.example/report'],
    ],
    ['Read [the report](https://a.example/report).', 'Read the report.', ['dropped link: https://a.example/report']],
    ['Read the report.', 'Read [the report](https://a.example/report).', ['added link: https://a.example/report']],
    ['See [the map][1].\n\n[1]: https://a.example/map', 'See [this map](https://a.example/map).'],
  ])
})

describe('dropped and added', () => {
  check([
    ['She is 42 and has two sons.', 'She is 42.', ['dropped number: two']],
    ['Rents fell.', 'Rents fell by 4% in Hull.', ['added number: 4%', 'added name: Hull']],
    [
      'The ferry left at noon. It carried 40 cars. Nobody was hurt.',
      'The ferry left at noon. Nobody was hurt.',
      ['dropped number: 40'],
    ],
    ['The ferry left Dover.', 'The ferry left Dover on 5 June.', ['added date: 5 June']],
    [
      'The ferry, built by Hall & Co in Goole, sank.',
      'The ferry sank.',
      ['dropped name: Hall & Co', 'dropped name: Goole'],
    ],
  ])
})
