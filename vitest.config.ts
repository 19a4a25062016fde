// How the tests run: on every core, and those that start the program only once it is bundled.
import {readdirSync, readFileSync} from 'node:fs'
import {defineConfig} from 'vitest/config'

const files = readdirSync('tests', {recursive: true, encoding: 'utf8'})
  .map((path) => `tests/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.test.ts') && !/^tests\/(?:editors|spark)\//.test(path))

/** Does a test need the bundle? It names the folder, or what starts a program from there. */
const needsBundle = (path: string) => /coverage\/dist|startClient\(/.test(readFileSync(path, 'utf8'))

export default defineConfig({
  test: {
    // One fewer than there are cores would leave half of two idle.
    maxWorkers: '100%',
    reporters: ['default', ['json', {outputFile: 'coverage/tests.json'}]],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      {extends: true, test: {name: 'source', include: files.filter((path) => !needsBundle(path))}},
      {extends: true, test: {name: 'bundle', include: files.filter(needsBundle), globalSetup: 'tests/setup.ts'}},
    ],
  },
})
