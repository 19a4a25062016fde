// The desk without a browser: passages and marks, what each deed makes of the state, and what the check answers.
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {answer} from '../../src/desk/model/answer.ts'
import {
  allow,
  change,
  chosenNote,
  clearDesk,
  compareWith,
  type DeskState,
  emptyDesk,
  extensionFor,
  newDraft,
  openOf,
  putSheets,
  readAs,
  receive,
  resume,
  richSheet,
  setWriting,
  shownNotes,
  step,
  take,
  tick,
  toggle,
  toRemember,
  undo,
  withSetup,
  write,
} from '../../src/desk/model/desk.ts'
import {richText} from '../../src/desk/model/rich.ts'
import type {DeskQuestion, DeskSetup, MarkedDraft, Sheet} from '../../src/desk/model/sheet.ts'
import {makeFolder, runIn} from '../support/desk.ts'
import {p, wordFile} from '../support/word.ts'

const check = (sheet: Sheet): MarkedDraft => {
  const answered = answer({ask: 'check', sheet, setup: {preset: 'recommended'}})
  if (!('marked' in answered)) throw new Error(JSON.stringify(answered))
  return answered.marked
}

/** The desk after its draft was checked. */
const checked = (desk: DeskState) => receive(desk, askedOf(desk), check(openOf(desk).sheet))
const askedOf = (desk: DeskState) => ({sheet: openOf(desk).sheet, setup: desk.setup, before: openOf(desk).before})
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

test.each<[string, (desk: DeskState) => DeskState]>([
  ['text', (desk) => write(desk, 'It.')],
  ['preset', (desk) => withSetup(desk, {preset: 'strict'})],
  ['version to compare with', (desk) => compareWith(desk, {path: 'b.md', text: 'It.'})],
])('an answer for another %s is dropped', (_name, deed) => {
  const desk = putSheets(emptyDesk, [{path: 'a.md', text: 'It it.'}])
  const later = deed(desk)
  expect(receive(later, askedOf(desk), check(openOf(desk).sheet))).toBe(later)
  expect(openOf(deed(checked(desk))).marked).toBeUndefined()
})

test.each<[string, (desk: DeskState) => DeskState]>([
  ['is repaired', (desk) => change(desk, 'It.', 0)],
  ['is written', (desk) => write(setWriting(desk, true), 'It.')],
  ['is undone', (desk) => undo(desk)],
  ['is read as another format', (desk) => readAs(desk, 'txt')],
])('the other drafts are checked again after one %s', (_name, deed) => {
  const two = putSheets(
    emptyDesk,
    ['a.md', 'b.md'].map((path) => ({path, text: 'It it.'})),
  )
  const both = checked({...checked(two), shown: 1})
  const later = deed(change({...both, opens: [...both.opens]}, 'It was.', 0))
  expect([both.opens[0]?.marked?.notes.length, later.opens[0]?.marked]).toEqual([1, undefined])
})

test.each<[string, Sheet[], string, [path: string, text: string][], string | undefined]>([
  ['the draft given', [{path: 'a.md', text: 'One.'}], 'a.md', [['a.md', 'Two.']], 'One.'],
  [
    'one of several',
    ['a.md', 'b.md'].map((path) => ({path, text: 'One.'})),
    'b.md',
    [
      ['a.md', 'One.'],
      ['b.md', 'Two.'],
    ],
    'One.',
  ],
  [
    'another draft',
    [{path: 'a.md', text: 'One.'}],
    'c.md',
    [
      ['a.md', 'One.'],
      ['c.md', 'Two.'],
    ],
    undefined,
  ],
  ['nothing given', [], 'c.md', [['c.md', 'Two.']], undefined],
])('what was kept of %s is there again', (_name, given, path, opens, before) => {
  const desk = resume(given, {path, text: 'Two.', preset: 'news', ticked: ['figure'], others: []})
  expect(desk.opens.map(({sheet}) => [sheet.path, 'text' in sheet && sheet.text])).toEqual(opens)
  expect([textOf(desk), openOf(desk).sheet.path, desk.setup.preset, desk.isWriting]).toEqual([
    'Two.',
    path,
    'news',
    false,
  ])
  expect(openOf(desk).ticked).toEqual(new Set(['figure']))
  expect(textOf(undo(desk))).toBe(before ?? 'Two.')
})

