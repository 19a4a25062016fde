// With twelve Vale styles on, which use every kind, scope and action, our own findings are what they are without.
import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {study} from '../../src/core/lint.ts'
import type {Finding, Rule} from '../../src/core/rule.ts'
import {loadFormats} from '../../src/files/formats.ts'
import {readDraft} from '../../src/files/read.ts'
import {valeRules} from '../../src/files/vale-rules.ts'
import {configure} from '../../src/index.ts'
import {valeKinds} from '../../src/vale/kinds/index.ts'

const {rules, mistakes, notes} = valeRules(join(import.meta.dirname, 'port.ini'), process.cwd())
const settings = {preset: 'strict', preview: true, now: new Date('2026-11-30')}
const [without, beside] = [configure(settings), configure(settings, rules)]
const formats = loadFormats()
const cases = '../shared/cases/right'
const own = ['port.md', 'port.html'].map((name) => join(import.meta.dirname, name))

const isVale = ({ruleId}: Finding) => ruleId.startsWith('vale/')

/** The drafts in a folder and below. */
const draftsIn = (folder: string): string[] =>
  readdirSync(folder, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile() && formats.formatFor(entry.name))
    .map(({parentPath, name}) => join(parentPath, name))
    .sort()

/** What a draft shows with some settings; nothing for one that is no text. */
async function shown(path: string, config: typeof without) {
  const format = formats.formatFor(path)
  const read = readDraft(path)
  if (!format || 'reason' in read) return undefined
  await formats.load(format)
  return study(parseDraft({path, ...read}, format), config)
}

/** The drafts whose own findings or facts differ, and the rules of Vale that found something. */
async function compare(paths: readonly string[]) {
  const fired = new Set<string>()
  const different: string[] = []
  for (const path of paths) {
    const [plain, more] = [await shown(path, without), await shown(path, beside)]
    for (const {ruleId} of more?.findings.filter(isVale) ?? []) fired.add(ruleId)
    const own = more && {...more, findings: more.findings.filter((finding) => !isVale(finding))}
    if (JSON.stringify(own) !== JSON.stringify(plain)) different.push(path)
  }
  return {different, fired}
}

test('the styles are right, and use every kind', () => {
  expect([mistakes, notes]).toEqual([[], []])
  const styles = new Set(rules.map(({id}) => id.split('.')[0]))
  expect(styles.size).toBe(13)
  expect(rules.length).toBeGreaterThan(60)
  const files = readdirSync(join(import.meta.dirname, 'styles'), {recursive: true, encoding: 'utf8'})
  const text = files
    .filter((file) => file.endsWith('.yml'))
    .map((file) => readDraft(join(import.meta.dirname, 'styles', file)))
  const all = text.map((read) => ('text' in read ? read.text : '')).join('\n')
  for (const kind of Object.keys(valeKinds)) expect(all).toContain(`extends: ${kind}\n`)
})

describe('own findings are the same', () => {
  test('in the fixtures', async () => {
    const {different, fired} = await compare([...draftsIn('fixtures'), ...own])
    expect(different).toEqual([])
    const silent = rules.map(({id}: Rule) => id).filter((id) => !fired.has(id))
    expect(silent).toEqual([])
  })

  test('in the drafts of the corpus with planted faults', async () => {
    const drafts = draftsIn('corpus/facts-1')
    expect(drafts.length).toBeGreaterThan(20)
    expect((await compare(drafts)).different).toEqual([])
  })

  test.skipIf(!existsSync(cases))('in drafts that are read rightly', async () => {
    const drafts = draftsIn(cases)
    expect(drafts.length).toBeGreaterThan(480)
    expect((await compare(drafts)).different).toEqual([])
  })
})
