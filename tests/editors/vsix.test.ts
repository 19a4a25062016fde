// The packaged VS Code extension: unpacked, its server started and spoken to.
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {inflateRawSync} from 'node:zlib'
import {expect, test} from 'vitest'
import {lint, parse} from '../../src/index.ts'
import {startClient} from '../support/client.ts'

const folder = 'editors/vscode'
const name = existsSync(folder) ? readdirSync(folder).find((file) => file.endsWith('.vsix')) : undefined

interface Manifest {
  icon: string
  contributes: {
    walkthroughs: {steps: {media: {image?: string; markdown?: string}}[]}[]
    yamlValidation: {url: string}[]
    jsonValidation: {url: string}[]
    commands: {command: string}[]
    menus: Record<string, {command?: string}[]>
    keybindings: {command?: string}[]
  }
}

/** The files of a zip archive. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const data = bytes.subarray(start, start + size)
    files.set(path, method === 0 ? data : inflateRawSync(data))
    at += 46 + nameLength + extra + comment
  }
  return files
}

test.skipIf(!name)('the packaged extension is small and carries a server that works alone', async () => {
  const file = join(folder, name as string)
  expect(statSync(file).size).toBeLessThanOrEqual(2 * 1024 * 1024)
  const unpacked = mkdtempSync(join(tmpdir(), 'copydesk-vsix-'))
  for (const [path, data] of unzip(readFileSync(file))) {
    mkdirSync(dirname(join(unpacked, path)), {recursive: true})
    writeFileSync(join(unpacked, path), data)
  }
  const about = JSON.parse(readFileSync(join(unpacked, 'extension/package.json'), 'utf8')) as {main: string}
  expect(existsSync(join(unpacked, 'extension', about.main))).toBe(true)
  const manifest = about as unknown as Manifest
  for (const {steps} of manifest.contributes.walkthroughs)
    for (const {media} of steps)
      expect(existsSync(join(unpacked, 'extension', media.image ?? media.markdown ?? 'none'))).toBe(true)
  const {yamlValidation, jsonValidation} = manifest.contributes
  for (const {url} of [...yamlValidation, ...jsonValidation])
    expect(JSON.parse(readFileSync(join(unpacked, 'extension', url), 'utf8'))).toHaveProperty('title')
  for (const name of [manifest.icon, 'changelog.md', 'readme.md', 'dist/sample.md'])
    expect(existsSync(join(unpacked, 'extension', name))).toBe(true)
  const known = new Set(manifest.contributes.commands.map(({command}) => command))
  const used = [...Object.values(manifest.contributes.menus).flat(), ...manifest.contributes.keybindings]
  expect(used.flatMap(({command}) => command ?? []).filter((command) => !known.has(command))).toEqual([])
  const client = await startClient({
    server: join(unpacked, 'extension/dist/bin/copydesk-lsp.cjs'),
    options: {status: true, stage: 'publish'},
  })
  const text = '# Rain\n\nThe the match was called off by [Name].\n'
  const uri = 'untitled:Untitled-1'
  await client.open(uri, text)
  const found = await client.pull(uri)
  expect(found.map(({code}) => code)).toEqual(lint(parse({path: 'a.md', text})).map(({ruleId}) => ruleId))
  const status = await client.until(() => client.heard.find(({method}) => method === 'copydesk/status'))
  expect(status.params).toMatchObject({uri, stage: 'publish'})
  expect(await client.stop()).toBe(0)
})