test.each<[string, Sheet[]]>([
  [
    'texts given',
    [
      {path: 'a.md', text: 'One.'},
      {path: 'b.md', text: 'Two.'},
    ],
  ],
  ['texts dropped', []],
  [
    'a text beside a Word file',
    [
      {path: 'a.md', text: 'One.'},
      {path: 'b.docx', bytes: new Uint8Array()},
    ],
  ],
])('changes of %s are kept', (_name, given) => {
  const put = putSheets(
    emptyDesk,
    given.length > 0
      ? given
      : [
          {path: 'c.md', text: 'Three.'},
          {path: 'd.md', text: 'Four.'},
        ],
  )
  const desk = {...change(tick(put, 'figure'), 'New.', 0), shown: 1}
  const kept = toRemember(desk)
  if (!kept) throw new Error('nothing is kept')
  const again = resume(given, kept)
  expect(again.opens.map(({sheet}) => sheet)).toEqual(desk.opens.map(({sheet}) => sheet))
  expect(again.opens[0]?.ticked).toEqual(new Set(['figure']))
})

test('of a desk without words nothing is kept', () => {
  expect(toRemember(emptyDesk)).toBeUndefined()
  expect(toRemember(write(setWriting(putSheets(emptyDesk, [{path: 'a.md', text: 'One.'}]), true), ''))).toBeUndefined()
  expect(toRemember(putSheets(emptyDesk, [{path: 'a.docx', bytes: new Uint8Array()}]))).toBeUndefined()
})

test.each<[path: string, text: string, written: string]>([
  ['a.md', 'It it rained.', '<!-- copydesk-ignore repeated-word: his – words / so -->\nIt it rained.'],
  ['a.html', '<p>It it rained.</p>', '<!-- copydesk-ignore repeated-word: his – words / so -->\n<p>It it rained.</p>'],
  [
    'a.md',
    '* One\n* It it rained.\r\n',
    '* One\n* It it rained. <!-- copydesk-ignore repeated-word: his – words / so -->\r\n',
  ],
  ['a.mdx', 'It it rained.', '{/* copydesk-ignore repeated-word: his – words / so */}\nIt it rained.'],
  [
    'a.md',
    '---\ntitle: It it rained\n---\n\nOne.\n',
    '---\n# copydesk-ignore repeated-word: his – words / so\ntitle: It it rained\n---\n\nOne.\n',
  ],
  [
    'a.md',
    '| a | b |\n| --- | --- |\n| It it rained. | one |\n',
    '| a | b |\n| --- | --- |\n| <!-- copydesk-ignore repeated-word: his – words / so --> It it rained. | one |\n',
  ],
])('an ignore is a comment in the draft that works: %s %j', (path, text, written) => {
  const {notes} = check({path, text})
  const note = notes.find(({ruleId}) => ruleId === 'repeated-word')
  if (!note) throw new Error('nothing was found')
  const setup = {preset: 'recommended'} as const
  const answered = answer({ask: 'ignore', sheet: {path, text}, setup, note, reason: ' his --> words */ so '})
  expect(answered).toEqual({text: written})
  expect(check({path, text: written}).notes.map(({ruleId}) => ruleId)).not.toContain('repeated-word')
})

const bytes = wordFile(p('It cost [insert sum] and hit the the roof.'))

const story =
  'The council voted on Tuesday to close the old pier and to build a new one by the harbour wall. It will cost money. Ann Rowe, who leads the council, said the wall had been built in 1902 and was no longer safe for the boats of the town.'

