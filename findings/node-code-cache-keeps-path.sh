#!/usr/bin/env bash
# Node can keep compiled code: `script.createCachedData()` of `vm.Script` gives bytes to be written beside a program and
# shipped with it. The bytes hold the name that the script was given (`filename`). One expects that and nothing else:
# with `filename: path.basename(file)` no folder of the machine that compiled it.
# What really happens: where the name is cut out of a path and has 13 characters or more, V8 keeps it as a slice of that
# path, and writes the whole path into the compiled code, folders and user name included. A name of 12 characters, or one
# that was copied (`Buffer.from(name).toString()`), is written alone. So `server.cjs` is fine and `language-server.cjs` isn't.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/secret-project"
cat > "$folder/compile.mjs" <<'JS'
import {basename, join} from 'node:path'
import {Script} from 'node:vm'

console.log(`Node ${process.version}, V8 ${process.versions.v8}`)
const folder = process.argv[2]
let number = 0
// Each source is another, or V8 takes the script it compiled before, with its name.
const keepsFolder = (filename) =>
  new Script(`(function () { return ${number++} })`, {filename}).createCachedData().includes('secret-project')
const copied = (text) => Buffer.from(text).toString()
const cases = [
  ['the whole path', (file) => file, 'language-server.cjs', true],
  ['basename, 12 characters', basename, 'copydesk.cjs', false],
  ['basename, 13 characters', basename, 'copydesks.cjs', true],
  ['basename, longer', basename, 'language-server.cjs', true],
  ['basename, longer, copied', (file) => copied(basename(file)), 'language-server.cjs', false],
]
let isAsSaid = true
for (const [name, nameOf, file, expected] of cases) {
  const filename = nameOf(join(folder, file))
  const keeps = keepsFolder(filename)
  console.log(`${name.padEnd(25)} ${name === 'the whole path' ? '' : filename} -> ${keeps ? 'holds the folder' : 'holds no folder'}`)
  isAsSaid &&= keeps === expected
}
process.exit(isAsSaid ? 0 : 1)
JS
node "$folder/compile.mjs" "$folder/secret-project"
