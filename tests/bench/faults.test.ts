// A disk that fails, at a telling few of the steps that `npm run faults` takes: nothing is half-written, lost or silent.
import {expect, test} from 'vitest'
import {asProcess, inThisProcess} from '../../bench/faults/execute.ts'
import {fewAt, killsAt, runsAt} from '../../bench/faults/kinds.ts'
import {type Execute, runScenario} from '../../bench/faults/run.ts'
import {scenarios} from '../../bench/faults/scenarios.ts'

const here = inThisProcess()
const shipped = asProcess('coverage/dist')

/** As it is shipped where something is to happen to it, else here. */
const mixed: Execute = (folder, scenario, args, fault) => (fault ? shipped : here)(folder, scenario, args, fault)

/** Repairs of structure take the same steps as repairs, of which there are many. */
const table = scenarios.filter(({name}) => name !== 'repairs').map((scenario) => [scenario.name, scenario] as const)

test.each(table)('errors and other programs at steps of %s', async (_, scenario) => {
  const {counts, failures} = await runScenario(scenario, here, fewAt)
  expect(failures).toEqual([])
  expect(counts.EIO).toBeGreaterThan(3)
})

test.each([
  ['repairs of structure', killsAt, {kill: 14}],
  ['a baseline anew', killsAt, {kill: 7}],
  ['a cache that joins', killsAt, {kill: 7}],
  ['repairs of structure', runsAt, {run: 13}],
  ['a baseline anew', runsAt, {run: 7}],
  ['a cache that joins', runsAt, {run: 7}],
])('%s, killed or with another run in between', async (name, faultsFor, made) => {
  const scenario = scenarios.find((scenario) => scenario.name === name)
  if (!scenario) throw new Error(`There is no scenario “${name}”.`)
  const {counts, failures} = await runScenario(scenario, mixed, faultsFor)
  expect(failures).toEqual([])
  expect(counts).toEqual(made)
})