test('what drafts repeat can be ignored, and is in the Markdown', () => {
  const [other, sheet] = ['a.md', 'b.md'].map((path) => ({path, text: `# ${path}\n\n${story}\n`})) as [Sheet, Sheet]
  const about = {setup: {preset: 'recommended'}, others: [other]} as const
  const notesOf = (sheet: Sheet) => {
    const answered = answer({ask: 'check', sheet, ...about})
    return 'marked' in answered ? answered.marked.notes : []
  }
  const [note, ...more] = notesOf(sheet)
  if (!note) throw new Error('nothing was found')
  expect([note.canIgnore, more]).toEqual([true, []])
  expect(answer({ask: 'markdown', sheet, ...about})).toEqual({text: expect.stringContaining('also appears in "a.md"')})
  const ignored = answer({ask: 'ignore', sheet, ...about, note, reason: 'both run'})
  if (!('text' in ignored)) throw new Error(JSON.stringify(ignored))
  expect(notesOf({path: 'b.md', text: ignored.text})).toEqual([])
})

test('the report on the drafts is the file that the command writes', async () => {
  const files = {
    'a.md': `# Pier\n\nBy [Your Name]\n\n${story}\n`,
    'b.html': `<h1>Wall</h1><p>${story}</p><p>We saw the the wall.</p>`,
    'c.docx': bytes,
    'd.txt': 'It rained.\n',
  }
  const sheets = Object.entries(files).map(([path, content]) =>
    typeof content === 'string' ? {path, text: content} : {path, bytes: content},
  )
  const [sheet, ...others] = sheets as [Sheet, ...Sheet[]]
  const answered = answer({ask: 'report', sheet, others, setup: {preset: 'recommended'}})
  const desk = makeFolder(files)
  await runIn(desk, ['--format', 'html=report.html', ...Object.keys(files)])
  const written = readFileSync(join(desk, 'report.html'), 'utf8')
  expect(written).toContain('also appears in')
  expect(answered).toEqual({text: written})
})

test.each<[string, string, string[]]>([
  ['a.md', 'We use Harbrcast here.', ['HarborCast']],
  ['a.md', '**We use Harbr**cast here.', []],
  ['a.html', '<p><b>We use Harbr</b>cast here.</p>', []],
])('%s: %j is offered %j', (path, text, expected) => {
  const house = {names: [{name: 'HarborCast'}], rules: {'house-names': 'error'}} as const
  const answered = answer({ask: 'check', sheet: {path, text}, setup: {preset: 'recommended', house}})
  const notes = 'marked' in answered ? answered.marked.notes : []
  expect(notes.map(({ruleId}) => ruleId)).toEqual(['house-names'])
  expect(notes[0]?.offers.map(({edits}) => edits[0]?.text)).toEqual(expected)
})

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
  expect(answer({ask, sheet, setup: {preset: 'recommended'}, track: false} as DeskQuestion)).toEqual(expected)
})

test('a Word file is shown with its paragraphs, and has no repairs to take here', () => {
  const {notes} = check({path: 'a.docx', bytes})
  expect(notes.map(({where, offers, canIgnore}) => [where, offers, canIgnore])).toEqual([
    ['paragraph 1', [], false],
    ['paragraph 1', [], false],
  ])
})

