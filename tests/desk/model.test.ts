// The desk without a browser: passages and marks, what each deed makes of the state, and what the check answers.
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {answer} from '../../src/desk/model/answer.ts'
import {
  chosenNote,
  type DeskState,
  emptyDesk,
  extensionFor,
  openOf,
  putSheets,
  readAs,
  receive,
  setWriting,
  shownNotes,
  step,
  take,
  toggle,
  undo,
  withPreset,
  write,
} from '../../src/desk/model/desk.ts'
import type {DeskQuestion, MarkedDraft, Sheet} from '../../src/desk/model/sheet.ts'
import {p, wordFile} from '../support/word.ts'

const check = (sheet: Sheet): MarkedDraft => {
  const answered = answer({ask: 'check', sheet, preset: 'recommended'})
  if (!('marked' in answered)) throw new Error(JSON.stringify(answered))
  return answered.marked
}

/** The desk after its draft was checked. */
const checked = (desk: DeskState) => receive(desk, openOf(desk).sheet, check(openOf(desk).sheet))
const deskOf = (path: string, text: string) => checked(putSheets(emptyDesk, [{path, text}]))
const textOf = (desk: DeskState) => {
  const {sheet} = openOf(desk)
  return 'text' in sheet ? sheet.text : undefined
}

/** A draft as the page shows it: each passage on a line, with `==marks==` around what notes are about. */
const shown = ({passages}: MarkedDraft): string[] =>
  passages.map(({kind, parts}) =>
    `${kind}: ${parts.map(({text, notes}) => (notes.length > 0 ? `==${text}==` : text)).join('')}`.replaceAll(
      '====',
      '',
    ),
  )

test.each<[string, string, string[]]>([
  ['a.md', 'We read the the report.', ['paragraph: We read ==the the== report.']],
  ['a.txt', 'We read the the report.', ['paragraph: We read ==the the== report.']],
  ['a.html', '<p>We read <em>the the</em> report.</p>', ['paragraph: We read ==the the== report.']],
  ['a.md', 'We *read* **the the** report.', ['paragraph: We read ==the the== report.']],
  ['a.md', 'Tea &amp; the the cake.', ['paragraph: Tea & ==the the== cake.']],
  ['a.md', '# By [Your Name]\n\nIt rained.', ['heading: By ==[Your Name]==', 'paragraph: It rained.']],
  ['a.md', '* It it rained.\n* It stopped.', ['item: ==It it== rained.', 'item: It stopped.']],
  ['a.md', 'Run `npm` here.\n\n```\nthe the\n```', ['paragraph: Run npm here.', 'code: the the']],
  ['a.md', 'See ![The the pier](pier.jpg) here.', ['paragraph: See ▣ here.', 'caption: ==The the== pier']],
])('%s: %j', (path, text, passages) => {
  expect(shown(check({path, text}))).toEqual(passages)
})

test('each mark shows the words at the place of its note', () => {
  const words = ['the the', 'the', '[Your Name]', '*very*', '&amp;', '\n\n', '# ', '`x`', 'report.', '> ', '- ']
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), {maxLength: 12}), (parts) => {
      const marked = check({path: 'a.md', text: parts.join(' ')})
      for (const [number, {place}] of marked.notes.entries()) {
        const found = marked.passages.flatMap((one) => one.parts.filter(({notes}) => notes.includes(number)))
        const source = marked.text.slice(place.start, place.end)
        if (/^[\w .[\]]+$/.test(source)) expect(found.map(({text}) => text).join('')).toBe(source)
      }
    }),
    {numRuns: 60},
  )
})

test('every note has its place beside one passage, or beside none', () => {
  const {passages, notes} = check({path: 'a.md', text: 'It it rained.\n\nBy [Your Name] and [Your Name].\n'})
  expect(passages.flatMap(({notes}) => notes)).toEqual([...notes.keys()])
})

test('a repair is taken, the next note is chosen, and the repair is undone', () => {
  const first = deskOf('a.md', 'It it rained. We read the the report.')
  expect(chosenNote(first)?.place).toEqual({start: 0, end: 5})
  const second = step(first, 1)
  const taken = checked(take(second, 0))
  expect(textOf(taken)).toBe('It it rained. We read the report.')
  expect(textOf(undo(taken))).toBe('It it rained. We read the the report.')
  expect(chosenNote(checked(undo(taken)))?.place).toEqual(chosenNote(second)?.place)
  expect(undo(undo(taken))).toEqual(undo(taken))
  const other = checked(take(first, 0))
  expect(chosenNote(other)?.where).toBe('line 1')
  expect(other.opens[0]?.marked?.notes).toHaveLength(1)
})

