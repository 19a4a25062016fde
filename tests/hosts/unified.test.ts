// Copydesk as a unified plugin, in the real unified-engine and remark-cli.
import {spawnSync} from 'node:child_process'
import {resolve} from 'node:path'
import {PassThrough} from 'node:stream'
import remarkParse from 'remark-parse'
import {type Plugin, unified} from 'unified'
import {engine} from 'unified-engine'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import copydesk, {definePhraseRule, definePlugin, type UnifiedSettings} from '../../src/index.ts'
import {makeFolder} from '../support/desk.ts'

const headline = 'Rain stops play at Headingley again'
const text = `# ${headline}\n\n${headline}\n\nIt rained.\n`

function check(settings?: UnifiedSettings): VFile {
  const file = new VFile({path: 'a.md', value: text})
  const processor = unified().use(remarkParse).use(copydesk, settings)
  const tree = processor.parse(file)
  expect(processor.runSync(tree, file), 'the tree is left as it is').toEqual(processor.parse(file))
  return file
}

describe('as a plugin', () => {
  test('messages have place, rule, source and severity', () => {
    const [message, ...others] = check().messages
    expect(others).toEqual([])
    expect(message).toMatchObject({line: 3, column: 1, ruleId: 'duplicate-headline', source: 'copydesk', fatal: false})
  })

  test('settings apply', () => {
    expect(check({rules: {'duplicate-headline': 'error'}}).messages[0]?.fatal).toBe(true)
    expect(check({rules: {'duplicate-headline': 'off'}}).messages).toEqual([])
    expect(() => check({rules: {'duplicate-headlin': 'off'}})).toThrow('There is no rule `duplicate-headlin`.')
  })

  test('lists and plugins apply, and mistakes in them are said', () => {
    const lists = [{id: 'no-rain', phrases: ['rained']}]
    const plugin = definePlugin({
      name: 'desk',
      rules: {
        wet: definePhraseRule({
          summary: 'Wet.',
          phrases: ['It'],
          message: () => 'Wet.',
          severity: 'info',
          why: '',
          authority: '',
          examples: [],
        }),
      },
    })
    const found = (settings: UnifiedSettings) => check(settings).messages.map(({ruleId}) => ruleId)
    expect(found({lists, plugins: [plugin], rules: {'duplicate-headline': 'off', 'desk/wet': 'error'}})).toEqual([
      'desk/wet',
      'no-rain',
    ])
    expect(() => check({lists: [{id: 'No Rain', phrases: ['rained']}]})).toThrow('No Rain')
    expect(() => check({plugins: [{name: 'desk', rules: {wet: {}}} as never]})).toThrow('summary')
  })
})

describe('in the tools', () => {
  const folder = makeFolder({'a.md': text})

  test('unified-engine', async () => {
    const streamError = new PassThrough()
    let report = ''
    streamError.on('data', (chunk) => {
      report += chunk
    })
    const plugins = [copydesk as Plugin]
    const options = {
      processor: () => unified().use(remarkParse),
      cwd: folder,
      files: ['a.md'],
      plugins,
      streamError,
      color: false,
      quiet: true,
      output: false,
      out: false,
    }
    const code = await new Promise((done) => engine(options, (_error, code) => done(code)))
    expect(report).toMatch(/^a\.md\n3:1-3:36 warning The headline .* duplicate-headline copydesk\n/)
    expect(code).toBe(0)
  })

  test('remark --use copydesk', () => {
    const cli = resolve('node_modules/remark-cli/cli.js')
    const plugin = resolve('coverage/dist/index.js')
    const args = [cli, 'a.md', '--no-stdout', '--quiet', '--no-color', '--use', plugin]
    const {stderr} = spawnSync(process.execPath, args, {cwd: folder, encoding: 'utf8'})
    expect(stderr).toMatch(/3:1-3:36 warning The headline .* duplicate-headline copydesk/)
  })
})
