// `copydesk migrate vale`: rules about plain words become lists of the house; on text outside quotations they find the same.
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {openTestDesk} from '../support/desk.ts'

const existence = (more: string) => `extends: existence\nmessage: "Leave out '%s'."\n${more}`
const swap = (more: string) => `extends: substitution\nmessage: "Write '%s' for '%s'."\n${more}`
const ini =
  'StylesPath = styles\nMinAlertLevel = suggestion\nVocab = Port\n[*]\nBasedOnStyles = House\nHouse.Not = NO\n'

const files: Record<string, string> = {
  '.vale.ini': ini,
  'styles/config/vocabularies/Port/accept.txt': 'quayside\n',
  'styles/House/Filler.yml': existence(
    'ignorecase: true\nlevel: suggestion\ntokens: [very, "real(?:ly)?", "at the end of the day"]\n',
  ),
  'styles/House/Order.yml': existence('tokens: [in, in order to]\n'),
  'styles/House/OldNames.yml': swap(
    'level: error\naction: {name: replace}\nswap: {Sound Queen: Queen of the Sound, Ferry Co: Ferry Company}\n',
  ),
  'styles/House/PlainWords.yml': swap(
    'ignorecase: true\nlink: https://example.org/plain\naction: {name: replace}\nswap: {"(?:in|with) regards? to": about, "utili[sz]e": use, e-mail: mail}\n',
  ),
  'styles/House/Dock.yml': existence('action: {name: replace, params: [pier]}\ntokens: [dock]\n'),
}

/** Rules that stay, each with the reason that is told. */
const staying: Record<string, readonly [file: string, why: string]> = {
  Capitals: [swap('ignorecase: true\nswap: {javascript: JavaScript}\n'), '"JavaScript" is about capitals'],
  Choice: [
    swap('action: {name: replace}\nswap: {commence: start|begin}\n'),
    '"start|begin" is a choice or an expression',
  ],
  Exceptions: [existence('tokens: [sea]\nexceptions: [sea level]\n'), 'it has `exceptions`'],
  Heading: [existence('scope: heading\ntokens: [sea]\n'), 'it looks at `heading` only'],
  Length: ['extends: occurrence\nmessage: a\nmax: 3\ntoken: ","\n', "a list can't say what `occurrence` does"],
  Not: [existence('tokens: [sea]\n'), "it isn't on"],
  Numbers: [existence('tokens: ["\\\\d+ feet"]\n'), '`\\d+ feet` is more than words'],
  Quay: [existence('tokens: [quayside, pier]\n'), undefined as never],
  Remove: [existence('action: {name: remove}\ntokens: [sea]\n'), "a list can't `remove` words"],
  Signs: [existence('nonword: true\ntokens: ["!!"]\n'), 'it is about characters, not words'],
  Us: [existence('ignorecase: true\ntokens: [we]\n'), 'Vale also finds "we" in shortened words such as "we\'ll"'],
  Spelling: ['extends: spelling\nmessage: a\n', "a list can't say what `spelling` does"],
}
for (const [name, [text]] of Object.entries(staying)) files[`styles/House/${name}.yml`] = text

const report = `6 of 17 rules are lists now, 11 stay in Vale.
House.Dock: now the list house-dock, with 1 phrase
House.Filler: now the list house-filler, with 4 phrases
House.OldNames: now the list house-old-names, with 2 phrases
House.Order: now the list house-order, with 1 phrase
House.PlainWords: now the list house-plain-words, with 7 phrases
House.Quay: now the list house-quay, with 1 phrase
`

test('it says of each rule what became of it, and why', async () => {
  const desk = openTestDesk(files)
  const {out, err, code} = await desk.run('migrate', 'vale', '--write', 'from-vale.yaml')
  expect([code, err]).toEqual([0, ''])
  const [said, why = ''] = out.split('House.Capitals')
  expect(said).toBe(report)
  for (const [name, [, reason]] of Object.entries(staying))
    if (reason) expect(`House.Capitals${why}`).toContain(`House.${name}: stays, since ${reason}\n`)
  expect(out.endsWith('Add `extends: ./from-vale.yaml` to your settings, and run `copydesk test`.\n')).toBe(true)
})

test('without `--write` the settings are printed, with the report beside them', async () => {
  const desk = openTestDesk(files)
  const {out, err} = await desk.run('migrate', 'vale')
  await desk.run('migrate', 'vale', '--write', 'from-vale.yaml')
  expect(out).toBe(readFileSync(join(desk.folder, 'from-vale.yaml'), 'utf8'))
  expect(err).toContain(report)
})

test('the styles are those that the settings name, wherever they are', async () => {
  const below = Object.fromEntries(Object.entries(files).map(([path, text]) => [`editing/${path}`, text]))
  const desk = openTestDesk({...below, '.copydesk.yaml': 'vale: editing/.vale.ini\n'})
  const {out, code, err} = await desk.run('migrate', 'vale', '--write', 'from-vale.yaml')
  expect([code, err, out.startsWith('6 of 17 rules are lists now')]).toEqual([0, '', true])
  expect(out).toContain('Add `extends: ./from-vale.yaml` to your settings in place of `vale`, and run')
  expect(readFileSync(join(desk.folder, 'from-vale.yaml'), 'utf8')).toContain('vale: ./editing/.vale.ini')
})

