// What work costs beside a reference: processor time of this process, both measured in the same run.

/** Prepares work that is measured by itself; called anew for every measurement, so that nothing is remembered. */
export type Prepare = () => () => unknown

/** A power of growth halfway between that of linear work, 1, and that of quadratic work, 2. */
export const steep = 1.5

/** A cost that is too high is measured again, this often at most: something else may have disturbed it. */
const tries = 5

/** Microseconds of processor time that work takes. */
function timeOf(prepare: Prepare): number {
  const work = prepare()
  const before = process.cpuUsage()
  work()
  const {user, system} = process.cpuUsage(before)
  return Math.max(1, user + system)
}

/**
 * Takes a reference as the unit of cost: the least of three measurements, the first of which warms it up. The function
 * returned measures how many times as long work takes; what is not below `bound` is measured again, and the unit with it.
 */
export function costIn(reference: Prepare): (work: Prepare, bound: number) => number {
  let unit = Math.min(timeOf(reference), timeOf(reference), timeOf(reference))
  return (work, bound) => {
    let least = timeOf(work) / unit
    for (let i = 1; i < tries && least >= bound; i++) {
      unit = timeOf(reference)
      least = Math.min(least, timeOf(work) / unit)
    }
    return least
  }
}

/**
 * Returns the power by which the cost of work grows with the size of its input: 1 where it is linear, 2 where it is
 * quadratic. `prepare` takes the size as a multiple of the smallest.
 */
export function powerOfGrowth(prepare: (times: number) => () => unknown): number {
  const most = 8
  const cost = costIn(() => prepare(1))(() => prepare(most), most ** steep)
  return Math.log(cost) / Math.log(most)
}