test('next and previous go round, and pass by what is not shown', () => {
  const desk = deskOf('a.md', 'It it rained. Their their hat. The the end.')
  const steps: readonly (1 | -1)[][] = [[], [1], [1, 1], [1, 1, 1], [1, 1, 1, -1]]
  expect(steps.map((all) => openOf(all.reduce(step, desk)).chosen)).toEqual([0, 1, 2, 0, 2])
  const severity = openOf(desk).marked?.notes[0]?.severity ?? 'error'
  const hidden = toggle(desk, severity)
  expect([shownNotes(hidden), chosenNote(hidden), openOf(step(hidden, 1)).chosen]).toEqual([[], undefined, 0])
})

test('what is written as a whole is undone as a whole, and typing nothing is no change', () => {
  const desk = deskOf('a.md', 'One.')
  const written = setWriting(write(write(setWriting(desk, true), 'Two.'), 'Three.'), false)
  expect([textOf(written), textOf(undo(written))]).toEqual(['Three.', 'One.'])
  expect(openOf(setWriting(setWriting(desk, true), false)).past).toEqual([])
})

test.each([
  ['It rained.', 'txt'],
  ['# Rain\n\nIt rained.', 'md'],
  ['See [the page](x.md).', 'md'],
  ['<p>It rained.', 'html'],
  ['1 < 2', 'txt'],
])('%j is read as %s until somebody says otherwise', (text, extension) => {
  expect(extensionFor(text)).toBe(extension)
  expect(openOf(write(emptyDesk, text)).sheet.path).toBe(`draft.${extension}`)
  expect(openOf(write(readAs(emptyDesk, 'md'), text)).sheet.path).toBe('draft.md')
})

test('an answer for an earlier text or preset is dropped', () => {
  const desk = putSheets(emptyDesk, [{path: 'a.md', text: 'It it.'}])
  const {sheet} = openOf(desk)
  const later = write(desk, 'It.')
  expect(receive(later, sheet, check(sheet))).toBe(later)
  expect(openOf(withPreset(checked(desk), 'strict')).marked).toBeUndefined()
})

test.each<[string, string]>([
  ['a.md', 'It it rained.'],
  ['a.html', '<p>It it rained.</p>'],
  ['a.md', '* One\n* It it rained.\r\n'],
])('an ignore is a comment in the draft that works: %s %j', (path, text) => {
  const {notes} = check({path, text})
  const [note] = notes
  if (!note) throw new Error('nothing was found')
  const answered = answer({ask: 'ignore', sheet: {path, text}, preset: 'recommended', note, reason: 'his --> words'})
  if (!('text' in answered)) throw new Error(JSON.stringify(answered))
  expect(answered.text).toContain(`copydesk-ignore ${note.ruleId}: his`)
  expect(check({path, text: answered.text}).notes).toEqual([])
})

const bytes = wordFile(p('It cost [insert sum] and hit the the roof.'))

test.each<[string, DeskQuestion['ask'], Sheet, object]>([
  ['safe repairs of a text', 'repair', {path: 'a.md', text: 'In the the rain.'}, {text: 'In the rain.'}],
  ['no repairs of a Word file', 'repair', {path: 'a.docx', bytes}, {reason: expect.stringContaining('reviewed copy')}],
  ['no review of a text', 'review', {path: 'a.md', text: 'It.'}, {reason: expect.stringContaining('Only Word')}],
  [
    'a damaged file is told',
    'review',
    {path: 'a.docx', bytes: new Uint8Array([1, 2, 3])},
    {reason: expect.stringMatching(/^This /)},
  ],
])('%s', (_name, ask, sheet, expected) => {
  expect(answer({ask, sheet, preset: 'recommended', track: false} as DeskQuestion)).toEqual(expected)
})

test('a Word file is shown with its paragraphs, and has no repairs to take here', () => {
  const {notes} = check({path: 'a.docx', bytes})
  expect(notes.map(({where, offers, canIgnore}) => [where, offers, canIgnore])).toEqual([
    ['paragraph 1', [], false],
    ['paragraph 1', [], false],
  ])
})
