// `npm run faults`: commands that write, on a disk that fails at every step of theirs, killed at every step, two at once.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {bundle} from '../../src/generate/bundle.ts'
import {asProcess, inThisProcess} from './execute.ts'
import {hereAt, shippedAt} from './kinds.ts'
import {type Faulted, runScenario} from './run.ts'
import {scenarios} from './scenarios.ts'

const {values} = parseArgs({options: {only: {type: 'string', default: ''}}})
const folder = mkdtempSync(join(tmpdir(), 'copydesk-bundle-'))
let [total, bad] = [0, 0]
try {
  await bundle(folder)
  const [shipped, here] = [asProcess(folder), inThisProcess()]
  for (const scenario of scenarios.filter(({name}) => name.includes(values.only))) {
    show(`${scenario.name}, as it is shipped`, await runScenario(scenario, shipped, shippedAt))
    show(scenario.name, await runScenario(scenario, here, hereAt))
  }
} finally {
  rmSync(folder, {recursive: true})
}
console.log(`${total} faults, ${bad} met badly`)
process.exitCode = bad > 0 ? 1 : 0

function show(name: string, {counts, failures}: Faulted): void {
  const sum = Object.values(counts).reduce((a, b) => a + b, 0)
  const kinds = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`)
  for (const {fault, why} of failures) console.log(`${fault}: ${why}`)
  console.log(`${name}: ${sum} faults (${kinds.join(', ')}), ${failures.length} met badly`)
  total += sum
  bad += failures.length
}
