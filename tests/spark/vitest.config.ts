// How the test on a local Spark runs: by itself, since it needs Python and Java and fetches Spark.
import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/spark/*.test.ts'],
    reporters: ['default', ['json', {outputFile: 'coverage/spark.json'}]],
    testTimeout: 600_000,
    hookTimeout: 900_000,
  },
})
