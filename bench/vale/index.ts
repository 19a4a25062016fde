// `npm run vale -- --ini FILE --folder DIR`: our run of Vale's rules beside the real program's, alert by alert.
import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {difference, isUnplaced, linesApart, ourAlerts, readAlerts} from './compare.ts'

const {values} = parseArgs({
  options: {
    vale: {type: 'string', default: 'vale'},
    ini: {type: 'string', default: '.vale.ini'},
    folder: {type: 'string', default: '.'},
    /** What the real program printed before. */
    output: {type: 'string'},
    most: {type: 'string', default: '40'},
  },
})
const folder = resolve(values.folder)
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8')
const json = values.output ? readFileSync(values.output, 'utf8') : runReal()
const theirs = readAlerts(json, folder)
const files = [...new Set(theirs.map(({file}) => file))].sort()
const {alerts: ours, problems, seconds} = await ourAlerts(folder, files, resolve(values.ini))
const {missed, extra: more, apart} = linesApart(difference(theirs, ours), difference(ours, theirs), lastLoose)
const extra = more.filter((alert) => !isUnplaced(alert, textOf(alert.file)))

const percent = (part: number, whole: number) => `${(100 - (100 * part) / whole).toFixed(2)} %`
console.log(`${files.length} files, ${theirs.length} alerts of Vale, ${ours.length} of ours, ${seconds.toFixed(1)} s`)
console.log(
  `${percent(missed.length, theirs.length)} of Vale's are ours, ${percent(extra.length, ours.length)} of ours are Vale's`,
)
console.log(
  `${apart} stand on another line of front matter or a page, ${more.length - extra.length} of ours are some that Vale can't place`,
)
console.log(`${problems.length} rules can't run: ${problems.map(({rule}) => rule).join(', ')}`)
for (const [name, alerts] of [
  ['only Vale', missed],
  ['only ours', extra],
] as const)
  for (const {file, rule, line, words} of alerts.slice(0, Number(values.most)))
    console.log(`${name}: ${file}:${line} ${rule} ${JSON.stringify(words.slice(0, 80))}`)

function runReal(): string {
  const args = ['--config', values.ini, '--output', 'JSON', '--no-exit', folder]
  const {stdout, error} = spawnSync(values.vale, args, {encoding: 'utf8', maxBuffer: 1e9})
  if (error) throw error
  return stdout
}

/** The last line of what the real program often places on another line: front matter, and all of a page. */
function lastLoose(file: string): number {
  if (/\.x?html?$/.test(file)) return Number.POSITIVE_INFINITY
  const found = /^---\n[\s\S]*?\n---/.exec(textOf(file))
  return found ? found[0].split('\n').length : 0
}