test.each<[string, string, string]>([
  [
    'a.md',
    '# Pier\n\nWe *saw* **it** [here](https://example.org/?a=1&b).\n',
    '<h1>Pier</h1>\n<p>We <em>saw</em> <strong>it</strong> <a href="https://example.org/?a=1&amp;b">here</a>.</p>\n',
  ],
  [
    'a.md',
    '* One\n* Two\n\n> Three\n',
    '<ul>\n<li>One</li>\n<li>Two</li>\n</ul>\n<blockquote><p>Three</p></blockquote>\n',
  ],
  [
    'a.md',
    'See [the report][1], [it][] and [that][none].\n\n[1]: https://example.org/1\n[it]: javascript:alert\n',
    '<p>See <a href="https://example.org/1">the report</a>, it and [that][none].</p>\n',
  ],
  [
    'a.md',
    '3. Three\n\n   More\n4. Four\n   1. One\n   * Dot\n5. Five\n\nEnd\n',
    '<ol start="3">\n<li>Three<br>More</li>\n<li>Four</li>\n</ol>\n<ol>\n<li>One</li>\n</ol>\n<ul>\n<li>Dot</li>\n</ul>\n<ol start="5">\n<li>Five</li>\n</ol>\n<p>End</p>\n',
  ],
  [
    'a.md',
    '1. One\n\n   ```\n   x\n   ```\n\n   More\n2. Two\n',
    '<ol>\n<li>One</li>\n</ol>\n<pre>x</pre>\n<p>More</p>\n<ol start="2">\n<li>Two</li>\n</ol>\n',
  ],
  ['a.html', '<ol><li>One<li><p>Two</p></ol>', '<ol>\n<li>One</li>\n<li>Two</li>\n</ol>\n'],
  ['a.md', '1 < 2 & `<b>` [x](javascript:alert)', '<p>1 &lt; 2 &amp; <code>&lt;b&gt;</code> x</p>\n'],
])('%s: %j as rich text', (path, text, html) => {
  expect(richText(check({path, text}).passages)).toBe(html)
})

test.each<[string, string, string | undefined]>([
  [
    '<html><body><!--StartFragment--><p>It <b>rained</b>.</p><!--EndFragment--></body></html>',
    'It rained.',
    '<p>It <b>rained</b>.</p>',
  ],
  [
    '<meta charset="utf-8"><b id="docs-internal"><p>It rained.</p></b>',
    'It rained.',
    '<meta charset="utf-8"><b id="docs-internal"><p>It rained.</p></b>',
  ],
  ['<div><span>It rained.</span></div>', 'It rained.', undefined],
  ['<pre><b># It</b></pre>', '# It rained', undefined],
])('%j is pasted as %j → %j', (html, text, made) => {
  expect(richSheet(html, text)).toEqual(made === undefined ? undefined : {path: 'pasted.html', text: made})
})

test('the Markdown for a pull request is that of the command', async () => {
  const text = 'It it rained.\n\nBy [Your Name]\n'
  const answered = answer({ask: 'markdown', sheet: {path: 'a.md', text}, setup: {preset: 'recommended'}})
  const {out} = await runIn({'a.md': text}, ['--format', 'markdown', 'a.md'])
  expect(answered).toEqual({text: out})
})

test.each([
  [
    'preset: news\nrules: {repeated-word: off}',
    {settings: {preset: 'news', rules: {'repeated-word': 'off'}}, unused: []},
  ],
  ['{"plugins": ["x"], "allow": ["it it"]}', {settings: {allow: ['it it']}, unused: ['plugins']}],
  ['rules: {no-such-rule: off}', {reason: expect.stringContaining('no-such-rule')}],
  ['preset: *x', {reason: expect.stringContaining('no settings')}],
  ['just words', {reason: expect.stringContaining('no settings')}],
  ['a: [', {reason: expect.stringContaining('no settings')}],
])('house settings %j', (text, expected) => {
  expect(answer({ask: 'settings', sheet: {path: 'copydesk.yml', text}, setup: {preset: 'recommended'}})).toEqual(
    expected,
  )
})

test('a stage, allowed words and settings of the house change what is found', () => {
  const sheet = {path: 'a.md', text: 'It it rained. They they left.'}
  const found = (setup: DeskSetup) => {
    const answered = answer({ask: 'check', sheet, setup})
    return 'marked' in answered ? answered.marked.notes.map(({actual}) => actual) : answered
  }
  expect(found({preset: 'recommended', stage: 'publish'})).toEqual(['It it', 'They they'])
  expect(found({preset: 'recommended', allow: {'repeated-word': ['it it']}})).toEqual(['They they'])
  expect(found({preset: 'news', house: {rules: {'repeated-word': 'off'}}})).toEqual([])
})

