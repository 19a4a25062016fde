// The compiled code that the package ships: nothing of the machine that built it.
import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'

const files = () => readdirSync('coverage/dist/program').filter((name) => name.endsWith('.bin'))

test('both programs are compiled, and hold no folder of the machine', () => {
  expect(files()).toHaveLength(2)
  for (const file of files()) {
    const compiled = readFileSync(`coverage/dist/program/${file}`)
    expect(compiled.includes(process.cwd()), file).toBe(false)
    expect(compiled.includes('coverage/dist'), file).toBe(false)
  }
})
