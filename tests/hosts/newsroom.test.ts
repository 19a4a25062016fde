// A small newsroom with settings, overrides, ignores, a plugin and a list of its own: through Copydesk and through remark.
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {describe, expect, test} from 'vitest'
import {makeFolder, runIn} from '../support/desk.ts'

const newsroom = resolve('fixtures/newsroom')
const report = join(newsroom, 'report.txt')

interface Message {
  line: number
  column: number
  ruleId: string
  reason: string
  fatal: boolean | null
}
type Reports = {path: string; messages: Message[]}[]

/** A line for each message, by draft. */
const short = (reports: Reports) =>
  Object.fromEntries(
    reports.map(({path, messages}) => [
      path,
      messages.map(({line, column, fatal, ruleId, reason}) => `${line}:${column} ${fatal} ${ruleId} ${reason}`),
    ]),
  )

describe('fixtures/newsroom', () => {
  test('has the report that stands beside it', async () => {
    const {out, err, code} = await runIn(newsroom, [])
    if (process.env.UPDATE_FINDINGS) writeFileSync(report, out)
    expect(out).toBe(readFileSync(report, 'utf8'))
    expect([code, err]).toEqual([1, ''])
  })

  test('has the same report from anywhere', async () => {
    const here = await runIn(newsroom, ['--format', 'json'])
    const above = await runIn('.', ['fixtures/newsroom', '--format', 'json'])
    const named = (reports: Reports) => reports.map(({path, ...rest}) => ({path: `fixtures/newsroom/${path}`, ...rest}))
    const sorted = (reports: Reports) => short(reports.sort((a, b) => (a.path < b.path ? -1 : 1)))
    expect(sorted(JSON.parse(above.out))).toEqual(sorted(named(JSON.parse(here.out))))
  })

  test('leaves alone what its settings say', async () => {
    const {err, code} = await runIn(newsroom, ['archive/pier-opening.md'])
    expect([code, err]).toEqual([0, '`archive/pier-opening.md` was not checked: `.copydesk.yaml` says to ignore it.\n'])
  })

  test('holds the examples of its own rules', async () => {
    const {out, err, code} = await runIn(newsroom, ['test'])
    expect([code, err, out]).toEqual([0, '', '11 of 11 examples hold, in 3 rules.\n'])
  })

  test('says where each setting comes from', async () => {
    const {out} = await runIn(newsroom, ['--print-config', 'opinion/harbour-wall.md'])
    const {presets, rules} = JSON.parse(out)
    expect(presets).toEqual([{value: 'news', from: '.copydesk.yaml:2:9'}])
    expect(rules['unsourced-claim'].severity).toBe('off')
    expect(rules['unsourced-claim'].from).toEqual(['preset news', '.copydesk.yaml:42:24'])
  })

  test('the same through remark-cli, with the same settings in .remarkrc', async () => {
    const folder = makeFolder({})
    cpSync(newsroom, folder, {recursive: true})
    mkdirSync(join(folder, 'node_modules/copydesk'), {recursive: true})
    cpSync('package.json', join(folder, 'node_modules/copydesk/package.json'))
    symlinkSync(resolve('coverage/dist'), join(folder, 'node_modules/copydesk/dist'))
    for (const name of ['yaml', 'vfile-reporter-json'])
      symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name))
    writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
    const cli = resolve('node_modules/remark-cli/cli.js')
    const args = [cli, '.', '--no-stdout', '--ext', 'md', '--report', 'json']
    const {stderr, status} = spawnSync(process.execPath, args, {cwd: folder, encoding: 'utf8'})
    const ours = await runIn(newsroom, ['**/*.md', '--format', 'json'])
    expect(short(JSON.parse(stderr))).toEqual(short(JSON.parse(ours.out)))
    expect(status).toBe(1)
  })
})