test('drafts on the desk have names of their own', () => {
  const sheets = ['a.md', 'a.md', 'a.md'].map((path) => ({path, text: 'It rained.'}))
  expect(putSheets(emptyDesk, sheets).opens.map(({sheet}) => sheet.path)).toEqual(['a.md', 'a-2.md', 'a-3.md'])
})

test.each(['libreoffice', 'docx-npm', 'python-docx'])(
  '%s.docx is reviewed byte for byte as the command does it',
  async (name) => {
    const bytes = new Uint8Array(readFileSync(`fixtures/docx/${name}.docx`))
    const folder = makeFolder({'a.docx': bytes})
    await runIn(folder, ['review', '--track', '--now', '2026-11-22T14:00Z', 'a.docx'])
    const question = {ask: 'review', sheet: {path: 'a.docx', bytes}, track: true, date: '2026-11-22T14:00:00Z'} as const
    const made = answer({...question, setup: {preset: 'recommended'}})
    expect('bytes' in made && Buffer.compare(made.bytes, readFileSync(join(folder, 'a.reviewed.docx')))).toBe(0)
  },
)

test.each<[string, string, number, string]>([
  ['a.txt', 'It rained.', 0, 'It rained.'],
  ['a.txt', 'One.\n\n<!-- copydesk-ignore x: y -->\nTwo.', 1, 'One.\n\nTwo.'],
  ['a.md', '<!-- copydesk-ignore x: y -->\n\nTwo.', 1, 'Two.'],
  ['a.md', 'One.\r\n\r\n<!-- copydesk-ignore x: y -->\r\n\r\nTwo.\r\n', 1, 'One.\r\n\r\nTwo.\r\n'],
  ['a.md', '| a |\n|---|\n| one <!-- copydesk-ignore x: y --> |', 1, '| a |\n|---|\n| one |'],
  ['a.mdx', '{/* copydesk-ignore x: y */}\n\nTwo.', 1, 'Two.'],
  ['a.html', '<p>One.</p>\n<!-- copydesk-ignore x: y -->\n<p>Two.</p>', 1, '<p>One.</p>\n<p>Two.</p>'],
  [
    'a.md',
    'Write `<!-- copydesk-ignore x -->` here. <!-- a note -->',
    0,
    'Write `<!-- copydesk-ignore x -->` here. <!-- a note -->',
  ],
])('comments for Copydesk are counted, and cut out: %s %j', (path, text, comments, without) => {
  const question: DeskQuestion = {ask: 'comments', sheet: {path, text}, setup: {preset: 'recommended'}}
  expect(answer(question)).toEqual({comments, text: without})
})

test('what was allowed or cleared is undone, until something is changed', () => {
  const desk = withSetup(deskOf('a.md', 'We saw the the pier.'), {preset: 'news'})
  const marked = checked(desk)
  const [note] = shownNotes(marked)
  if (!note) throw new Error('no note')
  const allowed = allow(marked, note)
  expect(allowed.setup.allow).toEqual({[note.ruleId]: ['the the']})
  expect(undo(checked(allowed)).setup).toEqual({preset: 'news'})
  const cleared = clearDesk(marked)
  expect([textOf(cleared), cleared.setup.preset, textOf(undo(cleared))]).toEqual(['', 'news', 'We saw the the pier.'])
  expect(textOf(undo(write(cleared, 'It rained.')))).toBe('It rained.')
  const opened = putSheets(cleared, [{path: 'b.md', text: 'It rained.'}])
  expect(textOf(undo(opened))).toBe('It rained.')
})

test('another draft is begun beside the others, and none beside an empty one', () => {
  const desk = newDraft(write(emptyDesk, 'It rained.'))
  expect([desk.opens.map(({sheet}) => sheet.path), desk.shown, textOf(desk)]).toEqual([
    ['draft.txt', 'draft-2.txt'],
    1,
    '',
  ])
  expect(newDraft(desk).opens.map(({sheet}) => sheet.path)).toEqual(['draft.txt', 'draft-2.txt'])
})
