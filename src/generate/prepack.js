// Before a package is packed: builds it, and leaves in its package.json what a user needs; `--restore` puts the rest back.
import {execSync} from 'node:child_process'
import {existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs'

const whole = 'package.json'
const kept = 'package.whole.json'

/** What only those who build need. */
const ours = ['scripts', 'devDependencies', 'allowScripts']

if (process.argv.includes('--restore')) {
  if (existsSync(kept)) renameSync(kept, whole)
} else {
  execSync('node src/generate/prepare.js', {stdio: ['ignore', 'ignore', 'inherit']})
  const text = readFileSync(whole, 'utf8')
  const shipped = Object.fromEntries(Object.entries(JSON.parse(text)).filter(([key]) => !ours.includes(key)))
  if (!existsSync(kept)) writeFileSync(kept, text)
  writeFileSync(whole, `${JSON.stringify(shipped, null, 2)}\n`)
}
