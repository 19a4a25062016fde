// Findings of a group: what several drafts share is reported once in a run, where it is new.
import {expect, test} from 'vitest'
import {type Desk, openTestDesk} from '../support/desk.ts'

const blurb = 'Our newsroom of four has told the stories of the harbour and its people since the spring of 1990.'
const stories: Readonly<Record<string, string>> = {
  bath: 'The stalls are to move to the quay in May, the traders were told when they met on Monday.',
  derby: 'A keeper has found the oldest map of the county under the floor of a chapel.',
  leeds: 'Two goals after the break took the women through to a third final in as many years.',
  york: 'Rain came in under the new roof of the library, and the children’s books are drying in the hall.',
  wells: 'The swans are back on the moat and ring the bell for their bread again.',
}
const draft = (town: string) => `# News from ${town}\n\n${stories[town]}\n\n${blurb}\n`
const files = Object.fromEntries(['bath', 'derby', 'leeds', 'york'].map((town) => [`${town}.md`, draft(town)]))

const places = async (desk: Desk, ...args: string[]) => {
  const {out} = await desk.run('--format=ndjson', '--rule=shared-boilerplate:warning', ...args)
  const findings = out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as {ruleId: string; path: string; message: string})
  return findings.filter(({ruleId}) => ruleId === 'shared-boilerplate').map(({path, message}) => `${path}: ${message}`)
}

const said = (others: string) =>
  `This paragraph also appears in ${others}: move it to the template if every page needs it.`

test('a passage of four drafts is one finding, which names them', async () => {
  expect(await places(openTestDesk(files))).toEqual([`derby.md: ${said('"bath.md" and 2 more')}`])
})

test('a draft that joins later is reported although the others are in the baseline', async () => {
  const desk = openTestDesk(files)
  await desk.run('--update-baseline', '--rule=shared-boilerplate:warning')
  expect(await places(desk)).toEqual([])
  desk.write({'wells.md': draft('wells')})
  expect(await places(desk)).toEqual([`wells.md: ${said('"bath.md" and 3 more')}`])
})

test('the finding is in the first draft that changed', async () => {
  const desk = openTestDesk(files)
  for (const args of [['init'], ['add', '.'], ['commit', '-m', 'Start']]) desk.git(...args)
  desk.write({'york.md': draft('york').replace('drying', 'lying')})
  expect(await places(desk, '--changed')).toEqual([`york.md: ${said('"bath.md" and 2 more')}`])
  desk.write({'leeds.md': draft('leeds').replace('Two', 'Three')})
  expect(await places(desk, '--changed')).toEqual([`leeds.md: ${said('"bath.md" and 2 more')}`])
})