test.each<[name: string, sections: string, lists: number]>([
  ['all Markdown', '[*.md]\nBasedOnStyles = House\n', 2],
  ['several formats', '[*.{md,mdx}]\nBasedOnStyles = House\n', 2],
  ['a rule apart in one folder', '[*.md]\nBasedOnStyles = House\n[blog/*.md]\nHouse.Filler = NO\n', 1],
  ['another level in another format', '[*.md]\nBasedOnStyles = House\n[*.txt]\nHouse.Dock = error\n', 1],
  ['a folder', '[blog/*.md]\nBasedOnStyles = House\n', 0],
])('sections: %s', async (_, sections, lists) => {
  const styles = ['Dock', 'Filler'].map((name) => `styles/House/${name}.yml`)
  const some = Object.fromEntries(styles.map((path) => [path, files[path] as string]))
  const desk = openTestDesk({...some, '.vale.ini': `StylesPath = styles\nMinAlertLevel = suggestion\n${sections}`})
  const {err} = await desk.run('migrate', 'vale')
  expect(err).toContain(`${lists} of 2 rules ${lists === 1 ? 'is a list' : 'are lists'} now`)
})

const draft = `# Very old docks, and one dock

The very in order to dock, Very and VERY and real, really! At the end of the day it rained: in and in.
With regards to the Sound Queen, in regard to the sound queen, utilise and Utilize; an E-mail, e-mails, re-e-mail.

* dock-side and dock's, Ferry Co. and Ferry Company
* *very* **dock** in [order](https://example.org/very) \`very dock\`

| dock | very |
| --- | --- |
| pier | quayside piers |
`

describe('the round trip', () => {
  test('outside quotations the findings are at the same places, with the same levels', async () => {
    const desk = openTestDesk({...files, 'a.md': draft, '.copydesk.yaml': 'extends: ./from-vale.yaml\n'})
    await desk.run('migrate', 'vale', '--no-config', '--write', 'from-vale.yaml')
    const before = await places(desk, '--no-config', '--vale', '.vale.ini')
    const after = await places(desk)
    expect(after.filter((line) => line.includes('house-')).length).toBeGreaterThan(25)
    expect(after.map(named)).toEqual(before)
  })

  test('quotations are left alone', async () => {
    const desk = openTestDesk({
      ...files,
      'a.md': '"A very wet dock," said Ann.\n',
      '.copydesk.yaml': 'extends: ./from-vale.yaml\n',
    })
    await desk.run('migrate', 'vale', '--no-config', '--write', 'from-vale.yaml')
    expect((await places(desk, '--no-config', '--vale', '.vale.ini')).length).toBe(2)
    expect(await places(desk)).toEqual([])
  })

  test('the examples hold, and each repair is made', async () => {
    const desk = openTestDesk({
      ...files,
      'a.md': 'A dock, and in regard to an e-mail.\n',
      '.copydesk.yaml': 'extends: ./from-vale.yaml\n',
    })
    await desk.run('migrate', 'vale', '--no-config', '--write', 'from-vale.yaml')
    const {out, code} = await desk.run('test')
    expect([code, out]).toEqual([0, '17 of 17 examples hold, in 6 rules.\n'])
    await desk.run('--fix', 'a.md')
    expect(readFileSync(join(desk.folder, 'a.md'), 'utf8')).toBe('A pier, and about an mail.\n')
  })
})

const ids: Record<string, string> = {
  ...{'house-dock': 'Dock', 'house-filler': 'Filler', 'house-old-names': 'OldNames', 'house-order': 'Order'},
  ...{'house-plain-words': 'PlainWords', 'house-quay': 'Quay'},
}
const named = (line: string) => line.replace(/house-[\w-]+/, (id) => `vale/House.${ids[id]}`)

/** What the styles find, as `line:column words rule severity`. */
async function places(desk: ReturnType<typeof openTestDesk>, ...args: string[]): Promise<string[]> {
  const {out} = await desk.run('a.md', '--format=ndjson', ...args)
  const found = out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  return found
    .filter(({ruleId}) => /^(?:vale\/|house-(?!names))/.test(ruleId))
    .map(({start, actual, ruleId, severity}) => `${start.line}:${start.column} ${actual} ${ruleId} ${severity}`)
}

test.each<[name: string, args: string[], more: Record<string, string>, err: string]>([
  [
    'a file that is there',
    ['--write', 'a.yaml'],
    {'a.yaml': ''},
    '`a.yaml` is there already: name a new file, and extend it from your settings.\n',
  ],
  [
    'no settings file',
    ['--write', 'a.md'],
    {},
    '`--write` takes the name of a new settings file, such as `from-vale.yaml`.\n',
  ],
  ['no styles', ['--vale', 'b.ini'], {}, 'There is no file `b.ini`, and no `.vale.ini` in a folder of this name.\n'],
])('%s is refused', async (_, args, more, err) => {
  const ran = await openTestDesk({...files, ...more}).run('migrate', 'vale', ...args)
  expect([ran.code, ran.err, ran.out]).toEqual([2, err, ''])
})

test('another list of the same name keeps the rule in Vale', async () => {
  const yaml = 'lists: [{id: house-dock, phrases: [dock]}]\n'
  const {err} = await openTestDesk({...files, '.copydesk.yaml': yaml}).run('migrate', 'vale')
  expect(err).toContain('House.Dock: stays, since there is a rule `house-dock` already\n')
})

test('sections and ignores of `.vale.ini` keep rules in Vale', async () => {
  const section = await openTestDesk({...files, '.vale.ini': `${ini}[old/*.md]\nHouse.Dock = NO\n`}).run(
    'migrate',
    'vale',
  )
  expect(section.err).toContain('House.Dock: stays, since it differs from file to file\n')
  const ignores = await openTestDesk({...files, '.vale.ini': `${ini}TokenIgnores = (<.*?>)\n`}).run('migrate', 'vale')
  expect(ignores.err).toContain('House.Dock: stays, since `TokenIgnores` or `BlockIgnores` hide words from it\n')
})
