// Which faults are made of the steps that a command takes on the disk. Pure.
import type {Fault} from './run.ts'

const isWrite = (step: string) => /^(?:appendFileSync|chmod|mkdir|open|rename|sync|write)/.test(step)
const isPart = (step: string) => step.startsWith('write ')

/** Errors of a disk: at reads, and at writes, where some stay. */
const ofReads = ['EIO', 'EMFILE']
const ofWrites = ['ENOSPC', 'EIO', 'EINTR', 'EAGAIN', 'EROFS']
const lasting = ['ENOSPC', 'EIO']

/** One error of each kind at each step, and those that stay from there on. */
function errorsAt(steps: readonly string[]): Fault[] {
  return steps.flatMap((step, i): Fault[] => {
    const at = i + 1
    if (!isWrite(step)) return ofReads.map((kind) => ({at, kind}))
    return [...ofWrites.map((kind) => ({at, kind})), ...lasting.map((kind) => ({at, kind, lasting: true}))]
  })
}

/** Another program saves or deletes a draft before a step. */
const othersAt = (steps: readonly string[]): Fault[] =>
  steps.flatMap((_, i): Fault[] => ['edit', 'gone'].map((kind) => ({at: i + 1, kind})))

/** Writes that come to half. */
const shortsAt = (steps: readonly string[]): Fault[] =>
  steps.flatMap((step, i): Fault[] => (isPart(step) ? [{at: i + 1, kind: 'short'}] : []))

/** Killed before each step that changes something. */
export const killsAt = (steps: readonly string[]): Fault[] =>
  steps.flatMap((step, i): Fault[] => (isWrite(step) || /^(?:close|rm)/.test(step) ? [{at: i + 1, kind: 'kill'}] : []))

/** Another run of the same command comes before each step that changes something, and before the first. */
export const runsAt = (steps: readonly string[]): Fault[] =>
  steps.flatMap((step, i): Fault[] => (isWrite(step) || i === 0 ? [{at: i + 1, kind: 'run'}] : []))

/** A disk that is full from a step on. */
const fullFrom = (steps: readonly string[]): Fault[] => errorsAt(steps).filter(({lasting}) => lasting)

/** What can be made within this process. */
export const hereAt = (steps: readonly string[]): Fault[] =>
  [errorsAt, othersAt, shortsAt].flatMap((make) => make(steps))

/** What is made of the program as it is shipped. */
export const shippedAt = (steps: readonly string[]): Fault[] =>
  [fullFrom, shortsAt, killsAt, runsAt].flatMap((make) => make(steps))

/** A telling few: one error at each step, and another program before each that reads again or writes. */
export const fewAt = (steps: readonly string[]): Fault[] =>
  steps.flatMap((step, i): Fault[] => {
    const at = i + 1
    if (!isWrite(step)) return [{at, kind: 'EIO'}, ...(step.startsWith('readFile ') ? [{at, kind: 'edit'}] : [])]
    return [at % 2 === 0 ? {at, kind: 'ENOSPC', lasting: true} : {at, kind: 'EIO'}]
  })
