// How the tests in real editors run: by themselves, since they need programs that may not be there.
import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'tests/editors/install.ts',
    include: ['tests/editors/*.test.ts'],
    reporters: ['default', ['json', {outputFile: 'coverage/editors.json'}]],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
