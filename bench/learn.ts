// Learning: the weights of features by logistic regression, with most of them at nothing (FTRL-proximal: McMahan et al.,
// "Ad click prediction: a view from the trenches", 2013). The same on every machine: no chance, no threads.

/** Which features it has, each as often as it has it, and whether it is of the kind that is learned. */
export interface Lesson {
  features: Int32Array
  isTrue: boolean
}

const [l1, l2, rate] = [1, 1, 0.1]

/** The weights of so many features, when all examples have been gone through so many times. */
export function learn(examples: readonly Lesson[], count: number, passes = 4): Float64Array {
  const [sums, squares, weights] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  const weightOf = (feature: number): number => {
    const sum = sums[feature] as number
    if (Math.abs(sum) <= l1) return 0
    return -(sum - Math.sign(sum) * l1) / ((1 + Math.sqrt(squares[feature] as number)) / rate + l2)
  }
  for (const {features, isTrue} of shuffled(examples, passes)) {
    let score = 0
    for (const feature of features) score += weights[feature] = weightOf(feature)
    const gradient = 1 / (1 + Math.exp(-score)) - (isTrue ? 1 : 0)
    for (const feature of features) {
      const square = squares[feature] as number
      const step = (Math.sqrt(square + gradient * gradient) - Math.sqrt(square)) / rate
      sums[feature] = (sums[feature] as number) + gradient - step * (weights[feature] as number)
      squares[feature] = square + gradient * gradient
    }
  }
  return weights.map((_, feature) => weightOf(feature))
}

/** All examples in an order that follows from their number alone, so many times over. */
function* shuffled(examples: readonly Lesson[], passes: number): Iterable<Lesson> {
  const order = examples.map((_, at) => at)
  let state = 1
  for (let pass = 0; pass < passes; pass++) {
    for (let at = order.length - 1; at > 0; at--) {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
      const other = state % (at + 1)
      ;[order[at], order[other]] = [order[other] as number, order[at] as number]
    }
    for (const at of order) yield examples[at] as Lesson
  }
}

/** The sum of the weights of features. */
export function scoreOf(features: Int32Array, weights: Float64Array): number {
  let score = 0
  for (const feature of features) score += weights[feature] as number
  return score
}
