// VS Code itself, where `CODE_SERVER` names a code-server: the packaged extension shows what `clients.json` claims of it.
import {existsSync, readdirSync} from 'node:fs'
import {resolve} from 'node:path'
import {expect, test} from 'vitest'
import {once, testClaims} from './claims.ts'
import {driveVSCode} from './vscode.ts'

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
const folder = 'editors/vscode'
const vsix = readdirSync(folder).find((file) => file.endsWith('.vsix'))
if (!browser || !vsix)
  throw new Error('VS Code is driven in Chromium, with the packaged extension: one of them is missing.')

const run = once(() =>
  driveVSCode({codeServer: process.env.CODE_SERVER as string, browser, vsix: resolve(folder, vsix)}),
)

testClaims('VS Code 1.139', async () => (await run()).result)

test('the status counts what is found', async () => {
  expect((await run()).status['rain.md']).toMatch(/Copydesk.*\d/)
})
