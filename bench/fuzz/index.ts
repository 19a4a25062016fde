// `npm run fuzz -- --inputs N --seed S`: drafts that nobody wrote, through formats, lint, repairs, memory, reports and server.
import {parseArgs} from 'node:util'
import {fuzz} from './run.ts'
import {closeSurfaces} from './surfaces.ts'

const {values} = parseArgs({
  options: {
    inputs: {type: 'string', default: '5000'},
    seed: {type: 'string', default: '1'},
    surface: {type: 'string'},
    extension: {type: 'string'},
  },
})
const started = performance.now()
const {counts, failures} = await fuzz({
  inputs: Number(values.inputs),
  seed: Number(values.seed),
  ...(values.surface !== undefined && {only: values.surface}),
  watch: {
    through: (inputs) => console.log(`${inputs} inputs, ${Math.round((performance.now() - started) / 1000)} s`),
    failed: ({surface, path, text, why, number}) =>
      console.log(`${surface}, input ${number}: ${why}\n  ${JSON.stringify({name: why, path, text})}`),
  },
  ...((values.extension === 'html' || values.extension === 'mdx') && {extension: values.extension}),
})
closeSurfaces()
const through = Object.entries(counts).map(([surface, count]) => `${surface} ${count}`)
console.log(
  `${values.inputs} inputs of seed ${values.seed}: ${through.join(', ')}; ${failures.length} kinds of failure`,
)
process.exitCode = failures.length > 0 ? 1 : 0
