// Quotation marks in prose: what is quoted, what is left open, what is no quotation at all.
import {expect, test} from 'vitest'
import {pairMarks} from '../../src/reading/speech/quotation-marks.ts'
import {powerOfGrowth, steep} from '../support/cost.ts'

/** The quotations of a text, `…` behind one left open and its fault, then the marks left over with their offsets. */
function read(text: string): string[] {
  const {pairs, halves} = pairMarks(text)
  return [
    ...pairs.map(
      ({start, end, closed, fault}) => `${text.slice(start, end)}${closed ? '' : ' …'}${fault ? ` ${fault}` : ''}`,
    ),
    ...halves.map(({kind, start}) => `${kind} ${start}`),
  ]
}

const table: [name: string, text: string, read: string[]][] = [
  ['curly', '“We ran,” she said. “Then it fell.”', ['“We ran,”', '“Then it fell.”']],
  ['straight', '"We ran," she said. "Then it fell."', ['"We ran,"', '"Then it fell."']],
  ['agency', "''We ran,'' she said.", ["''We ran,''"]],
  ['guillemets', 'He said «no» and left.', ['«no»']],
  ['low and high', 'Der Titel „Der Ring“ stands here.', ['„Der Ring“']],
  ['British single', '‘We ran,’ she said. ‘It’s over.’', ['‘We ran,’', '‘It’s over.’']],
  ['straight single', "'We ran,' she said. 'It's over.'", ["'We ran,'", "'It's over.'"]],
  ['a plural possessive inside', "'The boys' club is shut,' she said.", ["'The boys' club is shut,'"]],
  ['double within single', '‘She said “no” and left,’ he recalled.', ['‘She said “no” and left,’']],
  ['single within double', '“She said ‘no’ and left,” he recalled.', ['“She said ‘no’ and left,”']],
  ['apostrophes', "The dogs' bowls, the '90s, rock 'n' roll and ’em.", []],
  ['a contraction with the wrong mark', 'And how ‘bout this: “It rained,” they said.', ['“It rained,”']],
  ['feet and inches', 'He is 6\'2" and owns a 12" record.', []],
  ['inches in a quotation', '"He is 6\'2" and fast," she said.', ['"He is 6\'2" and fast,"']],
  ['a year at the end', '"It began in 2014" was the title.', ['"It began in 2014"']],
  ['mixed', '“We ran," she said.', ['“We ran," mixed']],
  ['closed with two single marks', '“We ran,’’ she said.', ['“We ran,’’ mixed']],
  ['the closing mark turned', '“We ran.“ He left.', ['“We ran.“']],
  ['the opening mark turned', '”We ran,” she said.', ['”We ran,” reversed']],
  ['curly within straight', '"A “great” day," she said.', ['"A “great” day,"']],
  ['nested at the same level', '"He told me "no" and left," she said.', ['"He told me "no" and left," nested']],
  ['left open', '“We ran and then it fell.', ['“We ran and then it fell. …', 'unclosed 0']],
  ['left open before another', 'A “joke and a “farce” in one.', ['“joke and a  …', '“farce”', 'unclosed 2']],
  ['never opened', 'We ran," she said.', ['unopened 7']],
  ['paragraphs run together', '"We ran. "Then it fell," she said.', ['"We ran. "Then it fell,"']],
  ['lines run together', '“We ran.\n“Then it fell,” she said.', ['“We ran.\n“Then it fell,”']],
  ['behind a dash', 'The end—“at last,” he said—came.', ['“at last,”']],
  ['attributes of tags', 'See <a href="/x" title="y">“this”</a> now.', ['“this”']],
  ['tags of templates', '{{ "/x" | url }} and {% image "a "b" c" %}', []],
  ['shouted in low and high', 'Das „CARE“ war laut.', ['„CARE“']],
  ['in brackets', 'The end ("at last") came.', ['"at last"']],
  ['turned inwards', '»Ja«, sagte sie. »Nein«, sagte er.', ['»Ja«', '»Nein«']],
  ['both turned right', '»Kom nu», sa hon.', ['»Kom nu»']],
  ['a mark that is named', 'Put a quote (") here (“ or ”), then " or \' there.', []],
  ['before a line break', 'Click "\nSave all" and wait.', ['"\nSave all"']],
  ['closed before a line break', '"We ran "\nand she left.', ['"We ran "']],
  ['in a menu', 'Use "File"→"Open all" now.', ['"File"', '"Open all"']],
  [
    'a number at the end of a word',
    '"The tour" in "Bridges of E2017" by Ann Lee.',
    ['"The tour"', '"Bridges of E2017"'],
  ],
  ['a size by another', 'A 5¼" disk and a 12" by 14" print.', []],
  ['between backticks', 'To stop it, add `"list": []` to the file.', []],
  ['the end of a tag', 'it was loaded now." loading="lazy" src="a.png">', []],
]

test.each(table)('%s', (_, text, expected) => {
  expect(read(text)).toEqual(expected)
})

test.each(['“', '"a ', "'a ", '‘a ', "''a ", '«a ', '”', '„a ', '"'])(
  'a row of %s is read in time that grows with it',
  (mark) => {
    expect(powerOfGrowth((times) => () => pairMarks(mark.repeat(25_000 * times)))).toBeLessThan(steep)
  },
)
