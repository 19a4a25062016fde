// How the tests in real editors run: by themselves, since they need programs that may not be there.
import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'tests/editors/install.ts',
    include: ['tests/editors/*.test.ts'],
    // VS Code weighs 620 MB: it is driven where it is, and named by the setup where it isn't.
    exclude: process.env.CODE_SERVER ? [] : ['tests/editors/vscode.test.ts'],
    reporters: ['default', ['json', {outputFile: 'coverage/editors.json'}]],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
