// `npm run bench:peers`: Copydesk and its peers side by side, on the same posts, in one loop.
import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {availableParallelism, tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import about from '../../package.json' with {type: 'json'}
import {rules} from '../../rules/index.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {bytesOf, firstOf, readTexts, writeTexts} from '../corpora.ts'
import {runProcess} from '../process.ts'
import {homeOf, install} from './install.ts'
import {copydesk, type Mode, type Peer, peers} from './peers.ts'
import {addResults, type Results, showResults, type Timed, withTable} from './report.ts'

const {values} = parseArgs({
  options: {
    folder: {type: 'string', default: join(tmpdir(), 'copydesk-peers')},
    corpus: {type: 'string', default: '../shared/data'},
    size: {type: 'string', default: '2'},
    runs: {type: 'string', default: '5'},
    only: {type: 'string'},
    except: {type: 'string'},
    install: {type: 'boolean', default: false},
    add: {type: 'boolean', default: false},
    last: {type: 'boolean', default: false},
    'update-readme': {type: 'boolean', default: false},
  },
})
const folder = resolve(values.folder)
const results = join(folder, 'results.json')

/** A way to run a tool that is installed. */
interface InstalledMode {
  peer: Peer
  home: string
  mode: Mode
  timed: Timed & {runs: Timed['runs'][number][]}
}

if (values.last) print(JSON.parse(readFileSync(results, 'utf8')))
else await measure()

async function measure(): Promise<void> {
  const texts = firstOf(readMarkdown(), Number(values.size) * 1e6)
  const entries: InstalledMode[] = []
  const missing: {tool: string; reason: string}[] = []
  for (const peer of chosen()) {
    const home = homeOf(folder, peer)
    try {
      await install(peer, home)
      writeTexts(texts, join(home, 'corpus'))
      if (!values.install) for (const mode of peer.modes) entries.push(await tryOut(peer, home, mode))
      say(`${peer.name} ${peer.version} is ready.`)
    } catch (error) {
      missing.push({tool: peer.name, reason: (error as Error).message})
      say(`${peer.name} is left out: ${(error as Error).message}.`)
    }
  }
  if (values.install) return
  if (entries[0]?.peer.source.from !== 'here')
    throw new Error('Copydesk itself does not run: nothing to hold the others against.')
  const runs = Number(values.runs)
  for (let round = 1; round <= runs; round++) {
    for (const entry of entries) await measureOnce(entry)
    say(`Round ${round} of ${runs} is done.`)
  }
  const timed = entries.map(({timed}) => timed)
  const [cores, node] = [availableParallelism(), process.versions.node]
  const now: Results = {files: texts.length, bytes: bytesOf(texts), cores, node, timed, missing}
  const all = values.add ? addResults(JSON.parse(readFileSync(results, 'utf8')), now) : now
  writeFileSync(results, JSON.stringify(all, null, 1))
  print(all)
}

function readMarkdown() {
  return readTexts(values.corpus).filter(({path}) => path.endsWith('.md'))
}

/** Copydesk first, as the others are held against it. */
function chosen(): Peer[] {
  const matches = ({name}: Peer, words: string) =>
    words.split(',').some((word) => name.toLowerCase().startsWith(word.trim().toLowerCase()))
  const others = peers.filter(
    (peer) => (!values.only || matches(peer, values.only)) && !(values.except && matches(peer, values.except)),
  )
  return [copydesk(about.version, `${configureRules(rules).rules.length} of ${rules.length}`), ...others]
}

/** The first run is not measured: it must find something, and it fills caches. */
async function tryOut(peer: Peer, home: string, mode: Mode): Promise<InstalledMode> {
  const {code, output} = await runProcess(mode.command, home)
  const findings = output.match(peer.finding)?.length ?? 0
  if (!peer.codes.includes(code) || findings === 0) {
    say(output.slice(0, 2000))
    throw new Error(`it ended with exit code ${code} and ${findings} findings (${mode.name})`)
  }
  const {name: tool, version, rules} = peer
  return {peer, home, mode, timed: {tool, version, rules, mode: mode.name, findings, runs: []}}
}

async function measureOnce({peer, home, mode, timed}: InstalledMode): Promise<void> {
  if (mode.cold) rmSync(join(home, mode.cold), {recursive: true, force: true})
  const {output, ...taken} = await runProcess(mode.command, home)
  const findings = output.match(peer.finding)?.length ?? 0
  if (findings !== timed.findings) say(`${peer.name}, ${mode.name}: ${findings} findings, not ${timed.findings}.`)
  timed.runs.push(taken)
}

function print(all: Results): void {
  const table = showResults(all)
  console.log(table)
  const readme = new URL('../../README.md', import.meta.url)
  if (values['update-readme']) writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), table))
}

function say(text: string): void {
  console.error(text)
}
