// How the tests run: one line a file, and the counts where `.ci/run` can read them.
import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'tests/setup.ts',
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/editors/**', 'tests/spark/**'],
    reporters: ['default', ['json', {outputFile: 'coverage/tests.json'}]],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
